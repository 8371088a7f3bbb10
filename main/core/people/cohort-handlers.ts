import type { settingCalls } from '../../../preload/contract/calls/cohorts.ts';
import type { HandlersOf } from '../house.ts';
import { exportPeople } from './export.ts';
import { importPeople, lookAtPeople } from './import.ts';
import { listOrganisations, saveOrganisation, setPeople } from './organisations.ts';

export const settingHandlers: HandlersOf<keyof typeof settingCalls> = {
  'cohort.remove': ({ op, cohort }, { store }) => {
    store().change({ op, scope: 'people', label: 'remove-cohort' }, (tx) => tx.trash('cohort', cohort));
    return { op };
  },
  'organisation.list': (_, { store }) => store().read(listOrganisations),
  'organisation.save': ({ op, organisation }, { store }) => {
    const label = organisation.revision === 0 ? 'add-organisation' : 'edit-organisation';
    store().change({ op, scope: 'people', label }, (tx) => saveOrganisation(tx, organisation));
    return { op, revision: organisation.revision + 1 };
  },
  'organisation.remove': ({ op, organisation }, { store }) => {
    store().change({ op, scope: 'people', label: 'remove-organisation' }, (tx) => tx.trash('organisation', organisation));
    return { op };
  },
  'person.set': ({ op, ...wanted }, { store }) => {
    store().change({ op, scope: 'people', label: 'edit-people' }, (tx) => setPeople(tx, wanted));
    return { op };
  },
  'people.look': lookAtPeople,
  'people.import': importPeople,
  'people.export': exportPeople,
};
