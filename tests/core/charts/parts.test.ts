import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../preload/contract/charts/chart.ts';
import { describeChart } from '../../../preload/contract/charts/describe.ts';
import { type Part, partsOf, type Stage } from '../../../preload/contract/charts/parts.ts';
import { framesOf } from '../../../preload/contract/charts/place.ts';
import type { ChartSeries } from '../../../preload/contract/charts/series.ts';
import { chartExamples, invented } from '../../support/charts.ts';

const small: Stage = { width: 656, height: 280, least: 16, most: 32, row: 1.5, keyHigh: 0 };
const stages: Stage[] = [small, { ...small, width: 1296, height: 620, least: 20 }, { ...small, width: 1776, height: 800, least: 24 }];

/** As full as a cohort makes them. */
function fill(series: ChartSeries): ChartSeries {
  const many = <R extends object>(rows: readonly R[], up: (row: R, at: number) => R): R[] =>
    rows.length === 0 ? [] : Array.from({ length: 24 }, (_, at) => up(rows[at % rows.length] as R, at));
  if (series.chart === 'attendance') return { ...series, rows: many(series.rows, (row, at) => ({ ...row, participant: `p${at}` })) };
  if (series.chart === 'confidence')
    return { ...series, rows: many(series.rows, (row, at) => ({ ...row, group: `g${Math.floor(at / 5)}` })) };
  if (series.chart !== 'themes') return series;
  const columns = Array.from({ length: 12 }, (_, at) => ({
    id: `q${at}`,
    label: `What did you notice about ${at}, and what do you make of it?`,
  }));
  return {
    ...series,
    columns,
    rows: many(series.rows, (row, at) => ({ ...row, level: at % 4 === 0 ? 0 : 1, cells: columns.map(() => row.cells[0] ?? []) })),
  };
}

const charts = chartExamples().flatMap((series) => [describeChart(series, invented), describeChart(fill(series), invented)]);
const shown = (parts: readonly Part[]): Chart[] => parts.flatMap((part) => (part.is === 'chart' ? [part.chart] : []));

describe('a chart for a whole room', () => {
  test.each(stages)('has letters that are read at the back, and no part that is higher than the stage: $width × $height', (stage) => {
    for (const chart of charts)
      for (const part of partsOf(chart, stage)) {
        // A river in two panels is as high as it is.
        if (chart.rows !== undefined || part.is === 'key') expect(part.letter).toBeGreaterThanOrEqual(stage.least);
        if (part.is === 'key' || chart.rows === undefined) continue;
        const { frame } = framesOf(part.chart, { width: stage.width, letter: part.letter, row: stage.row, whole: part.whole });
        expect(frame.height).toBeLessThanOrEqual(stage.height);
      }
  });

  test.each(stages)('tells in its parts what it tells in one, each once: $width × $height', (stage) => {
    for (const chart of charts) {
      const parts = shown(partsOf(chart, stage));
      expect(parts.flatMap(({ points }) => points.map(({ says }) => says)).toSorted()).toEqual(
        chart.points.map(({ says }) => says).toSorted(),
      );
      for (const { points, marks, rows } of parts) {
        for (const { point } of marks) if (point !== undefined) expect(points[point]).toBeDefined();
        if (rows === undefined) continue;
        for (const { y } of points) expect(y > -0.6 && y < rows).toBe(true);
      }
      const owned = (of: readonly Chart[]) =>
        of.reduce((sum, { marks }) => sum + marks.filter(({ point }) => point !== undefined).length, 0);
      expect(owned(parts)).toBe(owned([chart]));
    }
  });

  test('is parted where a group ends, if that is near, and as evenly as it can be', () => {
    const rowsOf = (name: string, all: number): number[] => {
      const chart = charts.find((each) => each.name === name && each.rows === all);
      return chart ? shown(partsOf(chart, small)).map(({ rows = 0 }) => rows) : [];
    };
    expect(rowsOf('attendance', 24)).toEqual([8, 8, 8]);
    // And by columns as well.
    expect(rowsOf('themes', 24)).toEqual([8, 8, 8, 8, 8, 8]);
    const short = charts.find(({ name }) => name === 'themes');
    const eight = { ...(short as Chart), rows: 8, marks: [{ mark: 'rule', y: 6.5, look: 'band' } as const] };
    expect(shown(partsOf(eight, small)).map(({ rows }) => rows)).toEqual([8]);
  });
});
