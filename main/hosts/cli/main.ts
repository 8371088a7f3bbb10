import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import manifest from '../../../package.json' with { type: 'json' };
import { createCore } from '../../core/core.ts';
import { toDeps } from '../deps.ts';
import { ensureUsualFolder, outFolder } from '../folders.ts';
import { runCommand } from './command.ts';

/** `groundwork NOUN VERB …`: the whole program in this process, on the same store as the window. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has had enough (`| head`) is no fault.
    if (error.code === 'EPIPE') process.exit(0);
    if (stream === process.stderr) return;
    process.stderr.write(
      `The answer could not be written (${error.code ?? 'no reason was given'}). What was asked for in the store is done.\n`,
    );
    process.exitCode = 1;
  });

const dist = path.join(__dirname, '..');
const addon = path.join(dist, 'native', `${process.platform}-${process.arch}.node`);

const code = runCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  aside: (text) => void process.stderr.write(text),
  watched: Boolean(process.stderr.isTTY),
  openCore: ({ data, clock, ids }) =>
    createCore(
      toDeps({
        folder: data === undefined ? ensureUsualFolder() : path.resolve(data),
        resources: path.join(dist, '..', 'resources'),
        outFolder: outFolder(),
        version: manifest.version,
        ids,
        ...(existsSync(addon) ? { nativeBinding: addon } : {}),
        ...(clock === undefined ? {} : { clock }),
      }),
    ),
  passphrase: async () =>
    process.env['GROUNDWORK_PASSPHRASE'] || (process.stdin.isTTY && process.stderr.isTTY ? askQuietly('Passphrase: ') : null),
  onStop: (stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  },
});
void code.then((exit) => {
  // Not process.exit: what was written to a pipe is still on its way.
  process.exitCode ||= exit;
});

/** Asks without showing what is typed. */
async function askQuietly(question: string): Promise<string> {
  process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, terminal: true });
  const [answer = ''] = await Promise.race([
    lines.question('').then((line) => [line]),
    new Promise<string[]>((resolve) => lines.once('close', () => resolve([]))),
  ]);
  lines.close();
  process.stderr.write('\n');
  return answer;
}
