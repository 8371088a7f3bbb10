import { utilityProcess } from 'electron';
import { spawnChild } from '../process/child.ts';
import { coreEnv, type Start } from '../process/frames.ts';
import type { FromCore, Spawn } from '../supervisor.ts';
import { companionNode } from './places.ts';

/** The store's addon is built for Node-API 10: Electron 36 and later have it. */
const addonNeeds = 10;
const ownNapi = Number(process.versions['napi'] ?? 0);

/** `utility` can only be started once the app is ready; `child` at once. */
export type CoreKind = 'utility' | 'child' | 'none';

export function coreKind(): CoreKind {
  const wanted = process.env['GROUNDWORK_CORE'];
  if (wanted === 'utility' || (ownNapi >= addonNeeds && wanted !== 'child')) return 'utility';
  return companionNode() ? 'child' : 'none';
}

export function spawnCore(entry: string, start: Start): Spawn {
  const node = companionNode();
  if (coreKind() === 'utility' || !node) return spawnUtility(entry, start);
  return spawnChild(entry, start, node);
}

const spawnUtility =
  (entry: string, start: Start): Spawn =>
  (onMessage, onExit) => {
    const core = utilityProcess.fork(entry, [], {
      serviceName: 'Groundwork core',
      stdio: 'ignore',
      env: coreEnv(process.env, start),
    });
    core.on('message', (frame: FromCore) => onMessage(frame));
    // Its code is not to be trusted (electron #42283): that it ended is all there is to know.
    core.once('exit', onExit);
    return {
      send: (frame) => core.postMessage(frame),
      end: () => core.postMessage({ end: true }),
      kill: () => void core.kill(),
    };
  };
