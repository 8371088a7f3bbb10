import type { insightCalls } from '../../../preload/contract/calls/insight.ts';
import type { HandlersOf } from '../house.ts';
import { saveChart } from './chart-file.ts';
import { filterChoices, readChart } from './charts.ts';
import { exportCoverage } from './export.ts';
import { readCoverage, readEvidence } from './reading.ts';

export const insightHandlers: HandlersOf<keyof typeof insightCalls> = {
  'coverage.get': (wanted, { store }) => store().read((db) => readCoverage(db, wanted)),
  'coverage.evidence': (wanted, { store }) => store().read((db) => readEvidence(db, wanted)),
  'coverage.export': exportCoverage,
  'chart.get': readChart,
  'chart.filters': (wanted, { store }) => store().read((db) => filterChoices(db, wanted)),
  'chart.save': saveChart,
};
