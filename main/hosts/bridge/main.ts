import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import manifest from '../../../package.json' with { type: 'json' };
import { ensureUsualFolder, outFolder } from '../folders.ts';
import { spawnChild } from '../process/child.ts';
import { supervise } from '../supervisor.ts';
import { type Bridge, openBridge } from './server.ts';
import { open } from './show.ts';
import { createTabs } from './tabs.ts';

/** The browser edition: serves on loopback until the terminal that started it ends it. */
const dist = path.join(__dirname, '..');
const words = process.argv.slice(2);
const port = words.includes('--port') ? Number(words[words.indexOf('--port') + 1]) : undefined;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
process.stdout.on('error', () => {});

async function run(): Promise<void> {
  const folder = ensureUsualFolder();
  const core = supervise(
    spawnChild(
      path.join(__dirname, 'core.cjs'),
      {
        folder,
        resources: path.join(dist, '..', 'resources'),
        outFolder: outFolder(),
        version: manifest.version,
        nativeBinding: path.join(dist, 'native', `${process.platform}-${process.arch}.node`),
      },
      process.execPath,
    ),
  );
  let ending = false;
  const end = async (failed = false): Promise<never> => {
    if (ending) return new Promise(() => {});
    ending = true;
    await bridge?.close();
    await core.close();
    if (!failed) say('Groundwork has ended. Everything that was saved is in your data folder.');
    process.exit(failed ? 1 : 0);
  };
  const tabs = createTabs(folder);
  const openAt = (wanted: number): Promise<Bridge> => openBridge({ core, pages: path.join(dist, 'renderer'), port: wanted, tabs });
  // A tab that was left open finds Groundwork where it was; where somebody else is there now, the new address does as well.
  const opening = port === undefined && tabs.port !== undefined ? openAt(tabs.port).catch(() => openAt(0)) : openAt(port ?? 0);
  const bridge = await opening.catch((error: unknown) => {
    process.stderr.write(`${whyNot(error)}\n`);
    return null;
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
  if (!bridge) return end(true);

  const why = process.env['GROUNDWORK_WHY'];
  const other = process.env['GROUNDWORK_OTHER'];
  const address = bridge.address();
  const opened = words.includes('--open') && (await open(address));
  say(
    `Groundwork is ${opened ? 'open in your browser' : 'ready for your browser at the address below'}${why ? `, ${why}` : ''}.${other ? ` ${other}` : ''}`,
  );
  say(`  ${address}`);
  say('The address opens one tab. Press Enter for another; Ctrl+C ends Groundwork.');
  core.on((event) => {
    if (event.event === 'core' && event.state === 'given-up')
      say('Groundwork’s core stopped three times within a minute. The page says what to do.');
  });
  createInterface({ input: process.stdin }).on('line', () => say(`  ${bridge.address()}`));
}

function whyNot(error: unknown): string {
  const code = error && typeof error === 'object' && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `Port ${port} is in use by another program. Leave out --port and Groundwork finds a free one.`;
  if (code === 'EACCES') return `Port ${port} may not be used by you. Leave out --port and Groundwork finds a free one.`;
  return `Groundwork could not open a port for your browser (${code || 'no reason was given'}).`;
}

if (existsSync(path.join(dist, 'renderer', 'index.html'))) void run();
else {
  process.stderr.write('Groundwork is not built. “npm start” builds it.\n');
  process.exitCode = 1;
}
