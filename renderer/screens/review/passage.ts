/** The words of an answer that are in hand: from where choosing began to where it has come. PURE. Places are counted as JavaScript counts letters. */
export interface Passage {
  anchor: number;
  head: number;
}

type Stride = 'letter' | 'word' | 'sentence' | 'all';
export type Way = -1 | 1;

export const fromOf = ({ anchor, head }: Passage): number => Math.min(anchor, head);
export const toOf = ({ anchor, head }: Passage): number => Math.max(anchor, head);
export const isEmpty = ({ anchor, head }: Passage): boolean => anchor === head;

const segmenters = {
  letter: new Intl.Segmenter('en-GB', { granularity: 'grapheme' }),
  word: new Intl.Segmenter('en-GB', { granularity: 'word' }),
  sentence: new Intl.Segmenter('en-GB', { granularity: 'sentence' }),
};

/**
 * Where a stride from a place ends: never within a letter. Choosing goes on to the last letter of a word or a sentence; going to where
 * choosing is to begin stops before the first.
 */
export function stride(text: string, place: number, by: Stride, way: Way, extend: boolean): number {
  if (by === 'all') return way < 0 ? 0 : text.length;
  const stops = stopsOf(text, by);
  if (way < 0) return stops.findLast(({ start }) => start < place)?.start ?? 0;
  const next = extend ? stops.find(({ end }) => end > place)?.end : stops.find(({ start }) => start > place)?.start;
  return next ?? text.length;
}

interface Stop {
  start: number;
  end: number;
}

function stopsOf(text: string, by: Exclude<Stride, 'all'>): Stop[] {
  const stops: Stop[] = [];
  for (const { index, segment, isWordLike } of segmenters[by].segment(text)) {
    if (by === 'word' && !isWordLike) continue;
    const length = by === 'sentence' ? segment.trimEnd().length : segment.length;
    if (length > 0) stops.push({ start: index, end: index + length });
  }
  return stops;
}

/** The passage after a key: `extend` keeps where choosing began. */
export function moved(text: string, passage: Passage, by: Stride, way: Way, extend: boolean): Passage {
  if (!extend && !isEmpty(passage) && by !== 'all') {
    const place = way < 0 ? fromOf(passage) : toOf(passage);
    return { anchor: place, head: place };
  }
  const head = stride(text, passage.head, by, way, extend);
  return { anchor: extend ? passage.anchor : head, head };
}

/** Without the white space at its ends, and never half a letter. `null` where nothing is left. */
export function trimmed(text: string, passage: Passage): { from: number; to: number } | null {
  const letters = stopsOf(text, 'letter');
  let from = letters.findLast(({ start }) => start <= fromOf(passage))?.start ?? 0;
  let to = letters.find(({ end }) => end >= toOf(passage))?.end ?? text.length;
  const words = text.slice(from, to);
  if (words.trim() === '') return null;
  from += words.length - words.trimStart().length;
  to -= words.length - words.trimEnd().length;
  return { from, to };
}

/** What a press of the keyboard does to the passage; `null` where it does nothing to it. */
export function strideOf(event: {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): { by: Stride; way: Way; extend: boolean } | null {
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  const way: Way | undefined = {
    ArrowLeft: -1 as const,
    ArrowRight: 1 as const,
    Home: -1 as const,
    End: 1 as const,
    ArrowUp: -1 as const,
    ArrowDown: 1 as const,
  }[key];
  if (way === undefined) return null;
  if (key === 'Home' || key === 'End') return shiftKey || control ? { by: 'all', way, extend: shiftKey } : null;
  if (key === 'ArrowUp' || key === 'ArrowDown') return shiftKey ? { by: 'sentence', way, extend: true } : null;
  return { by: control || altKey ? 'letter' : 'word', way, extend: shiftKey };
}
