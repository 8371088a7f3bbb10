import type { Instant } from '../../../preload/contract/model/ids.ts';
import { stepWords as words } from '../../text/home.ts';

/** What Home knows when it decides what comes next. */
export interface Facts {
  now: Instant;
  workbook: { id: string; updated: Instant } | null;
  /** The newest edition of that workbook. */
  edition: { number: number; issued: Instant } | null;
  /** Real ones: those of the sample do not count. */
  people: number;
  /** The sample cohort is here. */
  sample?: boolean;
  /** Seminars of the chosen cohort that were held and whose register is not whole. */
  unmarked?: readonly { id: string; title: string; left: number }[];
  /** The next seminar of the chosen cohort, and who has no copy of its workbook yet. */
  copies?: { workbook: string; title: string; waiting: number };
  /** Cohorts whose day for letting their words go has come. */
  overdue: readonly { id: string; title: string }[];
  synced: string | null;
  encrypted: boolean;
  lastBackup: Instant | null;
}

export interface Step {
  id: string;
  /** `needs`: in ochre, first. `next`: to be done. `done`: said once, so that it is known. */
  kind: 'needs' | 'next' | 'done';
  title: string;
  text: string;
  way?: { label: string; to: string };
}

/** A week without a backup while somebody works is worth a line. */
const oldBackup = 7 * 24 * 60 * 60 * 1000;

/** Whether the draft says something else than the newest edition did. A second is allowed for the issuing itself. */
export const hasChanged = (workbook: { updated: Instant }, edition: { issued: Instant } | null): boolean =>
  edition !== null && Date.parse(workbook.updated) - Date.parse(edition.issued) > 1000;

/** What to do next. PURE. What needs the person first, then the loop in its order, then what is done. */
export function nextSteps({
  now,
  workbook,
  edition,
  people,
  sample = false,
  unmarked = [],
  copies,
  overdue,
  synced,
  encrypted,
  lastBackup,
}: Facts): Step[] {
  const steps: Step[] = [];
  const add = (kind: Step['kind'], id: string, said: { title: string; text: string; way: string }, to: string): void => {
    steps.push({ id, kind, title: said.title, text: said.text, way: { label: said.way, to } });
  };
  if (synced) add('needs', 'synced', words.synced(synced), '/settings/data');
  for (const cohort of overdue) add('needs', `retention-${cohort.id}`, words.retention(cohort.title), `/people/${cohort.id}`);
  if (people > 0 && !encrypted) add('needs', 'passphrase', words.passphrase, '/settings/lock');
  if (lastBackup && Date.parse(now) - Date.parse(lastBackup) > oldBackup) add('needs', 'backup', words.oldBackup, '/settings/backups');
  if (workbook) {
    const to = `/workbooks/${workbook.id}`;
    if (!edition) {
      add('next', 'read', words.read, to);
      add('next', 'issue', words.issue, to);
    } else if (hasChanged(workbook, edition)) add('next', 'reissue', words.reissue(edition.number + 1), to);
  }
  for (const { id, title, left } of unmarked) add('next', `register-${id}`, words.register(title, left), `/seminars/register/${id}`);
  if (copies && copies.waiting > 0) add('next', 'copies', words.copies(copies.title, copies.waiting), `/copies/${copies.workbook}`);
  if (people === 0 && sample) {
    add('next', 'look-round', words.lookRound, '/answers');
    add('next', 'own-cohort', words.ownCohort, '/people/new');
  } else if (people === 0) add('next', 'people', words.people, '/people');
  if (workbook && edition && !hasChanged(workbook, edition))
    steps.push({ id: 'issued', kind: 'done', title: words.issuedDone(edition.number), text: '' });
  if (people > 0) steps.push({ id: 'people-done', kind: 'done', title: words.peopleDone(people), text: '' });
  return steps;
}
