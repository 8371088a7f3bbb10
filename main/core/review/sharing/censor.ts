import type { NameFound } from '../../../../preload/contract/model/review.ts';
import { type Replaced, replaceSpans, type Spotter } from './names-in-text.ts';
import { namesIn, type Told } from './names.ts';

/* PURE. What becomes of names in the texts of an export. Checking and writing go the same way, so that no text can be missed by one. */

export interface Censor {
  /** What the text reads as where it leaves. */
  of: (told: Told) => Replaced;
}

const asItIs = (text: string): Replaced => ({ text, at: (place) => place });

/** For a file with names. */
export const passAll: Censor = { of: ({ text }) => asItIs(text) };

/** Lets everything through and notes what it would have to ask about. */
export interface Collector extends Censor {
  /** Texts that were looked at, and places in them; of these no more than `most` are kept. */
  told: () => { texts: number; names: number; found: NameFound[] };
}

export function openCollector(spotter: Spotter, most: number): Collector {
  const repeated = new Set<string>();
  const keys = new Set<string>();
  const found: NameFound[] = [];
  let texts = 0;
  return {
    of: (told) => {
      const key = isRepeated(told) ? repeatKey(told) : null;
      if (told.text !== '' && (key === null || !repeated.has(key))) {
        if (key !== null) repeated.add(key);
        texts += 1;
        for (const name of namesIn(told, spotter)) {
          // Words that stand in two places of a file are asked about once.
          if (keys.has(name.key)) continue;
          keys.add(name.key);
          if (found.length < most) found.push(name);
        }
      }
      return asItIs(told.text);
    },
    told: () => ({ texts, names: keys.size, found }),
  };
}

export type Decided = Readonly<Record<string, string | null>>;

export interface Remover extends Censor {
  /** How many nobody has decided about. */
  open: () => number;
}

/** Takes names out as a person decided about each; `rest` decides about those that they did not. */
export function openRemover(spotter: Spotter, checked: Decided, rest: 'replace' | 'leave' | undefined): Remover {
  const repeated = new Map<string, Replaced>();
  const open = new Set<string>();
  const replaced = (told: Told): Replaced => {
    const spans = namesIn(told, spotter).flatMap(({ key, start, end, instead }) => {
      const decision = checked[key];
      if (decision === undefined && rest === undefined) open.add(key);
      const wanted = decision === undefined && rest === 'replace' ? instead : decision;
      return typeof wanted === 'string' ? [{ start, end, instead: wanted }] : [];
    });
    return spans.length === 0 ? asItIs(told.text) : replaceSpans(told.text, spans);
  };
  return {
    of: (told) => {
      if (!isRepeated(told)) return replaced(told);
      const key = repeatKey(told);
      const done = repeated.get(key) ?? replaced(told);
      repeated.set(key, done);
      return done;
    },
    open: () => open.size,
  };
}

/** A question stands above thousands of answers, and a theme beside them. */
const isRepeated = ({ in: kind }: Told): boolean => kind === 'workbook' || kind === 'cohort' || kind === 'theme';
const repeatKey = ({ place, text }: Told): string => `${place}\n${text}`;
