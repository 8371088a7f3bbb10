import { barsOf, percentTicks } from './bars.ts';
import type { Chart, Pattern } from './chart.ts';
import type { SeriesOf } from './series.ts';
import { counted, withheld } from './words.ts';

/* PURE. How much of a workbook was answered, section by section or person by person. */

type Body = Omit<Chart, 'name' | 'title' | 'says' | 'notes'>;

const looksOf: readonly Pattern[] = ['full', 'hatched'];

/** Two cohorts: two bars to a section. */
export function completionChart({ cohorts, rows }: SeriesOf<'completion'>): Body {
  const two = cohorts.length > 1;
  const known = rows.flatMap((row) =>
    cohorts.flatMap(({ title }, at) => {
      const percent = row.percents[at] ?? null;
      return percent === null ? [] : [{ row, at, title, percent }];
    }),
  );
  return {
    ...barsOf({
      rows: known.map(({ row, at, title, percent }, place) => ({
        label: known[place - 1]?.row === row ? '' : row.title,
        values: [percent],
        says: two ? `${row.title}, ${title}: ${percent}%.` : `${row.title}: ${percent}%.`,
        end: { label: `${percent}%` },
        starts: two && (at === 0 || known[place - 1]?.row !== row),
      })),
      looks: (row) => [looksOf[known[row]?.at ?? 0] ?? 'full'],
      to: 100,
      ticks: percentTicks,
    }),
    legend: two
      ? cohorts.map(({ title }, at) => ({ label: title, look: looksOf[at] ?? 'full' }))
      : [{ label: 'answered, of those who handed in', look: 'full' }],
    key: [],
    table: {
      headings: [
        { title: 'Section' },
        { title: 'Places to write', number: true },
        ...cohorts.map(({ title }) => ({ title: two ? title : 'Answered', number: true, form: 'percent' as const })),
      ],
      rows: rows.map(({ section, title, fields, percents }) => ({
        id: section,
        cells: [title, fields, ...cohorts.map((_, at) => percents[at] ?? withheld)],
      })),
    },
  };
}

export function completionPeopleChart({ rows, fields }: SeriesOf<'completion-people'>, nameOf: (participant: string) => string): Body {
  return {
    ...barsOf({
      rows: rows.map(({ participant, answered, percent }) => ({
        label: nameOf(participant),
        values: [percent],
        says: `${nameOf(participant)}: ${percent}%, ${answered} of ${counted(fields, 'place', 'places')}.`,
        end: { label: `${percent}%` },
      })),
      looks: ['full'],
      to: 100,
      ticks: percentTicks,
    }),
    legend: [{ label: 'answered, of all places to write', look: 'full' }],
    key: [],
    table: {
      headings: [{ title: 'Person' }, { title: 'Answered', number: true }, { title: 'Per cent', number: true, form: 'percent' }],
      rows: rows.map(({ participant, answered, percent }) => ({ id: participant, cells: [nameOf(participant), answered, percent] })),
    },
  };
}
