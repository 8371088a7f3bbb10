import * as v from 'valibot';
import { type CallName, type CallOutput, calls, isCallName, type ParsedInput } from '../../preload/contract/calls.ts';
import { type CoreEvent, failure, type Reply, Request } from '../../preload/contract/envelope.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Deps } from './deps.ts';
import { handlers } from './handlers.ts';
import type { Handler, House } from './house.ts';
import { createJobs } from './jobs.ts';
import { readPicture } from './pictures/pictures.ts';
import { createPress } from './print/press.ts';
import { Refusal } from './refusal.ts';
import { createSession } from './session.ts';

/** The program. Window, command line and tests come in by this door and by no other. */
export interface Core {
  /** Answers every request, also a malformed one; never throws. */
  call: (request: unknown) => Promise<Reply>;
  on: (listener: (event: CoreEvent) => void) => () => void;
  /** Lets running work come to rest and closes the store. */
  close: () => Promise<void>;
}

/** Deepest nesting of an input. The deepest honest one, a workbook, has 9. */
const maxDepth = 24;

export function createCore(deps: Deps): Core {
  const listeners = new Set<(event: CoreEvent) => void>();
  const tell = (event: CoreEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const jobs = createJobs(deps.newId, tell, deps.log);
  const session = createSession(deps, tell, jobs.rest);
  const house: House = {
    deps,
    session,
    store: session.store,
    jobs,
    press: createPress(deps, (id) => session.store().read((db) => readPicture(db, id)?.bytes ?? null)),
    tell,
  };

  return {
    call: (request) => answer(request, house),
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await jobs.close();
      session.close();
    },
  };
}

/** What is answered also while work is at the store's files. */
const needNoStore: ReadonlySet<CallName> = new Set(['core.info', 'store.status', 'store.stop-work', 'job.cancel', 'log.report']);

async function answer(request: unknown, house: House): Promise<Reply> {
  const envelope = v.safeParse(Request, request);
  if (!envelope.success) return { id: idOf(request), ok: false, error: failure('bad-input', { where: 'envelope' }) };
  const { id, call, input } = envelope.output;
  if (!isCallName(call)) return { id, ok: false, error: failure('no-such-call', { call }) };
  try {
    return { id, ok: true, output: await run(call, input, house) };
  } catch (error) {
    return { id, ok: false, error: toFailure(error, call, house) };
  }
}

async function run<C extends CallName>(call: C, input: unknown, house: House): Promise<CallOutput<C>> {
  if (deeperThan(input, maxDepth)) throw new Refusal('too-large', { depth: maxDepth });
  const parsed = v.safeParse(calls[call].input, input);
  if (!parsed.success) {
    // Where it is wrong, never what it says: the value may be somebody's words.
    const where = parsed.issues[0].path?.map((part) => String(part.key)).join('.') ?? '';
    throw new Refusal('bad-input', { where, call });
  }
  const wait = needNoStore.has(call) ? null : house.session.ready();
  if (wait) await wait;
  const handler: Handler<C> = handlers[call];
  return handler(parsed.output as ParsedInput<C>, house);
}

function toFailure(error: unknown, call: string, house: House): Failure {
  if (error instanceof Refusal) return error.failure;
  const known = sqliteFailure(error) ?? fileFailure(error);
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')) : [];
  house.deps.log.error('call-failed', {
    call,
    kind: error instanceof Error ? error.name : typeof error,
    code: codeOf(error),
    at: frames
      .slice(0, 4)
      .map((line) => line.trim())
      .join(' | '),
  });
  return known ?? failure('internal', { call });
}

const codeOf = (error: unknown): string => (error && typeof error === 'object' && 'code' in error ? String(error.code) : '');

function sqliteFailure(error: unknown): Failure | null {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_FULL')) return failure('disk-full');
  if (code.startsWith('SQLITE_READONLY')) return failure('read-only');
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return failure('store-damaged');
  return null;
}

function fileFailure(error: unknown): Failure | null {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failure('disk-full');
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
    case 'EBUSY':
      return failure('file-not-writable');
    case 'ENOENT':
      return failure('file-missing');
    default:
      return null;
  }
}

const idOf = (request: unknown): string =>
  request && typeof request === 'object' && 'id' in request && typeof request.id === 'string' ? request.id.slice(0, 64) : '';

function deeperThan(value: unknown, limit: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (limit === 0) return true;
  return Object.values(value).some((inner) => deeperThan(inner, limit - 1));
}
