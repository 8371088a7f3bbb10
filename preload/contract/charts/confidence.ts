import type { Cell, Chart, ChartHeading, Mark, Point, Sign, Stroke } from './chart.ts';
import type { SeriesOf } from './series.ts';
import { changeSaid, differenceOf, peopleCounted, tenth, withheld } from './words.ts';

/* PURE. Confidence: statement by statement before and after, and group by group over time. */

type Body = Omit<Chart, 'name' | 'title' | 'says' | 'notes'>;

const sureTicks = [1, 2, 3, 4, 5].map((at) => ({ at, label: at === 1 ? '1 not yet' : at === 5 ? '5 secure' : String(at) }));
/** Before and after, of the one cohort and of the other. */
const signs: readonly (readonly [Sign, Sign])[] = [
  ['ring', 'disc'],
  ['box', 'square'],
];

/** Before is hollow and after is filled, with a line between them; a fall is dashed, and said in another weight. */
export function confidenceChart({ cohorts, rows }: SeriesOf<'confidence'>): Body {
  const two = cohorts.length > 1;
  const known = rows.flatMap((row) =>
    cohorts.flatMap(({ title }, at) => {
      const told = row.cohorts[at];
      return told && told.before !== null && told.after !== null
        ? [{ row, at, title, people: told.people, before: told.before, after: told.after }]
        : [];
    }),
  );
  const marks: Mark[] = [];
  for (const [place, { row, at, before, after }] of known.entries()) {
    const last = known[place - 1]?.row;
    if (last && last.group !== row.group) marks.push({ mark: 'rule', y: place - 0.5, look: 'band' });
    const [was, is] = signs[at] ?? (['ring', 'disc'] as const);
    marks.push(
      { mark: 'way', x1: before, x2: after, y1: place, y2: place, look: after < before ? 'fell' : 'way', point: place },
      { mark: 'dot', x: before, y: place, look: was, point: place },
      { mark: 'dot', x: after, y: place, look: is, point: place },
    );
  }
  return {
    across: { from: 1, to: 5, ticks: sureTicks, grid: true },
    down: {
      from: -0.5,
      to: known.length - 0.5,
      ticks: known.map(({ row }, at) =>
        known[at - 1]?.row === row ? { at, label: '' } : { at, label: `${row.code} ${row.short}`, strong: row.code },
      ),
      grid: false,
    },
    rows: known.length,
    ends: known.map(({ before, after }, at) => ({ at, label: changeSaid(before, after), loud: differenceOf(before, after) < 0 })),
    marks,
    points: known.map(
      ({ row, title, people, before, after }, at): Point => ({
        x: after,
        y: at,
        row: at,
        column: 0,
        says: `${row.code} ${row.short}${two ? `, ${title}` : ''}: before ${tenth(before)}, after ${tenth(after)}, ${changeSaid(before, after)}. ${peopleCounted(people)}.`,
      }),
    ),
    legend: cohorts.flatMap(({ title }, at) =>
      (['before', 'after'] as const).map((when, side) => ({ label: two ? `${title}, ${when}` : when, look: signs[at]?.[side] ?? 'ring' })),
    ),
    key: [],
    table: {
      headings: [
        { title: 'Statement' },
        ...cohorts.flatMap(({ title }) =>
          columns.map(({ heading, form }) => ({
            title: two ? `${title}: ${heading.toLowerCase()}` : heading,
            number: true,
            ...(form ? { form } : {}),
          })),
        ),
      ],
      rows: rows.map((row) => ({
        id: row.statement,
        cells: [
          `${row.code} ${row.short}`,
          ...cohorts.flatMap((_, at): Cell[] => {
            const told = row.cohorts[at];
            if (!told) return [withheld, withheld, withheld, withheld];
            const change = told.before === null || told.after === null ? null : differenceOf(told.before, told.after);
            return [told.people, told.before, told.after, change];
          }),
        ],
      })),
    },
  };
}

const columns: readonly { heading: string; form?: ChartHeading['form'] }[] = [
  { heading: 'People' },
  { heading: 'Before', form: 'tenth' },
  { heading: 'After', form: 'tenth' },
  { heading: 'Change', form: 'change' },
];

