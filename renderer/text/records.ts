import { count, list } from './numbers.ts';

/** What records are called on a screen, one and many: by table, as changes name them. */
const names: Readonly<Record<string, readonly [string, string]>> = {
  workbook: ['workbook', 'workbooks'],
  section: ['section', 'sections'],
  block: ['block', 'blocks'],
  edition: ['edition', 'editions'],
  framework: ['framework', 'frameworks'],
  scenario: ['scenario', 'scenarios'],
  cohort: ['cohort', 'cohorts'],
  participant: ['person', 'people'],
  response: ['answer', 'answers'],
  organisation: ['setting', 'settings'],
  seminar: ['seminar', 'seminars'],
  attendance: ['mark in a register', 'marks in a register'],
  pairing: ['place in a pair', 'places in pairs'],
  hand_in: ['note of what came back', 'notes of what came back'],
  rating: ['rating', 'ratings'],
  return_file: ['note of a file that came back', 'notes of files that came back'],
  tag: ['theme', 'themes'],
  excerpt: ['excerpt', 'excerpts'],
  excerpt_tag: ['theme on a passage', 'themes on passages'],
  memo: ['memo', 'memos'],
  star: ['star', 'stars'],
  calibration: ['calibration', 'calibrations'],
  depth_mark: ['mark of depth', 'marks of depth'],
  action: ['action', 'actions'],
  dismissal: ['suggestion that was turned down', 'suggestions that were turned down'],
};

/** The same, by what a backup or an erasure counts. */
const counted: Readonly<Record<string, readonly [string, string]>> = {
  workbooks: ['workbook', 'workbooks'],
  editions: ['edition', 'editions'],
  scenarios: ['scenario', 'scenarios'],
  frameworks: ['framework', 'frameworks'],
  cohorts: ['cohort', 'cohorts'],
  people: ['person', 'people'],
  responses: ['answer', 'answers'],
  revisions: ['earlier version of an answer', 'earlier versions of answers'],
  copies: ['personal copy', 'personal copies'],
  attendance: ['mark in a register', 'marks in a register'],
  pairs: ['place in a pair', 'places in pairs'],
  files: ['file that was kept', 'files that were kept'],
  'hand-ins': ['note of what came back', 'notes of what came back'],
  ratings: ['rating', 'ratings'],
  returns: ['note of a file that came back', 'notes of files that came back'],
  handwriting: ['answer in handwriting', 'answers in handwriting'],
  scans: ['part of a scanned page', 'parts of scanned pages'],
  notes: ['memo', 'memos'],
  marks: ['mark on an answer', 'marks on answers'],
  actions: ['action', 'actions'],
  seminars: ['seminar', 'seminars'],
  history: ['step in the history', 'steps in the history'],
  exports: ['note of an exported file', 'notes of exported files'],
};

/** What a facilitator would count first, in this order; the rest is left out of a summary. */
const shown = ['responses', 'workbooks', 'cohorts', 'people'];

/** A kind of record, in a sentence that counts them. */
export function recordCount(kind: string, n: number): string {
  const name = counted[kind];
  return name ? count(n, name[0], name[1]) : count(n, 'other record');
}

export function recordName(table: string): string {
  return names[table]?.[0] ?? 'record';
}

/** "412 answers, 6 workbooks, 3 cohorts" */
export function holds(counts: Readonly<Record<string, number>>): string {
  const known = shown.filter((kind) => counts[kind] !== undefined).map((kind) => recordCount(kind, counts[kind] ?? 0));
  return known.length > 0 ? known.join(', ') : 'Its contents can be read only with the passphrase';
}

/** Everything counted, for a report: nothing left out but what is none. */
export function allCounts(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => recordCount(kind, n));
  return parts.length > 0 ? list(parts) : 'nothing';
}
