import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { pseudonyms } from '../../../preload/contract/model/people.ts';
import type { House } from '../house.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { outputFolder } from '../settings/settings.ts';
import { writeTable } from '../people/tables/write.ts';
import { noteFileWritten } from '../store/safety/activity.ts';
import { fieldsOfEdition } from './fields.ts';

interface Row {
  participant_id: Id;
  edition_id: Id | null;
  title: string | null;
  number: number | null;
  field: string;
  text: string;
  state: string | null;
  source: string;
  written: string;
}

const columns = [
  'Cohort',
  'Person',
  'Setting',
  'Workbook',
  'Edition',
  'Part',
  'Question',
  'Mode',
  'State',
  'Answer',
  'Source',
  'Written',
  'Field',
] as const;

/** One row an answer, with its question beside it. With names hidden neither person nor setting can be told from a column. */
export async function exportResponses(
  { cohort: only, edition, format, names, folder }: ParsedInput<'responses.export'>,
  house: House,
): Promise<CallOutput<'responses.export'>> {
  const store = house.store();
  const cohorts = store.read((db) =>
    only === undefined
      ? db.all<{ id: Id }>('SELECT id FROM cohort WHERE deleted_at IS NULL ORDER BY title, id').map(({ id }) => readCohort(db, id))
      : [readCohort(db, only)],
  );
  const rows: string[][] = [];
  for (const cohort of cohorts) {
    const people = store.read((db) => listPeople(db, cohort.id));
    const hidden = pseudonyms(people);
    const known = new Map(people.map((person) => [person.id, person]));
    const found = store.read((db) =>
      db.all<Row>(
        `SELECT r.participant_id, r.edition_id, e.title, e.number, r.field, r.text, r.state, r.source, r.written
         FROM participant p JOIN response r ON r.participant_id = p.id LEFT JOIN edition e ON e.id = r.edition_id
         WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL ${edition === undefined ? '' : 'AND r.edition_id = ?'}
         ORDER BY e.issued, p.name, p.id, r.field`,
        cohort.id,
        ...(edition === undefined ? [] : [edition]),
      ),
    );
    const questions = new Map<Id, Map<string, { question: string; blockTitle: string }>>();
    const asked = (id: Id | null, field: string) => {
      if (id === null) return undefined;
      const of = questions.get(id) ?? new Map(fieldsOfEdition(id, house).map((each) => [each.id, each]));
      questions.set(id, of);
      return of.get(field);
    };
    for (const row of found) {
      const question = asked(row.edition_id, row.field);
      const person = known.get(row.participant_id);
      rows.push([
        cohort.title,
        names === 'hidden' ? (hidden.get(row.participant_id) ?? '') : (person?.name ?? ''),
        names === 'hidden' ? '' : (person?.setting ?? ''),
        row.title ?? '',
        row.number === null ? '' : String(row.number),
        question?.blockTitle ?? '',
        question?.question ?? '',
        row.field.split(':')[1] ?? '',
        row.state ?? 'written',
        row.text,
        row.source,
        row.written,
        row.field,
      ]);
    }
  }
  const title = only === undefined ? 'Answers' : `${cohorts[0]?.title ?? ''}, answers`;
  const records = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column.toLowerCase(), row[at] ?? ''])));
  const file = await writeTable({ name: title, headings: columns, rows, records }, format, outputFolder(house, folder));
  for (const cohort of cohorts) noteFileWritten(store, { cohort: cohort.id }, 'table-written', file);
  return { file, rows: rows.length };
}
