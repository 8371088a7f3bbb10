import path from 'node:path';
import { app } from 'electron';
import { spawnCore } from '../../../../main/hosts/electron/core-process.ts';
import { supervise } from '../../../../main/hosts/supervisor.ts';
import type { CoreEvent } from '../../../../preload/contract/envelope.ts';

/** Electron without a window: asks a core in a utility process, kills it, asks again, and prints what it heard as JSON. */
void app.whenReady().then(async () => {
  const start = { folder: '/nowhere', resources: '/nowhere', outFolder: '/nowhere', version: '1' };
  const core = supervise(spawnCore(path.join(__dirname, 'core.cjs'), start));
  const events: CoreEvent[] = [];
  core.on((event) => events.push(event));
  const first = await core.call({ id: 'a', call: 'workbook.list', input: { say: 'hello' } });
  const malformed = await core.call('nothing that fits');
  const lost = await core.call({ id: 'b', call: 'workbook.get', input: { die: true } });
  const after = await core.call({ id: 'c', call: 'workbook.list', input: {} });
  const crashes = core.crashes();
  await core.close();
  process.stdout.write(`\n${JSON.stringify({ first, malformed, lost, after, events, crashes })}\n`);
  app.exit(0);
});
