import type { Chart } from '../../../../preload/contract/charts/chart.ts';

/*
 * A report as it is described, before it is set: what is said, and in which form. Rooms that know people and answers describe; the
 * print room knows of neither, and sets any description in any preset. All texts are plain: what somebody typed is never markup.
 */

export interface Report {
  /** "Cohort report": over the title, and at the right of every page. */
  kind: string;
  /** At the left of every page, the longest form that fits: ["NPQLTD", "Autumn 2026"]. */
  about: readonly string[];
  title: string;
  /** Under the title: when it was made, of what. */
  facts: readonly string[];
  /** Whether a long one begins with its contents. */
  contents: boolean;
  parts: readonly Part[];
}

export interface Part {
  title: string;
  /** Begins a page. */
  page?: boolean;
  pieces: readonly Piece[];
}

export interface Column {
  heading: string;
  /** The least width, in letters of its own size; what is left over goes to those that grow. */
  least: number;
  grows?: number;
  align?: 'left' | 'right' | 'centre';
}

export type TableRow = { cells: readonly string[] } | { band: string };

export interface TablePiece {
  is: 'table';
  columns: readonly Column[];
  /** The first cell names its row. */
  rows: readonly TableRow[];
}

export interface Quoted {
  text: string;
  /** Whose, or of what; under the words. */
  by?: string;
  /** Stretches of the words that somebody marked, as offsets, in order and apart. */
  marked?: readonly { from: number; to: number }[];
}

export type Piece =
  /** The conclusion, before anything that it rests on. `more` follows it in plain weight. */
  | { is: 'says'; text: string; more?: string }
  /** `lead`: who says it, in bold before it. */
  | { is: 'text'; text: string; lead?: string }
  /** Rules and sources, under what they are about. */
  | { is: 'note'; text: string }
  | { is: 'heading'; text: string; note?: string }
  | { is: 'points'; items: readonly string[] }
  | { is: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | TablePiece
  /** Drawn from the very description that the window draws, with its sentence over it and its table. `bands`: words over the first row of a group, by the row's id. */
  | { is: 'chart'; chart: Chart; bands?: ReadonlyMap<string, string> }
  | { is: 'quotes'; quotes: readonly Quoted[] }
  /** A question, how it was answered, and what was answered. */
  | { is: 'answer'; label: string; question: string; quoted: Quoted }
  /** Lines for names, signatures and days. */
  | { is: 'signatures'; who: readonly string[] }
  /** Ruled lines to go on by hand. `spare`: only where the page has room for them. */
  | { is: 'room'; label: string; lines: number; spare?: boolean };
