import * as v from 'valibot';
import { Count, Id, Instant } from './ids.ts';

/** Why a store would not open. One screen and one test for each. */
export const OpeningProblem = v.picklist([
  'folder-missing',
  'folder-not-writable',
  'disk-full',
  'locked',
  'not-a-database',
  'damaged',
  'newer',
  'migration-failed',
  'needs-passphrase',
  'wrong-passphrase',
]);
export type OpeningProblem = v.InferOutput<typeof OpeningProblem>;

export const BackupKind = v.picklist(['hourly', 'daily', 'weekly', 'before-migration', 'before-restore', 'by-hand']);
export type BackupKind = v.InferOutput<typeof BackupKind>;

export const Backup = v.object({
  /** File name inside the backups folder; also its id in calls. */
  file: v.string(),
  kind: BackupKind,
  made: Instant,
  bytes: Count,
  encrypted: v.boolean(),
  /** What is in it, counted when it was checked. Empty where it cannot be read without a passphrase. */
  holds: v.record(v.string(), Count),
});
export type Backup = v.InferOutput<typeof Backup>;

export const StoreStatus = v.object({
  state: v.picklist(['open', 'locked', 'failed']),
  problem: v.optional(OpeningProblem),
  /** Facts for the sentence about the problem: a path, versions, bytes free and needed. */
  detail: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
  /** Data folder and file, as full paths, to be shown. */
  folder: v.string(),
  file: v.string(),
  bytes: Count,
  schema: Count,
  encrypted: v.boolean(),
  /** Set when the folder lies inside one that is synced: the live file is at risk there. */
  synced: v.optional(v.object({ service: v.string(), better: v.string() })),
  lastBackup: v.optional(Instant),
  sqlite: v.string(),
});
export type StoreStatus = v.InferOutput<typeof StoreStatus>;

/** What may take minutes with a large store. */
export const StoreWork = v.picklist(['back-up', 'restore', 'undo-restore', 'set-passphrase', 'remove-passphrase', 'erase', 'check-copy']);
export type StoreWork = v.InferOutput<typeof StoreWork>;

export const CheckReport = v.object({
  ok: v.boolean(),
  steps: v.array(v.object({ name: v.string(), ok: v.boolean(), detail: v.string() })),
});
export type CheckReport = v.InferOutput<typeof CheckReport>;

/** One step of history that can be undone or redone. `label` is a key of the renderer's sentences, with values to fill. */
export const HistoryStep = v.object({ op: Id, label: v.string(), at: Instant, touched: v.array(v.object({ table: v.string(), id: Id })) });
export type HistoryStep = v.InferOutput<typeof HistoryStep>;

export const History = v.object({ undo: v.nullable(HistoryStep), redo: v.nullable(HistoryStep) });
export type History = v.InferOutput<typeof History>;

export const TrashEntry = v.object({ table: v.string(), id: Id, title: v.string(), deleted: Instant, goes: Instant });
export type TrashEntry = v.InferOutput<typeof TrashEntry>;
