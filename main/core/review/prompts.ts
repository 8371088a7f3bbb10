import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { ReviewEdition, ReviewPrompt } from '../../../preload/contract/model/review.ts';
import { Moment } from '../../../preload/contract/model/workbook.ts';
import type { ReadDb } from '../store/store.ts';
import { type Asked, type AskedIn, compareFields, partsOf, readAsked } from './asked.ts';
import { readWanted, type Wanted, written } from './filter.ts';

/* What was asked and how many answered, edition by edition. */

interface Counted {
  fields: Set<string>;
  answers: number;
  people: Set<Id>;
  starred: number;
  excerpts: number;
}

export function readPrompts(db: ReadDb, filter: ParsedInput<'review.prompts'>): CallOutput<'review.prompts'> {
  const wanted = readWanted(db, filter);
  const editions = db.all<{ id: Id; workbook_id: Id; title: string; number: number; day: string | null }>(
    `SELECT e.id, e.workbook_id, e.title, e.number,
       (SELECT max(s.day) FROM seminar s WHERE s.edition_id = e.id AND s.deleted_at IS NULL ${wanted.cohort === undefined ? '' : 'AND s.cohort_id = ?'}) AS day
     FROM edition e WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY coalesce(day, substr(e.issued, 1, 10)) DESC, e.id DESC`,
    ...(wanted.cohort === undefined ? [] : [wanted.cohort]),
    JSON.stringify(editionsAnswered(db, wanted)),
  );
  return {
    editions: editions.map((edition): ReviewEdition => {
      const counts = countIn(db, edition.id, wanted);
      const asked = readAsked(db, edition.id);
      const prompts = promptsOf(asked, counts);
      return {
        edition: edition.id,
        workbook: edition.workbook_id,
        title: edition.title,
        number: edition.number,
        seminars: db.all(
          `SELECT id, title, day FROM seminar WHERE edition_id = ? AND deleted_at IS NULL ${wanted.cohort === undefined ? '' : 'AND cohort_id = ?'} ORDER BY day, id`,
          edition.id,
          ...(wanted.cohort === undefined ? [] : [wanted.cohort]),
        ),
        prompts,
        moments: momentsOf(prompts),
      };
    }),
  };
}

export function editionsAnswered(db: ReadDb, { cohort, editions }: Wanted): Id[] {
  if (editions) return editions;
  const rows =
    cohort === undefined
      ? db.all<{ id: Id }>('SELECT id FROM edition e WHERE EXISTS (SELECT 1 FROM response r WHERE r.edition_id = e.id)')
      : db.all<{ id: Id }>(
          `SELECT id FROM edition e WHERE EXISTS (
             SELECT 1 FROM participant p CROSS JOIN response r INDEXED BY response_cell ON r.participant_id = p.id AND r.edition_id = e.id
             WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL)`,
          cohort,
        );
  return rows.map(({ id }) => id);
}

interface FieldRow {
  participant: Id;
  field: string;
  written: number;
  starred: number;
  excerpts: number;
}

/** Along the cohort's people where one is named, else along the edition. */
function countIn(db: ReadDb, edition: Id, { cohort, where, given }: Wanted): Map<string, Counted> {
  const from =
    cohort === undefined
      ? 'response r INDEXED BY response_asked CROSS JOIN participant p ON p.id = r.participant_id'
      : 'participant p INDEXED BY participant_cohort CROSS JOIN response r INDEXED BY response_cell ON r.participant_id = p.id';
  const counts = new Map<string, Counted>();
  for (const row of db.iterate<FieldRow>(
    `SELECT r.participant_id AS participant, r.field, ${written} AS written,
       EXISTS (SELECT 1 FROM star s WHERE s.response_id = r.id) AS starred,
       (SELECT count(*) FROM excerpt x WHERE x.response_id = r.id) AS excerpts
     FROM ${from} CROSS JOIN cohort c ON c.id = p.cohort_id WHERE r.edition_id = ? AND ${where}`,
    edition,
    ...given,
  )) {
    const { prompt } = partsOf(row.field);
    const of = counts.get(prompt) ?? { fields: new Set(), answers: 0, people: new Set(), starred: 0, excerpts: 0 };
    counts.set(prompt, of);
    of.fields.add(row.field);
    of.starred += row.starred;
    of.excerpts += row.excerpts;
    if (row.written === 0) continue;
    of.answers += 1;
    of.people.add(row.participant);
  }
  return counts;
}

/** In reading order. What was answered and is not known to the edition comes last, so that no answer is out of reach; ticks do not. */
function promptsOf({ prompts }: AskedIn, counts: ReadonlyMap<string, Counted>): ReviewPrompt[] {
  const strays = [...counts].filter(
    ([prompt, { fields }]) => !prompts.has(prompt) && ![...fields].every((field) => field.endsWith(':tick')),
  );
  return [
    ...[...prompts.values()].map((asked) => withCounts(asked, counts.get(asked.prompt))),
    ...strays.map(([prompt, counted]) => withCounts(stray(prompt), counted)),
  ];
}

const stray = (prompt: string): Asked => ({
  prompt,
  question: '',
  block: prompt,
  blockTitle: '',
  section: '',
  statements: [],
  modes: [],
  kind: 'prompt',
});

export function withCounts({ kind: _, ...asked }: Asked, counted: Counted | undefined): ReviewPrompt {
  return {
    ...asked,
    fields: [...(counted?.fields ?? [])].sort(compareFields),
    answers: counted?.answers ?? 0,
    people: counted?.people.size ?? 0,
    starred: counted?.starred ?? 0,
    excerpts: counted?.excerpts ?? 0,
  };
}

function momentsOf(prompts: readonly ReviewPrompt[]): ReviewEdition['moments'] {
  const blocks = new Map<Id, ReviewPrompt[]>();
  for (const prompt of prompts) if (prompt.moment) blocks.set(prompt.block, [...(blocks.get(prompt.block) ?? []), prompt]);
  return [...blocks].flatMap(([block, asked]) => {
    const columns = Moment.options.flatMap((moment) => {
      const of = asked.flatMap((each) => (each.moment === moment ? [each.prompt] : []));
      return of.length > 0 ? [{ moment, prompts: of }] : [];
    });
    return columns.length > 1 ? [{ block, title: asked[0]?.blockTitle ?? '', columns }] : [];
  });
}
