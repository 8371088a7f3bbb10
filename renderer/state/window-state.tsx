import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { CallOutput } from '../../preload/contract/calls.ts';
import type { DraftEdit } from '../../preload/contract/calls/workbooks.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Scenario } from '../../preload/contract/model/scenario.ts';
import type { Settings } from '../../preload/contract/model/settings.ts';
import type { Workbook } from '../../preload/contract/model/workbook.ts';
import { type Client, useLive } from '../client/client.tsx';
import { atPause, callOff } from '../client/typing.ts';
import { rememberedCohort } from './remembered-cohort.ts';
import { type CoreState, type CoreWatch, watchCore } from './core-watch.ts';
import type { OpenDocument } from './document.ts';
import { createDocuments, type Documents } from './documents.ts';
import { createJobs, type Job, type Jobs } from './jobs.ts';
import type { SaveState } from './saver.ts';
import { type SettingsState, watchSettings } from './settings.ts';
import { createViews, type ScreenAction, type Touched, type View, type Views } from './view.ts';

/** What one window keeps of its own while it is open. */
export interface WindowState {
  documents: Documents;
  jobs: Jobs;
  views: Views;
  core: CoreWatch;
  settings: SettingsState;
  close: () => void;
}

export function createWindowState(client: Client): WindowState {
  const documents = createDocuments(client);
  const jobs = createJobs(client);
  const core = watchCore(client);
  const settings = watchSettings(client);
  return {
    documents,
    jobs,
    views: createViews(rememberedCohort()),
    core,
    settings,
    close: () => {
      documents.close();
      jobs.close();
      core.close();
      settings.close();
    },
  };
}

const WindowStateContext = createContext<WindowState | null>(null);

export function WindowStateProvider({ state, children }: { state: WindowState; children: ReactNode }) {
  return <WindowStateContext value={state}>{children}</WindowStateContext>;
}

export function useWindowState(): WindowState {
  const state = useContext(WindowStateContext);
  if (!state) throw new Error('There is no window state above this part of the window.');
  return state;
}

export const useView = <T,>(pick: (view: View) => T): T => useStore(useWindowState().views.store, pick);
export const useCore = (): CoreState => useStore(useWindowState().core.store);
export const useNamesHidden = (): boolean => useView((view) => view.namesHidden);

/** While this screen is shown, Ctrl+Z goes through this scope's history. */
export function useScope(scope: string, reveal?: (touched: Touched) => boolean): void {
  const { views } = useWindowState();
  useEffect(() => {
    const before = views.store.getState().scope;
    views.store.setState({ scope });
    const stop = reveal ? views.onReveal(reveal) : undefined;
    return () => {
      stop?.();
      views.store.setState((view) => (view.scope === scope ? { scope: before } : {}));
    };
  }, [views, scope, reveal]);
}

/** Says where we are, in the title bar and to the system. The last word is the one that names this screen. */
export function usePlace(...place: readonly string[]): void {
  const { views } = useWindowState();
  const key = JSON.stringify(place);
  useEffect(() => {
    views.store.setState({ place: JSON.parse(key) as string[] });
  }, [views, key]);
}

/** What this screen lets be done from the palette, while it is shown. The list must keep its identity while it is the same. */
export function useScreenActions(actions: readonly ScreenAction[]): void {
  const { views } = useWindowState();
  useEffect(() => {
    views.store.setState({ actions });
    return () => views.store.setState((view) => (view.actions === actions ? { actions: [] } : {}));
  }, [views, actions]);
}

export function useSaveState(): SaveState {
  const { documents } = useWindowState();
  return useSyncExternalStore(documents.subscribe, documents.state);
}

export function useJob(id: string | null): Job | undefined {
  const jobs = useStore(useWindowState().jobs.store);
  return id === null ? undefined : jobs[id];
}

export function useSettings(): Settings {
  const { settings } = useWindowState();
  return useSyncExternalStore(settings.subscribe, settings.current);
}

/** A document as a screen edits it. */
export interface Draft<T, E> {
  value: T;
  edit: (edit: E, label?: string) => boolean;
  saving: SaveState;
  /** Of what was last kept. */
  revision: number;
  /** Sends what waits: before printing, exporting or issuing. True when everything is kept. */
  flush: () => Promise<boolean>;
}

export interface WorkbookDraft extends Draft<Workbook, DraftEdit>, Pick<CallOutput<'workbook.get'>, 'frameworks' | 'scenarios'> {}

/** A workbook's draft, edited at once and saved by itself. `draft` is undefined until it has come for the first time. */
export function useWorkbookDraft(id: string): { draft: WorkbookDraft | undefined; failure: Failure | undefined } {
  const { documents } = useWindowState();
  const { value, failure } = useLive('workbook.get', { workbook: id });
  const open = useMemo(
    () => (value ? documents.workbook(id, { value: value.workbook, revision: value.revision }) : undefined),
    [documents, id, value],
  );
  useEffect(() => {
    if (value) open?.receive(value.workbook, value.revision);
  }, [open, value]);
  const draft = useDraft(open, documents);
  return { draft: draft && value ? { ...draft, frameworks: value.frameworks, scenarios: value.scenarios } : undefined, failure };
}

export function useScenarioDraft(id: string): { draft: Draft<Scenario, Scenario> | undefined; failure: Failure | undefined } {
  const { documents } = useWindowState();
  const { value, failure } = useLive('scenario.get', { scenario: id });
  const open = useMemo(
    () => (value ? documents.scenario(id, { value: value.scenario, revision: value.revision }) : undefined),
    [documents, id, value],
  );
  useEffect(() => {
    if (value) open?.receive(value.scenario, value.revision);
  }, [open, value]);
  return { draft: useDraft(open, documents), failure };
}

/**
 * The draft as it is drawn. The document has every letter at once; the screen has them at the next pause, or when the person goes on to
 * something else, so that what they press there was made for the draft as it is.
 */
function useDraft<T, E>(open: OpenDocument<T, E> | undefined, documents: Documents): Draft<T, E> | undefined {
  const [seen, setSeen] = useState(() => seenOf(open));
  useEffect(() => {
    if (!open) return;
    const take = (): void => setSeen((before) => (saySame(before, seenOf(open)) ? before : seenOf(open)));
    const stop = open.subscribe(() => atPause(take));
    take();
    return () => {
      stop();
      callOff(take);
    };
  }, [open]);
  // Leaving the screen is a reason to send: the document stays open until it has gone home.
  useEffect(() => () => void open?.saver.flush(), [open]);
  const { value, saving, revision } = seen.open === open ? seen : seenOf(open);
  if (!open || value === undefined) return undefined;
  return { value, edit: open.edit, saving, revision, flush: () => documents.flush() };
}

interface Seen<T, E> {
  open: OpenDocument<T, E> | undefined;
  value: T | undefined;
  saving: SaveState;
  revision: number;
}

const seenOf = <T, E>(open: OpenDocument<T, E> | undefined): Seen<T, E> => ({
  open,
  value: open?.draft(),
  saving: open?.saver.state() ?? saved,
  revision: open?.saver.revision() ?? 0,
});
const saySame = <T, E>(a: Seen<T, E>, b: Seen<T, E>): boolean =>
  a.open === b.open && a.value === b.value && a.saving === b.saving && a.revision === b.revision;

const saved: SaveState = { state: 'saved' };
