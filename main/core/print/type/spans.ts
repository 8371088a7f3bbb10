import { fillNames, parseInline } from '../../../../preload/contract/model/inline.ts';
import type { Face } from '../marks.ts';
import type { Metrics } from './metrics.ts';

/** A stretch of text in one face. */
export interface Span {
  text: string;
  face: Face;
  href?: string;
}

/** Paper has no italics (they are hard to read), so emphasis is one step of weight; strong is bold. */
const emphasised: Readonly<Record<Face, Face>> = {
  sans: 'sans-medium',
  'sans-medium': 'sans-semibold',
  'sans-semibold': 'sans-bold',
  'sans-bold': 'sans-bold',
  serif: 'serif-semibold',
  'serif-semibold': 'serif-semibold',
  fallback: 'fallback-semibold',
  'fallback-semibold': 'fallback-semibold',
};
const strong: Readonly<Record<Face, Face>> = {
  sans: 'sans-bold',
  'sans-medium': 'sans-bold',
  'sans-semibold': 'sans-bold',
  'sans-bold': 'sans-bold',
  serif: 'serif-semibold',
  'serif-semibold': 'serif-semibold',
  fallback: 'fallback-semibold',
  'fallback-semibold': 'fallback-semibold',
};
const understudy: Readonly<Record<Face, Face>> = {
  sans: 'fallback',
  'sans-medium': 'fallback',
  'sans-semibold': 'fallback-semibold',
  'sans-bold': 'fallback-semibold',
  serif: 'fallback',
  'serif-semibold': 'fallback-semibold',
  fallback: 'fallback',
  'fallback-semibold': 'fallback-semibold',
};

/** Printed for a letter that no face has. It is in the fallback faces. */
const emptyBox = '\u25A1';

/** Knows which letters can be set, and remembers those that cannot. */
export interface Typesetter {
  metrics: Metrics;
  missing: Set<string>;
}

/** Inline markup to spans, with names filled in. */
export function spansOf(source: string, face: Face, names: Readonly<Record<string, string>>, setter: Typesetter): Span[] {
  return fillNames(parseInline(source), names).flatMap((run) => {
    const wanted = run.bold ? strong[face] : run.italic ? emphasised[face] : face;
    const span = plainSpan(run.text, wanted, setter);
    if (!span.text) return [];
    return [run.href === undefined ? span : { ...span, href: run.href }];
  });
}

/**
 * One run of plain text. If the face lacks one of its letters the whole run is set in the fallback face, so that a name
 * never changes face half way.
 */
export function plainSpan(text: string, face: Face, setter: Typesetter): Span {
  const tidy = tidied(text);
  // A line end is no letter.
  const letters = tidy.replaceAll('\n', '');
  if (setter.metrics.has(letters, face)) return { text: tidy, face };
  const other = understudy[face];
  if (setter.metrics.has(letters, other)) return { text: tidy, face: other };
  let settable = '';
  for (const letter of tidy) {
    if (letter === '\n' || setter.metrics.has(letter, other)) settable += letter;
    else {
      setter.missing.add(letter);
      settable += emptyBox;
    }
  }
  return { text: settable, face: other };
}

/** The letters of a text, in light markup, that would be printed as empty boxes. */
export function unprintableIn(source: string, names: Readonly<Record<string, string>>, metrics: Metrics): string[] {
  const setter: Typesetter = { metrics, missing: new Set() };
  spansOf(source, 'sans', names, setter);
  return [...setter.missing];
}

/** One form for letters that can be written in several ways, and nothing that has no shape. */
function tidied(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|\p{Variation_Selector}/gu, '')
      .replace(/\u2011/g, '-')
      .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
      .replace(/[\t\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
      .replace(/[\u2028\u2029]/g, '\n')
      // A lone half of a surrogate pair is no character at all.
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
  );
}
