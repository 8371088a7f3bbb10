import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each journey that runs at the same time, or none: then they share the person's own. */
    displays: string[];
  }
}

/** Whether displays can be made at all: then journeys may run side by side, each with a clipboard and a focus of its own. */
export const canMakeDisplays =
  process.platform === 'linux' && (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, 'Xvfb')));

/** Makes a display for each worker, and ends them with the tests. */
export default async function makeDisplays(project: TestProject): Promise<() => void> {
  const servers: ChildProcess[] = [];
  const displays = canMakeDisplays
    ? await Promise.all(Array.from({ length: project.vitest.config.maxWorkers }, () => makeDisplay(servers)))
    : [];
  project.provide(
    'displays',
    displays.filter((display) => display !== null),
  );
  return () => servers.forEach((server) => server.kill());
}

function makeDisplay(servers: ChildProcess[]): Promise<string | null> {
  const words = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  servers.push(server);
  return new Promise((resolve) => {
    // It says the number that it found free once it can be drawn on.
    server.stdio[3]?.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`));
    server.once('error', () => resolve(null));
    server.once('exit', () => resolve(null));
  });
}
