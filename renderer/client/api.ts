import { v7 as uuid } from 'uuid';
import type { CallInput, CallName, CallOutput } from '../../preload/contract/calls.ts';
import { failure } from '../../preload/contract/envelope.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Id } from '../../preload/contract/model/ids.ts';
import type { Groundwork } from '../../preload/contract/native.ts';

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export interface Api {
  /** Asks the core. Never throws: a failure is a value, and the screen has a sentence for it. */
  call: <C extends CallName>(name: C, input: CallInput<C>) => Promise<Outcome<CallOutput<C>>>;
}

export function createApi(connection: Pick<Groundwork, 'call'>): Api {
  let turn = 0;
  return {
    call: async <C extends CallName>(name: C, input: CallInput<C>) => {
      turn++;
      try {
        const reply = await connection.call({ id: `w${turn}`, call: name, input });
        return reply.ok ? { ok: true, value: reply.output as CallOutput<C> } : { ok: false, failure: reply.error };
      } catch {
        return { ok: false, failure: failure('core-gone') };
      }
    },
  };
}

/** The id of an operation, made where it is decided on, so that sending it twice does it once. */
export const newOp = (): Id => uuid();
