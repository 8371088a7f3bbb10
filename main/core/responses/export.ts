import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Cohort } from '../../../preload/contract/model/people.ts';
import type { ReviewAnswer, Writer } from '../../../preload/contract/model/review.ts';
import type { House } from '../house.ts';
import { readCohort } from '../people/people.ts';
import { writeFile, writeTable } from '../people/tables/write.ts';
import { answerColumns, type AnswerRow, readAnswers } from '../review/answer-rows.ts';
import { grouped } from '../review/groups.ts';
import { byWriter, readWriters } from '../review/people.ts';
import { openNames, takeOut } from '../review/sharing/names.ts';
import type { Replaced } from '../review/sharing/names-in-text.ts';
import { readCodes, statementCodes, toProject } from '../review/sharing/project.ts';
import { codebookXml } from '../review/sharing/refi.ts';
import { listTags } from '../review/tags.ts';
import { outputFolder } from '../settings/settings.ts';
import { noteFileWritten } from '../store/safety/activity.ts';
import type { ReadDb } from '../store/store.ts';
import { fieldsOfEdition } from './fields.ts';

/* Answers for others: as a table with the questions and what was put on each answer, or as a project for analysis. */

type Wanted = ParsedInput<'responses.export'>;
type Found = AnswerRow & { title: string | null; number: number | null };

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
  'Tags',
  'Statements',
  'Starred',
  'Depth',
] as const;

export async function exportResponses(wanted: Wanted, house: House): Promise<CallOutput<'responses.export'>> {
  const { cohort: only, edition, format, folder } = wanted;
  const store = house.store();
  if (format === 'qdc') return exportCodebook(house, folder);
  const { cohorts, found } = store.read((db) => {
    const all =
      only === undefined
        ? db.all<{ id: Id }>('SELECT id FROM cohort WHERE deleted_at IS NULL ORDER BY title, id').map(({ id }) => readCohort(db, id))
        : [readCohort(db, only)];
    return { cohorts: all, found: all.flatMap((cohort) => findRows(db, cohort.id, edition)) };
  });
  const names = format === 'qdpx' ? 'hidden' : wanted.names;
  const replaced = names === 'hidden' ? await withoutNames(found, wanted, house) : new Map<Id, Replaced>();
  const { writers, answers } = store.read((db) => ({
    writers: readWriters(
      db,
      found.map(({ participant }) => participant),
      names,
    ),
    answers: new Map(readAnswers(db, found).map((answer) => [answer.response, answer])),
  }));
  // The order of the alphabet would tell who is who.
  const rows = names === 'hidden' ? byNumber(found, writers) : found;
  const name = only === undefined ? 'Answers' : `${cohorts[0]?.title ?? ''}, answers`;
  const place = outputFolder(house, folder);
  const file =
    format === 'qdpx'
      ? await writeFile(await project(name, rows, { writers, answers, replaced }, house), name, format, place)
      : await writeTable(table(name, cohorts, rows, { writers, answers, replaced }, house), format, place);
  for (const cohort of cohorts) noteFileWritten(store, { cohort: cohort.id }, 'table-written', file);
  return { file, rows: found.length };
}

async function exportCodebook(house: House, folder: string): Promise<CallOutput<'responses.export'>> {
  const { codes, rows } = house.store().read((db) => {
    const used = db.all<{ id: Id }>('SELECT DISTINCT statement_id AS id FROM excerpt_tag WHERE statement_id IS NOT NULL');
    const all = readCodes(
      db,
      used.map(({ id }) => id),
    );
    return { codes: all, rows: listTags(db, undefined).length + used.length };
  });
  const file = await writeFile(Buffer.from(codebookXml(codes), 'utf8'), 'Codebook', 'qdc', outputFolder(house, folder));
  return { file, rows };
}

