import type { Stage } from '../../preload/contract/model/framework.ts';
import { count } from './numbers.ts';

type How = 'shown' | 'taught' | 'asked' | 'rated';

const stages: Readonly<Record<Stage, string>> = {
  whole: 'The whole process',
  explore: 'Explore',
  prepare: 'Prepare',
  deliver: 'Deliver',
  sustain: 'Sustain',
};
const hows: Readonly<Record<How, string>> = { asked: 'Practised in', taught: 'Taught in', shown: 'Listed in', rated: 'Rated in' };

export const statements = {
  stage: (stage: Stage): string => stages[stage],
  how: (how: How): string => hows[how],
  title: (all: number, asked: number): string => {
    if (all === 0) return 'This framework has no statements yet';
    if (asked === all) return `All ${count(all, 'statement')} are practised`;
    if (asked === 0) return `None of the ${count(all, 'statement')} is practised yet`;
    const rest = all - asked;
    return `${asked} of ${count(all, 'statement')} are practised; ${rest === 1 ? 'one is' : `${rest} are`} not`;
  },
  lead: (title: string, first: string, last: string, edition: string, workbooks: readonly string[]): string =>
    `${title}, ${first} to ${last}. ${edition}. ${workbooks.length === 0 ? 'No workbook addresses them yet.' : workbooks.length === 1 ? `Looked for in ${workbooks[0]}.` : `Looked for in ${count(workbooks.length, 'workbook')}.`}`,
  practised: 'Practised: a prompt asks for it. Taught: a block works on it, and no prompt asks. Listed and rated say no more than that.',
  framework: 'Framework',
  find: 'Find a statement or a code',
  filter: 'Show',
  filters: { all: 'All', gaps: 'Not practised', practised: 'Practised' },
  none: 'No statement fits.',
  shows: (shown: number, all: number): string => `${shown} of ${all} shown`,
  notAddressed: 'In no workbook yet.',
  gap: (hows: readonly How[]): string =>
    hows.includes('taught') ? 'Taught, and no prompt asks for it.' : 'Listed, and no prompt asks for it.',
  noTitle: 'a block without a title',
  here: (code: string): string => `Statement ${code}`,
  unknown: (code: string): string => `There is no statement ${code} here.`,
  empty: 'No framework yet',
  emptyLead: 'Statements stand here by group, each with the places where a workbook practises it.',
  source: 'Source',
};
