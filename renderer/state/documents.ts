import type { DraftEdit } from '../../preload/contract/calls/workbooks.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Scenario } from '../../preload/contract/model/scenario.ts';
import type { Workbook } from '../../preload/contract/model/workbook.ts';
import { newOp } from '../client/api.ts';
import type { Client } from '../client/client.tsx';
import { createDocument, type DocumentDeps, type OpenDocument } from './document.ts';
import { scenarioKind, workbookKind } from './kinds.ts';
import type { SaveState } from './saver.ts';
import type { Unsent } from './unsent.ts';

/** Every document that is open in this window, or still has something to send. */
export interface Documents {
  workbook: (id: string, start: { value: Workbook; revision: number }) => OpenDocument<Workbook, DraftEdit>;
  scenario: (id: string, start: { value: Scenario; revision: number }) => OpenDocument<Scenario, Scenario>;
  /**
   * Something is entered that is no document's: a cell that is typed in, or one on its way. Until it is let go of, the window does not say
   * that all is saved. `keep` sends it at once. What is held until the window is left is not sent because another box is gone to.
   */
  hold: (keep: () => Promise<unknown>, until?: Until) => () => void;
  /** Whether something is held. */
  holding: () => boolean;
  /** Sends all that waits, of every document. True when everything is kept. */
  flush: (because?: Until) => Promise<boolean>;
  retry: () => void;
  /** The worst of all documents: one that is not saved is never hidden behind one that is. */
  state: () => SaveState;
  /** The document whose save was refused, if one was. */
  refused: () => { scope: string; failure: Failure } | null;
  takeKept: (scope: string) => void;
  unsent: () => Unsent['documents'];
  subscribe: (listener: () => void) => () => void;
  close: () => void;
}

/** When what is typed has to go home: as soon as a person goes on to something else, or only as they leave the window. */
export type Until = 'going-on' | 'leaving';

const realTime: DocumentDeps = {
  newOp,
  setTimer: (run, ms) => setTimeout(run, ms),
  clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  now: () => Date.now(),
};

export function createDocuments({ api, connection }: Client, deps: DocumentDeps = realTime): Documents {
  const workbooks = new Map<string, OpenDocument<Workbook, DraftEdit>>();
  const scenarios = new Map<string, OpenDocument<Scenario, Scenario>>();
  const listeners = new Set<() => void>();
  const held = new Map<() => Promise<unknown>, Until>();
  let state: SaveState = { state: 'saved' };

  const all = (): OpenDocument<never, never>[] => [...workbooks.values(), ...scenarios.values()] as unknown as OpenDocument<never, never>[];
  const tell = (): void => {
    const states = all().map(({ saver }) => saver.state());
    state = states.find(({ state }) => state === 'not-saved') ??
      states.find(({ state }) => state === 'saving') ?? {
        state: held.size > 0 ? 'saving' : 'saved',
      };
    for (const listener of listeners) listener();
  };
  const stop = connection.on((event) => {
    if (event.event === 'core' && event.state === 'back') for (const { saver } of all()) saver.retry();
    if (event.event === 'store') for (const document of all()) document.expectAnything();
  });

  return {
    workbook: (id, start) => {
      const open = workbooks.get(id) ?? createDocument(`workbook:${id}`, workbookKind(api, id), start, deps);
      if (!workbooks.has(id)) {
        workbooks.set(id, open);
        open.saver.subscribe(tell);
      }
      return open;
    },
    scenario: (id, start) => {
      const open = scenarios.get(id) ?? createDocument(`scenario:${id}`, scenarioKind(api), start, deps);
      if (!scenarios.has(id)) {
        scenarios.set(id, open);
        open.saver.subscribe(tell);
      }
      return open;
    },
    hold: (keep, until = 'going-on') => {
      // A function of its own, so that the same one can be held twice.
      const mine = (): Promise<unknown> => keep();
      held.set(mine, until);
      tell();
      return () => {
        held.delete(mine);
        tell();
      };
    },
    holding: () => held.size > 0,
    flush: async (because = 'leaving') => {
      // What is typed becomes something on its way, which is waited for too.
      for (let turn = 0; turn < 2; turn++)
        await Promise.all([...held].map(([keep, until]) => (because === 'leaving' || until === 'going-on' ? keep() : null)));
      return (await Promise.all(all().map(({ saver }) => saver.flush()))).every(Boolean);
    },
    retry: () => {
      for (const { saver } of all()) saver.retry();
    },
    state: () => state,
    refused: () => {
      for (const { scope, saver } of all()) {
        const now = saver.state();
        if (now.state === 'not-saved' && now.refused) return { scope, failure: now.failure };
      }
      return null;
    },
    takeKept: (scope) => {
      for (const document of all()) if (document.scope === scope) document.takeKept();
    },
    unsent: () => [
      ...[...workbooks].flatMap(([id, { saver }]) =>
        saver.unsent().length > 0 ? [{ kind: 'workbook' as const, id, edits: saver.unsent() }] : [],
      ),
      ...[...scenarios].flatMap(([id, { saver }]) =>
        saver
          .unsent()
          .slice(-1)
          .map((scenario) => ({ kind: 'scenario' as const, id, scenario })),
      ),
    ],
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: stop,
  };
}
