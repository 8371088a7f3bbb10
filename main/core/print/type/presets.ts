import type { Preset } from '../../../../preload/contract/model/print.ts';
import type { Face } from '../marks.ts';

/** How a text is set. */
export interface Style {
  face: Face;
  size: number;
  lead: number;
}

/** Everything in which one preset differs from another. Points. */
export interface Measures {
  preset: Preset;
  body: Style;
  /** Titles: of a page; of a block that is not the first of its page; inside a block. */
  title: Style;
  subtitle: Style;
  subhead: Style;
  prompt: Style;
  label: Style;
  /** What is meant to be read slowly: intentions, quotations, scenarios, questions to ask aloud, a key idea. */
  list: Style;
  quote: Style;
  story: Style;
  question: Style;
  idea: Style;
  /** Statements are body text; where they stand in a grid they are set in this. */
  grid: Style;
  stem: Style;
  numeral: Face;
  folio: number;
  code: number;
  /** From one writing rule to the next, and how thick a rule is. */
  pitch: number;
  rule: number;
  /** The column at the left for labels; 0 where labels stand above. */
  labelColumn: number;
  labelGap: number;
  paragraphGap: number;
  titleGap: number;
  /** Least space between one prompt's answer and the next prompt. */
  divide: number;
  /** Figures grow with the text that is in them. */
  figure: number;
  icon: number;
  box: number;
  accent: string;
  sun: string;
  tint: string | null;
  paper: string | null;
}

export const ink = '#000000';
export const white = '#FFFFFF';
const moss = '#3E5C2B';
const ochre = '#C8892A';
const tint = '#EDF0EA';
const cream = '#FBF2DC';

const standard: Measures = {
  preset: 'standard',
  body: { face: 'sans', size: 11, lead: 15 },
  title: { face: 'serif-semibold', size: 27, lead: 30 },
  subtitle: { face: 'serif-semibold', size: 20, lead: 26 },
  subhead: { face: 'sans-bold', size: 14, lead: 18.75 },
  prompt: { face: 'sans-medium', size: 12.5, lead: 17 },
  label: { face: 'sans', size: 10, lead: 13 },
  list: { face: 'sans', size: 13, lead: 18.75 },
  quote: { face: 'serif', size: 23, lead: 34 },
  story: { face: 'serif', size: 14, lead: 22.5 },
  question: { face: 'serif', size: 13, lead: 18.75 },
  idea: { face: 'serif', size: 18, lead: 25.5 },
  grid: { face: 'sans', size: 10, lead: 12.75 },
  stem: { face: 'sans-bold', size: 11, lead: 14 },
  numeral: 'serif-semibold',
  folio: 11,
  code: 9,
  pitch: 22.5,
  rule: 0.4,
  labelColumn: 110,
  labelGap: 14,
  paragraphGap: 7.5,
  titleGap: 15,
  divide: 30,
  figure: 1,
  icon: 20,
  box: 11.34,
  accent: moss,
  sun: ochre,
  tint,
  paper: null,
};

const plain: Measures = {
  ...standard,
  preset: 'plain',
  title: { face: 'sans-bold', size: 23, lead: 30 },
  subtitle: { face: 'sans-bold', size: 18, lead: 24 },
  label: { face: 'sans', size: 10, lead: 12.5 },
  quote: { face: 'sans', size: 19, lead: 28 },
  story: { face: 'sans', size: 13, lead: 20 },
  question: { face: 'sans-medium', size: 12.5, lead: 18.75 },
  idea: { face: 'sans-medium', size: 16, lead: 24 },
  numeral: 'sans-bold',
  rule: 0.5,
  titleGap: 12,
  accent: ink,
  sun: white,
  tint: null,
};

const clear: Measures = {
  ...standard,
  preset: 'clear',
  body: { face: 'sans', size: 14, lead: 18 },
  title: { face: 'sans-bold', size: 24, lead: 28 },
  subtitle: { face: 'sans-bold', size: 20, lead: 25 },
  subhead: { face: 'sans-bold', size: 17, lead: 22 },
  prompt: { face: 'sans-medium', size: 14, lead: 18 },
  label: { face: 'sans', size: 14, lead: 18 },
  list: { face: 'sans', size: 15, lead: 20 },
  quote: { face: 'sans', size: 20, lead: 28 },
  story: { face: 'sans', size: 15, lead: 21 },
  question: { face: 'sans-medium', size: 14, lead: 18 },
  idea: { face: 'sans-medium', size: 18, lead: 24 },
  grid: { face: 'sans', size: 14, lead: 18 },
  stem: { face: 'sans-bold', size: 14, lead: 18 },
  numeral: 'sans-bold',
  folio: 14,
  code: 14,
  pitch: 27,
  rule: 0.6,
  labelColumn: 96,
  paragraphGap: 18,
  titleGap: 18,
  divide: 34,
  figure: 1.34,
  tint: null,
};

const dyslexia: Measures = {
  ...clear,
  preset: 'dyslexia',
  body: { face: 'sans', size: 13, lead: 19.5 },
  title: { face: 'sans-bold', size: 23, lead: 29.25 },
  subtitle: { face: 'sans-bold', size: 19, lead: 26 },
  subhead: { face: 'sans-bold', size: 16, lead: 24 },
  prompt: { face: 'sans-medium', size: 13, lead: 19.5 },
  label: { face: 'sans', size: 13, lead: 19.5 },
  list: { face: 'sans', size: 14, lead: 21 },
  quote: { face: 'sans', size: 19, lead: 28.5 },
  story: { face: 'sans', size: 14, lead: 21 },
  question: { face: 'sans-medium', size: 13, lead: 19.5 },
  idea: { face: 'sans-medium', size: 17, lead: 25.5 },
  grid: { face: 'sans', size: 13, lead: 19.5 },
  stem: { face: 'sans-bold', size: 13, lead: 19.5 },
  folio: 13,
  code: 13,
  pitch: 29.25,
  paragraphGap: 19.5,
  titleGap: 19.5,
  figure: 1.24,
  paper: cream,
};

const large: Measures = {
  ...clear,
  preset: 'large',
  body: { face: 'sans', size: 18, lead: 23 },
  title: { face: 'sans-bold', size: 28, lead: 34 },
  subtitle: { face: 'sans-bold', size: 24, lead: 30 },
  subhead: { face: 'sans-bold', size: 21, lead: 27 },
  prompt: { face: 'sans-semibold', size: 18, lead: 23 },
  label: { face: 'sans', size: 18, lead: 23 },
  list: { face: 'sans', size: 18, lead: 23 },
  quote: { face: 'sans', size: 22, lead: 30 },
  story: { face: 'sans', size: 18, lead: 25 },
  question: { face: 'sans-medium', size: 18, lead: 23 },
  idea: { face: 'sans-medium', size: 21, lead: 28 },
  grid: { face: 'sans', size: 18, lead: 23 },
  stem: { face: 'sans-bold', size: 18, lead: 23 },
  folio: 18,
  code: 18,
  pitch: 34.5,
  rule: 0.9,
  labelColumn: 0,
  labelGap: 0,
  paragraphGap: 23,
  titleGap: 23,
  figure: 1.72,
  icon: 24,
  box: 17,
  accent: ink,
  sun: white,
};

export const presets: Readonly<Record<Preset, Measures>> = { standard, clear, large, dyslexia, plain };
