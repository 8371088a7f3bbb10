import * as v from 'valibot';
import { DiffRun } from './exchange.ts';
import { Count, Day, Id, Instant, Line, Text } from './ids.ts';
import { Phase, ResponseSource, ResponseState } from './people.ts';
import { Mode, Moment } from './workbook.ts';

/*
 * What a facilitator reads and makes of answers. Offsets everywhere count UTF-16 units of the answer's text, as `slice` does; `end` is
 * the first that no longer belongs.
 */

/** Shapes that stand beside a tag's colour, so that colour is never the only sign. */
export const TagMark = v.picklist(['dot', 'ring', 'square', 'frame', 'diamond', 'triangle', 'bar', 'cross', 'wave', 'star']);
export type TagMark = v.InferOutput<typeof TagMark>;

/** A theme in the facilitator's words. Tags make a tree; `parent: null` is its top. */
export const Tag = v.object({
  id: Id,
  parent: v.nullable(Id),
  name: v.pipe(Line, v.trim(), v.minLength(1)),
  /** What belongs under it and what does not. */
  definition: Text,
  /** An index into the palette, 0 to 11. */
  colour: v.pipe(Count, v.maxValue(11)),
  mark: TagMark,
  /** The statement that it is a name for, if it is. */
  statement: v.optional(Id),
  revision: Count,
});
export type Tag = v.InferOutput<typeof Tag>;

/** In the order of the tree: each after its parent, siblings by position. `excerpts` on it alone; `below`: on it and all under it, each once. */
export const TagLine = v.object({ ...Tag.entries, depth: Count, excerpts: Count, below: Count });
export type TagLine = v.InferOutput<typeof TagLine>;

/**
 * How an excerpt stands to the answer as it reads now. `held`: where it was made. `moved`: the answer was changed and the very words
 * were found with certainty elsewhere in it; `start` and `end` are the new place, which a person may confirm. `needs-a-look`: they
 * were not; `start` and `end` are 0 and `quote` is what had been marked.
 */
export const ExcerptState = v.picklist(['held', 'moved', 'needs-a-look']);
export type ExcerptState = v.InferOutput<typeof ExcerptState>;

export const Excerpt = v.object({
  id: Id,
  response: Id,
  state: ExcerptState,
  start: Count,
  end: Count,
  /** The words as they were marked, and the revision of the answer in which they stood. */
  quote: Text,
  madeOn: Count,
  tags: v.array(Id),
  statements: v.array(Id),
  memos: Count,
  revision: Count,
});
export type Excerpt = v.InferOutput<typeof Excerpt>;

/** Whose answer it is. `name` is the pseudonym while names are hidden, and `setting` is then left out. */
export const Writer = v.object({
  participant: Id,
  cohort: Id,
  name: v.string(),
  role: v.optional(v.string()),
  phase: v.optional(Phase),
  setting: v.optional(v.string()),
});
export type Writer = v.InferOutput<typeof Writer>;

/** One answer as review shows it. */
export const ReviewAnswer = v.object({
  response: Id,
  edition: v.nullable(Id),
  field: v.string(),
  /** The field's three parts. `part` is a row or a cell of the prompt. */
  prompt: v.string(),
  mode: v.optional(Mode),
  part: v.optional(v.string()),
  text: Text,
  /** A picture of it in their own hand, where nobody has typed it: what `scans.crop` takes. */
  handwriting: v.optional(Id),
  state: ResponseState,
  source: ResponseSource,
  written: Instant,
  revision: Count,
  /** Earlier versions that are kept. */
  earlier: Count,
  starred: v.boolean(),
  /** 1 for the first level of the scale. */
  depth: v.nullable(Count),
  memos: Count,
  excerpts: v.array(Excerpt),
});
export type ReviewAnswer = v.InferOutput<typeof ReviewAnswer>;

/** One prompt of one edition: what was asked, and how many answered. */
export const ReviewPrompt = v.object({
  prompt: v.string(),
  question: v.string(),
  block: Id,
  blockTitle: v.string(),
  section: v.string(),
  moment: v.optional(Moment),
  statements: v.array(Id),
  /** Those that it is asked in, in reading order; empty for a place without a mode. */
  modes: v.array(Mode),
  fields: v.array(v.string()),
  /** Answers with words in them, and how many people they are from. */
  answers: Count,
  people: Count,
  starred: Count,
  excerpts: Count,
});
export type ReviewPrompt = v.InferOutput<typeof ReviewPrompt>;

