import * as v from 'valibot';
import { Copy, CopyPlan } from '../model/copies.ts';
import { Cell, EntryField, EntryFilter, EntryRow, Rating } from '../model/entry.ts';
import { Count, Day, Id, Line, Text } from '../model/ids.ts';
import { AttendanceRule, HandInState, Naming, Organisation, Phase, ResponseSource, ResponseState, Route, Status } from '../model/people.ts';
import { Preset, PrintedBook } from '../model/print.ts';
import { Mark, Pairing, RegisterRow, Seminar, Sheet } from '../model/seminars.ts';
import { AnswerColumnRole, AnswersImport, PeopleImport, PersonColumn, TableSource } from '../model/tables.ts';
import { job, Nothing, once, op, read, write, Written } from './call.ts';

const field = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const people = v.pipe(v.array(Id), v.maxLength(5000));
const names = v.optional(Naming, 'shown');
const peopleSource = { cohort: Id, source: TableSource, columns: v.optional(v.pipe(v.array(PersonColumn), v.maxLength(500))) };
const answersSource = {
  cohort: Id,
  edition: Id,
  source: TableSource,
  columns: v.optional(v.pipe(v.array(AnswerColumnRole), v.maxLength(1000))),
  /** Who a row is, where a person said so. By row number. */
  people: v.optional(v.record(v.string(), v.nullable(Id)), {}),
};

/** People and their settings, beside what people.ts has. */
export const settingCalls = {
  'cohort.remove': write(v.object({ ...op, cohort: Id }), Written),
  'organisation.list': read(Nothing, v.array(v.object({ ...Organisation.entries, people: Count }))),
  'organisation.save': write(v.object({ ...op, organisation: Organisation }), Written),
  'organisation.remove': write(v.object({ ...op, organisation: Id }), Written),
  /** The same for many people in one step. `null` takes a value away. */
  'person.set': write(
    v.object({
      ...op,
      people,
      set: v.object({
        role: v.exactOptional(v.nullable(Line)),
        setting: v.exactOptional(v.nullable(Line)),
        phase: v.exactOptional(v.nullable(Phase)),
        status: v.exactOptional(v.nullable(Status)),
        route: v.exactOptional(v.nullable(Route)),
        preset: v.exactOptional(v.nullable(Preset)),
      }),
    }),
    Written,
  ),
  /** Reads a table of people and says what would be done with each row. `columns` corrects what the columns were taken for. */
  'people.look': read(v.object(peopleSource), PeopleImport),
  /** `rows`: what a person chose for some rows instead. One operation, so one undo. */
  'people.import': write(
    v.object({ ...op, ...peopleSource, rows: v.optional(v.record(v.string(), v.picklist(['add', 'update', 'skip'])), {}) }),
    v.object({ ...Written.entries, added: Count, updated: Count, skipped: Count }),
  ),
  /** Writes the people of a cohort as a table that "people.look" reads back. */
  'people.export': once(
    v.object({ cohort: Id, format: v.picklist(['csv', 'xlsx', 'json']), names, folder: v.string() }),
    v.object({ file: v.string(), rows: Count }),
  ),
};

/** Seminars, registers and pairs. */
export const seminarCalls = {
  'seminar.list': read(v.object({ cohort: Id }), v.array(v.object({ ...Seminar.entries, marked: Count, attended: Count, people: Count }))),
  'seminar.save': write(v.object({ ...op, seminar: Seminar }), Written),
  'seminar.remove': write(v.object({ ...op, seminar: Id }), Written),
  /** Takes files into the store, to be kept with a seminar. They are read and copied, never opened or run. */
  'resource.keep': write(
    v.object({ ...op, seminar: Id, paths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.minLength(1), v.maxLength(20)) }),
    Written,
  ),
  /** A kept file, to be written out again wherever somebody chooses. */
  'resource.read': read(v.object({ seminar: Id, resource: Id }), v.object({ name: v.string(), base64: v.string() })),
  'seminar.sign-in': read(v.object({ seminar: Id, names }), Sheet),
  'register.get': read(
    v.object({ cohort: Id }),
    v.object({ rule: AttendanceRule, seminars: v.array(Seminar), rows: v.array(RegisterRow) }),
  ),
  /** `null` takes a mark away. */
  'register.mark': write(
    v.object({
      ...op,
      marks: v.pipe(
        v.array(v.object({ seminar: Id, participant: Id, state: v.nullable(Mark), note: v.optional(Line) })),
        v.minLength(1),
        v.maxLength(5000),
      ),
    }),
    Written,
  ),
  'register.evidence': read(v.object({ cohort: Id, names }), Sheet),
  'pair.list': read(v.object({ cohort: Id }), v.array(Pairing)),
  /** Puts these pairs in the place of those that stood for the seminar (or, without one, for the programme). */
  'pair.save': write(
    v.object({
      ...op,
      cohort: Id,
      seminar: v.optional(Id),
      groups: v.pipe(v.array(v.pipe(v.array(Id), v.minLength(2), v.maxLength(3))), v.maxLength(1000)),
    }),
    Written,
  ),
  /** Pairs that keep colleagues apart and do not repeat, as far as that can be had. Among those present, if there is a register. */
  'pair.suggest': read(
    v.object({ cohort: Id, seminar: v.optional(Id) }),
    v.object({ groups: v.array(v.array(Id)), repeated: Count, colleagues: Count }),
  ),
};

