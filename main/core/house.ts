import type { CallName, CallOutput, ParsedInput } from '../../preload/contract/calls.ts';
import type { CoreEvent } from '../../preload/contract/envelope.ts';
import type { Deps } from './deps.ts';
import type { Jobs } from './jobs.ts';
import type { Press } from './print/press.ts';
import type { Session } from './session.ts';
import type { Store } from './store/store.ts';

/** What handlers work with. */
export interface House {
  deps: Deps;
  session: Session;
  /** The open store; refuses `store-locked` or `store-not-open` while there is none. */
  store: () => Store;
  jobs: Jobs;
  press: Press;
  tell: (event: CoreEvent) => void;
}

export type Handler<C extends CallName> = (input: ParsedInput<C>, house: House) => CallOutput<C> | Promise<CallOutput<C>>;

/** The handlers of some calls. All areas together must cover the table of calls: see handlers.ts. */
export type HandlersOf<C extends CallName> = { [Name in C]: Handler<Name> };