const findRows = (db: ReadDb, cohort: Id, edition: Id | undefined): Found[] =>
  db.all<Found>(
    `SELECT ${answerColumns}, e.title, e.number
     FROM participant p JOIN response r ON r.participant_id = p.id LEFT JOIN edition e ON e.id = r.edition_id
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL ${edition === undefined ? '' : 'AND r.edition_id = ?'}
     ORDER BY e.issued, p.name, p.id, r.field`,
    cohort,
    ...(edition === undefined ? [] : [edition]),
  );

const withoutNames = async (found: readonly Found[], { checked }: Wanted, house: House): Promise<Map<Id, Replaced>> =>
  takeOut(
    found.map(({ id, text }) => ({ response: id, text })),
    await openNames(house),
    checked,
  );

interface Beside {
  writers: ReadonlyMap<Id, Writer>;
  answers: ReadonlyMap<Id, ReviewAnswer>;
  replaced: ReadonlyMap<Id, Replaced>;
}

/** One row an answer. With names hidden neither person nor setting can be told from a column. */
function table(name: string, cohorts: readonly Cohort[], found: readonly Found[], { writers, answers, replaced }: Beside, house: House) {
  const titles = new Map(cohorts.map(({ id, title }) => [id, title]));
  const store = house.store();
  const tags = new Map(store.read((db) => listTags(db, undefined)).map((tag) => [tag.id, tag.name]));
  const codes = store.read((db) =>
    statementCodes(
      db,
      [...answers.values()].flatMap(({ excerpts }) => excerpts.flatMap(({ statements }) => statements)),
    ),
  );
  const asked = askedBy(house);
  const rows = found.map((row) => {
    const question = asked(row.edition, row.field);
    const writer = writers.get(row.participant);
    const answer = answers.get(row.id);
    const on = answer?.excerpts ?? [];
    return [
      titles.get(writer?.cohort ?? '') ?? '',
      writer?.name ?? '',
      writer?.setting ?? '',
      row.title ?? '',
      row.number === null ? '' : String(row.number),
      question?.blockTitle ?? '',
      question?.question ?? '',
      row.field.split(':')[1] ?? '',
      row.state ?? 'written',
      replaced.get(row.id)?.text ?? row.text,
      row.source,
      row.written,
      row.field,
      [...new Set(on.flatMap((excerpt) => excerpt.tags.map((tag) => tags.get(tag) ?? '')))].join('; '),
      [...new Set(on.flatMap(({ statements }) => statements.map((id) => codes.get(id) ?? '')))].join('; '),
      answer?.starred ? 'yes' : '',
      String(answer?.depth ?? ''),
    ];
  });
  const records = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column.toLowerCase(), row[at] ?? ''])));
  return { name, headings: columns, rows, records };
}

function byNumber(found: readonly Found[], writers: Beside['writers']): Found[] {
  const known = found.flatMap((row) => {
    const writer = writers.get(row.participant);
    return writer ? [{ row, writer }] : [];
  });
  return [...grouped(known, ({ writer }) => writer.cohort).values()]
    .flatMap((of) => byWriter(of, ({ writer }) => writer))
    .map(({ row }) => row);
}

function askedBy(house: House) {
  const questions = new Map<Id, Map<string, { question: string; blockTitle: string }>>();
  return (id: Id | null, field: string) => {
    if (id === null) return undefined;
    const of = questions.get(id) ?? new Map(fieldsOfEdition(id, house).map((each) => [each.id, each]));
    questions.set(id, of);
    return of.get(field);
  };
}

function project(name: string, found: readonly Found[], { writers, answers, replaced }: Beside, house: House): Promise<Uint8Array> {
  const written = found.flatMap((row) => {
    const writer = writers.get(row.participant);
    if (!writer || row.text === '') return [];
    return [{ row, writer, editionTitle: row.title ?? 'Answers', excerpts: answers.get(row.id)?.excerpts ?? [] }];
  });
  return house.store().read((db) => toProject(db, { name, made: house.deps.now(), answers: written, replaced }));
}
