import type { Chart, Look } from '../../../../preload/contract/charts/chart.ts';
import { type Drawn, drawMarks } from '../../../../preload/contract/charts/place.ts';
import { withheld } from '../../../../preload/contract/charts/words.ts';
import { flow, type Slice } from '../compose/flow.ts';
import { columnWidth, frameOf, type Galley, node, pageOf } from '../compose/galley.ts';
import { setLineMark, setRule } from '../compose/shapes.ts';
import { baselineIn, type Owner, plainLines, setLine, setLines, setText } from '../compose/text.ts';
import { ink, type Style } from '../type/presets.ts';
import type { TextLine } from '../type/wrap.ts';
import { longestWord, stylesOf } from './setting.ts';

/*
 * A chart of rows and its table in one: the marks of each row stand in the row of its numbers. To who listens they are still two, a
 * figure with its sentence and a table.
 */

export interface ChartTable {
  chart: Chart;
  /** Words over the first row of a group, by the row's id. */
  bands?: ReadonlyMap<string, string>;
  /** What comes below it and belongs on the same page, if it can be had. */
  below: number;
}

/** As high as one in which something could be ticked by hand; less where that keeps all on the page. */
const usualRow = 20.4;
const leastRow = 17;
const gutter = 9;
const leastPlot = 90;

interface Plan {
  label: number;
  plot: { x: number; width: number };
  /** Of each column after the first. */
  columns: { x: number; width: number; heading: string; number: boolean }[];
  /** For each row of the table, which row of the chart it is; none where nothing is drawn. */
  drawn: (number | null)[];
}

/** How both would stand side by side; null where they do not belong together, or there is no room for it. */
export function planChartTable(galley: Galley, chart: Chart): Plan | null {
  const { headings, rows } = chart.table;
  const [first, ...others] = headings;
  // Words among the marks need the width of the page.
  const wordy = chart.marks.some(({ mark }) => mark === 'words');
  if (chart.rows === undefined || !first || wordy || galley.measures.preset === 'large') return null;
  const places = new Map(chart.down.ticks.map(({ at, label }) => [label, at]));
  const drawn = rows.map(({ cells }) => places.get(String(cells[0] ?? '')) ?? null);
  const order = drawn.filter((at) => at !== null);
  if (order.length !== chart.rows || order.some((at, index) => at !== index)) return null;
  const { cell, head } = stylesOf(galley);
  const widthOf = (text: string, style: Style): number => galley.metrics.width(text, style.face, style.size);
  const widths = others.map(({ title }, at) =>
    Math.max(
      longestWord(galley, title, head),
      ...rows.map(({ cells }, row) => (drawn[row] === null ? 0 : Math.min(84, widthOf(String(cells[at + 1] ?? ''), cell)))),
    ),
  );
  const numbers = widths.reduce((sum, width) => sum + width + gutter, 0);
  const names =
    Math.max(
      longestWord(galley, first.title, head),
      ...rows.map(({ cells }) => widthOf(String(cells[0] ?? ''), { ...cell, face: 'sans-semibold' })),
    ) + 2;
  const label = Math.min(names, Math.max(110, columnWidth - numbers - 160));
  const width = columnWidth - label - numbers - 3 * gutter;
  if (width < leastPlot) return null;
  let x = columnWidth - numbers + gutter;
  const columns = others.map(({ title, number = false }, at) => {
    const column = { x, width: widths[at] ?? 0, heading: title, number };
    x += column.width + gutter;
    return column;
  });
  return { label, plot: { x: label + 1.5 * gutter, width: width + 0.5 * gutter }, columns, drawn };
}

const notShown = 'Not shown: fewer than five people.';
const nothingYet = 'Nothing to show yet.';

function rowHeight(galley: Galley, chart: Chart, { around, single }: { around: number; single: boolean }): number {
  const each = (galley.frame.bottom - galley.y - around) / Math.max(1, chart.table.rows.length);
  return single && each < usualRow && each >= leastRow ? each : usualRow;
}

/** Where one page's part of the rows stands. */
interface Stretch {
  page: number;
  top: number;
  bottom: number;
  /** The middle of each row of the chart. */
  middles: Map<number, number>;
}

