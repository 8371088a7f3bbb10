import type {
  Cell,
  Chart,
  ChartHeading,
  Flow,
  Look,
  Mark as ChartMark,
  Pattern,
  Sign,
  Stroke,
} from '../../../../preload/contract/charts/chart.ts';
import { isDrawn } from '../../../../preload/contract/charts/describe.ts';
import { cellSaid } from '../../../../preload/contract/charts/words.ts';
import { type Colour, looks, onPaper } from '../../../../preload/contract/charts/looks.ts';
import { type Drawn, drawMarks, framesOf, place } from '../../../../preload/contract/charts/place.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, node, pageOf, put, roomLeft } from '../compose/galley.ts';
import { flow } from '../compose/flow.ts';
import { belongs, type Owner, plainLines, setText } from '../compose/text.ts';
import { ink } from '../type/presets.ts';
import type { Pen } from '../marks.ts';
import type { Column, Piece, TableRow } from './report.ts';
import { legendOf, planChartTable, setChartTable } from './chart-table.ts';
import { setWords, stylesOf, wordSlices } from './setting.ts';
import { setTable } from './tables.ts';

/*
 * A chart on paper: the description that the window draws, placed by the same scales and drawn as vectors. A figure to who listens, with
 * the sentence that says what it shows; and behind it the table with every number.
 */

export function setChart(galley: Galley, { chart: given, bands }: Extract<Piece, { is: 'chart' }>, parent: number): void {
  const chart = written(given);
  const { says, note } = stylesOf(galley);
  const letter = letterOf(galley);
  const sentence = wordSlices(galley, chart.says, { style: says, parent, keep: true });
  const plan = isDrawn(chart) ? planChartTable(galley, chart) : null;
  // The sentence and the legend with a first row or two.
  const begun = plan
    ? 16 * letter
    : 4 * letter + Math.min(framesOf(chart, { width: columnWidth, letter }).frame.height, bodyHeight(galley) / 3);
  const least = sentence.length * says.lead + begun;
  if (least > roomLeft(galley) && galley.y > galley.frame.top) continuePage(galley);
  flow(galley, sentence);
  galley.y += letter * 0.6;
  const below = chart.notes.reduce((sum, text) => sum + plainLines(galley, text, note, columnWidth).length * note.lead, 0);
  if (plan) {
    setLegend(galley, { ...chart, legend: legendOf(chart) }, letter, parent);
    setChartTable(galley, { chart, below, ...(bands ? { bands } : {}) }, plan, parent, letter, (drawn, owner) =>
      setDrawn(galley, drawn, letter, owner),
    );
    // The figures of the axis stand below the last row.
    galley.y += letter * 2;
  } else if (isDrawn(chart)) {
    setLegend(galley, chart, letter, parent);
    setFigures(galley, chart, letter, parent);
    galley.y += letter * 0.5;
  }
  for (const text of chart.notes) setWords(galley, text, { style: note, parent });
  if (plan || chart.table.rows.length === 0) return;
  galley.y += 9;
  setTable(galley, { is: 'table', columns: columnsOf(chart), rows: rowsOf(chart, bands) }, parent);
}

/** Its table as it is read: a change has its sign, since a column has no room for a word. */
function written(chart: Chart): Chart {
  const { headings, rows } = chart.table;
  const cellOf = (cell: Cell, form: ChartHeading['form']): string =>
    form === 'change' && typeof cell === 'number'
      ? `${cell > 0 ? '+' : cell < 0 ? '−' : ''}${Math.abs(cell).toFixed(1)}`
      : cellSaid(cell, form);
  return {
    ...chart,
    table: { headings, rows: rows.map(({ id, cells }) => ({ id, cells: cells.map((cell, at) => cellOf(cell, headings[at]?.form)) })) },
  };
}

/** Never smaller than the least size of the preset, so that large print is large here too. */
const letterOf = ({ measures }: Galley): number => (measures.body.size <= 11 ? 10 : measures.body.size);

/** A chart of rows that is higher than what is left of the page goes on on the next, each part with its own rows and the same axis. */
function setFigures(galley: Galley, chart: Chart, letter: number, parent: number): void {
  const { rows } = chart;
  if (rows === undefined) return setFigure(galley, chart, letter, parent);
  const { frame, rowHigh } = framesOf(chart, { width: columnWidth, letter });
  const around = frame.height - rows * rowHigh;
  for (let from = 0; from < rows; ) {
    const left = rows - from;
    const fits = Math.floor((roomLeft(galley) - around) / rowHigh);
    if (fits < Math.min(left, 4) && galley.y > galley.frame.top) {
      continuePage(galley);
      continue;
    }
    const to = from + Math.max(1, Math.min(left, fits));
    setFigure(galley, from === 0 && to === rows ? chart : rowsFrom(chart, from, to), letter, parent);
    from = to;
  }
}

