import path from 'node:path';
import { app } from 'electron';
import { runCommand } from '../cli/command.ts';
import { nouns } from '../cli/nouns.ts';
import { bareWords } from '../cli/words.ts';
import { ensureUsualFolder, outFolder } from '../folders.ts';
import type { Start } from '../process/frames.ts';
import { supervise } from '../supervisor.ts';
import { spawnCore } from './core-process.ts';
import { places } from './places.ts';

/** Chromium's own words, which are not for us. */
const notOurs = /^--(no-sandbox|remote-debugging-port|ozone-platform|enable-logging|disable-gpu|user-data-dir)(=|$)/;

/** What was typed after an installed `groundwork`, if it is a command and not just a wish to see the window. */
export function commandIn(argv: readonly string[]): string[] | null {
  const words = argv.slice(app.isPackaged ? 1 : 2).filter((word) => !notOurs.test(word));
  const [first] = bareWords(words);
  return words.includes('--help') || (first !== undefined && Object.hasOwn(nouns, first)) ? words : null;
}

/** Runs it without a window, on a core of its own. */
export async function runInstalledCommand(words: readonly string[]): Promise<number> {
  await app.whenReady();
  return runCommand(words, {
    out: (text) => void process.stdout.write(text),
    aside: (text) => void process.stderr.write(text),
    watched: Boolean(process.stderr.isTTY),
    openCore: ({ data, clock, ids }) => {
      const start: Start = {
        folder: data === undefined ? ensureUsualFolder() : path.resolve(data),
        resources: places.resources,
        outFolder: outFolder(),
        version: app.getVersion(),
        nativeBinding: places.addon,
        ids,
        ...(clock === undefined ? {} : { clock }),
      };
      return supervise(spawnCore(places.core, start));
    },
    passphrase: async () => process.env['GROUNDWORK_PASSPHRASE'] || null,
    onStop: (stop) => void process.once('SIGINT', stop),
  });
}
