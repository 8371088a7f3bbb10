import { spawn } from 'node:child_process';
import path from 'node:path';
import { mayOpenPath } from '../opening.ts';

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['xdg-open'],
  darwin: ['open'],
  win32: ['explorer.exe'],
};

/** Shows a document, or the folder it lies in, with the system's own programs. The bridge runs on the person's own computer. */
export async function show(file: string, how: 'file' | 'folder'): Promise<boolean> {
  const wanted = how === 'folder' && path.extname(file) !== '' ? path.dirname(file) : file;
  return mayOpenPath(wanted) && open(wanted);
}

/** Asks the system to open something. Answers within two seconds, whatever the system does; having no such program is no fault. */
export function open(what: string): Promise<boolean> {
  const [program, ...words] = openers[process.platform] ?? [];
  if (!program) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(program, [...words, what], { stdio: 'ignore', detached: true });
    const long = setTimeout(() => resolve(true), 2000);
    const end = (opened: boolean): void => {
      clearTimeout(long);
      resolve(opened);
    };
    child.once('error', () => end(false));
    // Explorer answers 1 whatever it did.
    child.once('exit', (code) => end(code === 0 || process.platform === 'win32'));
    child.unref();
  });
}
