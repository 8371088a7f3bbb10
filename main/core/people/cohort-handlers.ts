import type { settingCalls } from '../../../preload/contract/calls/cohorts.ts';
import type { HandlersOf } from '../house.ts';
import { Refusal } from '../refusal.ts';

const coming = (): never => {
  throw new Refusal('no-such-call');
};

export const settingHandlers: HandlersOf<keyof typeof settingCalls> = {
  'cohort.remove': coming,
  'organisation.list': coming,
  'organisation.save': coming,
  'organisation.remove': coming,
  'person.set': coming,
  'people.look': coming,
  'people.import': coming,
  'people.export': coming,
};
