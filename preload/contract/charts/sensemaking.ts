import type { Chart, Mark, Point } from './chart.ts';
import type { SeriesOf } from './series.ts';
import { peopleCounted, withheld } from './words.ts';

/* PURE. How many noticed, how many of those went on to interpret, and how many of those to act: as a river that widens and narrows. */

type Body = Omit<Chart, 'name' | 'title' | 'says' | 'notes'>;

const moments = ['noticing', 'interpreting', 'acting'] as const;
const half = 0.05;
/** Each cohort has a hundred of its own, and some room for the words above it. */
const each = 100;
const room = 34;

export function sensemakingChart({ cohorts, flows }: SeriesOf<'sensemaking'>): Body {
  const two = cohorts.length > 1;
  const marks: Mark[] = [];
  const points: Point[] = [];
  const shown = cohorts.flatMap(({ title }, at) => {
    const flow = flows[at];
    return flow && flow.of > 0 ? [{ title, flow, look: at === 0 ? ('flow' as const) : ('flow-2' as const) }] : [];
  });
  for (const [row, { title, flow, look }] of shown.entries()) {
    const bottom = row * (each + room) + room + each;
    const share = (people: number): number => (people * each) / flow.of;
    const who = two ? `${title}: ` : '';
    for (const [at, moment] of moments.slice(0, -1).entries()) {
      const on = moment === 'noticing' ? flow.noticed : flow.interpreted;
      const high = share(on);
      const next = moments[at + 1] ?? 'acting';
      const point = points.length + 1;
      if (on > 0)
        marks.push({
          mark: 'ribbon',
          x1: at + half,
          x2: at + 1 - half,
          lower1: bottom,
          upper1: bottom - high,
          lower2: bottom,
          upper2: bottom - high,
          look,
          point,
        });
      marks.push({ mark: 'words', x: at + 0.5, y: bottom - high / 2, text: `${on} wrote both`, align: 'middle', look: 'strong', point });
      points.push(
        {
          x: at,
          y: bottom - share(flow[moment]),
          row,
          column: at * 2,
          says: `${who}${peopleCounted(flow[moment])} of ${flow.of} wrote what they were ${moment}.`,
        },
        {
          x: at + 0.5,
          y: bottom - high,
          row,
          column: at * 2 + 1,
          says: `${who}${peopleCounted(on)} of the ${flow[moment]} who wrote of ${moment} went on to ${next}.`,
        },
      );
    }
    points.push({
      x: 2,
      y: bottom - share(flow.acting),
      row,
      column: 4,
      says: `${who}${peopleCounted(flow.acting)} of ${flow.of} wrote what they were acting on. ${flow.all} wrote all three.`,
    });
    for (const [at, moment] of moments.entries()) {
      const count = flow[moment];
      const point = points.length - 5 + at * 2;
      marks.push(
        { mark: 'bar', x1: at - half, x2: at + half, y1: bottom - each, y2: bottom - share(count), look: 'open', point },
        { mark: 'bar', x1: at - half, x2: at + half, y1: bottom - share(count), y2: bottom, look: row === 0 ? 'full' : 'hatched', point },
        {
          mark: 'words',
          x: at,
          y: bottom - each,
          text: `${moment}: ${count} of ${flow.of}`,
          align: at === 0 ? 'start' : at === 2 ? 'end' : 'middle',
          right: at === 0 ? -0.6 : at === 2 ? 0.6 : 0,
          below: -1,
          look: 'strong',
          point,
        },
      );
    }
  }
  const panels = Math.max(1, shown.length);
  return {
    across: { from: -0.12, to: 2.12, ticks: [], grid: false },
    down: {
      from: 0,
      to: panels * (each + room) + 4,
      ticks: two ? shown.map(({ title }, at) => ({ at: at * (each + room) + room + each / 2, label: title })) : [],
      grid: false,
    },
    letters: 16 * panels,
    ends: [],
    marks,
    points,
    legend: [
      { label: 'wrote it', look: 'full' },
      { label: 'did not', look: 'open' },
      { label: 'went on to write the next too', look: 'flow' },
    ],
    key: [],
    table: {
      headings: [
        { title: two ? 'Cohort' : 'Who' },
        ...['Handed in', 'Noticing', 'Interpreting', 'Acting', 'Noticing and interpreting', 'Interpreting and acting', 'All three'].map(
          (title) => ({
            title,
            number: true,
          }),
        ),
      ],
      rows: cohorts.map(({ id, title }, at) => {
        const flow = flows[at];
        return {
          id,
          cells: [
            title,
            ...(flow
              ? [flow.of, flow.noticing, flow.interpreting, flow.acting, flow.noticed, flow.interpreted, flow.all]
              : Array.from({ length: 7 }, () => withheld)),
          ],
        };
      }),
    },
  };
}
