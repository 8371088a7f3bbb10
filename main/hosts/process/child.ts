import { fork } from 'node:child_process';
import type { FromCore, Spawn } from '../supervisor.ts';
import { coreEnv, type Start } from './frames.ts';

/** A core in a plain Node, beside a host whose own Node cannot load the store's addon, or that must survive it. */
export const spawnChild =
  (entry: string, start: Start, node: string): Spawn =>
  (onMessage, onExit) => {
    const child = fork(entry, [], {
      execPath: node,
      execArgv: [],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: coreEnv(withoutElectron(process.env), start),
    });
    let told = false;
    const exit = (): void => {
      if (told) return;
      told = true;
      onExit();
    };
    child.on('message', (frame) => onMessage(frame as FromCore));
    child.once('exit', exit);
    child.once('error', exit);
    return {
      // A channel that is closing drops what is sent; the exit that follows has it sent again.
      send: (frame) => void (child.connected && child.send(frame, () => {})),
      end: () => (child.connected ? void child.send({ end: true }, () => {}) : child.kill()),
      kill: () => void child.kill('SIGKILL'),
    };
  };

/** Electron sets these for itself; a Node that inherited them would behave as Electron, or load what it should not. */
function withoutElectron(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _run, NODE_OPTIONS: _options, ...rest } = env;
  return rest;
}
