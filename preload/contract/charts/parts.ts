import type { Axis, Chart, Mark } from './chart.ts';
import { apart } from './confidence.ts';
import { framesOf, labelLines, lettersWide } from './place.ts';

/* PURE. A chart for a whole room: in one where its letters can be read from afar, else in parts, one after the other. */

export interface Stage {
  width: number;
  height: number;
  /** The smallest letters that are read at the back. */
  least: number;
  most: number;
  /** The height of a row, in letters. */
  row: number;
  /** What the key takes below a chart. */
  keyHigh: number;
}

export type Part =
  /** `whole`: for names of rows and axes that stand where they stand in every part. `rows`: which of how many, from one. */
  | { is: 'chart'; chart: Chart; whole: Chart; letter: number; withKey: boolean; rows: readonly [number, number, number] | null }
  | { is: 'key'; key: Chart['key']; letter: number };

export function partsOf(chart: Chart, stage: Stage): Part[] {
  const { least } = stage;
  const letter = letterFor([chart], chart, { ...stage, height: stage.height - (chart.key.length > 0 ? stage.keyHigh : 0) });
  if (letter >= least && columnsThatFit(chart, stage, letter) >= columnsOf(chart))
    return [{ is: 'chart', chart, whole: chart, letter, withKey: chart.key.length > 0, rows: null }];
  if (chart.rows === undefined) return [{ is: 'chart', ...lowered(chart, stage), withKey: true, rows: null }];
  const rows = rowPieces(chart, stage);
  const columns = columnPieces(chart, stage);
  const pieces = columns.flatMap(([left, right]) =>
    rows.map(([from, to]) => ({ from, to, left, right, chart: columnsBetween(rowsBetween(chart, from, to), left, right) })),
  );
  // One scale of letters for all of them: nothing jumps from one to the next.
  const shared = Math.max(
    least,
    letterFor(
      pieces.map((piece) => piece.chart),
      chart,
      stage,
    ),
  );
  const wide = Math.max(...pieces.map(({ left, right }) => right - left));
  const fits =
    columnsOf(chart) === 0 ? shared : (descending(shared, least).find((each) => columnsThatFit(chart, stage, each) >= wide) ?? least);
  return [
    ...pieces.map(
      ({ chart: piece, from, to }): Part => ({
        is: 'chart',
        chart: piece,
        whole: chart,
        letter: fits,
        withKey: false,
        rows: rows.length > 1 ? [from + 1, to, chart.rows ?? to] : null,
      }),
    ),
    ...keyParts(chart.key, stage, Math.round(least * 1.25)),
  ];
}

const descending = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, Math.floor(from - to)) + 1 }, (_, at) => from - at);

/** The largest letters with which each of some charts fits, and no name of a row is cut or of the axis runs into the next. */
function letterFor(charts: readonly Chart[], whole: Chart, { width, height, least, most, row }: Stage): number {
  const fits = (letter: number): boolean => {
    const { plot, frame } = framesOf(whole, { width, letter, row });
    const cut = whole.down.ticks.some(({ label, strong = '' }) =>
      labelLines(label.slice(strong.length).trim(), plot.x - frame.x - letter * (strong === '' ? 0.6 : 2.9), letter)
        .at(-1)
        ?.endsWith('…'),
    );
    return (
      charts.every((chart) => framesOf(chart, { width, letter, row, whole }).frame.height <= height) &&
      (letter <= least || (!cut && axisWide(whole, letter) <= plot.width))
    );
  };
  return descending(most, 1).find(fits) ?? 1;
}

/** What an axis needs for its names to stand apart. */
function axisWide({ across: { from, to, ticks } }: Chart, letter: number): number {
  const least = Math.min(...ticks.slice(1).map(({ at }, place) => at - (ticks[place]?.at ?? at)));
  const widest = Math.max(0, ...ticks.map(({ label }) => lettersWide(label, letter)));
  return ticks.length < 2 ? widest : ((widest + letter * 0.6) * (to - from)) / least;
}

