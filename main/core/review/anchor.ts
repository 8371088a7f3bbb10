import type { ExcerptState } from '../../../preload/contract/model/review.ts';

/*
 * PURE. Where a marked passage stands in an answer that may have been changed since.
 *
 * An excerpt keeps what was marked and is never rewritten by an edit of the answer. Where it is now is worked out whenever it is read,
 * from the answer as it stands. Answers change by many ways (typing, imports, returns, scans, undo, redo, a restored backup), and a
 * rule that each of them must keep is one that the next will miss; and undoing an edit would have to undo the moving of excerpts too,
 * which belong to another history. Read this way no way can be missed, and what is undone stands where it stood.
 */

export interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** What stood before and after it, as much as was needed to tell it from every other place in the answer. */
  readonly before: string;
  readonly after: string;
}

export interface Place {
  readonly state: ExcerptState;
  readonly start: number;
  readonly end: number;
}

/** Letters of context on each side, where they suffice. */
const usualContext = 32;
/** A side with fewer letters than this proves nothing, unless it is the whole way to the edge and still is. */
const tellingContext = 8;
/** An answer that was marked whole is known again inside a longer one from this many letters on. */
const tellingWhole = 16;

/** Null where the span is empty or not within the text. Halves of a surrogate pair are taken whole. */
export function makeAnchor(text: string, from: number, to: number): Anchor | null {
  const start = wholeLetter(text, from, -1);
  const end = wholeLetter(text, to, 1);
  if (!(start >= 0 && end <= text.length && start < end) || text.slice(start, end).trim() === '') return null;
  for (let context = usualContext; ; context *= 2) {
    const anchor = {
      start,
      end,
      quote: text.slice(start, end),
      before: text.slice(wholeLetter(text, Math.max(0, start - context), -1), start),
      after: text.slice(end, wholeLetter(text, Math.min(text.length, end + context), 1)),
    };
    const whole = anchor.before.length === start && anchor.after.length === text.length - end;
    if (whole || placesOf(anchor, text).filter((at) => surrounded(anchor, text, at)).length === 1) return anchor;
  }
}

/** `made` and `now`: revisions of the answer. With the same revision it is the same text, and there is nothing to look for. */
export function findAnchor(anchor: Anchor, text: string, revisions: { made: number; now: number }): Place {
  if (revisions.made === revisions.now && text.startsWith(anchor.quote, anchor.start)) return placed(anchor, anchor.start);
  const places = placesOf(anchor, text);
  const both = places.filter((at) => surrounded(anchor, text, at));
  if (both.length === 1) return placed(anchor, both[0] as number);
  const [only, ...others] = places;
  // Several that look alike, or none: whatever is chosen would be a guess.
  if (both.length > 1 || only === undefined || others.length > 0) return { state: 'needs-a-look', start: 0, end: 0 };
  const certain = (['before', 'after'] as const).some(
    (side) => anchor[side].trim().length >= tellingContext && sideStands(anchor, text, only, side),
  );
  const wasWhole = anchor.before === '' && anchor.after === '' && anchor.quote.trim().length >= tellingWhole;
  return certain || wasWhole ? placed(anchor, only) : { state: 'needs-a-look', start: 0, end: 0 };
}

const placed = ({ start, quote }: Anchor, at: number): Place => ({
  state: at === start ? 'held' : 'moved',
  start: at,
  end: at + quote.length,
});

function placesOf({ quote }: Anchor, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

const surrounded = (anchor: Anchor, text: string, at: number): boolean =>
  sideStands(anchor, text, at, 'before') && sideStands(anchor, text, at, 'after');

/** What stood on that side still stands there; where it was short because the text began or ended, the text still does. */
function sideStands(anchor: Anchor, text: string, at: number, side: 'before' | 'after'): boolean {
  const words = anchor[side];
  const from = side === 'before' ? at - words.length : at + anchor.quote.length;
  if (from < 0 || !text.startsWith(words, from)) return false;
  if (words.trim().length >= tellingContext) return true;
  return side === 'before' ? from === 0 : from + words.length === text.length;
}

/** The offset itself, or the one beside it in the direction given where it would part a surrogate pair. */
function wholeLetter(text: string, at: number, towards: -1 | 1): number {
  const inside = at > 0 && at < text.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
  return inside ? at + towards : at;
}
