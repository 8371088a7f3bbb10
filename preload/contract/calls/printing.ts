import * as v from 'valibot';
import { Id } from '../model/ids.ts';
import { PackRequest, PrintedBook, PrintOptions } from '../model/print.ts';
import { job, Nothing, read } from './call.ts';

export const printCalls = {
  /** The very file that would be printed, of the draft as it stands. `name` fills the cover as a personal copy would. */
  'print.preview': read(v.object({ workbook: Id, ...PrintOptions.entries }), PrintedBook),
  /** Issues an edition when the draft has changed since the last, makes the copies, and writes the files. */
  'print.pack': job(PackRequest),
  'job.cancel': read(v.object({ job: Id }), Nothing),
};
