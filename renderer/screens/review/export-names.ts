import { useEffect, useState } from 'react';
import * as v from 'valibot';
import type { CallInput } from '../../../preload/contract/calls.ts';
import type { Failure } from '../../../preload/contract/errors.ts';
import { type NameFound, NamesChecked } from '../../../preload/contract/model/review.ts';
import { useJob, useWindowState } from '../../state/window-state.tsx';

export interface NamesAsked {
  checked: NamesChecked | undefined;
  failure: Failure | undefined;
  done: number;
  total: number;
}

/** Names in all that would leave, looked for while the page is open: again when something else is to leave, or with another `turn`. */
export function useNamesIn(wanted: CallInput<'responses.check'> | null, turn: number): NamesAsked {
  const { jobs } = useWindowState();
  const [started, setStarted] = useState<{ job: string | null; failure: Failure | undefined }>({ job: null, failure: undefined });
  const job = useJob(started.job);
  const key = JSON.stringify([wanted, turn]);
  useEffect(() => {
    const [asked] = JSON.parse(key) as [CallInput<'responses.check'> | null];
    setStarted({ job: null, failure: undefined });
    if (asked === null) return;
    let mine: string | null = null;
    let left = false;
    const leave = (): void => {
      left = true;
      if (mine === null) return;
      jobs.cancel(mine);
      jobs.forget(mine);
    };
    void jobs.start('responses.check', asked).then((outcome) => {
      if (!outcome.ok) return left ? undefined : setStarted({ job: null, failure: outcome.failure });
      mine = outcome.value.job;
      if (left) leave();
      else setStarted({ job: mine, failure: undefined });
    });
    return leave;
  }, [jobs, key]);
  const output = job?.state === 'done' ? v.safeParse(NamesChecked, job.output) : undefined;
  return {
    checked: output?.success ? output.output : undefined,
    failure: started.failure ?? (job?.state === 'failed' ? (job.failure ?? { code: 'internal', detail: {} }) : undefined),
    done: job?.done ?? 0,
    total: job?.total ?? 0,
  };
}

/** By the key of a place: what stands instead, or `null` to leave it. */
export type Decisions = Readonly<Record<string, string | null>>;

/** One name, wherever it stands. */
export interface NameGroup {
  key: string;
  name: string;
  as: NameFound['as'];
  instead: string;
  places: NameFound[];
}

const order = { person: 0, setting: 1, address: 2, word: 3 } as const;

/** PURE. People first, then schools, then what is only written like a name; each by where it stands first. */
export function groupNames(found: readonly NameFound[]): NameGroup[] {
  const groups = new Map<string, NameGroup>();
  for (const place of found) {
    const key = `${place.as} ${place.instead} ${place.found}`;
    const group = groups.get(key);
    if (group) group.places.push(place);
    else groups.set(key, { key, name: place.found, as: place.as, instead: place.instead, places: [place] });
  }
  return [...groups.values()].toSorted((a, b) => order[a.as] - order[b.as]);
}

export type Decision = 'replace' | 'leave' | 'open';

export const decisionAt = ({ key }: NameFound, decisions: Decisions): Decision =>
  decisions[key] === undefined ? 'open' : decisions[key] === null ? 'leave' : 'replace';

/** PURE. Of all its places; open where they differ. */
export function decisionOn({ places }: NameGroup, decisions: Decisions): Decision {
  const [first, ...others] = new Set(places.map((place) => decisionAt(place, decisions)));
  return first !== undefined && others.length === 0 ? first : 'open';
}

export const openPlaces = (found: readonly NameFound[], decisions: Decisions): number =>
  found.filter((place) => decisionAt(place, decisions) === 'open').length;

export const decide = (places: readonly NameFound[], replace: boolean): Decisions =>
  Object.fromEntries(places.map(({ key, instead }) => [key, replace ? instead : null]));
