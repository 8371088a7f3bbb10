import type { returnCalls } from '../../../preload/contract/calls/returns.ts';
import type { HandlersOf } from '../house.ts';
import { Refusal } from '../refusal.ts';

const coming = (): never => {
  throw new Refusal('no-such-call');
};

export const returnHandlers: HandlersOf<keyof typeof returnCalls> = {
  'returns.read': coming,
  'returns.sheet': coming,
  'returns.file': coming,
  'returns.pages': coming,
  'returns.accept': coming,
};
