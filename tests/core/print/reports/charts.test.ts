import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../../main/core/print/marks.ts';
import type { Chart } from '../../../../preload/contract/charts/chart.ts';
import { describeChart, isDrawn } from '../../../../preload/contract/charts/describe.ts';
import { place } from '../../../../preload/contract/charts/place.ts';
import { chartExamples, invented } from '../../../support/charts.ts';
import { faces } from '../../../support/pdfDraw.ts';
import { setReport } from '../../../support/reportArbitrary.ts';

/*
 * A chart in the window and on paper: from where the marks stand on either, the same values are read back, in the same order. Where they
 * stand apart differs (paper has a column, the window a wide plot), what they say does not.
 */

const charts = chartExamples().map((series) => {
  const chart = describeChart(series, invented);
  return [`${chart.title}, of ${series.cohorts.length}`, chart] as const;
});

interface Read {
  kind: string;
  from: number;
  to: number;
}

const tidy = (value: number): number => Math.round(value * 100) / 100 + 0;
/** Signs beyond the axis tell which line is which: they stand where letters do. */
const onAxis = (chart: Chart, read: readonly Read[]): Read[] => read.filter(({ to }) => to <= chart.across.to);

/** What stands at a place of an axis, as the value that the axis has there. */
const reader =
  (chart: Chart, plot: { x: number; width: number }) =>
  (x: number): number =>
    tidy(chart.across.from + ((x - plot.x) / plot.width) * (chart.across.to - chart.across.from));

function onScreen(chart: Chart): Read[] {
  const { drawn, plot } = place(chart, { width: 900, letter: 14 });
  const value = reader(chart, plot);
  return drawn.flatMap((each): Read[] => {
    if (each.part !== 'mark') return [];
    if (each.draw === 'rect') return [{ kind: 'bar', from: value(each.x), to: value(each.x + each.width) }];
    if (each.draw === 'circle') return [{ kind: 'sign', from: value(each.x), to: value(each.x) }];
    return [];
  });
}

function onPaper(chart: Chart, preset: 'standard' | 'large'): Read[] {
  const book = setReport(
    {
      kind: 'Report',
      about: ['NPQLTD'],
      title: 'Charts',
      facts: [],
      contents: false,
      parts: [{ title: 'Chart', pieces: [{ is: 'chart', chart }] }],
    },
    faces.metrics,
    preset,
  );
  const figures = new Set(book.nodes.filter(({ role }) => role === 'Figure').map(({ id }) => id));
  return book.pages.flatMap((page) => {
    const marks = page.marks.filter((mark): mark is Mark & { node: number } => typeof mark.node === 'number' && figures.has(mark.node));
    const value = reader(chart, plotOf(chart, marks));
    return marks.flatMap((mark): Read[] => {
      if (mark.mark === 'rect') return [{ kind: 'bar', from: value(mark.x), to: value(mark.x + mark.wide) }];
      if (mark.mark === 'circle') return [{ kind: 'sign', from: value(mark.x), to: value(mark.x) }];
      return [];
    });
  });
}

/** The axis as it is drawn: from the words under its first tick to those under its last. */
function plotOf(chart: Chart, marks: readonly Mark[]): { x: number; width: number } {
  const lines = marks
    .filter((mark) => mark.mark === 'line' && mark.x1 === mark.x2 && mark.dash?.on === 0.01)
    .map((mark) => (mark.mark === 'line' ? mark.x1 : 0));
  const [first, last] = [chart.across.ticks[0]?.at ?? 0, chart.across.ticks.at(-1)?.at ?? 1];
  const [left, right] = [Math.min(...lines), Math.max(...lines)];
  const scale = (right - left) / (last - first);
  return { x: left - (first - chart.across.from) * scale, width: (chart.across.to - chart.across.from) * scale };
}

describe.each(charts.filter(([, chart]) => isDrawn(chart) && chart.across.grid && chart.across.ticks.length > 1))('%s', (_, chart) => {
  test.each(['standard', 'large'] as const)('says on paper in %s print what it says in the window', (preset) => {
    expect(onAxis(chart, onPaper(chart, preset))).toEqual(onAxis(chart, onScreen(chart)));
  });
});

describe.each(charts)('%s', (_, chart) => {
  test('is a figure that is told in words, and a table with every number', () => {
    const book = setReport(
      {
        kind: 'Report',
        about: [],
        title: 'Charts',
        facts: [],
        contents: false,
        parts: [{ title: 'Chart', pieces: [{ is: 'chart', chart }] }],
      },
      faces.metrics,
    );
    const roles = book.nodes.map(({ role }) => role);
    expect(roles.filter((role) => role === 'Figure').length).toBeGreaterThan(isDrawn(chart) ? 0 : -1);
    for (const figure of book.nodes.filter(({ role }) => role === 'Figure')) expect(figure.alt).toContain(chart.says);
    expect(roles.filter((role) => role === 'Table')).toHaveLength(1);
    const rows = book.nodes.filter(({ role }) => role === 'TR');
    // A table whose columns are too many stands row by row, in two lines each.
    expect(rows.length).toBeGreaterThan(chart.table.rows.length);
    for (const { role, scope } of book.nodes) if (role === 'TH') expect(scope).toBeDefined();
  });

  test('can be told apart without colour: patterns, outlines and dashes stay where the print has none', () => {
    const book = setReport(
      {
        kind: 'Report',
        about: [],
        title: 'Charts',
        facts: [],
        contents: false,
        parts: [{ title: 'Chart', pieces: [{ is: 'chart', chart }] }],
      },
      faces.metrics,
      'plain',
    );
    const colours = book.pages.flatMap(({ marks }) =>
      marks.flatMap((mark) => ('fill' in mark ? [mark.fill] : []).concat('stroke' in mark ? [mark.stroke] : [])),
    );
    for (const colour of colours)
      if (colour)
        expect(new Set([colour.slice(1, 3), colour.slice(3, 5), colour.slice(5, 7)].map((part) => part.toLowerCase())).size).toBe(1);
  });
});
