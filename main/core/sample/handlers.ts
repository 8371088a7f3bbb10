import type { sampleCalls } from '../../../preload/contract/calls/cohorts.ts';
import type { HandlersOf } from '../house.ts';
import { addSample, removeSample } from './sample.ts';

export const sampleHandlers: HandlersOf<keyof typeof sampleCalls> = {
  'sample.add': ({ op }, house) => ({ op, cohort: addSample(op, house) }),
  'sample.remove': (_, house) => removeSample(house),
};
