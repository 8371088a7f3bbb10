import type { entryCalls } from '../../../preload/contract/calls/cohorts.ts';
import type { HandlersOf } from '../house.ts';
import { readCohort } from '../people/people.ts';
import { markHandIn, setCell } from './entry.ts';
import { fieldsOfEdition, pagesOf } from './fields.ts';
import { readCell, readCells, readGrid, readRow, readStanding } from './grid.ts';
import { importAnswers, lookAtAnswers } from './import.ts';
import { listRatings, setRatings } from './ratings.ts';

export const entryHandlers: HandlersOf<keyof typeof entryCalls> = {
  'entry.fields': ({ edition }, house) => fieldsOfEdition(edition, house),
  'entry.grid': (wanted, house) => {
    const all = wanted.filter.open ? fieldsOfEdition(wanted.edition, house).length : 0;
    return house.store().read((db) => readGrid(db, wanted, all));
  },
  'entry.standing': (wanted, { store }) =>
    store().read((db) => {
      readCohort(db, wanted.cohort);
      return readStanding(db, wanted);
    }),
  'entry.cells': (wanted, { store }) => store().read((db) => readCells(db, wanted)),
  'entry.person': ({ participant, edition }, { store }) => store().read((db) => readRow(db, participant, edition)),
  'entry.pages': ({ participant, edition }, { store, press }) => {
    const { content, preset } = store().read((db) => pagesOf(db, participant, edition));
    return press.preview(content, { audience: 'participant', preset, paper: 'a4' });
  },
  'entry.set': ({ op, ...wanted }, { store, deps }) => {
    const label = wanted.state === null ? 'remove-response' : wanted.revision === 0 ? 'add-response' : 'edit-response';
    store().change({ op, scope: 'people', label }, (tx) => setCell(tx, wanted, deps.now(), deps.newId));
    const cell = store().read((db) => readCell(db, wanted.participant, wanted.edition, wanted.field));
    return { op, ...(cell ? { revision: cell.revision } : {}), cell };
  },
  'entry.hand-in': ({ op, edition, people, state }, { store, deps }) => {
    store().change({ op, scope: 'people', label: 'mark-hand-in' }, (tx) => markHandIn(tx, edition, people, state, deps.newId));
    return { op };
  },
  'responses.look': lookAtAnswers,
  'responses.import': importAnswers,
  'rating.list': (wanted, { store }) =>
    store().read((db) => {
      readCohort(db, wanted.cohort);
      return listRatings(db, wanted);
    }),
  'rating.set': ({ op, ratings }, { store, deps }) => {
    store().change({ op, scope: 'people', label: 'set-ratings' }, (tx) => setRatings(tx, ratings, deps.newId));
    return { op };
  },
};
