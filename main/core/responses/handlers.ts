import type { entryCalls } from '../../../preload/contract/calls/cohorts.ts';
import type { HandlersOf } from '../house.ts';
import { Refusal } from '../refusal.ts';

const coming = (): never => {
  throw new Refusal('no-such-call');
};

export const entryHandlers: HandlersOf<keyof typeof entryCalls> = {
  'entry.fields': coming,
  'entry.grid': coming,
  'entry.person': coming,
  'entry.set': coming,
  'entry.hand-in': coming,
  'responses.look': coming,
  'responses.import': coming,
  'responses.export': coming,
  'rating.list': coming,
  'rating.set': coming,
};
