import type { insightCalls } from '../../../preload/contract/calls/insight.ts';
import type { HandlersOf } from '../house.ts';
import { exportCoverage, exportProgress } from './export.ts';
import { readCoverage, readEvidence, readProgress } from './reading.ts';

export const insightHandlers: HandlersOf<keyof typeof insightCalls> = {
  'coverage.get': (wanted, { store }) => store().read((db) => readCoverage(db, wanted)),
  'coverage.evidence': (wanted, { store }) => store().read((db) => readEvidence(db, wanted)),
  'coverage.export': exportCoverage,
  'progress.get': readProgress,
  'progress.export': exportProgress,
};
