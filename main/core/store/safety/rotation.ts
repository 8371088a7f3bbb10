import type { Instant } from '../../../../preload/contract/model/ids.ts';
import type { Backup, BackupKind } from '../../../../preload/contract/model/store.ts';

/*
 * PURE. Which backup is due, and which have had their day. Automatic backups are of one kind from birth: the first of a week is the
 * week's, the first of a day the day's, every other the hour's. So nothing is ever renamed or copied to be kept longer.
 */

const hour = 3_600_000;
const day = 24 * hour;

/** How long each kind stays. What a person made by hand stays until that person removes it. */
const keptFor: Record<BackupKind, number> = {
  hourly: day,
  daily: 14 * day,
  weekly: 8 * 7 * day,
  'before-migration': 90 * day,
  'before-restore': 90 * day,
  'by-hand': Number.POSITIVE_INFINITY,
};

/** However old they are: after a long summer the newest ones are all there is. */
const alwaysKept = 3;

type Known = Pick<Backup, 'file' | 'kind' | 'made'>;

const age = (backup: Known, now: Instant): number => Date.parse(now) - Date.parse(backup.made);
const newestFirst = (a: Known, b: Known): number => (a.made < b.made ? 1 : a.made > b.made ? -1 : 0);

/** The kind that an automatic backup would have now, or null while the last one is not an hour old. */
export function dueKind(backups: readonly Known[], now: Instant): 'hourly' | 'daily' | 'weekly' | null {
  const youngest = (kinds: readonly BackupKind[]): number =>
    Math.min(Number.POSITIVE_INFINITY, ...backups.filter(({ kind }) => kinds.includes(kind)).map((backup) => Math.abs(age(backup, now))));
  if (youngest(['weekly']) >= 7 * day) return 'weekly';
  if (youngest(['weekly', 'daily']) >= day) return 'daily';
  if (youngest(['weekly', 'daily', 'hourly']) >= hour) return 'hourly';
  return null;
}

/** The backups that rotation may remove now. */
export function outlived(backups: readonly Known[], now: Instant): string[] {
  return [...backups]
    .sort(newestFirst)
    .slice(alwaysKept)
    .filter((backup) => age(backup, now) > keptFor[backup.kind])
    .map(({ file }) => file);
}
