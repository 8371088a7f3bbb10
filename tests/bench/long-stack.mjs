import path from 'node:path';
import { createCore } from '../../main/core/core.ts';

/* Started by scans.mjs: reads a folder of scans into a store that is there, and tells, page by page, how much memory that takes. */

const [data, stack] = process.argv.slice(2);
let ids = 0;
const core = createCore({
  folder: data,
  resources: path.resolve(import.meta.dirname, '../../resources'),
  outFolder: path.join(data, '..', 'out'),
  version: 'bench',
  now: () => new Date().toISOString(),
  newId: () => `long-${++ids}`,
  log: { info: () => {}, warn: () => {}, error: () => {} },
});
const megabyte = 1024 * 1024;
core.on((event) => {
  if (event.event !== 'job') return;
  if (event.state === 'running') {
    if (event.total <= 1 || event.done === 0) return;
    const { rss, heapUsed } = process.memoryUsage();
    process.send({ share: event.done / event.total, rss: rss / megabyte, heap: heapUsed / megabyte });
    return;
  }
  void core.close().then(() => process.disconnect());
});
const reply = await core.call({ id: '1', call: 'scans.read', input: { batch: 'long', paths: [stack] } });
if (!reply.ok) throw new Error(reply.error.code);