/** Rows stand at whole numbers, half a row to each side. */
function rowsFrom(chart: Chart, from: number, to: number): Chart {
  const inside = (y: number): boolean => y > from - 0.5 && y < to - 0.5;
  const ticks = chart.down.ticks.filter(({ at }) => inside(at));
  return {
    ...chart,
    rows: to - from,
    down: { ...chart.down, from: from - 0.5, to: to - 0.5, ticks },
    ends: chart.ends.filter(({ at }) => inside(at)),
    marks: chart.marks.filter((mark) => {
      if (mark.mark === 'bar' || mark.mark === 'way') return inside((mark.y1 + mark.y2) / 2);
      if (mark.mark === 'dot' || mark.mark === 'words') return inside(mark.y);
      return mark.mark !== 'rule' || mark.y === undefined || inside(mark.y);
    }),
  };
}

function setFigure(galley: Galley, chart: Chart, letter: number, parent: number): void {
  const size = chart.rows === undefined ? fittingLetter(galley, chart, letter) : letter;
  const { frame } = framesOf(chart, { width: columnWidth, letter: size });
  if (frame.height > roomLeft(galley) && galley.y > galley.frame.top) continuePage(galley);
  const placed = place(chart, { x: galley.frame.left, y: galley.y, width: columnWidth, letter: size });
  const { x, y, width, height } = placed.frame;
  const figure = node(galley, 'Figure', parent, {
    alt: `${chart.title}. ${chart.says}`,
    box: { page: pageOf(galley).number, x, y, width, height },
  });
  for (const drawn of placed.drawn) setDrawn(galley, drawn, size, figure);
  galley.y += height;
}

/** One that is not made of rows is drawn with smaller letters where they would run into each other or off the page. Its table says it in full size. */
function fittingLetter(galley: Galley, chart: Chart, letter: number): number {
  for (let size = letter; size > leastLetter; size -= 1) {
    const { drawn, frame } = place(chart, { width: columnWidth, letter: size });
    if (frame.height <= bodyHeight(galley) * 0.7 && !wordsMeet(galley, drawn)) return size;
  }
  return leastLetter;
}
const leastLetter = 9;

