import type { copyCalls } from '../../../preload/contract/calls/cohorts.ts';
import type { HandlersOf } from '../house.ts';
import { giveCopies, listCopies, planCopies } from './copies.ts';
import { runCohortCopies } from './run.ts';

export const copyHandlers: HandlersOf<keyof typeof copyCalls> = {
  'copy.list': ({ cohort, workbook }, { store }) => store().read((db) => listCopies(db, cohort, workbook)),
  'copy.plan': ({ cohort, workbook }, { store }) => store().read((db) => planCopies(db, cohort, workbook)),
  'copy.make': (request, house) => ({ job: house.jobs.start((work) => runCohortCopies(request, house, work)) }),
  'copy.give': ({ op, copies, given }, { store }) => {
    store().change({ op, scope: 'people', label: given === null ? 'not-given-copies' : 'give-copies' }, (tx) =>
      giveCopies(tx, copies, given),
    );
    return { op };
  },
};
