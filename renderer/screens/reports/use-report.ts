import { useMemo } from 'react';
import type { CallInput, CallOutput } from '../../../preload/contract/calls.ts';
import type { Naming, Participant } from '../../../preload/contract/model/people.ts';
import type { Paper, Preset } from '../../../preload/contract/model/print.ts';
import type { ReportKind } from '../../../preload/contract/model/reports.ts';
import { useLive } from '../../client/client.tsx';
import { type ChosenFramework, useFramework } from '../../state/framework.ts';
import { useNames } from '../../state/names.ts';
import { useSettings } from '../../state/window-state.tsx';

export type Request = CallInput<'report.write'>['report'];
type SeminarRow = CallOutput<'seminar.list'>[number];

/** What somebody chose; what they did not choose is as usual. */
export interface Chosen {
  names: Partial<Record<ReportKind, Naming>>;
  memos: boolean;
  seminar?: string;
  /** One person; without it everybody. */
  person?: string | undefined;
  preset?: Preset | undefined;
  paper?: Paper;
  folder?: string;
}

export interface ReportChoice {
  kind: ReportKind;
  cohort: string;
  /** A sheet of somebody's own, with their name on it. */
  personal: boolean;
  names: Naming;
  preset: Preset | undefined;
  paper: Paper;
  folder: string | null;
  seminars: readonly SeminarRow[];
  seminar: string | undefined;
  /** Whose statements it speaks of; `null` where it speaks of none. */
  frameworks: ChosenFramework | null;
  people: readonly Participant[];
  nameOf: (participant: string) => string;
  /** How many files it makes. */
  sheets: number;
  /** While names are hidden on the screen, a sheet that bears one is not shown. */
  withheld: boolean;
  /** Null while there is nothing that it could be about. */
  request: Request | null;
  shown: Request | null;
}

export function useReport(cohort: string, kind: ReportKind, chosen: Chosen): ReportChoice {
  const { print } = useSettings();
  const { people: all, hidden, nameOf } = useNames(cohort);
  const listed = useLive('seminar.list', { cohort }).value;
  const frameworks = useFramework(cohort);
  const framework = frameworks.framework?.id;
  const choice = useMemo((): Omit<ReportChoice, 'frameworks'> => {
    const seminars = listed ?? [];
    const people = (all ?? []).filter(({ status }) => (status ?? 'active') === 'active');
    const personal = kind === 'feedback' || kind === 'revision';
    // The last that was held, since that is what people want to read about.
    const held = seminars.findLast(({ marked }) => marked > 0) ?? seminars[0];
    const seminar = seminars.some(({ id }) => id === chosen.seminar) ? chosen.seminar : held?.id;
    const names = chosen.names[kind] ?? (kind === 'evidence' ? 'shown' : 'hidden');
    const person = personal && people.some(({ id }) => id === chosen.person) ? chosen.person : undefined;
    const preset = chosen.preset ?? (personal ? undefined : print.preset);
    const paper = chosen.paper ?? print.paper;
    const request = requestOf({
      kind,
      cohort,
      names,
      seminar,
      framework,
      people: person === undefined ? undefined : [person],
      preset,
      paper,
      memos: chosen.memos,
    });
    const possible = personal ? people.length > 0 : kind !== 'seminar' || seminar !== undefined;
    // What is projected bears no names, whatever will be written.
    const first = people[0]?.id;
    const shown = requestOf({
      kind,
      cohort,
      names: hidden ? 'hidden' : names,
      seminar,
      framework,
      people: personal ? [person ?? first ?? ''] : undefined,
      preset,
      paper,
      memos: chosen.memos,
    });
    return {
      kind,
      cohort,
      personal,
      names,
      preset,
      paper,
      folder: chosen.folder ?? print.folder,
      seminars,
      seminar,
      people,
      nameOf,
      sheets: personal && person === undefined ? people.length : 1,
      withheld: personal && hidden,
      request: possible ? request : null,
      shown: possible && !(personal && hidden) ? shown : null,
    };
  }, [cohort, kind, chosen, print, all, hidden, nameOf, listed, framework]);
  return { ...choice, frameworks: kind === 'seminar' || kind === 'evidence' ? null : frameworks };
}

interface Parts {
  kind: ReportKind;
  cohort: string;
  names: Naming;
  seminar: string | undefined;
  framework: string | undefined;
  people: string[] | undefined;
  preset: Preset | undefined;
  paper: Paper;
  memos: boolean;
}

function requestOf({ kind, cohort, names, seminar, framework, people, preset, paper, memos }: Parts): Request {
  const set = { cohort, paper, ...(preset ? { preset } : {}) };
  const some = { ...(people === undefined ? {} : { people }), ...(framework === undefined ? {} : { framework }) };
  switch (kind) {
    case 'cohort':
      return { kind, names, ...some, ...set };
    case 'evidence':
      return { kind, names, ...set };
    case 'seminar':
      return { kind, names, seminar: seminar ?? '', ...set };
    case 'feedback':
      return { kind, memos, ...some, ...set };
    case 'revision':
      return { kind, ...some, ...set };
  }
}
