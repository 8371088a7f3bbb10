import {
  Archive,
  BookOpen,
  Eye,
  EyeOff,
  Highlighter,
  CircleHelp,
  Lock,
  MessageSquareQuote,
  Quote,
  Redo2,
  Sprout,
  SunMoon,
  Tag as TagShape,
  TextSearch,
  Undo2,
  User,
  Users,
  Zap,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { CallOutput } from '../../preload/contract/calls.ts';
import { statementCode } from '../../preload/contract/model/framework.ts';
import type { Theme } from '../../preload/contract/model/settings.ts';
import { useApi, useClient, useLive } from '../client/client.tsx';
import { type CohortRow, useCohort } from '../state/cohort.ts';
import { useFramework } from '../state/framework.ts';
import { useSample } from '../state/sample.ts';
import { useCore, useNamesHidden, useView, useWindowState } from '../state/window-state.tsx';
import { explained } from '../text/errors.ts';
import { frameworkChoices } from '../text/framework-choices.ts';
import { frame } from '../text/frame.ts';
import { palette as words } from '../text/palette.ts';
import { sampleWords } from '../text/people.ts';
import { reviewWays } from '../text/review.ts';
import { studioWays } from '../text/studio-ways.ts';
import type { IconShape } from '../ui/icon.tsx';
import { showToast } from '../ui/toast.tsx';
import { useCommands } from './commands.ts';
import { best, type Findable } from './palette-match.ts';
import { allRooms } from './rooms.ts';

export interface Entry extends Findable {
  id: string;
  icon: IconShape;
  keys?: string;
  /** At the right: what kind of thing, or more of it. */
  end?: string;
  /** A person's name, or their words: hidden while names are hidden. */
  personal?: boolean;
  personalEnd?: boolean;
  serif?: boolean;
  run: () => void;
}

export interface EntryGroup {
  id: string;
  title: string;
  entries: Entry[];
}

/** What the palette offers for what was typed. */
export function usePaletteEntries(asked: string): EntryGroup[] {
  const [, go] = useLocation();
  const { cohorts, cohort, choose } = useCohort();
  const doable = useDoable();
  const workbooks = useLive('workbook.list', {}).value ?? [];
  const scenarios = useLive('scenario.list', {}).value ?? [];
  const statements = useStatements(cohort);
  const namesHidden = useNamesHidden();
  const people = useLive('person.list', namesHidden ? null : {}).value ?? [];
  const written = useWritten(asked, namesHidden);
  const inWorkbooks = useInWorkbooks(asked, workbooks);

  const places: Entry[] = [
    ...allRooms.map((room) => ({ id: `room-${room.id}`, label: room.name, icon: room.icon, run: () => go(room.path) })),
    ...reviewWays.map(({ id, label, words: more, path }) => ({
      id: `review-${id}`,
      label,
      words: more,
      icon: Highlighter,
      run: () => go(path),
    })),
    ...studioWays.map(({ id, label, words: more, path }) => ({ id: `way-${id}`, label, words: more, icon: BookOpen, run: () => go(path) })),
    ...workbooks.map(({ id, title, head }) => ({
      id: `workbook-${id}`,
      label: title,
      words: `${head.programme} ${head.chapter} ${head.topic} workbook`,
      icon: BookOpen,
      end: 'Workbook',
      run: () => go(`/workbooks/${id}`),
    })),
    ...(cohorts ?? []).map(({ id, title, programme }) => ({
      id: `cohort-${id}`,
      label: title,
      words: `${programme} cohort`,
      icon: Users,
      end: 'Cohort',
      run: () => {
        choose(id);
        go('/people');
      },
    })),
    ...scenarios.map(({ id, title, about }) => ({
      id: `scenario-${id}`,
      label: title,
      words: about,
      icon: MessageSquareQuote,
      end: 'Scenario',
      run: () => go(`/scenarios/${id}`),
    })),
  ];
  const empty = asked.trim() === '';
  const groups: EntryGroup[] = [
    { id: 'do', title: words.do, entries: best(asked, doable, empty ? 4 : 5) },
    { id: 'go', title: words.goTo, entries: best(asked, places, empty ? 8 : 6) },
    { id: 'statements', title: statements.title, entries: empty ? [] : best(asked, statements.entries, 4) },
    {
      id: 'people',
      title: words.people,
      entries: empty
        ? []
        : best(
            asked,
            people.map(({ id, name, cohort, knownAs, setting }) => ({
              id: `person-${id}`,
              label: name,
              words: `${knownAs ?? ''} ${setting ?? ''}`,
              icon: User,
              ...(setting ? { end: setting } : {}),
              run: () => go(`/people/${cohort}/${id}`),
            })),
            4,
          ),
    },
    { id: 'in', title: words.inWorkbooks, entries: inWorkbooks },
    { id: 'written', title: words.written, entries: written },
  ];
  // A code is what was asked for: it goes first.
  if (/^\s*#?\d{1,2}\s*[a-z.]/i.test(asked)) groups.unshift(...groups.splice(2, 1));
  return groups.filter(({ entries }) => entries.length > 0);
}

function useDoable(): Entry[] {
  const api = useApi();
  const { live } = useClient();
  const commands = useCommands();
  const { views, settings } = useWindowState();
  const namesHidden = useNamesHidden();
  const screen = useView((view) => view.actions);
  const encrypted = useCore().store?.encrypted ?? false;
  const cohorts = useCohort().cohorts ?? [];
  const sample = useSample();
  const themed = (theme: Theme, label: string): Entry => ({
    id: `theme-${theme}`,
    label,
    words: 'theme colour mode appearance',
    icon: SunMoon,
    run: () => void settings.save({ theme }),
  });
  return [
    ...screen.map((action) => ({ ...action, id: `screen-${action.id}`, icon: Zap })),
    { id: 'undo', label: words.commands.undo, icon: Undo2, keys: 'Ctrl Z', run: () => commands.undo() },
    { id: 'redo', label: words.commands.redo, icon: Redo2, keys: 'Ctrl Shift Z', run: () => commands.redo() },
    {
      id: 'names',
      label: namesHidden ? frame.showNames : frame.hideNames,
      icon: namesHidden ? Eye : EyeOff,
      keys: 'F9',
      run: () => commands.hideNames(),
    },
    { id: 'help', label: words.commands.help, icon: CircleHelp, keys: 'F1', run: () => views.store.setState({ helpOpen: true }) },
    {
      id: 'backup',
      label: words.commands.backup,
      icon: Archive,
      run: () =>
        void api.call('backup.make', {}).then((outcome) => {
          live.refresh('backup.list', 'store.status');
          showToast({ text: outcome.ok ? words.backupMade : explained(outcome.failure) });
        }),
    },
    ...(encrypted ? [{ id: 'lock', label: words.commands.lock, icon: Lock, keys: 'Ctrl Shift L', run: () => commands.lock() }] : []),
    ...(cohorts.some((one) => one.sample)
      ? []
      : [
          {
            id: 'sample',
            label: sampleWords.add,
            words: 'example demonstration people',
            icon: Sprout,
            run: () => void sample.add().then((text) => showToast({ text })),
          },
        ]),
    themed('light', words.commands.light),
    themed('dark', words.commands.dark),
    themed('contrast', words.commands.contrast),
    themed('system', words.commands.system),
  ];
}

/** The statements of the framework that the screens about the cohort are about, by code and text; called by its name where there are others. */
function useStatements(cohort: CohortRow | undefined): { title: string; entries: Entry[] } {
  const [, go] = useLocation();
  const { frameworks, framework: chosen } = useFramework(cohort?.id);
  const framework = useLive('framework.get', chosen ? { framework: chosen.id } : null).value?.framework;
  if (!framework || !frameworks) return { title: words.statements, entries: [] };
  const called = frameworkChoices(frameworks).find(({ value }) => value === framework.id)?.label;
  const section = cohort?.codes?.[framework.id];
  const entries = framework.groups.flatMap((group) =>
    group.statements.map((statement) => {
      const code = statementCode(framework.section, statement);
      // As the cohort's programme numbers it, where that is otherwise.
      const theirs = cohort && section !== undefined ? { code: statementCode(section, statement), to: cohort.title } : undefined;
      return {
        id: `statement-${statement.id}`,
        label: `${code} ${statement.short}`,
        words: `${statement.text} ${group.stem} ${theirs?.code ?? ''}`,
        icon: TagShape,
        ...(theirs ? { end: words.codeTo(theirs.code, theirs.to) } : {}),
        run: () => go(`/statements/${code}`),
      };
    }),
  );
  return { title: frameworks.length > 1 && called !== undefined ? words.statementsOf(called) : words.statements, entries };
}

/** From three letters on, after a moment of quiet. */
function useLate(asked: string): string | null {
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    const text = asked.trim();
    const timer = setTimeout(() => setLate(text.length >= 3 ? text.slice(0, 200) : null), 150);
    return () => clearTimeout(timer);
  }, [asked]);
  return late;
}