function wordsMeet(galley: Galley, drawn: readonly Drawn[]): boolean {
  const boxes = drawn.flatMap((each) => {
    if (each.draw !== 'text') return [];
    const wide = galley.metrics.width(each.text, 'sans-bold', each.size);
    const left = each.align === 'start' ? each.x : each.align === 'end' ? each.x - wide : each.x - wide / 2;
    return [{ left, right: left + wide + each.size * 0.4, top: each.y - each.size * 0.8, bottom: each.y + each.size * 0.2 }];
  });
  return boxes.some((one, at) =>
    boxes
      .slice(at + 1)
      .some((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom),
  );
}

/** What one thing that is placed is as marks of a page. */
export function setDrawn(galley: Galley, drawn: Drawn, letter: number, owner: Owner): void {
  const pen = drawn.part === 'grid' ? gridPen : penOf(galley, drawn.look, letter);
  const mine = belongs(owner);
  switch (drawn.draw) {
    case 'rect':
      put(galley, { mark: 'rect', x: drawn.x, y: drawn.y, wide: drawn.width, high: drawn.height, ...pen, ...mine });
      return;
    case 'line':
      put(galley, { mark: 'line', x1: drawn.x1, y1: drawn.y1, x2: drawn.x2, y2: drawn.y2, ...pen, ...mine });
      return;
    case 'circle':
      put(galley, { mark: 'circle', x: drawn.x, y: drawn.y, radius: drawn.radius, ...pen, ...mine });
      return;
    case 'path':
      put(galley, { mark: 'path', d: drawn.d, ...(drawn.hatch ? hatchPen(pen) : pen), ...mine });
      return;
    case 'text': {
      const { fill, strong } = looks[drawn.look];
      setText(
        galley,
        drawn.text,
        { x: drawn.x, baseline: drawn.y, align: drawn.align === 'start' ? 'left' : drawn.align === 'end' ? 'right' : 'centre' },
        { face: strong ? 'sans-bold' : 'sans', size: drawn.size },
        owner,
        fill === undefined ? ink : colourOf(galley, fill),
      );
    }
  }
}

/** Thin and dotted, but black: a copy of a copy still has it. */
export const gridPen: Pen = { stroke: ink, width: 0.6, cap: 'round', dash: { on: 0.01, off: 3 } };

/** A look as the pen of a page, its lengths being hundredths of a letter. */
export function penOf(galley: Pick<Galley, 'measures'>, look: Look, letter: number): Pen {
  const { fill, opacity = 1, stroke, width = 8, dash } = looks[look];
  const [on, off] = dash ?? [];
  return {
    ...(fill === undefined ? {} : { fill: opacity < 1 ? thinned(colourOf(galley, fill), opacity) : colourOf(galley, fill) }),
    ...(stroke === undefined ? {} : { stroke: colourOf(galley, stroke), width: (width * letter) / 100 }),
    ...(on === undefined ? {} : { dash: { on: (on * letter) / 100, off: ((off ?? on) * letter) / 100 } }),
  };
}

const hatchPen = ({ stroke, width }: Pen): Pen => ({ ...(stroke === undefined ? {} : { stroke }), width: (width ?? 1) * 0.9 });

/** Words and lines are black on paper; where the preset has no colour, fills are the grey that they would print as. */
function colourOf({ measures }: Pick<Galley, 'measures'>, colour: Colour): string {
  if (colour === 'ink' || colour === 'ink-2' || colour === 'edge' || colour === 'data-edge') return ink;
  if (colour === 'paper') return measures.paper ?? onPaper.paper;
  if (measures.accent !== ink) return onPaper[colour];
  // Without colour a line that means something is black; a fill keeps its lightness.
  if (colour === 'brick' || colour === 'ochre') return ink;
  const [red, green, blue] = channels(onPaper[colour]);
  return hex([red, green, blue].map(() => 0.299 * red + 0.587 * green + 0.114 * blue));
}

const channels = (colour: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
const hex = (values: readonly number[]): string => `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

/** As it looks over white: paper has no half-seen ink. */
const thinned = (colour: string, opacity: number): string => hex(channels(colour).map((value) => 255 - (255 - value) * opacity));

/** What the looks mean, in one or more lines over the chart. */
function setLegend(galley: Galley, chart: Chart, letter: number, parent: number): void {
  const { legend } = chart;
  if (legend.length === 0) return;
  const { note } = stylesOf(galley);
  const swatch = letter * 1.5;
  let x = 0;
  const owner = node(galley, 'P', parent);
  for (const { label, look } of legend) {
    const wide = swatch + letter * 0.5 + galley.metrics.width(label, note.face, note.size) + letter * 1.6;
    if (x > 0 && x + wide - letter * 1.6 > columnWidth) {
      x = 0;
      galley.y += note.lead + 2;
    }
    const middle = galley.y + note.lead / 2;
    for (const drawn of swatchOf(chart, look, { x: galley.frame.left + x, middle, width: swatch, letter }))
      setDrawn(galley, drawn, letter, 'Layout');
    setText(galley, label, { x: galley.frame.left + x + swatch + letter * 0.5, baseline: middle + note.size * 0.35 }, note, owner);
    x += wide;
  }
  galley.y += note.lead + letter * 0.3;
}

const signs: ReadonlySet<Look> = new Set<Sign>(['ring', 'disc', 'square', 'box', 'diamond', 'triangle']);
const patterns: ReadonlySet<Look> = new Set<Pattern>(['full', 'hatched', 'dotted', 'crossed', 'empty', 'open']);
const flows: ReadonlySet<Look> = new Set<Flow>(['flow', 'flow-2']);

/** One mark of a look, placed as a chart's own marks are: a legend cannot differ from what it explains. */
function swatchOf(
  chart: Chart,
  look: Look,
  { x, middle, width, letter }: { x: number; middle: number; width: number; letter: number },
): Drawn[] {
  const high = letter * 0.9;
  const box = { x, y: middle - high / 2, width, height: high };
  const scales = {
    across: (value: number) => x + value * width,
    down: (value: number) => box.y + value * high,
    frame: box,
    plot: box,
    letter,
    rowHigh: high,
  };
  return drawMarks({ ...chart, ends: [], marks: [sample(look)] }, scales);
}

function sample(look: Look): ChartMark {
  if (signs.has(look)) return { mark: 'dot', x: 0.5, y: 0.5, look: look as Sign };
  if (patterns.has(look)) return { mark: 'bar', x1: 0, x2: 1, y1: 0, y2: 1, look: look as Pattern };
  if (flows.has(look)) return { mark: 'ribbon', x1: 0, x2: 1, upper1: 0.1, lower1: 0.9, upper2: 0.1, lower2: 0.9, look: look as Flow };
  return { mark: 'way', x1: 0, y1: 0.5, x2: 1, y2: 0.5, look: look as Stroke };
}

/** Words have room, numbers stand under each other. */
function columnsOf({ table }: Chart): Column[] {
  return table.headings.map(({ title, number }, at) => {
    const longest = Math.max(title.length > 14 ? 8 : title.length, ...table.rows.map(({ cells }) => wordy(cells[at])));
    return number
      ? { heading: title, least: Math.min(12, Math.max(5, longest)), align: 'right' }
      : { heading: title, least: Math.min(16, longest), grows: at === 0 ? 3 : 1 };
  });
}
/** The longest word, which is what a column cannot do without. */
const wordy = (cell: string | number | null | undefined): number =>
  Math.max(
    0,
    ...String(cell ?? '')
      .split(/\s+/)
      .map((word) => word.length),
  );

const rowsOf = ({ table }: Chart, bands?: ReadonlyMap<string, string>): TableRow[] =>
  table.rows.flatMap(({ id, cells }): TableRow[] => {
    const band = bands?.get(id);
    const row = { cells: cells.map(String) };
    return band === undefined ? [row] : [{ band }, row];
  });
