import type { seminarCalls } from '../../../preload/contract/calls/cohorts.ts';
import type { HandlersOf } from '../house.ts';
import { Refusal } from '../refusal.ts';

const coming = (): never => {
  throw new Refusal('no-such-call');
};

export const seminarHandlers: HandlersOf<keyof typeof seminarCalls> = {
  'seminar.list': coming,
  'seminar.save': coming,
  'seminar.remove': coming,
  'seminar.sign-in': coming,
  'register.get': coming,
  'register.mark': coming,
  'register.evidence': coming,
  'pair.list': coming,
  'pair.save': coming,
  'pair.suggest': coming,
};
