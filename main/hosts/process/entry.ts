import { type Core, createCore } from '../../core/core.ts';
import { toDeps } from '../deps.ts';
import type { FromCore, ToCore } from '../supervisor.ts';
import { type Start, startVariable } from './frames.ts';

/**
 * The core's own process: under Electron's utilityProcess, or under a plain Node with an IPC channel. It ends when it is
 * asked to, and when whoever started it is gone.
 */
interface ParentPort {
  on: (name: 'message', listener: (event: { data: ToCore }) => void) => void;
  postMessage: (frame: FromCore) => void;
}

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;
const deps = toDeps(JSON.parse(process.env[startVariable] ?? '{}') as Start);
const core = createCore(deps);

const send = (frame: FromCore): void => {
  if (parentPort) parentPort.postMessage(frame);
  else if (process.connected) process.send?.(frame);
};

/** A fault that nobody caught: noted without its words, and the process ends, so that a fresh one takes over. */
const fail = (error: unknown): void => {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')) : [];
  deps.log.error('core-process-failed', {
    kind: error instanceof Error ? error.name : typeof error,
    at: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' | '),
  });
  process.exit(70);
};
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

async function end(open: Core): Promise<never> {
  await open.close();
  process.exit(0);
}

async function hear(frame: ToCore): Promise<void> {
  if ('end' in frame) return end(core);
  send({ n: frame.n, reply: await core.call(frame.request) });
}

core.on((event) => send({ event }));
if (parentPort) parentPort.on('message', ({ data }) => void hear(data));
else {
  process.on('message', (frame) => void hear(frame as ToCore));
  process.on('disconnect', () => void end(core));
}
// Ctrl+C in a terminal reaches every process in it; the host decides when the core ends.
process.on('SIGINT', () => {});
send({ ready: true });
