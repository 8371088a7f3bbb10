import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { OpeningProblem } from '../../../preload/contract/model/store.ts';
import { errorCode, isNoSpace } from './failures.ts';

/** Why a store would not open, and the facts for the sentence that says so. */
export interface Problem {
  problem: OpeningProblem;
  detail: Record<string, string | number | boolean>;
}

/** Enough for SQLite to fold its `-wal` into the store and to take a day's work. */
const roomNeeded = 8 * 1024 * 1024;

/** The first step of opening: there is a folder, it can be written to, and there is room. Makes the last part of the path if need be. */
export function checkFolder(folder: string): Problem | null {
  try {
    const there = statSync(folder, { throwIfNoEntry: false });
    if (there && !there.isDirectory()) return { problem: 'folder-not-writable', detail: { folder, reason: 'ENOTDIR' } };
    // A name that could not be read as text is another folder's, and would be made beside the one that was meant.
    if (!there && folder.includes('\uFFFD')) return { problem: 'folder-missing', detail: { folder } };
    if (!there && !existsSync(dirname(folder))) return { problem: 'folder-missing', detail: { folder, parent: dirname(folder) } };
    if (!there) mkdirSync(folder);
  } catch (error) {
    // A path that is too long, or leads through a folder that may not be looked into, does not even say whether it is there.
    return notWritable(folder, error);
  }
  return tryWriting(folder) ?? checkRoom(folder);
}

function tryWriting(folder: string): Problem | null {
  const probe = join(folder, `.groundwork-probe-${process.pid}`);
  try {
    const file = openSync(probe, 'w');
    try {
      writeSync(file, 'Groundwork tries whether it can write here.\n');
    } finally {
      closeSync(file);
    }
    return null;
  } catch (error) {
    return notWritable(folder, error);
  } finally {
    rmSync(probe, { force: true });
  }
}

function checkRoom(folder: string): Problem | null {
  const free = freeBytes(folder);
  return free !== null && free < roomNeeded ? { problem: 'disk-full', detail: { folder, free, needed: roomNeeded } } : null;
}

/** `null` where the system does not say, as some network drives do not. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** A store that was marked read-only, or that belongs to somebody else: SQLite would open it and fail at the first change. */
export function checkFile(file: string): Problem | null {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    return { problem: 'folder-not-writable', detail: { file, reason: errorCode(error) } };
  }
}

const notWritable = (folder: string, error: unknown): Problem => ({
  problem: isNoSpace(error) ? 'disk-full' : 'folder-not-writable',
  detail: { folder, reason: errorCode(error) },
});

/** The first bytes of a file; fewer if it is shorter. */
export function readStart(file: string, bytes: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.subarray(0, readSync(handle, buffer, 0, bytes, 0));
  } finally {
    closeSync(handle);
  }
}

export const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** So that a name given to a file outlives a power cut. Windows has no such call and does it by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
