import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import { type Participant, pseudonyms } from '../../../preload/contract/model/people.ts';
import type { House } from '../house.ts';
import { toldTraits } from '../insight/disclosure.ts';
import { noteFileWritten } from '../store/safety/activity.ts';
import { listPeople, readCohort } from './people.ts';
import { outputFolder } from '../settings/settings.ts';
import { foldName } from './tables/cells.ts';
import { writeTable } from './tables/write.ts';

const columns: readonly (readonly [string, keyof Participant])[] = [
  ['Name', 'name'],
  ['Known as', 'knownAs'],
  ['Email', 'email'],
  ['Role', 'role'],
  ['Setting', 'setting'],
  ['Phase', 'phase'],
  ['Status', 'status'],
  ['Route', 'route'],
  ['Print preset', 'preset'],
  ['Note', 'note'],
];
/** With names hidden, what is left says nothing of who it is: a role and a phase only where five have them, and of nobody how they read. */
const telling: ReadonlySet<keyof Participant> = new Set(['knownAs', 'email', 'setting', 'preset', 'note']);

export async function exportPeople(
  { cohort: id, format, names, folder }: ParsedInput<'people.export'>,
  house: House,
): Promise<CallOutput<'people.export'>> {
  const { store } = house;
  const { cohort, people } = store().read((db) => ({ cohort: readCohort(db, id), people: listPeople(db, id) }));
  const hidden = pseudonyms(people);
  const shown = columns.filter(([, key]) => names === 'shown' || !telling.has(key));
  // Hidden names stand in the order of their numbers: the order of the alphabet would tell who is who.
  const ordered = names === 'hidden' ? people.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)) : people;
  const told = toldTraits(ordered.map(({ role, phase }) => ({ role: role === undefined ? null : foldName(role), phase: phase ?? null })));
  const rows = ordered.map((person, at) =>
    shown.map(([, key]) => {
      if (names === 'shown') return String(person[key] ?? '');
      if (key === 'name') return hidden.get(person.id) ?? '';
      return (key === 'role' || key === 'phase') && !told[at]?.[key] ? '' : String(person[key] ?? '');
    }),
  );
  const file = await writeTable(
    {
      name: `${cohort.title}, people`,
      headings: shown.map(([heading]) => heading),
      rows,
      records: rows.map((row) => Object.fromEntries(shown.map(([, key], at) => [key, row[at] ?? '']))),
    },
    format,
    outputFolder(house, folder),
  );
  noteFileWritten(store(), { cohort: id }, 'table-written', file);
  return { file, rows: rows.length };
}
