import type { scanCalls } from '../../../../preload/contract/calls/scans.ts';
import type { HandlersOf } from '../../house.ts';
import { Refusal } from '../../refusal.ts';

const nothing = (): never => {
  throw new Refusal('not-found', { what: 'batch' });
};

export const scanHandlers: HandlersOf<keyof typeof scanCalls> = {
  'scans.sort': nothing,
  'scans.read': nothing,
  'scans.resume': nothing,
  'scans.batches': () => [],
  'scans.batch': nothing,
  'scans.page': nothing,
  'scans.picture': nothing,
  'scans.crop': nothing,
  'scans.place': nothing,
  'scans.name': nothing,
  'scans.write': nothing,
  'scans.discard': nothing,
  'scans.accept': nothing,
  'scans.handwriting': () => [],
};
