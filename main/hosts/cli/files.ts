import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Stop } from './verb.ts';

/** Writes bytes to a file, or into a folder under the name that they bring. Answers where they are. */
export function writeOut(out: string, name: string, bytes: Uint8Array): string {
  const asked = path.resolve(out);
  const file = statSync(asked, { throwIfNoEntry: false })?.isDirectory() ? path.join(asked, name) : asked;
  try {
    writeFileSync(file, bytes);
  } catch {
    throw new Stop('refused', `It could not be written: ${file}.`, { code: 'file-not-writable', detail: { path: file } });
  }
  return file;
}

/** A file that is asked for by its name: the folder, the name, and which of the kinds its ending says. */
export function placeOf<E extends string>(out: string, endings: readonly E[]): { folder: string; file: string; ending: E } {
  const asked = path.resolve(out);
  const ending = endings.find((each) => path.extname(asked).toLowerCase() === `.${each}`);
  if (!ending) throw new Stop('wrong-usage', `--out names a file that ends in ${endings.map((each) => `.${each}`).join(' or ')}.`);
  return { folder: path.dirname(asked), file: path.basename(asked), ending };
}
