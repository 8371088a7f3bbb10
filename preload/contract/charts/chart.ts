import type { ChartName } from './series.ts';

/**
 * A chart as it is meant, before it has a size: in the units of its two axes. Window, file and paper all draw this one, so that they
 * cannot tell different stories.
 */
export interface Chart {
  name: ChartName;
  title: string;
  /** What it shows, as a sentence. */
  says: string;
  /** How it is counted, and what was left out. */
  notes: readonly string[];
  legend: readonly { label: string; look: Look }[];
  across: Axis;
  /** From the top. Rows stand at 0, 1, 2 and so on. */
  down: Axis;
  /** How many rows there are; without it the chart is `letters` high. */
  rows?: number;
  letters?: number;
  /**
   * What stands at the right of a row; or at the end of a line, with its sign and a thread from where the line ends. `stroke`: a piece of the
   * line itself, where the sign alone does not say which it is.
   */
  ends: readonly { at: number; label: string; loud?: boolean; line?: { x: number; y: number; look: Sign; stroke?: Stroke } }[];
  marks: readonly Mark[];
  /** What the arrow keys go through, and what each says. */
  points: readonly Point[];
  /** What short names of columns stand for. */
  key: readonly { label: string; text: string }[];
  table: ChartTable;
}

export interface Axis {
  from: number;
  to: number;
  /** `strong`: the beginning of the label that stands out, a statement’s code. */
  ticks: readonly { at: number; label: string; strong?: string }[];
  /** Lines across the plot at the ticks. */
  grid: boolean;
}

/**
 * What a mark looks like. Each differs from its neighbours by pattern, shape or dash, and only then by colour; `looks` in looks.ts says how.
 */
export const patterns = ['full', 'hatched', 'dotted', 'crossed', 'empty', 'open'] as const;
export type Pattern = (typeof patterns)[number];
export const signs = ['ring', 'disc', 'square', 'box', 'diamond', 'triangle'] as const;
export type Sign = (typeof signs)[number];
export const strokes = [
  'way',
  'fell',
  'target',
  'band',
  'grid',
  'edge',
  'solid',
  'dashed',
  'dots',
  'long',
  'dash-dot',
  'thin',
  'thread',
] as const;
export type Stroke = (typeof strokes)[number];
export const flows = ['flow', 'flow-2'] as const;
export type Flow = (typeof flows)[number];
export type Lettering = 'label' | 'strong' | 'loud' | 'target-words';
export type Look = Pattern | Sign | Stroke | Flow | Lettering;

/** In the units of the axes; `point` is the place in `points` of what it belongs to. */
export type Mark = { point?: number } & (
  | { mark: 'bar'; x1: number; x2: number; y1: number; y2: number; look: Pattern }
  | { mark: 'way'; x1: number; y1: number; x2: number; y2: number; look: Stroke }
  /** Through the whole plot: at a place across, or at a place down. */
  | { mark: 'rule'; x?: number; y?: number; look: Stroke; label?: string }
  /** `size`: its width, 1 as wide as a row is high. Without it, as large as a sign is. */
  | { mark: 'dot'; x: number; y: number; look: Sign; size?: number }
  | { mark: 'trace'; through: readonly (readonly [number, number])[]; look: Stroke }
  /** From one height to another, as a river runs. */
  | { mark: 'ribbon'; x1: number; x2: number; upper1: number; lower1: number; upper2: number; lower2: number; look: Flow }
  /** `letters`: moved by so many, to the right and down. */
  | {
      mark: 'words';
      x: number;
      y: number;
      text: string;
      align: 'start' | 'middle' | 'end';
      look: Lettering;
      right?: number;
      below?: number;
    }
);

/** `row` and `column`: where the arrow keys find it. */
export interface Point {
  x: number;
  y: number;
  row: number;
  column: number;
  says: string;
}

/** `null`: nobody said anything. */
export type Cell = string | number | null;

export interface ChartHeading {
  title: string;
  number?: boolean;
  /** How its numbers are written: to a tenth, in per cent, or as a change with its direction. */
  form?: 'tenth' | 'percent' | 'change';
}

export interface ChartTable {
  headings: readonly ChartHeading[];
  rows: readonly { id: string; cells: readonly Cell[] }[];
}
