import { randomBytes } from 'node:crypto';
import { closeSync, fdatasync, fsyncSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, unlinkSync, writevSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Refusal } from '../../refusal.ts';

/**
 * Files that are whole or not there: written beside their place, flushed, then moved into it. Only the flush is waited for,
 * the rest is quicker done than handed over: a thousand files are six thousand calls.
 */

const flush = promisify(fdatasync);

/** Makes the folder where it is missing, and answers what is in it. */
export function openFolder(folder: string): string[] {
  try {
    makeFolder(folder);
    return readdirSync(folder);
  } catch (error) {
    throw refusalOf(error, folder);
  }
}

/** Step by step: Node's own `recursive` never comes back where the system answers that a folder's standing parent is not there (as in /proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}

/** Puts bytes after those that are there. */
export type Write = (parts: readonly Uint8Array[]) => void;

/** Whatever goes wrong while `fill` writes, no part of a file stays behind. */
export async function writeWhole(folder: string, name: string, fill: (write: Write) => Promise<void> | void): Promise<void> {
  // Not made from the name: a half-written file must not carry somebody's name either.
  const passing = path.join(folder, `.groundwork-${randomBytes(6).toString('hex')}.part`);
  let made = false;
  try {
    const file = openSync(passing, 'wx');
    made = true;
    try {
      await fill((parts) => writeAll(file, parts));
      await flush(file);
    } finally {
      closeSync(file);
    }
    await moveInto(passing, path.join(folder, name));
  } catch (error) {
    if (made) remove(passing);
    throw refusalOf(error, folder);
  }
}

function writeAll(file: number, parts: readonly Uint8Array[]): void {
  let rest = parts;
  for (;;) {
    const total = rest.reduce((sum, part) => sum + part.byteLength, 0);
    const written = writevSync(file, rest);
    if (written >= total) return;
    rest = [Buffer.concat(rest).subarray(written)];
  }
}

/** Virus scanners on Windows hold a new file for a moment and refuse to have it renamed. */
async function moveInto(from: string, to: string): Promise<void> {
  for (let wait = 20; ; wait *= 3) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (wait > 1000 || !['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error;
      await setTimeout(wait);
    }
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // The disk may be gone altogether: what is wrong with it has been said already.
  }
}

/** Makes the folder's own list of files durable; Windows does not open folders, and no file's content is lost for it. */
export function settleFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    return;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const barred = new Set(
  'EACCES EPERM EROFS ENOTDIR EISDIR ENOENT EEXIST EBUSY ENAMETOOLONG EINVAL EIO ELOOP EMFILE ENFILE ENXIO ENODEV ETXTBSY UNKNOWN'.split(
    ' ',
  ),
);

/** What the system says, as one of our refusals. The folder is named; a file's name may be somebody's and is not. */
function refusalOf(error: unknown, folder: string): unknown {
  const code = codeOf(error);
  if (full.has(code)) return new Refusal('disk-full', { folder });
  return barred.has(code) ? new Refusal('file-not-writable', { folder, reason: code }) : error;
}
