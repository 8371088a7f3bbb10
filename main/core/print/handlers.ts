import type { printCalls } from '../../../preload/contract/calls/printing.ts';
import type { HandlersOf } from '../house.ts';
import { readContent } from '../workbooks/drafts.ts';
import { runWorkbookPack } from './packs.ts';

export const printHandlers: HandlersOf<keyof typeof printCalls> = {
  'print.preview': ({ workbook, ...options }, { store, press }) =>
    press.preview(
      store().read((db) => readContent(db, workbook)),
      options,
    ),
  'print.arranged': ({ workbook, from, to, booklet, ...options }, { store, press }) =>
    press.arranged(
      store().read((db) => readContent(db, workbook)),
      options,
      { ...(from ? { from } : {}), ...(to ? { to } : {}), booklet },
    ),
  'print.trainer': ({ workbook, kind }, { store, press }) =>
    press.trainer(
      store().read((db) => readContent(db, workbook)),
      kind,
    ),
  'print.pack': (request, house) => ({ job: house.jobs.start((work) => runWorkbookPack(request, house, work)) }),
  'job.cancel': ({ job }, { jobs }) => {
    jobs.cancel(job);
    return {};
  },
};
