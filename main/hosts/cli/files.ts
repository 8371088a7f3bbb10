import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Stop } from './verb.ts';

/** Writes bytes to a file, or into a folder under the name that they bring. Answers where they are. */
export function writeOut(out: string, name: string, bytes: Uint8Array): string {
  const asked = path.resolve(out);
  const file = isFolder(asked) ? path.join(asked, name) : asked;
  try {
    writeFileSync(file, bytes);
  } catch {
    throw new Stop('refused', `It could not be written: ${file}.`, { code: 'file-not-writable', detail: { path: file } });
  }
  return file;
}

export const isFolder = (out: string): boolean => statSync(path.resolve(out), { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The whole path of a file that is to be read; a word that names none is said as it was given. */
export function fileNamed(word: string): string {
  const file = path.resolve(word);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  throw new Stop('refused', `There is no file ${word} that can be read.`, { code: 'file-missing', detail: { path: word } });
}

/** A file that is asked for by its name: the folder, the name, and which of the kinds its ending says. */
export function placeOf<E extends string>(out: string, endings: readonly E[]): { folder: string; file: string; ending: E } {
  const asked = path.resolve(out);
  const ending = endings.find((each) => path.extname(asked).toLowerCase() === `.${each}`);
  if (!ending) throw new Stop('wrong-usage', `--out names a file that ends in ${endings.map((each) => `.${each}`).join(' or ')}.`);
  return { folder: path.dirname(asked), file: path.basename(asked), ending };
}
