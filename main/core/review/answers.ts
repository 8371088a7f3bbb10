import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { ReviewCell, ReviewPrompt, ReviewRow, Writer } from '../../../preload/contract/model/review.ts';
import type { Mode } from '../../../preload/contract/model/workbook.ts';
import type { ReadDb } from '../store/store.ts';
import { answerColumns, type AnswerRow, readAnswers, readHandwriting } from './answer-rows.ts';
import { compareFields, partsOf, readAsked } from './asked.ts';
import { changesBetween } from './changes.ts';
import { fieldRange, readWanted, type Wanted } from './filter.ts';
import { byWriter, readWriters } from './people.ts';
import { withCounts } from './prompts.ts';

/* Answers to one prompt, or to several beside each other: a line a person. */

interface Line {
  writer: Writer;
  edition: Id | null;
  /** Of each prompt asked for. */
  cells: AnswerRow[][];
  hasWords: boolean;
}

export function readPromptAnswers(
  db: ReadDb,
  { prompts, filter, order, empty, changes, names, offset, limit }: ParsedInput<'review.answers'>,
): CallOutput<'review.answers'> {
  const wanted = readWanted(db, filter);
  const found = prompts.map((prompt) => findAnswers(db, prompt, wanted).filter(({ field }) => !field.endsWith(':tick')));
  const writers = readWriters(
    db,
    found.flat().map(({ participant }) => participant),
    names,
  );
  const handwriting = readHandwriting(db, found.flat());
  const lines = new Map<string, Line>();
  for (const [at, rows] of found.entries()) {
    for (const row of rows) {
      const writer = writers.get(row.participant);
      if (!writer) continue;
      const key = `${row.participant} ${row.edition}`;
      const line = lines.get(key) ?? { writer, edition: row.edition, cells: prompts.map(() => []), hasWords: false };
      lines.set(key, line);
      line.cells[at]?.push(row);
      if (row.text !== '' || handwriting.has(row.id)) line.hasWords = true;
    }
  }
  const all = [...lines.values()];
  const shown = sorted(
    all.filter(({ hasWords }) => hasWords),
    order,
  );
  if (empty)
    shown.push(
      ...sorted(
        all.filter(({ hasWords }) => !hasWords),
        'person',
      ),
    );
  return {
    prompts: prompts.map((prompt, at) => describe(db, prompt, found[at] ?? [])),
    total: shown.length,
    answers: found.flat().reduce((sum, { text }) => sum + (text === '' ? 0 : 1), 0),
    rows: readOut(db, prompts, shown.slice(offset, offset + limit), changes),
  };
}

/** Along whichever index leaves fewest rows to look at: the cohort's people, the edition, or the prompt over all there are. */
export function findAnswers(db: ReadDb, prompt: string, { cohort, editions, where, given }: Wanted): AnswerRow[] {
  const [from, to] = fieldRange(prompt);
  const find = (source: string, edition?: Id): AnswerRow[] =>
    db.all<AnswerRow>(
      `SELECT ${answerColumns} FROM ${source} CROSS JOIN cohort c ON c.id = p.cohort_id
       WHERE ${edition === undefined ? '' : 'r.edition_id = ? AND'} r.field >= ? AND r.field < ? AND ${where}`,
      ...(edition === undefined ? [] : [edition]),
      from,
      to,
      ...given,
    );
  const peopleOf = 'participant p INDEXED BY participant_cohort CROSS JOIN response r';
  if (cohort !== undefined && editions)
    return editions.flatMap((edition) => find(`${peopleOf} INDEXED BY response_cell ON r.participant_id = p.id`, edition));
  if (cohort !== undefined) return find(`${peopleOf} INDEXED BY response_participant ON r.participant_id = p.id`);
  const theirs = 'CROSS JOIN participant p ON p.id = r.participant_id';
  if (editions) return editions.flatMap((edition) => find(`response r INDEXED BY response_asked ${theirs}`, edition));
  return find(`response r INDEXED BY response_field ${theirs}`);
}

function sorted(lines: Line[], order: ParsedInput<'review.answers'>['order']): Line[] {
  const by = (value: (row: AnswerRow) => number | string, line: Line) => {
    const values = (line.cells[0] ?? []).map(value);
    return values.length === 0 ? '' : values.reduce((a, b) => (a > b ? a : b));
  };
  const people = byWriter(lines, ({ writer }) => writer);
  if (order === 'person') return people;
  if (order === 'newest')
    return people.toSorted((a, b) => compare(String(by(({ written }) => written, b)), String(by(({ written }) => written, a))));
  return people.toSorted((a, b) => Number(by(({ text }) => text.length, b)) - Number(by(({ text }) => text.length, a)));
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function describe(db: ReadDb, prompt: string, rows: readonly AnswerRow[]): ReviewPrompt {
  const edition = rows[0]?.edition ?? null;
  const asked = readAsked(db, edition).prompts.get(prompt);
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const marks = db.get<{ starred: number; excerpts: number }>(
    `SELECT (SELECT count(*) FROM json_each(?) w CROSS JOIN star s ON s.response_id = w.value) AS starred,
       (SELECT count(*) FROM json_each(?) w CROSS JOIN excerpt x ON x.response_id = w.value) AS excerpts`,
    ids,
    ids,
  );
  const withWords = rows.filter(({ text }) => text !== '');
  return withCounts(
    asked ?? { prompt, question: '', block: prompt, blockTitle: '', section: '', statements: [], modes: [], kind: 'prompt' },
    {
      fields: new Set(rows.map(({ field }) => field)),
      answers: withWords.length,
      people: new Set(withWords.map(({ participant }) => participant)),
      starred: marks?.starred ?? 0,
      excerpts: marks?.excerpts ?? 0,
    },
  );
}

function readOut(db: ReadDb, prompts: readonly string[], lines: readonly Line[], changes: boolean): ReviewRow[] {
  const answers = new Map(
    readAnswers(
      db,
      lines.flatMap(({ cells }) => cells.flat()),
    ).map((answer) => [answer.response, answer]),
  );
  return lines.map(({ writer, edition, cells }) => ({
    ...writer,
    edition,
    cells: prompts.map((prompt, at): ReviewCell => {
      const rows = (cells[at] ?? []).toSorted((a, b) => compareFields(a.field, b.field));
      return {
        prompt,
        answers: rows.flatMap(({ id }) => answers.get(id) ?? []),
        changed: changes ? changesBetween(joined(rows, 'individual'), joined(rows, 'collaborative')) : null,
      };
    }),
  }));
}

const joined = (rows: readonly AnswerRow[], mode: Mode): string =>
  rows.flatMap(({ field, text }) => (text !== '' && partsOf(field).mode === mode ? [text] : [])).join('\n');
