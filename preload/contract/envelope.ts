import * as v from 'valibot';
import { Failure } from './errors.ts';
import { Id } from './model/ids.ts';
import { StoreStatus, StoreWork } from './model/store.ts';

/** What crosses a wire, whichever wire it is: Electron's IPC, a child process's, or HTTP on loopback. */
export const Request = v.object({ id: v.pipe(v.string(), v.maxLength(64)), call: v.pipe(v.string(), v.maxLength(64)), input: v.unknown() });
export type Request = v.InferOutput<typeof Request>;

export const Reply = v.variant('ok', [
  v.object({ id: v.string(), ok: v.literal(true), output: v.unknown() }),
  v.object({ id: v.string(), ok: v.literal(false), error: Failure }),
]);
export type Reply = v.InferOutput<typeof Reply>;

/** Told to every window, also to the one that caused it: there is one way for a screen to learn of a change. */
export const CoreEvent = v.variant('event', [
  v.object({
    event: v.literal('changed'),
    op: Id,
    scope: v.string(),
    /** Which records changed. An empty `ids` means: more than it is worth naming; read the table again. */
    tables: v.array(v.object({ table: v.string(), ids: v.array(Id) })),
  }),
  v.object({
    event: v.literal('job'),
    job: Id,
    state: v.picklist(['running', 'done', 'failed', 'cancelled']),
    done: v.number(),
    total: v.number(),
    output: v.optional(v.unknown()),
    error: v.optional(Failure),
  }),
  v.object({ event: v.literal('store'), status: StoreStatus }),
  /** Long work at the store's files that somebody asked for and waits for. `done` of `total` is a measure of time, not of things. */
  v.object({
    event: v.literal('store-work'),
    work: StoreWork,
    state: v.picklist(['running', 'ended']),
    done: v.number(),
    total: v.number(),
    /** `store.stop-work` leaves everything as it was before. */
    stoppable: v.boolean(),
  }),
  /** From the shell or the client, not from the core: the core's process ended, or is back. `ended`: all of Groundwork has, and nobody but the person starts it again. */
  v.object({ event: v.literal('core'), state: v.picklist(['gone', 'back', 'given-up', 'ended']), tries: v.number() }),
]);
export type CoreEvent = v.InferOutput<typeof CoreEvent>;

export const failure = (code: Failure['code'], detail: Failure['detail'] = {}): Failure => ({ code, detail });
