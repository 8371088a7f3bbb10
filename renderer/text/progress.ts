import type { AttendanceSeries, CompletionSeries, ConfidenceSeries } from '../../preload/contract/model/insight.ts';
import { count } from './numbers.ts';

type AttendanceRow = AttendanceSeries['rows'][number];
type ConfidenceRow = ConfidenceSeries['rows'][number];

/** The words of the charts. */
export const progressWords = {
  lead: (cohort: string, people: number) => `${cohort}: ${count(people, 'person', 'people')} now.`,
  folder: 'Where shall the table go?',
  exported: (file: string) => `The table is in ${file}. Small groups are left out of it.`,
  show: 'Show it',
  saved: (file: string) => `The chart is in ${file}.`,
  waits: 'hide names with F9, since part of it is of fewer than five people',
  notSaved: 'The file could not be written. Choose another place.',
  picture: 'Picture',
  none: {
    title: 'There is no cohort yet',
    lead: 'When people have come, written and rated, this is where you see how they stand.',
    people: 'Add a cohort',
  },
  confidence: {
    name: 'Confidence',
    before: 'before',
    after: 'after',
    rule: 'Means of those who rated a statement both times, 1 to 5.',
    withheld: 'Statements that fewer than five people rated both times are left out while names are hidden.',
    statement: 'Statement',
    people: 'People',
    beforeTitle: 'Before',
    afterTitle: 'After',
    change: 'Change',
    tick: (value: number) => (value === 1 ? '1 not yet' : value === 5 ? '5 secure' : String(value)),
  },
  attendance: {
    name: 'Attendance',
    present: 'present or late',
    caughtUp: 'caught up',
    absent: 'absent',
    open: 'not marked yet',
    person: 'Person',
    presentTitle: 'Present',
    caughtUpTitle: 'Caught up',
    absentTitle: 'Absent',
    openTitle: 'Not marked',
    percent: 'Per cent',
    all: (planned: number) => `${planned} in all`,
    line: (needed: number, planned: number) => `${needed} of ${planned} needed`,
    counts: { all: 'Everything', sessions: 'Sessions', 'self-study': 'Self-study' },
    countsLabel: 'What is counted',
  },
  completion: {
    name: 'Completion',
    answered: 'answered, of those who handed in',
    edition: 'Workbook',
    editionTitle: ({ title, number }: Pick<CompletionSeries, 'title' | 'number'>) => `${title}, edition ${number}`,
    section: 'Section',
    fields: 'Places to write',
    percent: 'Answered',
    foot: (handedIn: number) => `Of ${count(handedIn, 'person', 'people')} who handed it in.`,
    nothing: 'Nobody has handed in a workbook yet.',
  },
  withheld: 'withheld',
} as const;

export function changeWords(before: number, after: number): string {
  const tenths = Math.round(after * 10) - Math.round(before * 10);
  if (tenths === 0) return 'the same';
  return `${tenths > 0 ? 'up' : 'down'} ${(Math.abs(tenths) / 10).toFixed(1)}`;
}

export const confidenceSays = (row: ConfidenceRow, before: number, after: number): string =>
  `${row.code} ${row.short}: before ${before.toFixed(1)}, after ${after.toFixed(1)}, ${changeWords(before, after)}. ${count(row.people ?? 0, 'person', 'people')}.`;

export function attendanceSays(name: string, row: AttendanceRow): string {
  const words = progressWords.attendance;
  const parts = [
    [row.present, words.present],
    [row.caughtUp, words.caughtUp],
    [row.absent, words.absent],
    [row.open, words.open],
  ] as const;
  return `${name}: ${parts.flatMap(([n, what]) => (n > 0 ? [`${n} ${what}`] : [])).join(', ')}.`;
}
