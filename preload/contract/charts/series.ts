import * as v from 'valibot';
import { Count, Id, Line, Text } from '../model/ids.ts';
import { Naming, Phase } from '../model/people.ts';
import { Tally } from '../model/seminars.ts';

/* What each chart is drawn from: counts and means, never words that somebody wrote, never names. */

export const ChartName = v.picklist([
  'attendance',
  'completion',
  'completion-people',
  'confidence',
  'confidence-groups',
  'themes',
  'sensemaking',
  'depth',
  'actions',
]);
export type ChartName = v.InferOutput<typeof ChartName>;

/** Only people of whom all that is given holds. */
export const PeopleFilter = v.object({ role: v.optional(Line), phase: v.optional(Phase), setting: v.optional(Line) });
export type PeopleFilter = v.InferOutput<typeof PeopleFilter>;

/** How people, or statements, are put together in `confidence-groups`. */
export const Grouping = v.picklist(['statements', 'role', 'phase', 'setting']);
export type Grouping = v.InferOutput<typeof Grouping>;

/** What a chart is asked for. What does not concern a chart is not read. */
export const ChartAsk = v.object({
  chart: ChartName,
  cohort: Id,
  framework: Id,
  /** Another cohort beside it. */
  against: v.optional(Id),
  only: v.optional(PeopleFilter, {}),
  /** `completion`, `completion-people`, `sensemaking`: of which workbook. Without it: the one that came back last. */
  edition: v.optional(Id),
  /** `attendance`, where a cohort counts them apart. */
  counts: v.optional(Tally.entries.counts),
  /** `confidence-groups` */
  groups: v.optional(Grouping, 'statements'),
  /** `confidence-groups`: over before, now and later; or over what each seminar’s workbook taught. `themes`: by prompt or by seminar. */
  over: v.optional(v.picklist(['occasions', 'seminars', 'prompts'])),
  /** With names hidden, nothing is told of fewer than five people. */
  names: v.optional(Naming, 'shown'),
});
export type ChartAsk = v.InferOutput<typeof ChartAsk>;

const EditionChoice = v.object({ id: Id, title: v.string(), number: Count });
export type EditionChoice = v.InferOutput<typeof EditionChoice>;

const common = {
  says: Text,
  /** How it is counted; what was left out, and why. */
  notes: v.array(Text),
  /** Of whom it tells: one cohort, or two, in the order in which numbers below come. `people`: after the filter. */
  cohorts: v.pipe(v.array(v.object({ id: Id, title: v.string(), people: Count })), v.minLength(1), v.maxLength(2)),
  /** Whether it may leave this computer as it is: nothing in it is told of fewer than five people. */
  shareable: v.boolean(),
};
/** For each cohort. `null`: withheld, or there is none. */
const each = <S extends v.GenericSchema>(of: S) => v.array(v.nullable(of));

export const AttendanceChart = v.object({
  chart: v.literal('attendance'),
  ...common,
  counts: Tally.entries.counts,
  /** What can be asked for in `counts`. */
  ways: v.array(Tally.entries.counts),
  percent: Count,
  planned: Count,
  needed: Count,
  /** People of the one cohort. Empty where two are compared. */
  rows: v.array(
    v.object({
      participant: Id,
      present: Count,
      caughtUp: Count,
      absent: Count,
      open: Count,
      standing: Tally.entries.standing,
      percent: Count,
    }),
  ),
  /** How many people stand where. */
  standings: each(v.object({ met: Count, 'on-course': Count, tight: Count, 'catch-up': Count, empty: Count })),
});

export const CompletionChart = v.object({
  chart: v.literal('completion'),
  ...common,
  edition: v.nullable(EditionChoice),
  editions: v.array(EditionChoice),
  handedIn: v.array(Count),
  /** `percents` of the places to write that were answered by those who handed in. */
  rows: v.array(v.object({ section: Id, title: v.string(), fields: Count, percents: each(Count) })),
});

export const CompletionPeopleChart = v.object({
  chart: v.literal('completion-people'),
  ...common,
  edition: v.nullable(EditionChoice),
  editions: v.array(EditionChoice),
  fields: Count,
  rows: v.array(v.object({ participant: Id, answered: Count, percent: Count })),
});

/** Means, to a tenth, of those who rated a statement both before and after. */
export const ConfidenceChart = v.object({
  chart: v.literal('confidence'),
  ...common,
  rows: v.array(
    v.object({
      statement: Id,
      code: v.string(),
      short: v.string(),
      group: Id,
      cohorts: each(v.object({ people: Count, before: v.nullable(v.number()), after: v.nullable(v.number()) })),
    }),
  ),
});

export const ConfidenceGroupsChart = v.object({
  chart: v.literal('confidence-groups'),
  ...common,
  groups: Grouping,
  over: v.picklist(['occasions', 'seminars']),
  steps: v.array(v.object({ id: v.string(), label: v.string() })),
  /** `cohort`: its place in `cohorts`. A point for each step. */
  lines: v.array(
    v.object({
      id: v.string(),
      label: v.string(),
      cohort: Count,
      points: v.array(v.nullable(v.object({ people: Count, mean: v.number() }))),
    }),
  ),
});

/** How many people have an excerpt under a theme. */
export const ThemesChart = v.object({
  chart: v.literal('themes'),
  ...common,
  over: v.picklist(['prompts', 'seminars']),
  columns: v.array(v.object({ id: v.string(), label: v.string() })),
  /** `level`: how deep it stands under other themes. `cells`: for each column, for each cohort. */
  rows: v.array(v.object({ tag: Id, label: v.string(), level: Count, cells: v.array(each(Count)) })),
});

export const SensemakingChart = v.object({
  chart: v.literal('sensemaking'),
  ...common,
  edition: v.nullable(EditionChoice),
  editions: v.array(EditionChoice),
  /** How many people wrote each kind, and how many of them went on to write the next. `of`: those who handed in. */
  flows: each(v.object({ of: Count, noticing: Count, interpreting: Count, acting: Count, noticed: Count, interpreted: Count, all: Count })),
});

export const DepthChart = v.object({
  chart: v.literal('depth'),
  ...common,
  /** From the shallowest, in the facilitator’s own words. */
  levels: v.array(v.string()),
  /** How many answers were marked so deep, at each step in time. */
  rows: v.array(v.object({ id: v.string(), label: v.string(), cohort: Count, counts: v.nullable(v.array(Count)) })),
});

export const outcomes = ['done', 'partly', 'changed', 'not', 'open'] as const;
export const ActionsChart = v.object({
  chart: v.literal('actions'),
  ...common,
  rows: v.array(
    v.object({
      id: v.string(),
      label: v.string(),
      cohort: Count,
      counts: v.nullable(v.object({ done: Count, partly: Count, changed: Count, not: Count, open: Count })),
    }),
  ),
});

export const ChartSeries = v.variant('chart', [
  AttendanceChart,
  CompletionChart,
  CompletionPeopleChart,
  ConfidenceChart,
  ConfidenceGroupsChart,
  ThemesChart,
  SensemakingChart,
  DepthChart,
  ActionsChart,
]);
export type ChartSeries = v.InferOutput<typeof ChartSeries>;
export type SeriesOf<N extends ChartName> = Extract<ChartSeries, { chart: N }>;
