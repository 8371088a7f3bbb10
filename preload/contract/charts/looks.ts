import type { Look } from './chart.ts';

/* What a look is made of. Colours are names: the window has its own values for them, light and dark, and paper has `onPaper`. */

export type Colour =
  | 'data-1'
  | 'data-2'
  | 'data-3'
  | 'data-6'
  | 'data-edge'
  | 'paper'
  | 'ink'
  | 'ink-2'
  | 'edge'
  | 'rule-2'
  | 'ochre'
  | 'brick'
  | 'sheet-ink';

export interface Style {
  fill?: Colour;
  /** Of the fill, where it is not whole. */
  opacity?: number;
  stroke?: Colour;
  /** In hundredths of a letter, as dash is. */
  width?: number;
  dash?: readonly number[];
  hatch?: 'one-way' | 'both-ways' | 'dots';
  /** Of the hatch, where it stands on a colour that is light in every theme: the stroke would not be seen on it. */
  hatchInk?: Colour;
  strong?: true;
}

export const looks: Readonly<Record<Look, Style>> = {
  full: { fill: 'data-1', stroke: 'data-edge', width: 8 },
  hatched: { fill: 'paper', stroke: 'data-edge', width: 8, hatch: 'one-way' },
  dotted: { fill: 'data-2', stroke: 'data-edge', width: 8, hatch: 'dots', hatchInk: 'sheet-ink' },
  crossed: { fill: 'data-6', stroke: 'data-edge', width: 8, hatch: 'both-ways', hatchInk: 'sheet-ink' },
  empty: { fill: 'paper', stroke: 'data-edge', width: 8 },
  open: { stroke: 'edge', width: 8, dash: [24, 24] },
  ring: { fill: 'paper', stroke: 'data-edge', width: 15 },
  disc: { fill: 'data-1', stroke: 'data-edge', width: 15 },
  square: { fill: 'data-3', stroke: 'data-edge', width: 12 },
  box: { fill: 'paper', stroke: 'data-edge', width: 15 },
  diamond: { fill: 'data-2', stroke: 'data-edge', width: 12 },
  triangle: { fill: 'data-6', stroke: 'data-edge', width: 12 },
  way: { stroke: 'ink-2', width: 15 },
  fell: { stroke: 'brick', width: 15, dash: [24, 24] },
  target: { stroke: 'ochre', width: 16 },
  band: { stroke: 'rule-2', width: 8 },
  grid: { stroke: 'rule-2', width: 8 },
  edge: { stroke: 'data-edge', width: 8 },
  solid: { stroke: 'data-edge', width: 16 },
  dashed: { stroke: 'data-edge', width: 16, dash: [46, 30] },
  dots: { stroke: 'data-edge', width: 18, dash: [16, 30] },
  long: { stroke: 'data-edge', width: 16, dash: [100, 30] },
  'dash-dot': { stroke: 'data-edge', width: 16, dash: [60, 26, 14, 26] },
  thin: { stroke: 'edge', width: 9 },
  thread: { stroke: 'edge', width: 6, dash: [8, 16] },
  flow: { fill: 'data-1', opacity: 0.42, stroke: 'data-edge', width: 6 },
  'flow-2': { fill: 'data-2', opacity: 0.5, stroke: 'data-edge', width: 6 },
  label: { fill: 'ink-2' },
  strong: { fill: 'ink', strong: true },
  loud: { fill: 'brick', strong: true },
  'target-words': { fill: 'ochre', strong: true },
};

/** As printed, and in pictures that leave the window. */
export const onPaper: Readonly<Record<Colour, string>> = {
  'data-1': '#293e12',
  'data-2': '#d2a342',
  'data-3': '#1b77af',
  'data-6': '#b5d8cd',
  'data-edge': '#1e231d',
  paper: '#ffffff',
  ink: '#1e231d',
  'ink-2': '#464c44',
  edge: '#7a7d72',
  'rule-2': '#c9c6b9',
  ochre: '#7e5200',
  brick: '#9b2f1c',
  'sheet-ink': '#1e231d',
};
