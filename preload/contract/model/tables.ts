import * as v from 'valibot';
import { Count, Id, Line } from './ids.ts';
import { Participant } from './people.ts';

/** Where rows come from: a CSV or XLSX file by its path, or by its bytes (base64) where there is no path, or a table that was pasted. */
export const TableSource = v.variant('by', [
  v.object({ by: v.literal('path'), path: v.string(), sheet: v.optional(Line) }),
  v.object({ by: v.literal('bytes'), name: v.string(), base64: v.string(), sheet: v.optional(Line) }),
  v.object({ by: v.literal('text'), text: v.string() }),
]);
export type TableSource = v.InferOutput<typeof TableSource>;

/** How the bytes were read, so that a person can see when it is wrong. */
export const TableFacts = v.object({
  kind: v.picklist(['csv', 'xlsx']),
  encoding: v.picklist(['utf-8', 'utf-16', 'windows-1252']),
  sheet: v.optional(Line),
  sheets: v.array(Line),
  rows: Count,
  /** Rows with more or fewer cells than the header. */
  ragged: Count,
  /** Lines that were no rows: titles above the header, totals below. */
  aside: v.optional(Count),
});
export type TableFacts = v.InferOutput<typeof TableFacts>;

export const PersonColumn = v.picklist([
  'name',
  'given-name',
  'family-name',
  'knownAs',
  'email',
  'role',
  'setting',
  'phase',
  'preset',
  'route',
  'status',
  'note',
  'ignore',
]);
export type PersonColumn = v.InferOutput<typeof PersonColumn>;

/** One column of the table: its heading, the first filled cells of it, and what it is taken for. */
const column = { heading: Line, examples: v.array(Line) };
export const PeopleColumn = v.object({ ...column, takenFor: PersonColumn });
export type PeopleColumn = v.InferOutput<typeof PeopleColumn>;

/** `same`: the same e-mail, or the same name in the same setting, as somebody here or in a row above. `alike`: the same name elsewhere. */
export const PeopleRow = v.object({
  /** From 1, as a person counts rows under the heading. */
  row: Count,
  person: v.omit(Participant, ['id', 'cohort', 'revision']),
  found: v.picklist(['new', 'same', 'alike', 'unchanged', 'empty']),
  match: v.optional(Id),
  /** The row above that has the same person. */
  repeats: v.optional(Count),
  does: v.picklist(['add', 'update', 'skip']),
  /** What was changed in reading: a line that was too long, a preset that is not known. */
  notes: v.array(
    v.picklist([
      'cut',
      'cleaned',
      'preset-unknown',
      'phase-unknown',
      'route-unknown',
      'status-unknown',
      'email-odd',
      'email-shared',
      'no-name',
    ]),
  ),
});
export type PeopleRow = v.InferOutput<typeof PeopleRow>;

export const PeopleImport = v.object({
  facts: TableFacts,
  columns: v.array(PeopleColumn),
  /** The columns were mapped by a person before, for a table with these headings. */
  remembered: v.boolean(),
  counts: v.object({ add: Count, update: Count, skip: Count }),
  /** At most 500 of them are shown; all are taken. */
  rows: v.array(PeopleRow),
});
export type PeopleImport = v.InferOutput<typeof PeopleImport>;

/** What a column of a forms export is: who it is, when, a field of the edition, or nothing to us. */
export const AnswerColumnRole = v.union([
  v.picklist(['name', 'email', 'code', 'written', 'ignore']),
  v.object({ field: v.pipe(v.string(), v.maxLength(200)) }),
]);
export type AnswerColumnRole = v.InferOutput<typeof AnswerColumnRole>;

export const AnswersImport = v.object({
  facts: TableFacts,
  columns: v.array(v.object({ ...column, takenFor: AnswerColumnRole })),
  remembered: v.boolean(),
  rows: v.array(
    v.object({
      row: Count,
      who: Line,
      match: v.nullable(Id),
      how: v.picklist(['code', 'email', 'name', 'nobody', 'several', 'empty']),
      answers: Count,
      /** Answers that would take the place of one that reads otherwise; the earlier one is kept as a revision. */
      replaces: Count,
    }),
  ),
  counts: v.object({ people: Count, answers: Count, replaces: Count, unmatched: Count }),
});
export type AnswersImport = v.InferOutput<typeof AnswersImport>;
