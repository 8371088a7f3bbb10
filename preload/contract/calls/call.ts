import type { GenericSchema } from 'valibot';
import * as v from 'valibot';
import { Id } from '../model/ids.ts';

/**
 * `read` changes nothing and may be asked again; `write` carries an `op` id and may be sent again with the same id without
 * applying twice; `job` answers at once with a job id and goes on, telling of itself in `job` events; `once` changes
 * something that carries no `op`, so it is never sent again by itself: when the core is lost meanwhile, the person is told.
 */
export type CallKind = 'read' | 'write' | 'job' | 'once';

export interface CallOf<I extends GenericSchema, O extends GenericSchema> {
  kind: CallKind;
  input: I;
  output: O;
}

export const read = <I extends GenericSchema, O extends GenericSchema>(input: I, output: O): CallOf<I, O> => ({
  kind: 'read',
  input,
  output,
});
export const write = <I extends GenericSchema, O extends GenericSchema>(input: I, output: O): CallOf<I, O> => ({
  kind: 'write',
  input,
  output,
});
export const once = <I extends GenericSchema, O extends GenericSchema>(input: I, output: O): CallOf<I, O> => ({
  kind: 'once',
  input,
  output,
});
export const job = <I extends GenericSchema>(input: I): CallOf<I, typeof JobStarted> => ({ kind: 'job', input, output: JobStarted });

export const Nothing = v.object({});
export const JobStarted = v.object({ job: Id });
/** What every write answers: the operation as it was journalled. */
export const Written = v.object({ op: Id, revision: v.optional(v.number()) });
/** In every write's input: the operation's id, made by the caller. */
export const op = { op: Id };
