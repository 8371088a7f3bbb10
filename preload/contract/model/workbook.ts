import * as v from 'valibot';
import { Count, Id, Instant, Line, Text } from './ids.ts';
import { Names } from './scenario.ts';

/** How a prompt is answered. One prompt may be asked in several modes; each is a field of its own. */
export const Mode = v.picklist(['individual', 'collaborative', 'coaching']);
export type Mode = v.InferOutput<typeof Mode>;

/** The three moments of sensemaking (Jeong and Brower, 2008). */
export const Moment = v.picklist(['noticing', 'interpreting', 'acting']);
export type Moment = v.InferOutput<typeof Moment>;

/** Put there as a link: what it follows, and what that said when it was last taken over. */
export const Linked = v.object({ to: Id, text: Text });
export type Linked = v.InferOutput<typeof Linked>;

/** One question. Text is inline markup. */
export const Prompt = v.object({
  id: Id,
  text: Text,
  moment: v.optional(Moment),
  /** Ruled lines to leave; without it the page shares its space among its prompts. */
  lines: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(40))),
  /** How long an answer is expected to be. Preflight compares it with the space. */
  words: v.optional(Count),
  statements: v.optional(v.array(Id)),
  linked: v.optional(Linked),
  /** Facilitator's copy only. */
  listenFor: v.optional(v.array(Text)),
  probe: v.optional(Text),
});
export type Prompt = v.InferOutput<typeof Prompt>;

/** What only the facilitator's copy shows beside a block. */
export const FacilitatorNote = v.object({
  minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600))),
  plan: v.optional(Text),
  listenFor: v.optional(v.array(Text)),
  note: v.optional(Text),
});
export type FacilitatorNote = v.InferOutput<typeof FacilitatorNote>;

const common = {
  id: Id,
  /** Statements that this block teaches or practises. */
  statements: v.optional(v.array(Id)),
  facilitator: v.optional(FacilitatorNote),
};
/** The block's heading on paper and its line in contents and bookmarks. */
const title = Line;
/** A word or two for the margin, and the sentence under it. */
const aside = v.optional(v.object({ label: Line, text: v.optional(Text) }));

const Cover = v.object({
  ...common,
  type: v.literal('cover'),
  /** Slots for the facilitator's own files; until one is given the name is set in type. Empty: nothing printed. */
  logos: v.array(v.object({ name: Line, image: v.optional(Id) })),
  ask: v.array(v.picklist(['name', 'setting', 'coach'])),
  note: Text,
});
const Contents = v.object({
  ...common,
  type: v.literal('contents'),
  title,
  /** The lines as somebody typed them in a document that was imported. Never printed: preflight holds them against the headings. */
  typed: v.optional(v.array(v.object({ text: Line, page: Line }))),
});
const Heading = v.object({ ...common, type: v.literal('heading'), title, level: v.picklist([1, 2, 3]) });
const Paragraphs = v.object({
  ...common,
  type: v.literal('text'),
  title: v.optional(title),
  aside,
  paragraphs: v.array(Text),
  /** Where the text is the provider's own to supply. While it is empty the block is left out of print. */
  slot: v.optional(Line),
});
const Bullets = v.object({
  ...common,
  type: v.literal('bullets'),
  title: v.optional(title),
  aside,
  style: v.picklist(['bullets', 'numbers', 'key-idea']),
  items: v.array(Text),
  /** Room after the list, with its question in the margin. `rows` numbered spaces. */
  room: v.optional(
    v.object({ prompt: Prompt, mode: Mode, rows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10))) }),
  ),
});
const Quotation = v.object({
  ...common,
  type: v.literal('quotation'),
  title,
  quote: Text,
  source: Line,
  linked: v.optional(Linked),
  prompt: v.optional(Prompt),
  mode: v.optional(Mode),
});
export const FigureKind = v.picklist(['process', 'sensemaking', 'ladder', 'grow']);
export type FigureKind = v.InferOutput<typeof FigureKind>;
const Figure = v.object({
  ...common,
  type: v.literal('figure'),
  title,
  figure: FigureKind,
  aside,
  alt: Text,
  source: v.optional(Line),
  /** The ladder's rungs, from the ground up, four to seven. */
  rungs: v.optional(v.pipe(v.array(Line), v.minLength(4), v.maxLength(7))),
});
const Prompts = v.object({
  ...common,
  type: v.literal('prompts'),
  title,
  mode: Mode,
  /** The line under "On your own" or "With others". */
  hint: v.optional(Text),
  intro: v.optional(Text),
  prompts: v.array(Prompt),
  /** Asks another block's prompts again in this block's mode; `prompts` is then empty and the text is kept in one place. */
  repeats: v.optional(Id),
});
const Retrieval = v.object({
  ...common,
  type: v.literal('retrieval'),
  title,
  question: Text,
  hint: v.optional(Text),
  /** Blank plots of the process figure. `answer` is printed in the facilitator's copy only. */
  stages: v.array(v.object({ id: Id, answer: Line, detail: Line })),
  foundations: v.array(v.object({ id: Id, answer: Line })),
  check: v.optional(Prompt),
});
const Statements = v.object({
  ...common,
  type: v.literal('statements'),
  title,
  framework: Id,
  /** Which statements; without it all of the framework's. */
  only: v.optional(v.array(Id)),
  ticks: v.boolean(),
  prompt: v.optional(Prompt),
});
const ScenarioBlock = v.object({
  ...common,
  type: v.literal('scenario'),
  title,
  scenario: Id,
  /** What to do while reading, with room beneath. */
  task: v.optional(Prompt),
});
const Coaching = v.object({
  ...common,
  type: v.literal('coaching'),
  title,
  figure: v.boolean(),
  steps: v.array(
    v.object({
      letter: Line,
      name: Line,
      title: Line,
      instructions: v.array(v.object({ who: v.optional(v.picklist(['coach', 'coached'])), text: Text })),
      questions: v.array(Text),
    }),
  ),
  agreed: v.optional(Prompt),
});
const ResponseTable = v.object({
  ...common,
  type: v.literal('table'),
  title,
  rows: v.array(v.object({ letter: Line, name: Line, prompt: Prompt })),
});
const Rating = v.object({
  ...common,
  type: v.literal('rating'),
  title,
  intro: Text,
  framework: Id,
  only: v.optional(v.array(Id)),
  occasions: v.array(v.picklist(['before', 'now', 'later'])),
});
const Actions = v.object({
  ...common,
  type: v.literal('actions'),
  title,
  aside,
  intro: Text,
  prompt: Id,
  rows: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)),
});
const Notes = v.object({ ...common, type: v.literal('notes'), title, prompt: Id, privacy: v.optional(Text) });
const Image = v.object({
  ...common,
  type: v.literal('image'),
  title: v.optional(title),
  /** Without it: the place is there and waits for its picture. It is not printed. */
  image: v.optional(Id),
  /** What it shows, for those who cannot see it. */
  alt: Text,
  /** It tells nothing: those who cannot see it miss nothing, and hear nothing of it. */
  decorative: v.optional(v.boolean()),
  caption: v.optional(Text),
  source: v.optional(Line),
  /** `small`: half of the column. */
  width: v.picklist(['small', 'column', 'page']),
});
const PageBreak = v.object({ ...common, type: v.literal('page-break') });

