import type { reportCalls } from '../../../preload/contract/calls/reports.ts';
import type { HandlersOf } from '../house.ts';
import { previewReport, writeReports } from './run.ts';

export const reportHandlers: HandlersOf<keyof typeof reportCalls> = {
  'report.preview': ({ report }, house) => previewReport(report, house),
  'report.write': (request, house) => ({ job: house.jobs.start((work) => writeReports(request, house, work)) }),
};
