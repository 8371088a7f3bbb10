import type { Phase, Route, Status } from '../../../preload/contract/model/people.ts';
import type { Preset } from '../../../preload/contract/model/print.ts';
import type { PersonColumn } from '../../../preload/contract/model/tables.ts';

/* PURE. What the columns of a table of people are, by their headings and, where those say nothing, by what is in them. */

const byHeading: readonly (readonly [PersonColumn, RegExp])[] = [
  ['email', /e-?mail/i],
  ['knownAs', /known\s*as|preferred|nick/i],
  ['given-name', /^(first|fore|given)[\s_-]*names?$|^first$|^forename/i],
  ['family-name', /^(last|sur|family)[\s_-]*names?$|^last$|^surname/i],
  ['preset', /preset|print|large/i],
  ['phase', /phase|key\s*stage/i],
  ['route', /route|copy|format|paper/i],
  ['status', /status/i],
  ['role', /role|job|position|post\b/i],
  ['setting', /school|setting|organi[sz]ation|trust|employer|academy|workplace/i],
  ['note', /notes?$|comments?|remarks?/i],
  ['name', /^(full[\s_-]*)?names?$|participant|person|delegate|teacher|colleague|attendee|^who$/i],
  ['name', /\bname\b/i],
];

/** Each thing but a note is looked for once: the first column that fits has it. */
export function guessColumns(headings: readonly string[], rows: readonly (readonly string[])[]): PersonColumn[] {
  const taken = new Set<PersonColumn>();
  const take = (column: PersonColumn | undefined): PersonColumn => {
    if (!column || column === 'ignore' || taken.has(column)) return 'ignore';
    taken.add(column);
    return column;
  };
  const columns = headings.map((heading) => take(byHeading.find(([, pattern]) => pattern.test(heading))?.[0]));
  const some = rows.slice(0, 50);
  const most = (at: number, fits: (cell: string) => boolean): boolean => {
    const filled = some.map((row) => row[at] ?? '').filter((cell) => cell !== '');
    return filled.length > 0 && filled.filter(fits).length > filled.length / 2;
  };
  const free = (): number[] => columns.flatMap((column, at) => (column === 'ignore' ? [at] : []));
  if (!taken.has('email')) {
    const at = free().find((column) => most(column, (cell) => isAddress(cell)));
    if (at !== undefined) columns[at] = take('email');
  }
  if (!taken.has('name') && !(taken.has('given-name') || taken.has('family-name'))) {
    const at = free().find((column) => most(column, (cell) => /\p{L}/u.test(cell) && !isAddress(cell) && cell.length < 120));
    if (at !== undefined) columns[at] = take('name');
  }
  // "Access needs": large print is a way to print, and anything else a note.
  for (const at of columns.keys()) {
    if (columns[at] !== 'ignore' || !/access|adjustment|additional needs/i.test(headings[at] ?? '')) continue;
    columns[at] = take(some.some((row) => presetOf(row[at] ?? '') !== undefined) ? 'preset' : 'note');
  }
  // A column of first names beside one of whole names says what the person is called.
  if (taken.has('name') && taken.has('given-name') && !taken.has('family-name') && !taken.has('knownAs'))
    columns[columns.indexOf('given-name')] = 'knownAs';
  return columns;
}

/** "Blythe, Mark" in most of a column: the family name stands first. */
export function familyFirst(names: readonly string[]): boolean {
  const filled = names.filter((name) => name !== '');
  return filled.length > 0 && filled.filter((name) => turned(name) !== name).length > filled.length / 2;
}

/** "Blythe, Mark" as "Mark Blythe". */
export const turned = (name: string): string => name.replace(/^([^,]{1,80}),\s*([^,]{1,80})$/, '$2 $1');

export const isAddress = (cell: string): boolean => /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+$/.test(cell);

const presets: readonly (readonly [Preset, RegExp])[] = [
  ['large', /large|18|giant/i],
  ['clear', /clear|14/i],
  ['dyslexia', /dyslexi|cream/i],
  ['plain', /plain|no.?colour|black/i],
  ['standard', /standard|usual|normal|default|11/i],
];
const phases: readonly (readonly [Phase, RegExp])[] = [
  ['early-years', /early|nursery|eyfs|reception/i],
  ['special', /special|send\b|alternative/i],
  ['post-16', /post.?16|sixth|further|college|fe\b/i],
  ['all-through', /all.?through|middle/i],
  ['primary', /primary|infant|junior|ks ?[12]/i],
  ['secondary', /^sec\b|secondary|high|ks ?[345]/i],
  ['other', /other|trust|central/i],
];
const routes: readonly (readonly [Route, RegExp])[] = [
  ['both', /both|and/i],
  ['fillable', /fill|pdf|electronic|digital|e-?mail|screen|online/i],
  ['paper', /paper|print/i],
];
const statuses: readonly (readonly [Status, RegExp])[] = [
  ['withdrawn', /withdr|left|drop/i],
  ['deferred', /defer|paus|postpon/i],
  ['active', /active|current|started|enrol|accept|yes/i],
];

const pick = <T>(list: readonly (readonly [T, RegExp])[], cell: string): T | undefined =>
  list.find(([, pattern]) => pattern.test(cell))?.[0];
export const presetOf = (cell: string): Preset | undefined => pick(presets, cell);
export const phaseOf = (cell: string): Phase | undefined => pick(phases, cell);
export const routeOf = (cell: string): Route | undefined => pick(routes, cell);
export const statusOf = (cell: string): Status | undefined => pick(statuses, cell);
