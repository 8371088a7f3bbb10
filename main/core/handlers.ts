import type { CallName } from '../../preload/contract/calls.ts';
import { studioHandlers } from './exchange/handlers.ts';
import type { HandlersOf } from './house.ts';
import { peopleHandlers } from './people/handlers.ts';
import { printHandlers } from './print/handlers.ts';
import { storeHandlers } from './store/handlers.ts';
import { workbookHandlers } from './workbooks/handlers.ts';

/** One function for every call of the contract; one missing, or one too many, does not compile. */
export const handlers: HandlersOf<CallName> = { ...storeHandlers, ...workbookHandlers, ...printHandlers, ...peopleHandlers, ...studioHandlers };
