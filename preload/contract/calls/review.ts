import * as v from 'valibot';
import { DiffRun } from '../model/exchange.ts';
import { Count, Day, Id, Instant, Line, Text } from '../model/ids.ts';
import { Naming, ResponseSource, ResponseState } from '../model/people.ts';
import {
  Action,
  ActionLine,
  ActionProposal,
  Calibration,
  DepthScale,
  Excerpt,
  Memo,
  NameFound,
  NearDuplicate,
  Outcome,
  Range,
  ReviewAnswer,
  ReviewEdition,
  ReviewFilter,
  ReviewFound,
  ReviewPrompt,
  ReviewRow,
  StatementTouch,
  Tag,
  TagLine,
  TellingWord,
  Thread,
  Writer,
} from '../model/review.ts';
import { job, Nothing, op, read, write, Written } from './call.ts';

const names = v.optional(Naming, 'shown');
const filter = v.optional(ReviewFilter, {});
const prompt = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const many = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.minLength(1), v.maxLength(5000));
const few = <T extends v.GenericSchema>(item: T) => v.optional(v.pipe(v.array(item), v.maxLength(100)), []);
const page = { offset: v.optional(Count, 0), limit: v.optional(v.pipe(Count, v.minValue(1), v.maxValue(5000)), 200) };

/** Reading. Everything is undone in the scope "review". */
export const readingCalls = {
  /**
   * Editions that were answered by the cohort or at the seminar, the latest first, or the one that is named; each with its prompts in
   * reading order. One of the three has to be named: over all that ten years left, counting would take seconds.
   */
  'review.prompts': read(
    v.pipe(
      v.object({ cohort: v.optional(Id), seminar: v.optional(Id), edition: v.optional(Id) }),
      v.check(({ cohort, seminar, edition }) => (cohort ?? seminar ?? edition) !== undefined, 'names neither cohort, seminar nor edition'),
    ),
    v.object({ editions: v.array(ReviewEdition) }),
  ),
  /**
   * Answers to one prompt, or to several beside each other, a line for each person (and edition, where none is named). `order`:
   * `person` by name, or by number while names are hidden; `newest` and `longest` by their answers to the first prompt. Lines
   * without any words come last and only with `empty`. `total` counts lines, `answers` those with words over all of them.
   */
  'review.answers': read(
    v.object({
      prompts: v.pipe(v.array(prompt), v.minLength(1), v.maxLength(12)),
      filter,
      order: v.optional(v.picklist(['person', 'newest', 'longest']), 'person'),
      empty: v.optional(v.boolean(), false),
      /** Word by word from individual to collaborative. Without it `changed` is always null. */
      changes: v.optional(v.boolean(), true),
      names,
      ...page,
    }),
    v.object({ prompts: v.array(ReviewPrompt), total: Count, answers: Count, rows: v.array(ReviewRow) }),
  ),
  /** How much there is to be read of whom. Whoever wrote nothing is not among them. */
  'review.people': read(v.object({ cohort: Id }), v.array(v.object({ participant: Id, answers: Count, editions: Count }))),
  /** And about which statement: excerpts on it or on a tag that is a name for it, and answers to prompts that are tied to it. */
  'review.statements': read(v.object({ cohort: Id }), v.array(v.object({ statement: Id, marked: Count, asked: Count }))),
  /** One person over their seminars, in the order of days; answers in reading order. */
  'review.person': read(
    v.object({ participant: Id, names }),
    v.object({
      writer: Writer,
      memos: Count,
      seminars: v.array(
        v.object({
          edition: v.nullable(Id),
          editionTitle: v.nullable(Line),
          seminar: v.nullable(v.object({ id: Id, title: Line, day: v.nullable(Day) })),
          answers: v.array(v.object({ ...ReviewAnswer.entries, question: v.string(), blockTitle: v.string(), section: v.string() })),
        }),
      ),
      actions: v.array(ActionLine),
    }),
  ),
  /** Answers to prompts that are tied to the statement, and excerpts that were put on it (or on a tag that is a name for it). */
  'review.statement': read(
    v.object({ statement: Id, filter, names, ...page }),
    v.object({ tied: Count, answers: v.array(ReviewFound), excerpts: v.array(v.object({ excerpt: Excerpt, answer: ReviewFound })) }),
  ),
  /**
   * Words in any order; "a phrase"; the beginning of a word with a star (plan*), and of the last word while it is being typed; two
   * words near each other (feedback NEAR mentor, or NEAR/5). Nothing that can be typed is an error. Newest first; `next` asks for
   * what follows. `ranges` are the places to highlight.
   */
  'review.search': read(
    v.object({
      text: v.pipe(v.string(), v.maxLength(500)),
      filter,
      names,
      limit: v.optional(v.pipe(Count, v.minValue(1), v.maxValue(500)), 50),
      after: v.optional(Count),
    }),
    v.object({ hits: v.array(v.object({ answer: ReviewFound, ranges: v.array(Range) })), next: v.nullable(Count) }),
  ),
  /** Excerpts on a tag (and on those under it), on a statement, or all that need a look. */
  'review.excerpts': read(
    v.object({ filter, unsettled: v.optional(v.boolean(), false), names, ...page }),
    v.object({ total: Count, excerpts: v.array(v.object({ excerpt: Excerpt, answer: ReviewFound })) }),
  ),
  /**
   * Excerpts that were found word for word elsewhere in an answer that was changed since. `changed`: word by word from the answer in
   * which they were marked to the one that reads now; null where that one is not kept or the two have too little in common.
   */
  'review.moved': read(
    v.object({ cohort: Id, names, ...page }),
    v.object({
      total: Count,
      passages: v.array(v.object({ excerpt: Excerpt, answer: ReviewFound, changed: v.nullable(v.array(DiffRun)) })),
    }),
  ),
  /** One answer with all that is kept about it, earlier versions the latest first. */
  'review.answer': read(
    v.object({ response: Id, names }),
    v.object({
      answer: ReviewFound,
      versions: v.array(v.object({ revision: Count, text: Text, state: ResponseState, source: ResponseSource, written: Instant })),
      memos: v.array(Memo),
    }),
  ),
};

