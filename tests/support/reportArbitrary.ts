import fc from 'fast-check';
import { composeReport } from '../../main/core/print/reports/compose.ts';
import type { Part, Piece, Report } from '../../main/core/print/reports/report.ts';
import type { Book } from '../../main/core/print/marks.ts';
import type { Metrics } from '../../main/core/print/type/metrics.ts';
import type { Chart } from '../../preload/contract/charts/chart.ts';
import { describeChart } from '../../preload/contract/charts/describe.ts';
import type { Paper, Preset } from '../../preload/contract/model/print.ts';
import { lineArbitrary, textArbitrary } from './workbookArbitrary.ts';

const few = <T>(arbitrary: fc.Arbitrary<T>, most: number) => fc.array(arbitrary, { maxLength: most });
const tenths = fc.integer({ min: 10, max: 50 }).map((value) => value / 10);

/** How sure a cohort of statements is: some of it withheld, some of it nobody said. */
export const confidenceArbitrary: fc.Arbitrary<Chart> = fc
  .record({
    says: lineArbitrary,
    rows: few(fc.record({ short: lineArbitrary, before: tenths, after: tenths, told: fc.constantFrom('known', 'withheld', 'nobody') }), 34),
  })
  .map(({ says, rows }) =>
    describeChart(
      {
        chart: 'confidence',
        says,
        notes: ['Means of those who rated a statement both times, 1 to 5.'],
        cohorts: [{ id: 'c', title: 'Autumn', people: 24 }],
        shareable: true,
        rows: rows.map(({ short, before, after, told }, at) => ({
          statement: `s${at}`,
          code: `6${String.fromCharCode(97 + (at % 26))}${at > 25 ? at : ''}`,
          short,
          group: `g${Math.floor(at / 5)}`,
          cohorts: [
            told === 'withheld' ? null : told === 'nobody' ? { people: 0, before: null, after: null } : { people: 24, before, after },
          ],
        })),
      },
      (id) => id,
    ),
  );

/** Everybody against the line. */
export const attendanceArbitrary: fc.Arbitrary<Chart> = fc
  .record({
    says: lineArbitrary,
    planned: fc.integer({ min: 1, max: 14 }),
    people: few(fc.record({ name: lineArbitrary, missed: fc.integer({ min: 0, max: 14 }) }), 60),
  })
  .map(({ says, planned, people }) =>
    describeChart(
      {
        chart: 'attendance',
        says,
        notes: [],
        cohorts: [{ id: 'c', title: 'Autumn', people: people.length }],
        shareable: true,
        counts: 'all',
        ways: ['all'],
        percent: 90,
        planned,
        needed: Math.ceil(planned * 0.9),
        rows: people.map(({ missed }, at) => {
          const absent = Math.min(missed, planned);
          return { participant: `p${at}`, present: planned - absent, caughtUp: 0, absent, open: 0, standing: 'met', percent: 0 };
        }),
        standings: [{ met: people.length, 'on-course': 0, tight: 0, 'catch-up': 0, empty: 0 }],
      },
      (id) => people[Number(id.slice(1))]?.name ?? id,
    ),
  );

const marks = fc.array(fc.nat(400), { maxLength: 6 }).map((places) => [...new Set(places)].sort((a, b) => a - b));
const quoted = fc
  .record({ text: textArbitrary, by: fc.option(lineArbitrary, { nil: undefined }), marks })
  .map(({ text, by, marks: places }) => ({
    text,
    ...(by === undefined ? {} : { by }),
    marked: places.flatMap((from, at) => {
      const to = places[at + 1];
      return at % 2 === 0 && to !== undefined && to <= text.length ? [{ from, to }] : [];
    }),
  }));

const table = fc.integer({ min: 1, max: 9 }).chain((wide) =>
  fc.record({
    is: fc.constant('table' as const),
    columns: fc.array(
      fc.record({
        heading: lineArbitrary,
        least: fc.integer({ min: 2, max: 20 }),
        grows: fc.integer({ min: 0, max: 3 }),
        align: fc.constantFrom('left' as const, 'right' as const, 'centre' as const),
      }),
      { minLength: wide, maxLength: wide },
    ),
    rows: few(
      fc.oneof(
        { weight: 5, arbitrary: fc.record({ cells: fc.array(textArbitrary, { minLength: wide, maxLength: wide }) }) },
        { weight: 1, arbitrary: fc.record({ band: lineArbitrary }) },
      ),
      12,
    ),
  }),
);

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ is: fc.constant('says' as const), text: textArbitrary, more: textArbitrary }),
  fc.record({ is: fc.constant('text' as const), text: textArbitrary }),
  fc.record({ is: fc.constant('text' as const), lead: lineArbitrary, text: textArbitrary }),
  fc.record({ is: fc.constant('note' as const), text: textArbitrary }),
  fc.record({ is: fc.constant('heading' as const), text: lineArbitrary, note: textArbitrary }),
  fc.record({ is: fc.constant('points' as const), items: few(textArbitrary, 5) }),
  fc.record({ is: fc.constant('facts' as const), rows: few(fc.tuple(lineArbitrary, textArbitrary), 8) }),
  table,
  fc.record({ is: fc.constant('quotes' as const), quotes: few(quoted, 4) }),
  fc.record({ is: fc.constant('answer' as const), label: lineArbitrary, question: textArbitrary, quoted }),
  fc.record({ is: fc.constant('signatures' as const), who: few(lineArbitrary, 3) }),
  fc.record({ is: fc.constant('room' as const), label: lineArbitrary, lines: fc.integer({ min: 1, max: 40 }) }),
  fc.oneof(confidenceArbitrary, attendanceArbitrary).map((chart) => ({ is: 'chart' as const, chart })),
);

export const reportArbitrary: fc.Arbitrary<Report> = fc.record({
  kind: lineArbitrary,
  about: few(lineArbitrary, 3),
  title: lineArbitrary,
  facts: few(textArbitrary, 3),
  contents: fc.boolean(),
  parts: few(fc.record({ title: lineArbitrary, page: fc.boolean(), pieces: few(piece, 6) }) as fc.Arbitrary<Part>, 5),
});

export const setReport = (report: Report, metrics: Metrics, preset: Preset = 'standard', paper: Paper = 'a4'): Book =>
  composeReport(report, { preset, paper, metrics });
