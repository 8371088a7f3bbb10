import { scaleLinear } from 'd3-scale';
import { area, curveBumpX, line } from 'd3-shape';
import type { Axis, Chart, Look, Mark, Sign } from './chart.ts';
import { crossing, dotting, hatching } from './hatch.ts';
import { looks } from './looks.ts';

/* PURE. From what a chart means to where its marks stand, given a width. Lengths are in the unit of `letter`, whatever that is. */

export interface Room {
  /** Where it begins: the corner of a page, or nought. */
  x?: number;
  y?: number;
  width: number;
  /** The height of its letters. Everything else follows from that. */
  letter: number;
  /** The height of a row, in letters: two where nothing is said. */
  row?: number;
  /** Of which chart this is a part: names take as much room as in all of it. */
  whole?: Chart;
}

/** What any pen can draw, in drawing order. Curves are SVG paths of absolute coordinates. */
export type Drawn = { part: 'grid' | 'tick' | 'mark'; look: Look; point?: number } & (
  | { draw: 'rect'; x: number; y: number; width: number; height: number }
  | { draw: 'line'; x1: number; y1: number; x2: number; y2: number }
  | { draw: 'circle'; x: number; y: number; radius: number }
  | { draw: 'path'; d: string; hatch?: true }
  /** `y` is the line that letters stand on. */
  | { draw: 'text'; x: number; y: number; text: string; size: number; align: 'start' | 'middle' | 'end' }
);

export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Placed {
  /** All of it, ticks and ends too. */
  frame: Frame;
  /** Where the marks stand. */
  plot: Frame;
  drawn: readonly Drawn[];
}

/** Wide enough for nearly any run of letters in our faces: the same for every pen, so that all break labels alike. */
export const lettersWide = (text: string, letter: number): number => text.length * letter * 0.53;

/** A label as one or two lines that are no wider than `width`. */
export function labelLines(label: string, width: number, letter: number): string[] {
  const fits = Math.max(4, Math.floor(width / (letter * 0.53)));
  if (label.length <= fits) return [label];
  const cut = label.lastIndexOf(' ', fits);
  const first = cut > 0 ? label.slice(0, cut) : label.slice(0, fits);
  const rest = label.slice(first.length).trim();
  if (rest === '') return [first];
  return [first, rest.length <= fits ? rest : `${rest.slice(0, fits - 1).trimEnd()}…`];
}

/** How much of the width is kept for the names of rows, and how high all is. */
export function framesOf(
  chart: Chart,
  { x = 0, y = 0, width, letter, row = 2, whole = chart }: Room,
): Pick<Placed, 'frame' | 'plot'> & { rowHigh: number } {
  const widest = (labels: readonly string[]): number => Math.max(0, ...labels.map((label) => lettersWide(label, letter)));
  const labels = whole.down.ticks.map((tick) => labelWide(tick, letter));
  const left = Math.min(width * 0.4, Math.max(0, ...labels) + letter);
  const ends = widest(whole.ends.map(({ label }) => label));
  const ofLines = chart.ends.some(({ line: named }) => named) ? (chart.ends.some(({ line: named }) => named?.stroke) ? 5.2 : 3.2) : 1;
  const right =
    ends > 0
      ? Math.min(width * (ofLines > 1 ? 0.44 : 0.3), ends + ofLines * letter)
      : Math.max(letter, lettersWide(chart.across.ticks.at(-1)?.label ?? '', letter) / 2 + 2);
  const twoLines = labels.some((wide) => wide > left - letter * 0.6);
  const rowHigh = letter * (twoLines ? Math.max(2.7, row) : row);
  const high = chart.rows === undefined ? letter * (chart.letters ?? 20) : chart.rows * rowHigh;
  const top = chart.marks.some((mark) => mark.mark === 'rule' && mark.label !== undefined) ? letter * 1.7 : letter * 0.5;
  const foot = chart.across.ticks.length > 0 ? letter * 2 : letter * 0.5;
  return {
    rowHigh,
    frame: { x, y, width, height: top + high + foot },
    plot: { x: x + left, y: y + top, width: width - left - right, height: high },
  };
}

