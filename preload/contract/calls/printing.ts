import * as v from 'valibot';
import { Count, Id } from '../model/ids.ts';
import { PackRequest, PrintedBook, PrintOptions } from '../model/print.ts';
import { job, Nothing, read } from './call.ts';

export const printCalls = {
  /** The very file that would be printed, of the draft as it stands. `name` fills the cover as a personal copy would. */
  'print.preview': read(v.object({ workbook: Id, ...PrintOptions.entries }), PrintedBook),
  /**
   * For paper only, of the draft as it stands: some of its pages, or all as a booklet (two on a sheet, in the order for folding).
   * Places to write are drawn, and codes are left out, since a sheet like this cannot be matched when it comes back.
   */
  'print.arranged': read(
    v.object({
      workbook: Id,
      ...PrintOptions.entries,
      from: v.optional(Count),
      to: v.optional(Count),
      booklet: v.optional(v.boolean(), false),
    }),
    v.object({ pdf: v.string(), pages: Count, suggestedName: v.string() }),
  ),
  /** For the facilitator, of the same source: the plan with its times, cards to talk by (four to a sheet), slides. */
  'print.trainer': read(
    v.object({ workbook: Id, kind: v.picklist(['plan', 'cards', 'slides']) }),
    v.object({ pdf: v.string(), pages: Count, suggestedName: v.string() }),
  ),
  /** Issues an edition when the draft has changed since the last, makes the copies, and writes the files. */
  'print.pack': job(PackRequest),
  'job.cancel': read(v.object({ job: Id }), Nothing),
};
