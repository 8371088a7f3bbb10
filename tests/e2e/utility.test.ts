import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { asRoot, can, electronProgram, root, scratch } from './support/places.ts';

/** The way that an Electron of today takes: its own utility process. The real shell, supervisor and entry; see support/utility. */
describe.skipIf(!can.electron)('a core in a utility process', () => {
  const home = scratch('groundwork-utility-');
  let heard: Record<string, unknown>;

  beforeAll(async () => {
    const support = path.join(root, 'tests/e2e/support/utility');
    const bundle = (name: string, input: string): Promise<unknown> =>
      build({
        configFile: false,
        root,
        logLevel: 'error',
        plugins: [
          {
            name: 'core-that-stands-in',
            enforce: 'pre',
            resolveId: (source) => (source.endsWith('/core/core.ts') ? path.join(support, 'core.ts') : null),
          },
        ],
        ssr: { noExternal: true, external: ['electron'], target: 'node' },
        build: {
          ssr: true,
          target: 'node20',
          outDir: home,
          emptyOutDir: false,
          rolldownOptions: {
            input: { [name]: input },
            external: ['electron'],
            output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
          },
        },
      });
    await bundle('main', path.join(support, 'main.ts'));
    await bundle('core', path.join(root, 'main/hosts/process/entry.ts'));
    writeFileSync(path.join(home, 'package.json'), '{ "name": "utility", "main": "main.cjs" }');
    const env = { ...process.env, GROUNDWORK_CORE: 'utility', HOME: home };
    const ran = spawnSync(electronProgram!, [...(asRoot ? ['--no-sandbox'] : []), home], { encoding: 'utf8', env, timeout: 120_000 });
    heard = JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
  });

  it('carries a request, a failure and an event', () => {
    expect(heard['first']).toEqual({ id: 'a', ok: true, output: { say: 'hello' } });
    expect(heard['malformed']).toEqual({ id: '', ok: false, error: { code: 'bad-input', detail: { where: 'envelope' } } });
    expect(heard['events']).toContainEqual({ event: 'changed', op: 'op-1', scope: 'x', tables: [] });
  });

  it('is started again when it is lost, and what brought it down twice is not sent a third time', () => {
    expect(heard['lost']).toEqual({ id: 'b', ok: false, error: { code: 'core-gone', detail: {} } });
    expect(heard['after']).toMatchObject({ id: 'c', ok: true });
    expect(heard['crashes']).toBe(2);
  });
});
