import path from 'node:path';
import { v7 } from 'uuid';
import type { Deps } from '../core/deps.ts';
import { createLog } from '../core/log/log.ts';
import type { Start } from './process/frames.ts';

/** Everything that the core takes from outside, from what a host was told at its start. */
export function toDeps(start: Start): Deps {
  const now = start.clock === undefined ? () => new Date().toISOString() : () => start.clock as string;
  return {
    folder: start.folder,
    resources: start.resources,
    outFolder: start.outFolder,
    version: start.version,
    now,
    newId: start.ids ? countedIds() : v7,
    log: createLog({ folder: start.folder, now }),
    ...(start.nativeBinding === undefined ? {} : bundled(start.nativeBinding)),
  };
}

/** The parts of the bundled program that start or load by their file: dist/native holds the addon, dist/core the threads. */
const bundled = (addon: string): Pick<Deps, 'nativeBinding' | 'returnReader' | 'scanThread' | 'scanAssets' | 'safetyThread'> => ({
  nativeBinding: addon,
  returnReader: path.join(path.dirname(addon), '..', 'core', 'reader.cjs'),
  scanThread: path.join(path.dirname(addon), '..', 'core', 'scanner.cjs'),
  scanAssets: path.dirname(addon),
  safetyThread: path.join(path.dirname(addon), '..', 'core', 'safety.cjs'),
});

function countedIds(): () => string {
  let last = 0;
  return () => `00000000-0000-7000-8000-${(++last).toString(16).padStart(12, '0')}`;
}