export const tagCalls = {
  'tag.list': read(v.object({ cohort: v.optional(Id) }), v.array(TagLine)),
  /** Adds it, at the end of its siblings, when its revision is 0; else names, defines, colours it. It is moved by `tag.move`. */
  'tag.save': write(v.object({ ...op, tag: Tag }), Written),
  /** Under another parent, before one of its children or, with `before: null`, after all. Never under itself. */
  'tag.move': write(v.object({ ...op, tag: Id, parent: v.nullable(Id), before: v.nullable(Id) }), Written),
  /** Everything on `from`, and under it, is then on `into` and under it; `from` goes to the trash. */
  'tag.merge': write(v.object({ ...op, from: Id, into: Id }), Written),
  /** Takes these excerpts off the tag and puts them on a new one beside it. */
  'tag.split': write(v.object({ ...op, tag: Id, made: Id, name: Tag.entries.name, excerpts: many(Id) }), Written),
  /** To the trash, with those under it. Excerpts stay, without it. */
  'tag.remove': write(v.object({ ...op, tag: Id }), Written),

  /** `revision` is that of the answer as the person saw it; another one is stale. `memo` is kept on it by the same operation. */
  'excerpt.add': write(
    v.object({
      ...op,
      excerpt: Id,
      response: Id,
      revision: Count,
      start: Count,
      end: Count,
      tags: few(Id),
      statements: few(Id),
      memo: v.optional(v.object({ id: Id, text: Memo.entries.text })),
    }),
    Written,
  ),
  'excerpt.remove': write(v.object({ ...op, excerpts: many(Id) }), Written),
  'excerpt.tag': write(
    v.object({ ...op, excerpts: many(Id), add: few(Id), take: few(Id), addStatements: few(Id), takeStatements: few(Id) }),
    Written,
  ),
  /** Confirms where a moved excerpt is now, or says where one that needs a look belongs. */
  'excerpt.place': write(v.object({ ...op, excerpt: Id, revision: Count, start: Count, end: Count }), Written),

  /** Confirms many at once where they are found now. One that is not found, or whose answer was changed meanwhile, refuses all. */
  'excerpt.keep': write(v.object({ ...op, excerpts: many(v.object({ excerpt: Id, revision: Count })) }), Written),

  'star.set': write(v.object({ ...op, responses: many(Id), starred: v.boolean() }), Written),

  'memo.list': read(
    v.object({
      response: v.optional(Id),
      excerpt: v.optional(Id),
      participant: v.optional(Id),
      prompt: v.optional(prompt),
      tag: v.optional(Id),
      cohort: v.optional(Id),
    }),
    v.array(Memo),
  ),
  'memo.save': write(v.object({ ...op, memo: Memo }), Written),
  /** To the trash. */
  'memo.remove': write(v.object({ ...op, memo: Id }), Written),
};

