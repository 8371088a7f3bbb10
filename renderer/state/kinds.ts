import type { DraftEdit } from '../../preload/contract/calls/workbooks.ts';
import { applyEdit } from '../../preload/contract/draft.ts';
import type { Scenario } from '../../preload/contract/model/scenario.ts';
import type { Workbook } from '../../preload/contract/model/workbook.ts';
import type { Api } from '../client/api.ts';
import { type DocumentKind, savedAs } from './document.ts';

export function workbookKind(api: Api, workbook: string): DocumentKind<Workbook, DraftEdit> {
  return {
    apply: applyEdit,
    join: joinEdits,
    send: async ({ op, revision, edits, label }) =>
      savedAs(await api.call('workbook.edit', { op, workbook, revision, edits: [...edits], ...(label ? { label } : {}) }), revision),
  };
}

/** A scenario is small, and is written whole: the last word wins over the ones that nobody has sent yet. */
export function scenarioKind(api: Api): DocumentKind<Scenario, Scenario> {
  return {
    apply: (_, next) => next,
    join: (_, later) => later,
    send: async ({ op, revision, edits }) => {
      const scenario = edits.at(-1);
      return scenario ? savedAs(await api.call('scenario.edit', { op, revision, scenario }), revision) : { ok: true, revision };
    },
  };
}

/** Two edits of the same thing, one after the other, are one: the later says all that the earlier said. */
export function joinEdits(earlier: DraftEdit, later: DraftEdit): DraftEdit | null {
  if (earlier.do === 'set-block' && later.do === 'set-block') return earlier.block.id === later.block.id ? later : null;
  if (earlier.do === 'set-section' && later.do === 'set-section') return earlier.section === later.section ? later : null;
  if (earlier.do === later.do && (later.do === 'set-title' || later.do === 'set-head')) return later;
  return null;
}