/** A chart that is as high as it likes: lower, with letters that are large enough. Names at the ends of lines stand apart as before. */
function lowered(chart: Chart, stage: Stage): { chart: Chart; whole: Chart; letter: number } {
  const height = stage.height - (chart.key.length > 0 ? stage.keyHigh : 0);
  const lines = chart.ends.some(({ line }) => line !== undefined);
  const letter = lines ? stage.least : Math.max(stage.least * 0.75, letterFor([chart], chart, { ...stage, height }));
  if (!lines) return { chart, whole: chart, letter };
  const { frame, plot } = framesOf(chart, { width: stage.width, letter, row: stage.row });
  const letters = Math.max(chart.ends.length * 1.3, 6, (height - (frame.height - plot.height)) / letter);
  const { from, to } = chart.down;
  const ends = chart.ends.map((end) => ({ ...end, at: end.line?.y ?? end.at }));
  const low: Chart = { ...chart, letters, ends: apart(ends, (Math.abs(from - to) / letters) * 1.25, Math.max(from, to) - 0.1) };
  return { chart: low, whole: low, letter };
}

/** Where rows are parted: where a group ends, if that is near; never between two bars of one name. */
function rowPieces(chart: Chart, { width, height, least, row }: Stage): [number, number][] {
  const all = chart.rows ?? 0;
  const { frame, rowHigh } = framesOf(chart, { width, letter: least, row });
  const most = Math.max(3, Math.floor((height - (frame.height - all * rowHigh)) / rowHigh));
  const bands = new Set(chart.marks.flatMap((mark) => (mark.mark === 'rule' && mark.y !== undefined ? [mark.y + 0.5] : [])));
  const begins = new Set(chart.down.ticks.flatMap(({ at, label }) => (label === '' ? [] : [at])));
  const pieces: [number, number][] = [];
  for (let from = 0; from < all; ) {
    const left = Math.ceil((all - from) / most);
    const ideal = from + (all - from) / left;
    const cost = (at: number): number => Math.abs(at - ideal) - (bands.has(at) ? 2 : 0);
    // Where a group ends must not make one part more.
    const ways = Array.from({ length: Math.min(most, all - from) }, (_, at) => from + at + 1).filter(
      (at) => (at === all || begins.has(at)) && Math.ceil((all - at) / most) < left,
    );
    const to = ways.reduce((best, at) => (cost(at) < cost(best) ? at : best), ways.at(-1) ?? Math.min(all, from + most));
    pieces.push([from, to]);
    from = to;
  }
  return pieces;
}

/** Only where each column is named by a key are they told apart by where they stand alone. */
const columnsOf = (chart: Chart): number => (chart.key.length > 0 ? chart.across.ticks.length : 0);

/** A dot, two figures beside it, and a little air; for two cohorts twice that. */
const columnLetters = (chart: Chart): number => (chart.legend.length > 1 ? 5.4 : 2.7);

function columnsThatFit(chart: Chart, { width, row }: Stage, letter: number): number {
  if (columnsOf(chart) === 0) return 0;
  return Math.max(1, Math.floor(framesOf(chart, { width, letter, row }).plot.width / (columnLetters(chart) * letter)));
}

function columnPieces(chart: Chart, stage: Stage): [number, number][] {
  const all = columnsOf(chart);
  if (all === 0) return [[0, 0]];
  const parts = Math.ceil(all / columnsThatFit(chart, stage, stage.least));
  return Array.from({ length: parts }, (_, at) => [Math.round((all * at) / parts), Math.round((all * (at + 1)) / parts)]);
}

function rowsBetween(chart: Chart, from: number, to: number): Chart {
  const holds = (at: number): boolean => at >= from - 0.5 && at <= to - 0.5;
  return kept(
    { ...chart, rows: to - from, down: axisBetween(chart.down, from, to) },
    chart,
    ({ y }) => holds(y),
    (mark) => moved(mark, holds, -from, 'y'),
    {
      x: 0,
      y: -from,
    },
  );
}

