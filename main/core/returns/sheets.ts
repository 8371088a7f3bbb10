import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import { Refusal } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import { deskSheet } from './desk.ts';
import type { ReadOutcome } from './readers.ts';

/** What was read, before anybody has accepted it: other people's words, which are on the desk or nowhere but in memory. */
export interface Sheet {
  id: Id;
  read: Instant;
  files: readonly SheetFile[];
}

export interface SheetFile {
  id: Id;
  path: string;
  outcome: ReadOutcome;
}

/** The newest few of those that nobody laid on the desk; they go when the store is closed or locked. */
const kept = 3;
const sheets = new WeakMap<Store, Map<Id, Sheet>>();

export function keepSheet(store: Store, sheet: Sheet): void {
  const mine = sheets.get(store) ?? new Map<Id, Sheet>();
  sheets.set(store, mine.set(sheet.id, sheet));
  for (const id of mine.keys()) if (mine.size > kept) mine.delete(id);
}

export function findSheet(store: Store, id: Id): Sheet {
  const sheet = sheets.get(store)?.get(id) ?? deskSheet(store, id);
  if (!sheet) throw new Refusal('not-found', { what: 'sheet' });
  return sheet;
}

export function findFile(sheet: Sheet, id: Id): SheetFile {
  const file = sheet.files.find((each) => each.id === id);
  if (!file) throw new Refusal('not-found', { what: 'file' });
  return file;
}
