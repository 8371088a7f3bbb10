import { flow, type Slice } from '../compose/flow.ts';
import { columnWidth, type Galley, node } from '../compose/galley.ts';
import { type Owner, lineSlices, plainLines } from '../compose/text.ts';
import type { Role } from '../marks.ts';
import type { Style } from '../type/presets.ts';

/** Styles of a report, made of the measures that every printed page has. */
export interface ReportStyles {
  kicker: Style;
  says: Style;
  body: Style;
  note: Style;
  part: Style;
  heading: Style;
  /** What people wrote: read slowly, so in the letters for reading where the preset has them. */
  words: Style;
  strong: Style;
  cell: Style;
  head: Style;
}

export function stylesOf({ measures }: Galley): ReportStyles {
  const { body, list, grid, subtitle, subhead, story } = measures;
  const cell: Style = { face: 'sans', size: Math.max(10.5, grid.size), lead: Math.max(14, grid.lead) };
  return {
    kicker: { ...body, face: 'sans-bold' },
    says: { ...list, face: 'sans-bold' },
    body,
    note: body.size > 11 ? body : { ...body, size: 10, lead: 13.5 },
    part: subtitle,
    heading: body.size > 11 ? { ...subhead } : { face: 'sans-bold', size: 12.5, lead: 17 },
    words: story.face === 'serif' ? { face: 'serif', size: 12, lead: 18 } : body,
    strong: { ...body, face: 'sans-bold' },
    cell,
    head: { ...cell, face: 'sans-bold' },
  };
}

interface Place {
  style: Style;
  parent: number;
  dx?: number;
  width?: number;
  before?: number;
  role?: Role;
  keep?: boolean;
  even?: boolean;
}

/** Plain text as slices that may part between lines; line ends that were typed are kept. */
export function wordSlices(
  galley: Galley,
  text: string,
  { style, parent, dx = 0, width = columnWidth - dx, role = 'P', ...rest }: Place,
): Slice[] {
  const owner: Owner = node(galley, role, parent);
  return lineSlices(galley, plainLines(galley, text, style, width, rest.even ?? false), {
    style,
    dx,
    owner,
    ...(rest.before === undefined ? {} : { before: rest.before }),
    ...(rest.keep === undefined ? {} : { keep: rest.keep }),
  });
}

export const setWords = (galley: Galley, text: string, place: Place): void => flow(galley, wordSlices(galley, text, place));

/** What a column cannot do without. */
export const longestWord = (galley: Galley, text: string, { face, size }: Style): number =>
  Math.max(0, ...text.split(/\s+/).map((word) => galley.metrics.width(word, face, size)));