export const ReviewEdition = v.object({
  edition: Id,
  workbook: Id,
  title: Line,
  number: Count,
  /** Seminars of the cohort at which it was used. */
  seminars: v.array(v.object({ id: Id, title: Line, day: v.nullable(Day) })),
  prompts: v.array(ReviewPrompt),
  /** Prompts that belong beside each other as noticing, interpreting and acting, in that order; a block asks at least two of them. */
  moments: v.array(
    v.object({ block: Id, title: v.string(), columns: v.array(v.object({ moment: Moment, prompts: v.array(v.string()) })) }),
  ),
});
export type ReviewEdition = v.InferOutput<typeof ReviewEdition>;

/** What one person wrote to one of the prompts asked for: their answers in the order of modes and parts. */
export const ReviewCell = v.object({
  prompt: v.string(),
  answers: v.array(ReviewAnswer),
  /** From what they wrote alone to what was written together; null where one is missing or the two have too little in common. */
  changed: v.nullable(v.array(DiffRun)),
});
export type ReviewCell = v.InferOutput<typeof ReviewCell>;

/** One person's line. `cells` are in the order of the prompts that were asked for. */
export const ReviewRow = v.object({ ...Writer.entries, edition: v.nullable(Id), cells: v.array(ReviewCell) });
export type ReviewRow = v.InferOutput<typeof ReviewRow>;

/** All conditions hold together. */
export const ReviewFilter = v.object({
  cohort: v.optional(Id),
  /** Answers to the edition that was used at it, by those of its cohort. */
  seminar: v.optional(Id),
  edition: v.optional(Id),
  /** On it or under it in the tree. */
  tag: v.optional(Id),
  /** Excerpts on it. */
  statement: v.optional(Id),
  role: v.optional(Line),
  phase: v.optional(Phase),
  setting: v.optional(Line),
  starred: v.optional(v.boolean()),
});
export type ReviewFilter = v.InferOutput<typeof ReviewFilter>;

/** An answer with whose it is and what was asked, for lists that go across prompts. */
export const ReviewFound = v.object({
  ...ReviewAnswer.entries,
  writer: Writer,
  question: v.string(),
  editionTitle: v.nullable(Line),
});
export type ReviewFound = v.InferOutput<typeof ReviewFound>;

export const Range = v.object({ start: Count, end: Count });
export type Range = v.InferOutput<typeof Range>;

export const Memo = v.object({
  id: Id,
  /** What it is about: exactly one. */
  about: v.variant('is', [
    v.object({ is: v.literal('response'), response: Id }),
    v.object({ is: v.literal('excerpt'), excerpt: Id }),
    v.object({ is: v.literal('participant'), participant: Id }),
    v.object({ is: v.literal('prompt'), prompt: v.pipe(v.string(), v.minLength(1), v.maxLength(200)), cohort: v.optional(Id) }),
    v.object({ is: v.literal('tag'), tag: Id }),
  ]),
  text: v.pipe(Text, v.minLength(1)),
  updated: v.optional(Instant),
  revision: Count,
});
export type Memo = v.InferOutput<typeof Memo>;
export type MemoAbout = Memo['about'];

/** Three or four levels, the shallowest first, in the facilitator's words. */
export const DepthScale = v.pipe(
  v.array(v.object({ name: v.pipe(Line, v.trim(), v.minLength(1)), says: Line })),
  v.minLength(3),
  v.maxLength(4),
);
export type DepthScale = v.InferOutput<typeof DepthScale>;

export const defaultDepthScale: DepthScale = [
  { name: 'Says', says: 'Names something, without a reason.' },
  { name: 'Explains', says: 'Gives a reason, or says what it means where they work.' },
  { name: 'Weighs', says: 'Sets one thing against another, or asks what would show it to be wrong.' },
];

/**
 * The same ten answers, drawn blind and shuffled twice. Agreement is told when all have been marked in both rounds: `exact` of `of`,
 * and the linearly weighted kappa in thousandths, null where every mark is of one level and kappa says nothing.
 */
export const Calibration = v.object({
  id: Id,
  prompt: v.string(),
  edition: v.nullable(Id),
  made: Instant,
  answers: Count,
  marked: v.tuple([Count, Count]),
  agreement: v.nullable(v.object({ exact: Count, of: Count, kappa: v.nullable(v.number()), says: v.string() })),
});
export type Calibration = v.InferOutput<typeof Calibration>;

/** What became of what somebody said they would do. */
export const Outcome = v.picklist(['open', 'done', 'partly', 'not', 'changed']);
export type Outcome = v.InferOutput<typeof Outcome>;

export const Action = v.object({
  id: Id,
  participant: Id,
  edition: v.nullable(Id),
  /** The place on paper that it came from, without the cell: "ls1-actions:individual:1"; null for one that was written here. */
  source: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  what: Text,
  who: Line,
  /** By when, as they wrote it; `due` is the day that a person read from it. */
  when: Line,
  due: v.optional(Day),
  told: Line,
  outcome: Outcome,
  /** What happened, in their words. */
  happened: Text,
  /** The day on which the outcome was told. */
  settled: v.optional(Day),
  revision: Count,
});
export type Action = v.InferOutput<typeof Action>;

