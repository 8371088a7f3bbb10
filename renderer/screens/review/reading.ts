import { createContext, useContext, useMemo } from 'react';
import type { DepthScale, NameFound } from '../../../preload/contract/model/review.ts';
import { defaultDepthScale } from '../../../preload/contract/model/review.ts';
import type { Api } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { useNamesHidden } from '../../state/window-state.tsx';
import { type Deeds, useDeeds } from './deeds.ts';
import { type Themes, useThemes } from './themes.ts';

type Masks = ReadonlyMap<string, readonly NameFound[]>;

/** What every list of answers needs to know, asked for once. */
export interface Reading {
  cohort: string;
  themes: Themes;
  scale: DepthScale;
  deeds: Deeds;
  names: 'shown' | 'hidden';
  /** While names are hidden: where in an answer people and schools are named. */
  masks: Masks;
  /** False while names are hidden and it is not known yet where they stand: nothing is shown then. */
  ready: boolean;
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error('Nothing is read above this part of the review.');
  return reading;
}

const noMasks: Masks = new Map();

export function useReadingOf(cohort: string): Reading {
  const themes = useThemes(cohort);
  const scale = useLive('depth.scale', {}).value ?? defaultDepthScale;
  const hidden = useNamesHidden();
  const named = useLive('responses.names', hidden ? { cohort } : null).value;
  const deeds = useDeeds();
  return useMemo(
    () => ({
      cohort,
      themes,
      scale,
      deeds,
      names: hidden ? 'hidden' : 'shown',
      masks: hidden && named ? masksOf(named.found) : noMasks,
      ready: !hidden || named !== undefined,
    }),
    [cohort, themes, scale, deeds, hidden, named],
  );
}

/** Only what is known to be a name: a word that is merely written like one stays. */
function masksOf(found: readonly NameFound[]): Masks {
  const masks = new Map<string, NameFound[]>();
  for (const name of found) {
    if (name.as === 'word' || name.response === undefined) continue;
    masks.set(name.response, [...(masks.get(name.response) ?? []), name]);
  }
  return masks;
}

/** A stretch of an answer with what stands for names in their place. PURE. */
export function unnamed(text: string, from: number, to: number, names: readonly NameFound[]): string {
  let said = '';
  let at = from;
  for (const { start, end, instead } of names.toSorted((a, b) => a.start - b.start)) {
    if (end <= at || start >= to) continue;
    said += text.slice(at, Math.max(at, start)) + instead;
    at = end;
  }
  return said + text.slice(at, Math.max(at, to));
}

/** Where names stand now, also while they are shown: for quotes that leave the window. `null`: it could not be found out. */
export async function namesIn(api: Api, cohort: string): Promise<Masks | null> {
  const outcome = await api.call('responses.names', { cohort });
  return outcome.ok ? masksOf(outcome.value.found) : null;
}

export function useQuotes(): (quotes: readonly { response: string; text: string; from: number; to: number }[]) => Promise<string[] | null> {
  const api = useApi();
  const { cohort } = useReading();
  return async (quotes) => {
    const masks = await namesIn(api, cohort);
    if (!masks) return null;
    return quotes.map(({ response, text, from, to }) => `“${unnamed(text, from, to, masks.get(response) ?? []).trim()}”`);
  };
}
