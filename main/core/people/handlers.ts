import type { peopleCalls } from '../../../preload/contract/calls/people.ts';
import type { HandlersOf } from '../house.ts';
import { exportPerson } from '../store/safety/access.ts';
import { previewErasure } from '../store/safety/erase.ts';
import { searchResponses } from '../store/search.ts';
import { listActivity, listCohorts, listPeople, listResponses, saveCohort, savePerson, saveResponse } from './people.ts';

export const peopleHandlers: HandlersOf<keyof typeof peopleCalls> = {
  'cohort.list': (_, { store, deps }) => store().read((db) => listCohorts(db, deps.now().slice(0, 10))),
  'cohort.save': ({ op, cohort }, { store }) => {
    store().change({ op, scope: 'people', label: cohort.revision === 0 ? 'add-cohort' : 'edit-cohort' }, (tx) => saveCohort(tx, cohort));
    return { op, revision: cohort.revision + 1 };
  },
  'person.list': ({ cohort }, { store }) => store().read((db) => listPeople(db, cohort)),
  'person.save': ({ op, person }, { store }) => {
    store().change({ op, scope: 'people', label: person.revision === 0 ? 'add-person' : 'edit-person' }, (tx) => savePerson(tx, person));
    return { op, revision: person.revision + 1 };
  },
  'person.remove': ({ op, person }, { store }) => {
    store().change({ op, scope: 'people', label: 'remove-person' }, (tx) => tx.trash('participant', person));
    return { op };
  },
  'response.save': ({ op, response }, { store }) => {
    store().change({ op, scope: 'people', label: response.revision === 0 ? 'add-response' : 'edit-response' }, (tx) =>
      saveResponse(tx, response),
    );
    return { op, revision: response.revision + 1 };
  },
  'response.list': (wanted, { store }) => store().read((db) => listResponses(db, wanted)),
  'response.search': ({ text, limit }, { store }) => store().read((db) => searchResponses(db, text, limit)),
  'person.access': (request, { deps, store, press }) => exportPerson(deps, store(), press.faces(), request),
  'erase.preview': (subject, { deps, store }) => previewErasure(deps, store(), subject),
  'erase.do': (subject, { session }) => session.erase(subject),
  'activity.list': ({ limit }, { store }) => store().read((db) => listActivity(db, limit)),
};