export function setChartTable(
  galley: Galley,
  { chart, bands, below }: ChartTable,
  plan: Plan,
  parent: number,
  letter: number,
  draw: (drawn: Drawn, owner: Owner) => void,
): void {
  const { cell, head } = stylesOf(galley);
  const figure = node(galley, 'Figure', parent, { alt: `${chart.title}. ${chart.says}` });
  const table = node(galley, 'Table', parent);
  const top = node(galley, 'TR', table);
  const heads = chart.table.headings.map(() => node(galley, 'TH', top, { scope: 'Column' }));
  const stretches: Stretch[] = [];
  const strong: Style = { ...cell, face: 'sans-semibold' };
  const headings = plan.columns.map(({ heading, width }) => plainLines(galley, heading, head, width + 1));
  const headLines = Math.max(1, ...headings.map((lines) => lines.length));
  const headHigh = headLines * head.lead + 4;
  const drawHead = (y: number, ownerOf: (at: number) => Owner): void => {
    const { left } = galley.frame;
    const foot = y + headLines * head.lead;
    setText(galley, chart.table.headings[0]?.title ?? '', { x: left, baseline: foot - head.lead + baselineIn(head) }, head, ownerOf(0));
    plan.columns.forEach(({ x, width, number }, at) => {
      const lines = headings[at] ?? [];
      lines.forEach((line, index) =>
        setLine(
          galley,
          line,
          left + x + (number ? width - line.width : 0),
          foot - (lines.length - index) * head.lead,
          head,
          ownerOf(at + 1),
        ),
      );
    });
    setRule(galley, foot + 3, 1.5);
    stretches.push({ page: pageOf(galley).number, top: foot + 4, bottom: foot + 4, middles: new Map() });
  };
  const again = (): void => {
    drawHead(galley.y, () => 'Layout');
    galley.y += headHigh;
  };
  const slices: Slice[] = [
    {
      height: headHigh,
      keep: true,
      draw: (y) => {
        drawHead(y, (at) => heads[at] as number);
        // From here on: a page on which the table begins has its heads already.
        galley.onContinue = again;
      },
    },
  ];
  const lineCount = (cells: readonly (string | number | null)[], at: number): number =>
    Math.max(
      plainLines(galley, String(cells[0] ?? ''), strong, plan.label).length,
      ...(plan.drawn[at] === null
        ? []
        : plan.columns.map(({ width }, column) => plainLines(galley, String(cells[column + 1] ?? ''), cell, width + 1).length)),
    );
  const rowHigh = rowHeight(galley, chart, {
    around: headHigh + 2 * letter + below + (bands?.size ?? 0) * usualRow,
    single: chart.table.rows.every(({ cells }, at) => lineCount(cells, at) === 1),
  });
  chart.table.rows.forEach(({ id, cells }, index) => {
    const band = bands?.get(id);
    if (band !== undefined) slices.push(bandSlice(galley, band, table, chart.table.headings.length));
    const tr = node(galley, 'TR', table);
    const place = plan.drawn[index] ?? null;
    const th = node(galley, 'TH', tr, { scope: 'Row' });
    // A row without marks says in their place why.
    const owners =
      place === null ? [node(galley, 'TD', tr, { colSpan: cells.length - 1 })] : cells.slice(1).map(() => node(galley, 'TD', tr));
    const reason = plainLines(galley, cells.includes(withheld) ? notShown : nothingYet, cell, columnWidth - plan.plot.x);
    const names = plainLines(galley, String(cells[0] ?? ''), strong, plan.label);
    const values =
      place === null ? [] : plan.columns.map(({ width }, at) => plainLines(galley, String(cells[at + 1] ?? ''), cell, width + 1));
    const most = Math.max(names.length, ...values.map((lines) => lines.length));
    const high = most === 1 ? rowHigh : Math.max(rowHigh, most * cell.lead + 6);
    slices.push({
      height: high,
      draw: (y) => {
        const { left } = galley.frame;
        const from = (lines: readonly TextLine[]): number => y + (high - lines.length * cell.lead) / 2;
        setLines(galley, names, left, from(names), strong, th);
        if (place === null) setLines(galley, reason, left + plan.plot.x, from(reason), cell, owners[0] as number);
        plan.columns.forEach(({ x, width, number }, at) => {
          const lines = values[at] ?? [];
          lines.forEach((line, row) =>
            setLine(
              galley,
              line,
              left + x + (number ? width - line.width : 0),
              from(lines) + row * cell.lead,
              cell,
              owners[at + 1] as number,
            ),
          );
        });
        setRule(galley, y + high, 0.5);
        const stretch = stretches.at(-1);
        if (!stretch) return;
        stretch.bottom = y + high;
        if (place !== null) stretch.middles.set(place, y + high / 2);
      },
    });
  });
  flow(galley, slices);
  galley.onContinue = null;
  stretches
    .filter(({ middles }) => middles.size > 0)
    .forEach((stretch, at) =>
      drawStretch(galley, chart, plan, { ...stretch, rowHigh }, at === 0 ? figure : nextFigure(galley, chart, parent), letter, draw),
    );
}

