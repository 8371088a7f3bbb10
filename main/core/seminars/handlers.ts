import type { seminarCalls } from '../../../preload/contract/calls/cohorts.ts';
import type { HandlersOf } from '../house.ts';
import { keepResources, readResource } from './files.ts';
import { listPairs, savePairs, suggestPairs } from './pairs.ts';
import { markRegister, readRegister } from './register.ts';
import { listSeminars, saveSeminar } from './seminars.ts';
import { drawEvidence, drawSignIn } from './sheets.ts';

export const seminarHandlers: HandlersOf<keyof typeof seminarCalls> = {
  'seminar.list': ({ cohort }, { store }) => store().read((db) => listSeminars(db, cohort)),
  'seminar.save': ({ op, seminar }, { store }) => {
    store().change({ op, scope: 'people', label: seminar.revision === 0 ? 'add-seminar' : 'edit-seminar' }, (tx) =>
      saveSeminar(tx, seminar),
    );
    return { op, revision: seminar.revision + 1 };
  },
  'seminar.remove': ({ op, seminar }, { store }) => {
    store().change({ op, scope: 'people', label: 'remove-seminar' }, (tx) => tx.trash('seminar', seminar));
    return { op };
  },
  'resource.keep': keepResources,
  'resource.read': (wanted, { store }) => store().read((db) => readResource(db, wanted)),
  'seminar.sign-in': drawSignIn,
  'register.get': ({ cohort }, { store }) => store().read((db) => readRegister(db, cohort)),
  'register.mark': ({ op, marks }, { store, deps }) => {
    store().change({ op, scope: 'people', label: 'mark-register' }, (tx) => markRegister(tx, marks, deps.newId));
    return { op };
  },
  'register.evidence': drawEvidence,
  'pair.list': ({ cohort }, { store }) => store().read((db) => listPairs(db, cohort)),
  'pair.save': ({ op, ...wanted }, { store, deps }) => {
    store().change({ op, scope: 'people', label: 'save-pairs' }, (tx) => savePairs(tx, wanted, deps.newId));
    return { op };
  },
  'pair.suggest': (wanted, { store }) => store().read((db) => suggestPairs(db, wanted)),
};
