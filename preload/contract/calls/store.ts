import * as v from 'valibot';
import { Count, Id, Instant, Line } from '../model/ids.ts';
import { Settings } from '../model/settings.ts';
import { Backup, CheckReport, History, HistoryStep, StoreStatus, TrashEntry } from '../model/store.ts';
import { job, Nothing, once, op, read, write, Written } from './call.ts';

const Passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));

export const storeCalls = {
  'core.info': read(Nothing, v.object({ version: v.string(), node: v.string(), runtime: v.string(), sqlite: v.string() })),
  'store.status': read(Nothing, StoreStatus),
  /** Tries the opening ritual again, after the person has mended what was wrong. */
  'store.open': read(v.object({ passphrase: v.optional(Passphrase), remembered: v.optional(v.string()) }), StoreStatus),
  'store.check': read(Nothing, CheckReport),
  /** Stops the long work of which `store-work` tells, as long as it can be: then everything is as it was before, and the work answers `cancelled`. */
  'store.stop-work': read(Nothing, v.object({ stopping: v.boolean() })),
  'store.repair-from-backup': once(v.object({ file: Line }), StoreStatus),

  'backup.list': read(Nothing, v.array(Backup)),
  'backup.make': once(Nothing, Backup),
  'backup.restore': once(v.object({ file: Line }), StoreStatus),
  'backup.undo-restore': once(Nothing, StoreStatus),
  /** One passphrase-encrypted file, written to a folder that the person chose. */
  'backup.copy-to': job(v.object({ file: Line, to: v.string(), passphrase: Passphrase })),
  /** Proves that a copied backup opens, without changing anything. */
  'backup.rehearse': read(
    v.object({ file: v.string(), passphrase: Passphrase }),
    v.object({ ok: v.boolean(), holds: v.record(v.string(), Count), made: Instant }),
  ),
  'backup.restore-copy': once(v.object({ file: v.string(), passphrase: Passphrase }), StoreStatus),

  'history.get': read(v.object({ scope: v.string() }), History),
  'history.undo': write(v.object({ ...op, scope: v.string() }), v.object({ step: HistoryStep, history: History })),
  'history.redo': write(v.object({ ...op, scope: v.string() }), v.object({ step: HistoryStep, history: History })),
  'trash.list': read(Nothing, v.array(TrashEntry)),
  'trash.restore': write(v.object({ ...op, table: Line, id: Id }), Written),

  'settings.get': read(Nothing, Settings),
  'settings.set': write(v.object({ ...op, settings: Settings }), Written),

  'lock.now': read(Nothing, StoreStatus),
  /** Sets, changes or (with `to: null`) removes the passphrase. Answers the new recovery key, once. */
  'lock.set': once(v.object({ from: v.nullable(Passphrase), to: v.nullable(Passphrase) }), v.object({ recovery: v.nullable(v.string()) })),
  /** The key that "remember on this computer" keeps, for the shell to seal with the system's keychain. */
  'lock.remember': read(v.object({ passphrase: Passphrase }), v.object({ remembered: v.string() })),

  /** A support report: what the log holds, and nothing that somebody wrote. */
  'log.report': read(Nothing, v.object({ text: v.string() })),
};
