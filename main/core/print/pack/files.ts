import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Refusal } from '../../refusal.ts';

/** Files that are whole or not there: written beside their place, flushed, then moved into it. */

export async function openFolder(folder: string): Promise<string[]> {
  return coded(folder, async () => {
    await mkdir(folder, { recursive: true });
    return readdir(folder);
  });
}

/** `fill` gets the open file; whatever goes wrong, no part of a file stays behind. */
export async function writeWhole(folder: string, name: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  // Not made from the name: a half-written file must not carry somebody's name either.
  const passing = path.join(folder, `.groundwork-${randomBytes(6).toString('hex')}.part`);
  await coded(folder, async () => {
    const file = await open(passing, 'wx');
    try {
      try {
        await fill(file);
        await file.datasync();
      } finally {
        await file.close();
      }
      await moveInto(passing, path.join(folder, name));
    } catch (error) {
      await unlink(passing).catch(() => undefined);
      throw error;
    }
  });
}

/** Virus scanners on Windows hold a new file for a moment and refuse to have it renamed. */
async function moveInto(from: string, to: string): Promise<void> {
  for (let wait = 20; ; wait *= 3) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (wait > 1000 || !['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error;
      await setTimeout(wait);
    }
  }
}

/** Writes all of the buffers, however little the system takes at a time. */
export async function writeAll(file: FileHandle, parts: readonly Uint8Array[]): Promise<void> {
  const total = parts.reduce((sum, part) => sum + part.byteLength, 0);
  const { bytesWritten } = await file.writev(parts);
  if (bytesWritten === total) return;
  for (let rest = Buffer.concat(parts).subarray(bytesWritten); rest.length > 0; ) {
    const more = await file.write(rest);
    rest = rest.subarray(more.bytesWritten);
  }
}

/** Makes the folder's own list of files durable; not every system can, and none loses a file's content for it. */
export async function settleFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows does not open folders.
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const barred = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EISDIR',
  'ENOENT',
  'EEXIST',
  'EBUSY',
  'ENAMETOOLONG',
  'EINVAL',
  'EIO',
  'ELOOP',
  'EMFILE',
  'ENXIO',
]);

/** What the system says, as one of our refusals. The folder is named; a file's name may be somebody's and is not. */
async function coded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (full.has(code)) throw new Refusal('disk-full', { folder });
    if (barred.has(code)) throw new Refusal('file-not-writable', { folder, reason: code });
    throw error;
  }
}