export const Block = v.variant('type', [
  Cover,
  Contents,
  Heading,
  Paragraphs,
  Bullets,
  Quotation,
  Figure,
  Prompts,
  Retrieval,
  Statements,
  ScenarioBlock,
  Coaching,
  ResponseTable,
  Rating,
  Actions,
  Notes,
  Image,
  PageBreak,
]);
export type Block = v.InferOutput<typeof Block>;
export type BlockType = Block['type'];
export type BlockOf<T extends BlockType> = Extract<Block, { type: T }>;

export const Section = v.object({ id: Id, title: Line, blocks: v.array(Block) });
export type Section = v.InferOutput<typeof Section>;

export const WorkbookHead = v.object({
  /** "NPQLTD" and "Leading Teacher Development": large and small on the cover. */
  programme: Line,
  programmeName: Line,
  chapter: Line,
  /** The cover's large word. */
  topic: Line,
  /** "Local Seminar 1 Workbook". */
  subtitle: Line,
  framework: v.optional(Id),
  names: Names,
  source: Text,
  /** How long the seminar is, for the agenda to add up to. */
  minutes: v.optional(v.pipe(Count, v.minValue(1), v.maxValue(1440))),
});
export type WorkbookHead = v.InferOutput<typeof WorkbookHead>;

/** A workbook as it is edited (the draft) or as it was issued (inside an edition). */
export const Workbook = v.object({ id: Id, title: Line, head: WorkbookHead, sections: v.array(Section) });
export type Workbook = v.InferOutput<typeof Workbook>;

export const WorkbookSummary = v.object({
  id: Id,
  title: Line,
  head: WorkbookHead,
  updated: Instant,
  revision: Count,
  blocks: Count,
  prompts: Count,
  editions: Count,
});
export type WorkbookSummary = v.InferOutput<typeof WorkbookSummary>;

export const Edition = v.object({
  id: Id,
  workbook: Id,
  number: Count,
  issued: Instant,
  /** SHA-256 of the frozen content, hex; the first six characters in capitals are the code on paper. */
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  title: Line,
});
export type Edition = v.InferOutput<typeof Edition>;

/** The name of a field: which prompt, in which mode, which part of it. No dot: PDF keeps dots for its own tree of names. */
export function fieldId(prompt: Id, mode: Mode, part?: string): string {
  return part === undefined ? `${prompt}:${mode}` : `${prompt}:${mode}:${part}`;
}
