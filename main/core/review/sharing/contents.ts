import { setImmediate } from 'node:timers/promises';
import type { ParsedInput } from '../../../../preload/contract/calls.ts';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { Naming } from '../../../../preload/contract/model/people.ts';
import type { ActionLine, Memo, ReviewAnswer, TagLine, Writer } from '../../../../preload/contract/model/review.ts';
import type { House } from '../../house.ts';
import type { Work } from '../../jobs.ts';
import { Refusal } from '../../refusal.ts';
import type { ReadDb } from '../../store/store.ts';
import { listActions } from '../actions.ts';
import { answerColumns, type AnswerRow, readAnswers } from '../answer-rows.ts';
import { type Asked, compareFields, partsOf, readAsked } from '../asked.ts';
import { grouped } from '../groups.ts';
import { readMemosOf, readMemosOfNobody } from '../memos.ts';
import { byWriter, readWriters } from '../people.ts';
import { listTags } from '../tags.ts';

/*
 * What leaves with an export, one person after the other: a store of a million answers is gone through without ever being held, and
 * whoever else wants something of it waits for no more than one person's answers.
 */

export interface SharedAnswer {
  row: AnswerRow;
  answer: ReviewAnswer;
  asked: Asked | undefined;
  edition: { title: string; number: number } | null;
  /** About the answer, and about its excerpts. */
  memos: Memo[];
}

export interface SharedPerson {
  writer: Writer;
  cohortTitle: string;
  /** In the order in which editions were issued, and of each as it is read. */
  answers: SharedAnswer[];
  memos: Memo[];
  actions: ActionLine[];
}

/** What is about nobody alone. */
export interface SharedFrame {
  cohorts: { id: Id; title: string }[];
  /** In the order in which they are to be told. */
  writers: Writer[];
  tags: TagLine[];
  /** On prompts and on themes. */
  memos: Memo[];
}

type Scope = Pick<ParsedInput<'responses.check'>, 'cohort' | 'edition'>;

export function readFrame(db: ReadDb, { cohort, edition }: Scope, names: Naming): SharedFrame {
  const cohorts =
    cohort === undefined
      ? db.all<{ id: Id; title: string }>('SELECT id, title FROM cohort WHERE deleted_at IS NULL ORDER BY title, id')
      : db.all<{ id: Id; title: string }>('SELECT id, title FROM cohort WHERE id = ? AND deleted_at IS NULL', cohort);
  if (cohort !== undefined && cohorts.length === 0) throw new Refusal('not-found', { what: 'cohort' });
  const people = new Map(
    cohorts.map(({ id }) => [
      id,
      db.all<{ id: Id }>('SELECT id FROM participant WHERE cohort_id = ? AND deleted_at IS NULL', id).map((row) => row.id),
    ]),
  );
  const writers = readWriters(db, [...people.values()].flat(), names);
  const known = new Set(cohorts.map(({ id }) => id));
  const asked = edition === undefined ? null : readAsked(db, edition).prompts;
  return {
    cohorts,
    writers: [...people.values()].flatMap((ids) =>
      byWriter(
        ids.flatMap((id) => writers.get(id) ?? []),
        (writer) => writer,
      ),
    ),
    tags: listTags(db, cohort),
    memos: readMemosOfNobody(db).filter(
      ({ about }) =>
        about.is === 'tag' ||
        (about.is === 'prompt' && (about.cohort === undefined || known.has(about.cohort)) && (asked === null || asked.has(about.prompt))),
    ),
  };
}

/** Lets others in between, and ends where nobody waits for the end any more. */
export async function* eachPerson(
  { store }: Pick<House, 'store'>,
  { writers, cohorts }: SharedFrame,
  { edition, names }: Pick<Scope, 'edition'> & { names: Naming },
  { signal, progress }: Work,
): AsyncGenerator<SharedPerson> {
  const titles = new Map(cohorts.map(({ id, title }) => [id, title]));
  for (const [at, writer] of writers.entries()) {
    progress(at, writers.length);
    yield store().read((db) => readPerson(db, writer, titles.get(writer.cohort) ?? '', edition, names));
    await setImmediate();
    if (signal.aborted) throw new Refusal('cancelled');
  }
  progress(writers.length, writers.length);
}

function readPerson(db: ReadDb, writer: Writer, cohortTitle: string, edition: Id | undefined, names: Naming): SharedPerson {
  const rows = db.all<AnswerRow & { title: string | null; number: number | null; issued: string | null }>(
    `SELECT ${answerColumns}, e.title, e.number, e.issued
     FROM response r INDEXED BY response_participant LEFT JOIN edition e ON e.id = r.edition_id
     WHERE r.participant_id = ? AND r.deleted_at IS NULL ${edition === undefined ? '' : 'AND r.edition_id = ?'}`,
    ...[writer.participant, edition].filter((id) => id !== undefined),
  );
  const answers = readAnswers(db, rows);
  const memos = readMemosOf(db, writer.participant);
  const on = grouped(memos, ({ response }) => response);
  const written = rows.map(({ title, number, issued, ...row }, at): SharedAnswer & { issued: string; place: number } => {
    const { prompts } = readAsked(db, row.edition);
    const { prompt } = partsOf(row.field);
    return {
      row,
      answer: answers[at] as ReviewAnswer,
      asked: prompts.get(prompt),
      edition: title === null || number === null ? null : { title, number },
      memos: (on.get(row.id) ?? []).map(({ memo }) => memo),
      issued: `${issued ?? ''} ${row.edition ?? ''}`,
      place: placesOf(prompts).get(prompt) ?? prompts.size,
    };
  });
  return {
    writer,
    cohortTitle,
    answers: written.sort(
      (a, b) => (a.issued < b.issued ? -1 : a.issued > b.issued ? 1 : 0) || a.place - b.place || compareFields(a.row.field, b.row.field),
    ),
    memos: edition === undefined ? (on.get(null) ?? []).map(({ memo }) => memo) : [],
    actions: listActions(db, { participant: writer.participant, names, ...(edition === undefined ? {} : { edition }) }),
  };
}

/** Where each prompt stands among those of its edition. */
const places = new WeakMap<object, ReadonlyMap<string, number>>();

function placesOf(prompts: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> {
  const known = places.get(prompts) ?? new Map([...prompts.keys()].map((prompt, at) => [prompt, at]));
  places.set(prompts, known);
  return known;
}