/** `changed`: what they wrote on paper reads otherwise by now than what was confirmed. */
export const ActionLine = v.object({ ...Action.entries, writer: Writer, editionTitle: v.nullable(Line), changed: v.boolean() });
export type ActionLine = v.InferOutput<typeof ActionLine>;

/** An action as it stands in the answers to an actions block, for a person to confirm, change or dismiss. */
export const ActionProposal = v.object({
  writer: Writer,
  edition: Id,
  source: v.string(),
  what: Text,
  who: Line,
  when: Line,
  told: Line,
  /** A day that the words name plainly, such as "Friday 5 December 2026"; a guess for a person to look at. */
  due: v.optional(Day),
});
export type ActionProposal = v.InferOutput<typeof ActionProposal>;

/** "You said… what happened?": what one person has open from editions before this one, the oldest first. */
export const Thread = v.object({
  participant: Id,
  edition: v.nullable(Id),
  actions: v.array(
    v.object({
      action: Id,
      what: Text,
      who: Line,
      when: Line,
      due: v.optional(Day),
      told: Line,
      /** Where and when they said it. */
      editionTitle: v.nullable(Line),
      said: v.nullable(Day),
      /** The names of the two places where the answer is written: which outcome, and what happened. */
      fields: v.object({ outcome: v.string(), happened: v.string() }),
    }),
  ),
});
export type Thread = v.InferOutput<typeof Thread>;

/** What can be ticked under an action, in this order: the first box stands for 1. */
export const threadOutcomes = ['done', 'partly', 'not', 'changed'] as const satisfies readonly Outcome[];

/** The places under which a copy prints the two questions of the thread; a return that has them answers `thread.answer`. */
export const threadFields = (action: Id): { outcome: string; happened: string } => ({
  outcome: `thread-${action}:individual:outcome`,
  happened: `thread-${action}:individual:happened`,
});

/** Words that are more frequent in one prompt's answers than in the rest by more than chance. */
export const TellingWord = v.object({
  word: v.string(),
  /** Answers it stands in here and elsewhere, each out of how many. */
  here: Count,
  of: Count,
  elsewhere: Count,
  ofElsewhere: Count,
  /** Log-likelihood, rounded to tenths. 15.1 and more is rarely chance. */
  g2: v.number(),
  says: v.string(),
});
export type TellingWord = v.InferOutput<typeof TellingWord>;

/** Two answers that say nearly the same in nearly the same words. */
export const NearDuplicate = v.object({
  key: v.string(),
  one: ReviewFound,
  other: ReviewFound,
  /** Shared runs of words in whole per cent. */
  percent: Count,
  says: v.string(),
});
export type NearDuplicate = v.InferOutput<typeof NearDuplicate>;

/** An answer whose words touch a statement that neither its prompt nor an excerpt ties it to. */
export const StatementTouch = v.object({
  key: v.string(),
  answer: ReviewFound,
  statement: Id,
  /** Where the words stand in the answer. */
  ranges: v.array(Range),
  says: v.string(),
});
export type StatementTouch = v.InferOutput<typeof StatementTouch>;

/** Where a text stands that leaves with an export. `passage`: words that were marked and are no longer in the answer. */
export const TextKind = v.picklist(['answer', 'passage', 'memo', 'action', 'theme', 'workbook', 'cohort']);
export type TextKind = v.InferOutput<typeof TextKind>;

/** A name of a person or a school that stands in a text. */
export const NameFound = v.object({
  /** The same for the same words in the same place, for as long as the text reads so. */
  key: v.string(),
  in: TextKind,
  /** The answer that it is, or that it was noted on. */
  response: v.optional(Id),
  start: Count,
  end: Count,
  found: v.string(),
  /** `address`: where somebody is to be reached. `word`: no name that is known here, but a word that is written like one. */
  as: v.picklist(['person', 'setting', 'address', 'word']),
  before: v.string(),
  after: v.string(),
  /** What would stand in its place: a pseudonym, or "[name]". */
  instead: v.string(),
});
export type NameFound = v.InferOutput<typeof NameFound>;

/** What the job of "responses.check" ends with. `names`: places over all, of which no more than some thousands are listed. */
export const NamesChecked = v.object({ texts: Count, names: Count, found: v.array(NameFound) });
export type NamesChecked = v.InferOutput<typeof NamesChecked>;

/** What the job of "responses.export" ends with. `rows`: answers, or of a codebook alone, themes and statements. */
export const AnswersExported = v.object({ file: v.string(), rows: Count });
export type AnswersExported = v.InferOutput<typeof AnswersExported>;
