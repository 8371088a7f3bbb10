import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { Count, type Instant } from '../../../../preload/contract/model/ids.ts';
import { type Backup, BackupKind } from '../../../../preload/contract/model/store.ts';
import { Refusal } from '../../refusal.ts';
import { sizeOf } from '../folder.ts';
import { isPlainDatabase, writeWhole } from './disk.ts';
import { KeyFile, openFacts, sealFacts } from './keys.ts';

/*
 * What is known of a backup without opening it: its name tells when and why it was made, and a note beside it what it holds and,
 * for an encrypted one, the wraps that lead to its key. Listing a hundred backups therefore reads a hundred small files.
 */

const Holds = v.record(v.string(), Count);
const Note = v.object({
  format: v.literal('groundwork-backup-note'),
  version: v.literal(1),
  schema: Count,
  /** The last operation that is in it: when nothing has happened since, no new backup is due. */
  upTo: Count,
  /** In plain beside a plain backup; sealed with the data key beside an encrypted one. */
  holds: v.optional(Holds),
  sealed: v.optional(v.object({ nonce: v.string(), sealed: v.string() })),
  keys: v.optional(KeyFile),
});
export type Note = v.InferOutput<typeof Note>;

export interface Facts {
  schema: number;
  upTo: number;
  holds: Record<string, number>;
}

const named = /^(\d{4}-\d\d-\d\d)T(\d\d)\.(\d\d)\.(\d\d\.\d{3}Z)\.([a-z-]+)\.sqlite$/;

/** Colons cannot stand in a Windows file name. */
export const nameOf = (made: Instant, kind: BackupKind): string => `${made.replaceAll(':', '.')}.${kind}.sqlite`;

export function readName(file: string): Pick<Backup, 'file' | 'made' | 'kind'> | null {
  const match = named.exec(file);
  const kind = v.safeParse(BackupKind, match?.[5]);
  if (!match || !kind.success) return null;
  return { file, made: `${match[1]}T${match[2]}:${match[3]}:${match[4]}`, kind: kind.output };
}

const noteOf = (backups: string, file: string): string => join(backups, file.replace(/\.sqlite$/, '.json'));

export function writeNote(backups: string, file: string, facts: Facts, lock: { key: Buffer; keys: KeyFile } | null): void {
  const { schema, upTo, holds } = facts;
  const note: Note = {
    format: 'groundwork-backup-note',
    version: 1,
    schema,
    upTo,
    ...(lock ? { sealed: sealFacts(lock.key, holds), keys: lock.keys } : { holds }),
  };
  writeWhole(noteOf(backups, file), `${JSON.stringify(note)}\n`);
}

export function readNote(backups: string, file: string): Note | null {
  try {
    const parsed = v.safeParse(Note, JSON.parse(readFileSync(noteOf(backups, file), 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    // A lost note costs the counts, not the backup.
    return null;
  }
}

/** A folder that is gone, or that something else stands in the place of, must keep nobody from the store: what needs it says so. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The newest first. `key` opens the counts of those that were made with it. */
export function listBackups(backups: string, key?: Buffer): Backup[] {
  return namesIn(backups)
    .flatMap((file) => readName(file) ?? [])
    .sort((a, b) => (a.made < b.made ? 1 : -1))
    .map((name) => {
      const path = join(backups, name.file);
      const note = readNote(backups, name.file);
      const opened = note?.sealed && key ? v.safeParse(Holds, openFacts(key, note.sealed)) : null;
      return {
        ...name,
        bytes: sizeOf(path),
        encrypted: !isPlainDatabase(path),
        holds: opened?.success ? opened.output : (note?.holds ?? {}),
      };
    });
}

/** The path of a backup that a caller names; never one outside the folder. */
export function backupPath(backups: string, file: string): string {
  const path = join(backups, file);
  if (!readName(file)) throw new Refusal('not-a-backup', { why: 'not-ours' });
  if (!existsSync(path)) throw new Refusal('file-missing');
  return path;
}

/** Names that belong to one backup, the backup last. */
export const filesOf = (backups: string, file: string): string[] => [noteOf(backups, file), join(backups, file)];