export function place(chart: Chart, room: Room): Placed {
  const { frame, plot, rowHigh } = framesOf(chart, room);
  const { letter } = room;
  const across = scaleLinear([chart.across.from, chart.across.to], [plot.x, plot.x + plot.width]);
  const down = scaleLinear([chart.down.from, chart.down.to], [plot.y, plot.y + plot.height]);
  const drawn: Drawn[] = [];
  for (const { at } of chart.across.grid ? chart.across.ticks : [])
    drawn.push({ part: 'grid', draw: 'line', look: 'grid', x1: across(at), x2: across(at), y1: plot.y, y2: plot.y + plot.height });
  for (const { at } of chart.down.grid ? chart.down.ticks : [])
    drawn.push({ part: 'grid', draw: 'line', look: 'grid', x1: plot.x, x2: plot.x + plot.width, y1: down(at), y2: down(at) });
  drawn.push(...drawMarks(chart, { across, down, frame, plot, letter, rowHigh }));
  for (const tick of chart.down.ticks) drawn.push(...rowLabel(tick, frame.x, down(tick.at), plot.x - frame.x - letter * 0.6, letter));
  for (const { at, label } of chart.across.ticks)
    drawn.push({
      part: 'tick',
      draw: 'text',
      look: 'label',
      x: across(at),
      y: plot.y + plot.height + letter * 1.5,
      text: label,
      size: letter,
      align: 'middle',
    });
  return { frame, plot, drawn };
}

/** The column in which codes stand, in letters. */
const codeWide = 2.3;
const labelWide = ({ label, strong }: Axis['ticks'][number], letter: number): number =>
  strong === undefined ? lettersWide(label, letter) : letter * codeWide + lettersWide(label.slice(strong.length).trim(), letter);

/** The name of a row at the left of the frame; its strong beginning stands in a column of its own. */
export function rowLabel({ label, strong }: Axis['ticks'][number], x: number, middle: number, width: number, letter: number): Drawn[] {
  const indent = strong === undefined ? 0 : letter * codeWide;
  const lines = labelLines(strong === undefined ? label : label.slice(strong.length).trim(), width - indent, letter);
  const text = (words: string, look: 'label' | 'strong', from: number, y: number): Drawn => ({
    part: 'tick',
    draw: 'text',
    look,
    x: from,
    y,
    text: words,
    size: letter,
    align: 'start',
  });
  const first = middle + letter * 0.35 - ((lines.length - 1) / 2) * letter * 1.2;
  return [
    ...(strong === undefined ? [] : [text(strong, 'strong', x, first)]),
    ...lines.map((words, at) => text(words, 'label', x + indent, first + at * letter * 1.2)),
  ];
}

export interface Scales {
  across: (value: number) => number;
  down: (value: number) => number;
  frame: Frame;
  plot: Frame;
  letter: number;
  rowHigh: number;
}

/** The marks alone, and what stands at their ends: for whoever draws axes and grid in its own way from the same frames. */
export function drawMarks(chart: Chart, scales: Scales): Drawn[] {
  return [...chart.marks.flatMap((mark) => drawMark(mark, scales)), ...chart.ends.flatMap((end) => drawEnd(end, scales))];
}

function drawEnd({ at, label, loud, line: ends }: Chart['ends'][number], { across, down, frame, plot, letter }: Scales): Drawn[] {
  const y = down(at);
  const right = frame.x + frame.width;
  const words = { part: 'mark', draw: 'text', y: y + letter * 0.35, size: letter } as const;
  if (!ends) return [{ ...words, look: loud ? 'loud' : 'label', x: right, text: label, align: 'end' }];
  const half = ends.stroke === undefined ? 0 : letter;
  const x = plot.x + plot.width + letter * 1.1 + half;
  const from = x + half + letter;
  const [fits = ''] = labelLines(label, right - from, letter);
  return [
    { part: 'mark', draw: 'line', look: 'thread', x1: across(ends.x) + letter * 0.5, y1: down(ends.y), x2: x - half - letter * 0.5, y2: y },
    ...(ends.stroke === undefined
      ? []
      : ([{ part: 'mark', draw: 'line', look: ends.stroke, x1: x - half, y1: y, x2: x + half, y2: y }] as const)),
    { part: 'mark', ...sign(ends.look, x, y, letter * 0.38) },
    {
      ...words,
      look: 'label',
      x: from,
      text: fits.length < label.length ? `${fits.slice(0, -1).trimEnd()}…` : label,
      align: 'start',
    },
  ];
}

