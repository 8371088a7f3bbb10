import { continuePage, type Galley } from './galley.ts';

/** A strip of a page, as high as it says, that is never cut. */
export interface Slice {
  height: number;
  /** White above it, dropped at the head of a page. */
  before?: number;
  /** The next slice must stand on the same page. */
  keep?: boolean;
  draw(y: number): void;
}

/** Sets slices one below the other from where the galley is, turning pages only where that is allowed. */
export function flow(galley: Galley, slices: readonly Slice[]): void {
  for (let at = 0; at < slices.length; ) {
    let end = at;
    while (end < slices.length - 1 && slices[end]?.keep) end++;
    const group = slices.slice(at, end + 1);
    const body = galley.frame.bottom - galley.frame.top;
    const needed = heightOf(group);
    // A group that no page can hold is parted after all: better two pages than words off the paper.
    if (galley.y + needed > galley.frame.bottom + 0.01 && galley.y > galley.frame.top && needed <= body) continuePage(galley);
    for (const slice of group) {
      const before = galley.y > galley.frame.top ? (slice.before ?? 0) : 0;
      if (galley.y + before + slice.height > galley.frame.bottom + 0.01 && galley.y > galley.frame.top) continuePage(galley);
      else galley.y += before;
      slice.draw(galley.y);
      galley.y += slice.height;
    }
    at = end + 1;
  }
}

/** The height of slices on one page. */
export const heightOf = (slices: readonly Slice[]): number =>
  slices.reduce((sum, slice, index) => sum + slice.height + (index === 0 ? 0 : (slice.before ?? 0)), slices[0]?.before ?? 0);

/** The same slices, none of which may be parted from the next. */
export const together = (slices: readonly Slice[]): Slice[] =>
  slices.map((slice, index) => ({ ...slice, keep: index < slices.length - 1 || slice.keep === true }));