export const copyCalls = {
  'copy.list': read(v.object({ cohort: Id, workbook: v.optional(Id) }), v.array(Copy)),
  'copy.plan': read(v.object({ cohort: Id, workbook: Id }), CopyPlan),
  /** Makes copies for those who have none of this edition; for `people`, whether they have one or not. Answers a `CopiesResult`. */
  'copy.make': job(
    v.object({
      cohort: Id,
      workbook: Id,
      people: v.optional(people),
      /** Copies on paper as one file for each preset, or a file for each person. Fillable ones are always separate. */
      paper: v.optional(v.picklist(['separate', 'merged']), 'separate'),
      /** Whether a copy begins with what its owner said they would do, where something is open. */
      thread: v.optional(v.boolean(), true),
      folder: v.optional(v.string()),
    }),
  ),
  'copy.give': write(v.object({ ...op, copies: v.pipe(v.array(Id), v.maxLength(5000)), given: v.nullable(Day) }), Written),
};

/** Answers as they are typed from paper or taken from a form, and ratings. */
export const entryCalls = {
  'entry.fields': read(v.object({ edition: Id }), v.array(EntryField)),
  'entry.grid': read(
    v.object({
      cohort: Id,
      edition: Id,
      /** Only these columns; without it all. */
      fields: v.optional(v.pipe(v.array(field), v.maxLength(500))),
      filter: v.optional(EntryFilter, {}),
      offset: v.optional(Count, 0),
      limit: v.optional(v.pipe(Count, v.maxValue(500)), 60),
    }),
    v.object({ total: Count, rows: v.array(EntryRow) }),
  ),
  /** Everybody of a cohort in no order, and how much of an edition is entered for each: what a window finds and sorts them by. */
  'entry.standing': read(
    v.object({ cohort: Id, edition: Id }),
    v.array(v.object({ participant: Id, handIn: v.nullable(HandInState), entered: Count })),
  ),
  /** A part of the grid. */
  'entry.cells': read(
    v.object({ edition: Id, people: v.pipe(v.array(Id), v.maxLength(200)), fields: v.pipe(v.array(field), v.maxLength(200)) }),
    v.array(v.object({ participant: Id, cells: v.array(Cell) })),
  ),
  'entry.person': read(v.object({ participant: Id, edition: Id }), EntryRow),
  /** Sets one cell. `revision` is that of the cell as the writer saw it, 0 for none. `state: null` takes the answer away, to the trash. */
  /** The pages on which somebody wrote: of that very edition, in the print that their copy has. */
  'entry.pages': read(v.object({ participant: Id, edition: Id }), PrintedBook),
  'entry.set': write(
    v.object({
      ...op,
      participant: Id,
      edition: Id,
      field,
      revision: Count,
      state: v.nullable(ResponseState),
      text: v.optional(Text, ''),
      source: v.optional(ResponseSource, 'typed'),
    }),
    v.object({ ...Written.entries, cell: v.nullable(Cell) }),
  ),
  'entry.hand-in': write(v.object({ ...op, edition: Id, people: v.pipe(people, v.minLength(1)), state: v.nullable(HandInState) }), Written),
  'responses.look': read(v.object(answersSource), AnswersImport),
  'responses.import': write(
    v.object({ ...op, ...answersSource }),
    v.object({ ...Written.entries, people: Count, answers: Count, unmatched: Count }),
  ),

  'rating.list': read(v.object({ cohort: Id, framework: v.optional(Id) }), v.array(Rating)),
  'rating.set': write(
    v.object({
      ...op,
      ratings: v.pipe(v.array(v.object({ ...Rating.entries, value: v.nullable(Rating.entries.value) })), v.minLength(1), v.maxLength(5000)),
    }),
    Written,
  ),
};

/** The sample cohort: invented people, clearly marked. */
export const sampleCalls = {
  'sample.add': write(v.object(op), v.object({ ...Written.entries, cohort: Id })),
  'sample.remove': once(Nothing, v.object({ cohorts: Count, people: Count })),
};

export const cohortCalls = { ...settingCalls, ...seminarCalls, ...copyCalls, ...entryCalls, ...sampleCalls };