export function drawMark(mark: Mark, { across, down, frame, plot, letter, rowHigh }: Scales): Drawn[] {
  const common = { part: 'mark', ...(mark.point === undefined ? {} : { point: mark.point }) } as const;
  switch (mark.mark) {
    case 'bar': {
      const [x1, x2] = [across(mark.x1), across(mark.x2)];
      const [y1, y2] = [down(mark.y1), down(mark.y2)];
      const box = { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
      const { hatch } = looks[mark.look];
      const step = letter * 0.38;
      const d =
        hatch === 'one-way'
          ? hatching(box, step)
          : hatch === 'both-ways'
            ? crossing(box, step)
            : hatch === 'dots'
              ? dotting(box, step)
              : '';
      const whole: Drawn = { ...common, draw: 'rect', look: mark.look, ...box };
      return d === '' ? [whole] : [whole, { ...common, draw: 'path', look: mark.look, d, hatch: true }];
    }
    case 'way':
      return [{ ...common, draw: 'line', look: mark.look, x1: across(mark.x1), y1: down(mark.y1), x2: across(mark.x2), y2: down(mark.y2) }];
    case 'rule': {
      if (mark.y !== undefined) {
        const y = down(mark.y);
        return [{ ...common, draw: 'line', look: mark.look, x1: frame.x, x2: frame.x + frame.width, y1: y, y2: y }];
      }
      const x = across(mark.x ?? 0);
      const long: Drawn = { ...common, draw: 'line', look: mark.look, x1: x, x2: x, y1: plot.y - letter * 0.3, y2: plot.y + plot.height };
      if (mark.label === undefined) return [long];
      // Words near the right edge end at their line.
      const beyond = x + lettersWide(mark.label, letter) / 2 > frame.x + frame.width;
      return [
        long,
        {
          ...common,
          draw: 'text',
          look: 'target-words',
          x: beyond ? frame.x + frame.width : x,
          y: plot.y - letter * 0.6,
          text: mark.label,
          size: letter,
          align: beyond ? 'end' : 'middle',
        },
      ];
    }
    case 'dot':
      return [
        {
          ...common,
          // Where columns stand close together, a dot leaves room for its number.
          ...sign(
            mark.look,
            across(mark.x),
            down(mark.y),
            mark.size === undefined ? letter * 0.38 : (mark.size * Math.min(rowHigh, Math.abs(across(1) - across(0)) * 0.5)) / 2,
          ),
        },
      ];
    case 'trace': {
      const d = line<readonly [number, number]>(
        ([x]) => across(x),
        ([, y]) => down(y),
      ).digits(2)([...mark.through]);
      return d ? [{ ...common, draw: 'path', look: mark.look, d }] : [];
    }
    case 'ribbon': {
      const d = area<readonly [number, number, number]>()
        .x(([x]) => across(x))
        .y0(([, lower]) => down(lower))
        .y1(([, , upper]) => down(upper))
        .curve(curveBumpX)
        .digits(2)([
        [mark.x1, mark.lower1, mark.upper1],
        [mark.x2, mark.lower2, mark.upper2],
      ]);
      return d ? [{ ...common, draw: 'path', look: mark.look, d }] : [];
    }
    case 'words':
      return [
        {
          ...common,
          draw: 'text',
          look: mark.look,
          x: across(mark.x) + (mark.right ?? 0) * letter,
          y: down(mark.y) + letter * 0.35 + (mark.below ?? 0) * letter,
          text: mark.text,
          size: letter,
          align: mark.align,
        },
      ];
  }
}

type Shape = { draw: 'circle'; look: Sign; x: number; y: number; radius: number } | { draw: 'path'; look: Sign; d: string };

/** Signs of one size to the eye: a square of a circle's width looks larger than the circle. */
export function sign(look: Sign, x: number, y: number, radius: number): Shape {
  const at = (dx: number, dy: number): string => `${(x + dx).toFixed(2)},${(y + dy).toFixed(2)}`;
  const side = radius * 0.88;
  const tip = radius * 1.25;
  switch (look) {
    case 'ring':
    case 'disc':
      return { draw: 'circle', look, x, y, radius };
    case 'square':
    case 'box':
      return { draw: 'path', look, d: `M${at(-side, -side)}L${at(side, -side)}L${at(side, side)}L${at(-side, side)}Z` };
    case 'diamond':
      return { draw: 'path', look, d: `M${at(0, -tip)}L${at(tip, 0)}L${at(0, tip)}L${at(-tip, 0)}Z` };
    case 'triangle':
      return { draw: 'path', look, d: `M${at(0, -tip)}L${at(tip * 0.95, tip * 0.72)}L${at(-tip * 0.95, tip * 0.72)}Z` };
  }
}
