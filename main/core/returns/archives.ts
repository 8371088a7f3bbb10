import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openZip, type Zip } from '../exchange/zip.ts';

/*
 * Archives that a mail program or a cloud drive made of what people sent back: the PDFs in them are laid where things pass through, and
 * read as if they had been dropped one by one. What is in an archive beside them is not taken from it, and the archive gets its line.
 */

const limits = {
  /** Bytes of the archive as it came. */
  file: 300 * 1024 * 1024,
  entries: 5000,
  entry: 100 * 1024 * 1024,
  unpacked: 400 * 1024 * 1024,
  ratio: 200,
} as const;

/** PDFs that are taken from one archive: as many as one sheet holds. */
const mostTaken = 1000;
const begins = 'groundwork-unpacked-';
const tooOld = 24 * 3_600_000;

/** What systems put into archives and folders by themselves. */
const leftovers = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.(?!\.?\/)|~\$|thumbs\.db$|desktop\.ini$)/i;

export interface Unpacked {
  paths: string[];
  /** Takes away what was laid out, but for what has yet to be read. */
  clear: (unread: readonly string[]) => void;
}

/** The same paths, with the PDFs of archives in the places of the archives. */
export async function unpackArchives(paths: readonly string[], signal: AbortSignal): Promise<Unpacked> {
  sweepOld();
  const folders: string[] = [];
  const all: string[] = [];
  for (const file of paths) {
    const zip = signal.aborted || !isArchive(file) ? null : await open(file);
    if (!zip) {
      all.push(file);
      continue;
    }
    const folder = mkdtempSync(path.join(os.tmpdir(), begins));
    folders.push(folder);
    const { taken, whole } = await takeOut(zip, folder, signal);
    all.push(...taken, ...(whole && taken.length > 0 ? [] : [file]));
  }
  const clear = (unread: readonly string[]): void => {
    for (const folder of folders)
      if (!unread.some((file) => file.startsWith(folder + path.sep))) rmSync(folder, { recursive: true, force: true });
  };
  return { paths: all, clear };
}

function isArchive(file: string): boolean {
  if (/\.pdf$/i.test(file)) return false;
  try {
    // Looked at before it is opened: to open a pipe is to wait for whoever writes into it.
    const found = statSync(file);
    if (!found.isFile() || found.size > limits.file) return false;
    const handle = openSync(file, 'r');
    const head = Buffer.alloc(4);
    readSync(handle, head, 0, 4, 0);
    closeSync(handle);
    return head.readUInt32LE(0) === 0x04034b50;
  } catch {
    return false;
  }
}

/** `null`: locked, broken or too much, so that it gets its line as it is. */
async function open(file: string): Promise<Zip | null> {
  try {
    return openZip(await readFile(file), limits);
  } catch {
    return null;
  }
}

/** `whole`: everything that somebody put into it was a PDF and could be taken. */
async function takeOut({ names, read }: Zip, folder: string, signal: AbortSignal): Promise<{ taken: string[]; whole: boolean }> {
  const meant = names.filter((name) => !name.endsWith('/') && !leftovers.test(name));
  const wanted = meant.filter((name) => /\.pdf$/i.test(name)).slice(0, mostTaken);
  const taken: string[] = [];
  for (const [at, name] of wanted.entries()) {
    if (signal.aborted) break;
    // One after the other, and others are answered in between.
    await new Promise((resolve) => setImmediate(resolve));
    const to = path.join(folder, String(at + 1).padStart(4, '0'), plain(name));
    try {
      const bytes = read(name);
      if (!bytes) continue;
      mkdirSync(path.dirname(to));
      writeFileSync(to, bytes, { mode: 0o600 });
      taken.push(to);
    } catch {
      // That one is damaged, or too much; the others are not.
    }
  }
  return { taken, whole: taken.length === meant.length };
}

/** The last part of a name only, and nothing in it that a system could take for more than a name. */
const plain = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}<>:"|?*]/gu, '_').slice(-120) || 'file.pdf';

/** What a program that was ended has left. */
function sweepOld(): void {
  const all = os.tmpdir();
  try {
    for (const name of readdirSync(all).filter((each) => each.startsWith(begins))) {
      const folder = path.join(all, name);
      if (Date.now() - statSync(folder).mtimeMs > tooOld) rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // Another's, or gone already.
  }
}
