import type { sampleCalls } from '../../../preload/contract/calls/cohorts.ts';
import type { HandlersOf } from '../house.ts';
import { Refusal } from '../refusal.ts';

const coming = (): never => {
  throw new Refusal('no-such-call');
};

export const sampleHandlers: HandlersOf<keyof typeof sampleCalls> = {
  'sample.add': coming,
  'sample.remove': coming,
};
