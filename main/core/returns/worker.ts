import { open } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { mostBytes, type ReadFile, readReturn } from './read.ts';

/** A thread that reads files: a path in, what was read out. It keeps nothing between two. */
parentPort?.on('message', (path: string) => void answer(path).then((read) => parentPort?.postMessage(read)));

async function answer(path: string): Promise<ReadFile | { ok: false; problem: 'unreadable'; hash: string; bytes: number }> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > mostBytes) return { ok: false, problem: 'too-large', hash: '', bytes: size };
      return await readReturn(await file.readFile());
    } finally {
      await file.close();
    }
  } catch {
    return { ok: false, problem: 'unreadable', hash: '', bytes: 0 };
  }
}
