import * as v from 'valibot';
import { Line } from '../model/ids.ts';
import { ReportRequest } from '../model/reports.ts';
import { Sheet } from '../model/seminars.ts';
import { job, read } from './call.ts';

export const reportCalls = {
  /** The very pages that would be written; of a sheet for each person, the first. */
  'report.preview': read(v.object({ report: ReportRequest }), Sheet),
  /**
   * Writes it, or one for each person, into a folder (without one, where the settings say). `file`: what a single one is called there,
   * in the place of whatever has that name; without it the name is the report's own and replaces nothing. Answers a `ReportResult`.
   */
  'report.write': job(v.object({ report: ReportRequest, folder: v.optional(v.string()), file: v.optional(Line) })),
};