function columnsBetween(chart: Chart, from: number, to: number): Chart {
  if (to === 0) return chart;
  const holds = (at: number): boolean => at >= from - 0.5 && at < to - 0.5;
  return kept(
    { ...chart, across: axisBetween(chart.across, from, to) },
    chart,
    ({ x }) => holds(x),
    (mark) => moved(mark, holds, -from, 'x'),
    {
      x: -from,
      y: 0,
    },
  );
}

const axisBetween = (axis: Axis, from: number, to: number): Axis => ({
  ...axis,
  from: -0.5,
  to: to - from - 0.5,
  ticks: axis.ticks.flatMap((tick) => (tick.at >= from && tick.at < to ? [{ ...tick, at: tick.at - from }] : [])),
});

function kept(
  part: Chart,
  chart: Chart,
  holds: (point: Chart['points'][number]) => boolean,
  move: (mark: Mark) => Mark | null,
  by: { x: number; y: number },
): Chart {
  const place = new Map<number, number>();
  const points = chart.points.flatMap((point, at) => {
    if (!holds(point)) return [];
    place.set(at, place.size);
    return [{ ...point, x: point.x + by.x, y: point.y + by.y }];
  });
  return {
    ...part,
    points,
    ends: chart.ends.flatMap((end) =>
      by.x !== 0 || (end.at + by.y >= 0 && end.at + by.y < (part.rows ?? 0)) ? [{ ...end, at: end.at + by.y }] : [],
    ),
    marks: chart.marks.flatMap((mark) => {
      const here = move(mark);
      if (here === null) return [];
      const point = here.point === undefined ? undefined : place.get(here.point);
      return [point === undefined ? here : { ...here, point }];
    }),
  };
}

/** `null`: it stands elsewhere. What goes through the whole plot the other way stays where it is. */
function moved(mark: Mark, holds: (at: number) => boolean, by: number, way: 'x' | 'y'): Mark | null {
  const [one, other] = way === 'x' ? (['x1', 'x2'] as const) : (['y1', 'y2'] as const);
  switch (mark.mark) {
    case 'bar':
    case 'way':
      return holds((mark[one] + mark[other]) / 2) ? { ...mark, [one]: mark[one] + by, [other]: mark[other] + by } : null;
    case 'rule': {
      const at = mark[way];
      // A line above the first row, or below the last, parts nothing.
      return at === undefined ? mark : holds(at - 0.1) && holds(at + 0.1) ? { ...mark, [way]: at + by } : null;
    }
    case 'dot':
    case 'words':
      return holds(mark[way]) ? { ...mark, [way]: mark[way] + by } : null;
    case 'trace':
    case 'ribbon':
      return mark;
  }
}

/** What numbers of columns stand for: in as few parts as can be, and then in letters as large as can be. */
function keyParts(key: Chart['key'], stage: Stage, most: number): Part[] {
  const ways = descending(most, stage.least).map((letter) => keyPartsAt(key, stage, letter));
  return ways.reduce((best, way) => (way.length < best.length ? way : best));
}

/** As much at a time as fits in two columns of text. */
function keyPartsAt(key: Chart['key'], { width, height }: Stage, letter: number): Part[] {
  const columns = width >= letter * 40 ? 2 : 1;
  const wide = width / columns - letter * 3;
  const high = ({ text }: Chart['key'][number]): number => Math.ceil(lettersWide(text, letter) / wide) * 1.35 + 0.4;
  // A question is not parted between two columns, so some room at their feet stays empty.
  const room = (height / letter) * columns - (columns - 1) * 3;
  const parts: Chart['key'][number][][] = [];
  let taken = Number.POSITIVE_INFINITY;
  for (const each of key) {
    if (taken + high(each) > room) {
      parts.push([]);
      taken = 0;
    }
    parts.at(-1)?.push(each);
    taken += high(each);
  }
  return parts.map((some): Part => ({ is: 'key', key: some, letter }));
}
