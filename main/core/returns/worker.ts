import { open, stat } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { mostBytes, type ReadFile, readReturn } from './read.ts';

/** A thread that reads files: a path in, what was read out. Of a file it keeps nothing. */
parentPort?.on('message', (path: string) => void answer(path).then((read) => parentPort?.postMessage(read)));

/** Most files fit into one and the same stretch of memory, which is then not asked for a thousand times over. */
const usual = 4 * 1024 * 1024;
let desk: Buffer | null = null;

type Answer = ReadFile | { ok: false; problem: 'unreadable'; hash: string; bytes: number };

async function answer(path: string): Promise<Answer> {
  try {
    // Looked at before it is opened: to open a pipe is to wait for whoever writes into it.
    const { size } = await regular(path);
    if (size > mostBytes) return { ok: false, problem: 'too-large', hash: '', bytes: size };
    desk ??= Buffer.allocUnsafeSlow(usual);
    const bytes = await readInto(path, size <= usual ? desk : Buffer.allocUnsafeSlow(size));
    try {
      return await readReturn(bytes);
    } finally {
      // The thread may rest for a while, and people's words are no part of what it keeps.
      bytes.fill(0);
    }
  } catch {
    return { ok: false, problem: 'unreadable', hash: '', bytes: 0 };
  }
}

async function regular(path: string): Promise<{ size: number }> {
  const found = await stat(path);
  if (!found.isFile()) throw new Error('no file');
  return found;
}

/** As much of the file as there was a moment ago, whatever is done to it meanwhile. */
async function readInto(path: string, room: Buffer): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    let read = 0;
    while (read < room.length) {
      const { bytesRead } = await file.read(room, read, room.length - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return room.subarray(0, read);
  } finally {
    await file.close();
  }
}