const strokes: readonly Stroke[] = ['solid', 'dashed', 'long', 'dots', 'dash-dot', 'thin'];
const lineSigns: readonly Sign[] = ['disc', 'box', 'triangle', 'ring', 'square', 'diamond'];

/** Names at the ends of lines, moved apart where lines end close together. */
export function apart(ends: Chart['ends'], least: number, top: number): Chart['ends'] {
  const sorted = ends.toSorted((a, b) => b.at - a.at);
  let above = Number.POSITIVE_INFINITY;
  const spread = sorted.map((end) => {
    above = Math.min(end.at, above - least);
    return { ...end, at: above };
  });
  // From the highest down, all may have come to stand too low: on the whole they stand where their lines end, and none above the axis.
  const low = spread.reduce((sum, { at }, place) => sum + (sorted[place]?.at ?? at) - at, 0) / Math.max(1, spread.length);
  const lift = Math.max(0, Math.min(low, top - (spread[0]?.at ?? top)));
  return spread.map((end) => ({ ...end, at: end.at + lift }));
}

export function confidenceGroupsChart({ cohorts, steps, lines, over }: SeriesOf<'confidence-groups'>): Body {
  const two = cohorts.length > 1;
  const nameOf = (line: (typeof lines)[number]): string => (two ? `${line.label}, ${cohorts[line.cohort]?.title ?? ''}` : line.label);
  const names = [...new Set(lines.map(({ label }) => label))];
  const marks: Mark[] = [];
  const points: Point[] = [];
  const ends: Chart['ends'][number][] = [];
  for (const [row, line] of lines.entries()) {
    const known = line.points.flatMap((point, step) => (point ? [{ ...point, step }] : []));
    const place = names.indexOf(line.label);
    // A group has its sign in either cohort, and each cohort its dash.
    const sign = lineSigns[place % lineSigns.length] ?? 'disc';
    const look = strokes[two ? line.cohort : place % strokes.length] ?? 'solid';
    if (known.length > 1) marks.push({ mark: 'trace', through: known.map(({ step, mean }) => [step, mean] as const), look });
    for (const { step, mean, people } of known) {
      marks.push({ mark: 'dot', x: step, y: mean, look: sign, point: points.length });
      points.push({
        x: step,
        y: mean,
        row,
        column: step,
        says: `${nameOf(line)}, ${steps[step]?.label ?? ''}: ${tenth(mean)}. ${peopleCounted(people)}.`,
      });
    }
    const last = known.at(-1);
    if (last)
      ends.push({ at: last.mean, label: line.label, line: { x: last.step, y: last.mean, look: sign, ...(two ? { stroke: look } : {}) } });
  }
  // Between whole numbers that hold all of them, and two apart at least: lines that lie close together must be told apart.
  const means = points.map(({ y }) => y);
  const bottom = Math.max(1, Math.min(3, Math.floor(Math.min(5, ...means))));
  const top = Math.max(bottom + 2, Math.ceil(Math.max(1, ...means)));
  const letters = 24;
  return {
    across: { from: -0.2, to: Math.max(1, steps.length - 1) + 0.2, ticks: steps.map(({ label }, at) => ({ at, label })), grid: true },
    down: { from: top + 0.1, to: bottom - 0.1, ticks: sureTicks.filter(({ at }) => at >= bottom && at <= top), grid: true },
    letters,
    // Taken from the axis' own length, so that names keep a line's height between them.
    ends: apart(ends, ((top - bottom + 0.2) / letters) * 1.25, top),
    marks,
    points,
    // Each line is named at its end.
    legend: two ? cohorts.map(({ title }, at) => ({ label: title, look: strokes[at] ?? 'solid' })) : [],
    key: [],
    table: {
      headings: [
        { title: over === 'seminars' ? 'Group, by what was taught' : 'Group' },
        ...steps.flatMap(({ label }) => [
          { title: label, number: true, form: 'tenth' as const },
          { title: `${label}: people`, number: true },
        ]),
      ],
      rows: lines.map((line, at) => ({
        id: `${at}`,
        cells: [nameOf(line), ...line.points.flatMap((point): Cell[] => (point ? [point.mean, point.people] : [withheld, withheld]))],
      })),
    },
  };
}
