import type { copyCalls } from '../../../preload/contract/calls/cohorts.ts';
import type { HandlersOf } from '../house.ts';
import { Refusal } from '../refusal.ts';

const coming = (): never => {
  throw new Refusal('no-such-call');
};

export const copyHandlers: HandlersOf<keyof typeof copyCalls> = {
  'copy.list': coming,
  'copy.plan': coming,
  'copy.make': coming,
  'copy.give': coming,
};
