import * as v from 'valibot';
import { Framework } from './framework.ts';
import { Count, Id, Instant, Line } from './ids.ts';
import { Scenario } from './scenario.ts';
import { Workbook } from './workbook.ts';

/** What a piece of a document was taken for. */
export const Taken = v.picklist([
  'title',
  'chapter',
  'logo',
  'contents',
  'section',
  'heading',
  'text',
  'bullets',
  'prompts',
  'prompts-again',
  'quotation',
  'source',
  'figure',
  'retrieval',
  'statements',
  'statements-split',
  'scenario',
  'name',
  'coaching',
  'table',
  'actions',
  'rating',
  'notes',
  'image',
  'image-left-out',
  'row-refused',
  'left-out',
]);
export type Taken = v.InferOutput<typeof Taken>;

/** One guess of the reader, for a person to accept or change. `alternatives` are what else it could have been. */
export const Guess = v.object({
  /** Line of the text, or paragraph of the Word file, from 1. */
  line: Count,
  took: Taken,
  sureness: v.picklist(['sure', 'likely', 'unsure']),
  block: v.optional(Id),
  alternatives: v.array(v.picklist(['text', 'bullets', 'prompts', 'quotation', 'heading'])),
  values: v.record(v.string(), v.string()),
});
export type Guess = v.InferOutput<typeof Guess>;

/** A document as it was read: a draft that is nowhere yet, what it refers to, and how it came to be. */
export const Imported = v.object({
  from: v.picklist(['text', 'markdown', 'word', 'bundle']),
  workbook: Workbook,
  frameworks: v.array(Framework),
  scenarios: v.array(Scenario),
  images: v.array(v.object({ id: Id, type: v.picklist(['image/png', 'image/jpeg']), base64: v.string() })),
  report: v.array(Guess),
});
export type Imported = v.InferOutput<typeof Imported>;

export const ExportFormat = v.picklist(['word', 'markdown', 'bundle']);
export type ExportFormat = v.InferOutput<typeof ExportFormat>;

export const Exported = v.object({ name: v.string(), base64: v.string(), bytes: Count });

/** Words of a text before and after, run by run. */
export const DiffRun = v.object({ text: v.string(), state: v.picklist(['same', 'added', 'removed']) });
export type DiffRun = v.InferOutput<typeof DiffRun>;

export const BlockDifference = v.object({
  block: Id,
  type: v.string(),
  title: v.string(),
  state: v.picklist(['added', 'removed', 'changed', 'same']),
  moved: v.boolean(),
  /** The titles of the sections that it stands in. */
  sectionBefore: v.optional(v.string()),
  sectionAfter: v.optional(v.string()),
  /** Which part changed ("title", "prompts.ID.text"), and how. */
  parts: v.array(v.object({ part: v.string(), runs: v.array(DiffRun) })),
});
export type BlockDifference = v.InferOutput<typeof BlockDifference>;

export const Comparison = v.object({
  /** Title, cover words and the order and titles of sections. */
  head: v.array(v.object({ part: v.string(), runs: v.array(DiffRun) })),
  /** In the order of the later one; what was removed stands where it was. */
  blocks: v.array(BlockDifference),
  /** Scenarios and statements that both refer to and that now read otherwise. */
  matter: v.array(
    v.object({
      kind: v.picklist(['scenario', 'framework']),
      id: Id,
      title: Line,
      parts: v.array(v.object({ part: v.string(), runs: v.array(DiffRun) })),
    }),
  ),
});
export type Comparison = v.InferOutput<typeof Comparison>;

export const FrameworkWarning = v.object({
  rule: v.picklist(['gap', 'doubled', 'run-together', 'long', 'no-code', 'no-stem', 'out-of-order', 'other-section', 'not-a-row']),
  line: Count,
  values: v.record(v.string(), v.string()),
});
export type FrameworkWarning = v.InferOutput<typeof FrameworkWarning>;

export const FrameworkReading = v.object({ framework: Framework, warnings: v.array(FrameworkWarning) });
export type FrameworkReading = v.InferOutput<typeof FrameworkReading>;

/** How one edition's statements became another's. Every statement of `from` stands in one row; so does every one of `to`. */
export const Mapping = v.object({
  from: Id,
  to: Id,
  rows: v.array(v.object({ from: v.array(Id), to: v.array(Id) })),
});
export type Mapping = v.InferOutput<typeof Mapping>;

/** What became of a statement, or of several, between two editions. */
export const Fate = v.picklist(['same', 'split', 'merged', 'dropped', 'new', 'recast']);
export type Fate = v.InferOutput<typeof Fate>;

export function fateOf({ from, to }: Mapping['rows'][number]): Fate {
  if (from.length === 0) return 'new';
  if (to.length === 0) return 'dropped';
  if (from.length === 1) return to.length === 1 ? 'same' : 'split';
  return to.length === 1 ? 'merged' : 'recast';
}

const Became = v.object({ fate: Fate, to: v.array(Line) });

/** One keeping of a mapping: when, and what it changed. Codes are those of its time, so that it reads the same when letters move. */
export const MappingChange = v.object({
  at: Instant,
  /** The whole of it as it then stood, in rows. */
  totals: v.object({ same: Count, changed: Count, dropped: Count, fresh: Count }),
  /** Nothing was kept before: only the totals tell of it. */
  first: v.boolean(),
  statements: v.array(v.object({ code: Line, before: Became, after: Became })),
});
export type MappingChange = v.InferOutput<typeof MappingChange>;
