import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const script = path.resolve(import.meta.dirname, 'store-child.ts');

export interface Driver {
  process: ChildProcess;
  /** What it said first: 'open', or the problem with which it did not open. */
  said: () => Promise<string>;
  /** Lets it close its store and end. */
  end: () => Promise<void>;
}

/** Another Groundwork on the same folder, in a process of its own. Answers once it has said whether it could open. */
export async function startDriver(folder: string, what: 'hold'): Promise<Driver> {
  const child = spawn(process.execPath, [script, what, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const first = new Promise<string>((resolve) => child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())));
  onTestFinished(() => void child.kill('SIGKILL'));
  await first;
  return {
    process: child,
    said: () => first,
    end: async () => {
      child.stdin.end();
      await exit;
    },
  };
}
