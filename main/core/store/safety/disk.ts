import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { ErrorCode } from '../../../../preload/contract/errors.ts';
import { Refusal } from '../../refusal.ts';
import { errorCode } from '../failures.ts';
import { freeBytes, syncFolder } from '../folder.ts';
import type { Steps } from './steps.ts';

/*
 * Writing so that a kill or a power cut leaves either the old file or the new one, and naming what a disk refuses.
 * Everything that the safety room puts on a disk goes through here.
 */

/** Writes the whole of a small file: beside it, down to the disk, then over it in one step. */
export function writeWhole(file: string, data: string | Buffer): void {
  const draft = `${file}.part`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, typeof data === 'string' ? Buffer.from(data) : data);
    fsyncSync(handle);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
  syncFolder(dirname(file));
}

/**
 * Copies a file; in one step on a disk that can share blocks. Elsewhere a long one says how far it is, where somebody waits, and can be
 * stopped in the middle.
 */
export function copyWhole(from: string, to: string, steps: Steps | undefined): void {
  steps?.next('copy');
  if (!steps) return copyFileSync(from, to, constants.COPYFILE_FICLONE);
  try {
    return copyFileSync(from, to, constants.COPYFILE_FICLONE_FORCE);
  } catch {
    // This disk shares no blocks.
  }
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'w', 0o600);
    try {
      const { size } = fstatSync(source);
      const piece = Buffer.alloc(4 << 20);
      for (let at = 0, got = -1; got !== 0; at += got) {
        got = readSync(source, piece, 0, piece.length, at);
        writeSync(target, piece, 0, got, at);
        steps.at(at / Math.max(1, size));
      }
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Overwrites a file once and removes it. On a disk that writes in place nothing readable is left. A solid-state disk, a file
 * system that copies on write, or a snapshot may keep the old blocks for a while: only encrypting the whole disk covers those.
 */
export function destroy(file: string): void {
  if (!existsSync(file)) return;
  const handle = openSync(file, 'r+');
  try {
    const { size, nlink } = fstatSync(handle);
    // The same bytes under another name are still wanted there.
    if (nlink > 1) return unlinkSync(file);
    const noise = Buffer.alloc(Math.min(size, 1 << 20));
    for (let at = 0; at < size; at += noise.length) writeSync(handle, noise, 0, Math.min(noise.length, size - at), at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  unlinkSync(file);
}

/** Drafts that came to nothing. Where even this fails, as on a stick that is gone, what went wrong before is the better thing to say. */
export function discard(...drafts: string[]): void {
  for (const draft of drafts) {
    try {
      destroy(draft);
    } catch {
      // See above.
    }
  }
}

export function destroyFolder(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) destroyFolder(join(folder, entry.name));
    else destroy(join(folder, entry.name));
  }
  rmSync(folder, { recursive: true });
}

/** SQLite's own first sixteen bytes: a database that anybody can read. An encrypted one begins with a random salt. */
export function isPlainDatabase(file: string): boolean {
  const head = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  try {
    return readSync(handle, head, 0, 16, 0) === 16 && head.toString('latin1') === 'SQLite format 3\0';
  } finally {
    closeSync(handle);
  }
}

/** Asked before a long copy: better a sentence now than a full disk in the middle. */
export function requireSpace(folder: string, needed: number): void {
  const free = freeBytes(folder);
  if (free !== null && free < needed) throw new Refusal('disk-full', { needed, free });
}

const codes: Record<string, ErrorCode> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  SQLITE_FULL: 'disk-full',
  EROFS: 'read-only',
  SQLITE_READONLY: 'read-only',
  EACCES: 'file-not-writable',
  EPERM: 'file-not-writable',
  EISDIR: 'file-not-writable',
  ENOTDIR: 'file-not-writable',
  EEXIST: 'file-not-writable',
  EBUSY: 'file-not-writable',
  SQLITE_CANTOPEN: 'file-not-writable',
  ENOENT: 'file-missing',
  // What a memory stick gives when it has been pulled out.
  EIO: 'file-missing',
  ENODEV: 'file-missing',
  ENXIO: 'file-missing',
  SQLITE_CORRUPT: 'store-damaged',
  SQLITE_NOTADB: 'not-a-backup',
};

/** The refusal that fits what the disk or SQLite said. `detail` names the folder that Groundwork chose or was given, never a typed name. */
export function refusalFor(error: unknown, otherwise: ErrorCode, detail: Record<string, string | number> = {}): Refusal {
  if (error instanceof Refusal) return error;
  const code = errorCode(error);
  const family = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code;
  const known = family === 'SQLITE_IOERR' ? undefined : codes[family];
  return new Refusal(known ?? otherwise, { ...detail, ...(code ? { cause: code } : {}) });
}