function useWritten(asked: string, namesHidden: boolean): Entry[] {
  const [, go] = useLocation();
  const text = useLate(asked);
  const people = useLive('person.list', namesHidden || text === null ? null : {}).value;
  const found = useLive('response.search', text === null || namesHidden ? null : { text, limit: 4 }).value;
  if (!found || text === null) return [];
  return found.map(({ response, snippet }) => {
    const person = people?.find(({ id }) => id === response.participant);
    return {
      id: `response-${response.id}`,
      label: `“${snippet.replace(/\s+/g, ' ').trim()}”`,
      icon: Quote,
      serif: true,
      personal: true,
      personalEnd: true,
      ...(person ? { end: person.name } : {}),
      run: () => go(person ? `/people/${person.cohort}/${person.id}` : '/people'),
    };
  });
}

function useInWorkbooks(asked: string, workbooks: CallOutput<'workbook.list'>): Entry[] {
  const [, go] = useLocation();
  const api = useApi();
  const text = useLate(asked);
  const [hits, setHits] = useState<Entry[]>([]);
  const ids = workbooks.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (text === null) {
      setHits([]);
      return;
    }
    let dropped = false;
    // The three that were edited last: a palette is for going, the studio has a search of its own.
    void Promise.all(
      ids
        .split(' ')
        .filter(Boolean)
        .slice(0, 3)
        .map(async (workbook) => {
          const outcome = await api.call('workbook.find', { workbook, text });
          return outcome.ok ? outcome.value.slice(0, 4).map((hit, index) => ({ hit, index, workbook })) : [];
        }),
    ).then((found) => {
      if (dropped) return;
      setHits(
        found
          .flat()
          .slice(0, 4)
          .map(({ hit, index, workbook }) => ({
            id: `hit-${workbook}-${index}`,
            label: `${hit.before}${hit.match}${hit.after}`.replace(/\s+/g, ' ').trim(),
            end: hit.title || hit.section,
            icon: TextSearch,
            run: () => go(`/workbooks/${workbook}/${hit.block}`),
          })),
      );
    });
    return () => {
      dropped = true;
    };
  }, [api, go, text, ids]);
  return hits;
}