const nextFigure = (galley: Galley, chart: Chart, parent: number): number =>
  node(galley, 'Figure', parent, { alt: `${chart.title}, continued from the page before. ${chart.says}` });

function bandSlice(galley: Galley, text: string, table: number, columns: number): Slice {
  const { head } = stylesOf(galley);
  const owner = node(galley, 'TH', node(galley, 'TR', table), { scope: 'Column', colSpan: columns });
  const lines = plainLines(galley, text, head, columnWidth);
  const high = Math.max(usualRow, lines.length * head.lead + 6);
  return {
    height: high,
    keep: true,
    draw: (y) => {
      setLines(galley, lines, galley.frame.left, y + (high - lines.length * head.lead) / 2, head, owner);
      setRule(galley, y + high, 0.75);
    },
  };
}

/** The marks of the rows of one page, with the axis at their foot. */
function drawStretch(
  galley: Galley,
  chart: Chart,
  plan: Plan,
  { page, top, bottom, middles, rowHigh }: Stretch & { rowHigh: number },
  owner: number,
  letter: number,
  draw: (drawn: Drawn, owner: Owner) => void,
): void {
  const here = galley.pages;
  const x = frameOf(galley.paper, page).left + plan.plot.x;
  const { width } = plan.plot;
  // What is drawn goes to the last page of the list.
  galley.pages = here.slice(0, page);
  const scale = (value: number): number => x + ((value - chart.across.from) / (chart.across.to - chart.across.from)) * width;
  const middleOf = (value: number): number => {
    const row = Math.round(value);
    return (middles.get(row) ?? Number.NaN) + (value - row) * rowHigh;
  };
  const box = { x, y: top, width, height: bottom - top };
  const figure = galley.nodes[owner];
  if (figure) figure.box = { page, ...box };
  for (const { at } of chart.across.grid ? chart.across.ticks : [])
    setLineMark(galley, scale(at), top, scale(at), bottom, 0.6, owner, { stroke: ink, cap: 'round', dash: { on: 0.01, off: 3 } });
  const marks = chart.marks.filter((mark) => {
    if (mark.mark === 'bar' || mark.mark === 'way') return middles.has(Math.round((mark.y1 + mark.y2) / 2));
    if (mark.mark === 'dot' || mark.mark === 'words') return middles.has(Math.round(mark.y));
    return mark.mark === 'rule' && mark.y === undefined;
  });
  const scales = { across: scale, down: middleOf, frame: box, plot: box, letter, rowHigh };
  const bare = marks.map((mark) => {
    if (mark.mark !== 'rule') return mark;
    const { label: _, ...rest } = mark;
    return rest;
  });
  for (const drawn of drawMarks({ ...chart, marks: bare, ends: [] }, scales)) draw(drawn, owner);
  const size = Math.min(stylesOf(galley).note.size, letter);
  const { ticks } = chart.across;
  const wide = (text: string): number => galley.metrics.width(text, 'sans', size);
  // Where the words of an axis would run into each other its figures stand alone.
  const whole = ticks.every(({ label }) => wide(label) < (width / Math.max(1, ticks.length - 1)) * 0.9);
  for (const { at, label } of ticks) {
    const text = whole ? label : (label.split(' ')[0] ?? '');
    setText(galley, text, { x: scale(at), baseline: bottom + size * 1.25, align: 'centre' }, { face: 'sans', size }, owner);
  }
  galley.pages = here;
}

/** What a line across all rows means is told beside what the looks mean. */
export const legendOf = ({ legend, marks }: Chart): { label: string; look: Look }[] => [
  ...legend,
  ...marks.flatMap((mark) =>
    mark.mark === 'rule' && mark.x !== undefined && mark.label !== undefined ? [{ label: mark.label, look: mark.look }] : [],
  ),
];