export const depthCalls = {
  'depth.scale': read(Nothing, DepthScale),
  'depth.set-scale': write(v.object({ ...op, scale: DepthScale }), Written),
  /** `null` takes the mark away. */
  'depth.mark': write(v.object({ ...op, responses: many(Id), level: v.nullable(v.pipe(Count, v.minValue(1), v.maxValue(4))) }), Written),
  'calibration.list': read(v.object({ cohort: v.optional(Id) }), v.array(Calibration)),
  /** Draws ten answers to a prompt (fewer where there are fewer; under four is refused as a conflict). */
  'calibration.start': write(v.object({ ...op, calibration: Id, prompt, filter }), Written),
  /** What is to be marked next, without a name: the first round to its end, then the second in another order. */
  'calibration.next': read(
    v.object({ calibration: Id }),
    v.object({
      calibration: Calibration,
      next: v.nullable(v.object({ mark: Id, round: v.picklist([1, 2]), place: Count, of: Count, question: v.string(), text: Text })),
    }),
  ),
  'calibration.mark': write(v.object({ ...op, mark: Id, level: v.pipe(Count, v.minValue(1), v.maxValue(4)) }), Written),
  'calibration.remove': write(v.object({ ...op, calibration: Id }), Written),
};

export const actionCalls = {
  'action.list': read(
    v.object({
      cohort: v.optional(Id),
      participant: v.optional(Id),
      edition: v.optional(Id),
      outcome: v.optional(Outcome),
      names,
    }),
    v.array(ActionLine),
  ),
  /** What was written in actions blocks and neither confirmed nor dismissed so far. */
  'action.proposals': read(v.object({ cohort: Id, edition: v.optional(Id), names }), v.array(ActionProposal)),
  /** Adds those whose revision is 0, changes the others. */
  'action.save': write(v.object({ ...op, actions: many(Action) }), Written),
  'action.remove': write(v.object({ ...op, actions: many(Id) }), Written),
  'thread.get': read(v.object({ participant: Id, edition: v.nullable(Id) }), Thread),
  /** What became of actions, as somebody told it. `settled`: the day on which they did; without it, today. */
  'thread.answer': write(
    v.object({
      ...op,
      answers: many(v.object({ action: Id, outcome: Outcome, happened: v.optional(Text, ''), settled: v.optional(Day) })),
    }),
    Written,
  ),
};

/** Suggestions, each with its reason as a sentence. None is acted on until a person does; what they dismiss is not suggested again. */
export const suggestionCalls = {
  /** Against the cohort's answers to everything else. Fewest answers that a word must stand in: three. */
  'suggestion.words': read(v.object({ prompt, filter, limit: v.optional(v.pipe(Count, v.maxValue(100)), 20) }), v.array(TellingWord)),
  'suggestion.duplicates': read(v.object({ filter, prompt: v.optional(prompt), names }), v.array(NearDuplicate)),
  'suggestion.statements': read(v.object({ framework: Id, filter, prompt: v.optional(prompt), names }), v.array(StatementTouch)),
  /** `key` as the suggestion has it; of an action, `PARTICIPANT EDITION SOURCE`. */
  'suggestion.dismiss': write(
    v.object({ ...op, kind: v.picklist(['duplicate', 'statement', 'action']), key: v.pipe(v.string(), v.minLength(3), v.maxLength(400)) }),
    Written,
  ),
};

const shared = { cohort: v.optional(Id), edition: v.optional(Id), format: v.picklist(['csv', 'xlsx', 'json', 'qdpx', 'qdc']) };

export const exportCalls = {
  /** Names of people and schools that stand in a cohort's answers: what a screen hides. */
  'responses.names': read(v.object({ cohort: Id, edition: v.optional(Id) }), v.object({ answers: Count, found: v.array(NameFound) })),
  /** The same in all that an export of that format would hold, memos and actions with it. Ends with `NamesChecked`. */
  'responses.check': job(v.object(shared)),
  /**
   * Answers with what was put on them. A REFI-QDA project (`qdpx`) never has names; its codebook alone (`qdc`) has no answers either.
   * Without names, every name that "responses.check" finds must be decided about: by its key, what stands instead, or null to leave
   * it; `rest` decides about all others. While one is open, nothing is written and it ends as a conflict of `names` with how many are
   * `open`. Ends with `AnswersExported`.
   */
  'responses.export': job(
    v.object({
      ...shared,
      names,
      checked: v.optional(v.record(v.pipe(v.string(), v.maxLength(64)), v.nullable(v.pipe(Line, v.maxLength(200)))), {}),
      rest: v.optional(v.picklist(['replace', 'leave'])),
      folder: v.string(),
    }),
  ),
};

export const reviewCalls = { ...readingCalls, ...tagCalls, ...depthCalls, ...actionCalls, ...suggestionCalls, ...exportCalls };
