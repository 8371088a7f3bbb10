import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { describeChart } from '../../../preload/contract/charts/describe.ts';
import { type Drawn, place } from '../../../preload/contract/charts/place.ts';
import { ChartSeries } from '../../../preload/contract/charts/series.ts';
import { svgOf } from '../../../preload/contract/charts/svg.ts';
import { chartExamples, invented } from '../../support/charts.ts';
import { faces } from '../../support/pdfDraw.ts';

const named = chartExamples().map(
  (series) => [`${series.chart}, ${series.cohorts.length === 1 ? 'one cohort' : 'two cohorts'}`, series] as const,
);

/** Every place that a mark reaches, but for letters: how wide those are only their pen knows. */
function reach(drawn: Drawn): { x: number; y: number }[] {
  switch (drawn.draw) {
    case 'rect':
      return [drawn, { x: drawn.x + drawn.width, y: drawn.y + drawn.height }];
    case 'line':
      return [
        { x: drawn.x1, y: drawn.y1 },
        { x: drawn.x2, y: drawn.y2 },
      ];
    case 'circle':
      return [drawn];
    case 'text':
      return [{ x: drawn.x, y: drawn.y }];
    case 'path':
      return [...drawn.d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
  }
}

describe.each(named)('%s', (_name, series) => {
  const chart = describeChart(series, invented);

  test('is of the contract, says what it shows, and has a table of as many cells as headings', () => {
    expect(v.parse(ChartSeries, JSON.parse(JSON.stringify(series)))).toEqual(series);
    expect(chart.says).toBe(series.says);
    expect(chart.table.rows.length).toBeGreaterThan(0);
    for (const { cells } of chart.table.rows) expect(cells).toHaveLength(chart.table.headings.length);
    // Either in a legend, or at the ends of lines.
    expect(chart.legend.length + chart.ends.length).toBeGreaterThan(0);
  });

  test('gives each place that the arrow keys come to a sentence, a mark and a cell of its own', () => {
    expect(chart.points.length).toBeGreaterThan(0);
    expect(new Set(chart.points.map(({ row, column }) => `${row} ${column}`)).size).toBe(chart.points.length);
    for (const { says } of chart.points) expect(says).toMatch(/^\S.*\.$/);
    const marked = new Set(chart.marks.flatMap(({ point }) => (point === undefined ? [] : [point])));
    for (const point of marked) expect(chart.points[point]).toBeDefined();
  });

  test('stands inside its frame at any size, and the same at another corner of a page', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 1800 }),
        fc.integer({ min: 8, max: 26 }),
        fc.integer({ min: 0, max: 500 }),
        (width, letter, corner) => {
          fc.pre(width / letter > 34);
          const here = place(chart, { width, letter });
          const there = place(chart, { x: corner, y: corner, width, letter });
          expect(there.drawn).toHaveLength(here.drawn.length);
          expect(there.frame).toMatchObject({ width: here.frame.width, height: here.frame.height });
          expect(here.plot.width).toBeGreaterThan(width / 4);
          for (const drawn of here.drawn) {
            for (const { x, y } of reach(drawn)) {
              expect(x).toBeGreaterThanOrEqual(-1);
              expect(x).toBeLessThanOrEqual(width + 1);
              expect(y).toBeGreaterThanOrEqual(-1);
              expect(y).toBeLessThanOrEqual(here.frame.height + 1);
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('is lettered in what our faces have: nothing of it is drawn as a box', () => {
    for (const drawn of place(chart, { width: 900, letter: 14 }).drawn)
      if (drawn.draw === 'text') expect([drawn.text, faces.metrics.has(drawn.text, 'sans')]).toEqual([drawn.text, true]);
  });

  test('is a picture by itself: its sentence, its legend and its notes are in it', () => {
    const { svg, height } = svgOf(chart, { width: 900, letter: 14 });
    const plain = svg.replaceAll(/<[^>]*>/g, ' ');
    for (const { label } of chart.legend) expect(plain).toContain(label.split(' ')[0]);
    expect(svg).toContain(`<title>${chart.says}</title>`);
    for (const word of chart.notes.join(' ').split(' ')) expect(plain).toContain(word);
    expect(height).toBeGreaterThan(100);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});
