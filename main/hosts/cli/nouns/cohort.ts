import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import * as v from 'valibot';
import type { CallOutput } from '../../../../preload/contract/calls.ts';
import { CopiesResult } from '../../../../preload/contract/model/copies.ts';
import { Naming, pseudonyms } from '../../../../preload/contract/model/people.ts';
import type { Tally } from '../../../../preload/contract/model/seminars.ts';
import type { TableSource } from '../../../../preload/contract/model/tables.ts';
import { choose } from '../choose.ts';
import { columns, count, day } from '../lines.ts';
import { type CommandHouse, Stop, type Verb } from '../verb.ts';
import { dayOf } from '../words.ts';
import { report } from './cohort-report.ts';

type Cohort = CallOutput<'cohort.list'>[number];

const list: Verb = {
  summary: 'Lists your cohorts',
  takes: [],
  options: {},
  examples: [['groundwork cohort list', 'every cohort, with how long its words are kept']],
  run: async (_asked, { call }) => {
    const cohorts = await call('cohort.list', {});
    const rows = cohorts.map((each) => [
      each.sample ? `${each.title} (invented)` : each.title,
      each.programme,
      count(each.people, 'person', 'people'),
      `kept until ${day(each.retention.due)}`,
    ]);
    return {
      value: cohorts,
      lines: rows.length
        ? columns(rows)
        : [
            'There are no cohorts yet. “groundwork cohort add” makes one; “groundwork sample add” brings invented people to look round with.',
          ],
    };
  },
};

const add: Verb = {
  summary: 'Makes a cohort, for people to be added to',
  takes: ['TITLE'],
  options: {
    programme: { takes: 'PROGRAMME', says: 'What they take together: NPQLTD, or whatever it is called', required: true },
    ends: { takes: 'DAY', says: 'The day on which the programme ends: 2027-12-17', required: true },
    keep: {
      takes: 'MONTHS',
      says: 'How many months after that their words are kept: 6, 12, 24, 36, or as your provider says',
      required: true,
    },
    reason: { takes: 'TEXT', says: 'Why so long' },
  },
  examples: [
    [
      'groundwork cohort add "Autumn 2026" --programme NPQLTD --ends 2027-12-17 --keep 12',
      'then “groundwork cohort import” or “person add”',
    ],
  ],
  notes: ['Nothing is ever removed by itself: when the time is over you are reminded, and decide.'],
  run: async ({ words, options }, { call }) => {
    const title = (words[0] ?? '').trim();
    const same = (await call('cohort.list', {})).find((each) => each.title.toLocaleLowerCase('en-GB') === title.toLocaleLowerCase('en-GB'));
    if (same)
      throw new Stop('refused', `There is a cohort “${same.title}” already. Nothing was changed; choose a title that tells them apart.`, {
        code: 'conflict',
        detail: { what: 'cohort' },
      });
    const from = dayOf('ends', options['ends']) ?? '';
    const months = Number(options['keep']);
    if (!Number.isInteger(months) || months < 1 || months > 120)
      throw new Stop('wrong-usage', '--keep needs a number of months, from 1 to 120.');
    const { programme = '', reason } = options;
    const id = uuid();
    // The core counts the day by itself.
    const retention = { months, from, due: from, ...(reason === undefined ? {} : { reason }) };
    await call('cohort.save', { op: uuid(), cohort: { id, title, programme, retention, revision: 0 } });
    const made = (await call('cohort.list', {})).find((each) => each.id === id);
    return {
      value: made ?? { id },
      lines: [
        `${title} is made. What its people write is kept until ${day(made?.retention.due ?? from)}.`,
        `“groundwork cohort import FILE --cohort "${title}"” takes people in from a table; “groundwork person add” adds one.`,
      ],
    };
  },
};

const importPeople: Verb = {
  summary: 'Takes people in from a table: CSV, XLSX, or typed',
  takes: ['FILE'],
  options: {
    cohort: { takes: 'C', says: 'Whose people they are', required: true },
    look: { says: 'Only say what would be done' },
  },
  examples: [
    ['groundwork cohort import people.xlsx --cohort Autumn --look', 'says how each column and row is understood'],
    ['groundwork cohort import people.xlsx --cohort Autumn', 'adds who is new, and what is new of those who are there'],
  ],
  notes: [
    'FILE may be - for standard input. Somebody is known by the same email, or by the same name in the same school. One undo takes all of it back.',
  ],
  run: async ({ words, options }, house) => {
    const cohort = await findCohort(house, options['cohort'] ?? '');
    const source = await sourceOf(words[0] ?? '', house);
    if (options['look'] !== undefined) {
      const look = await house.call('people.look', { cohort: cohort.id, source });
      const { add, update, skip } = look.counts;
      return {
        value: look,
        lines: [
          ...columns(look.columns.map(({ heading, takenFor }) => [`  ${heading}`, takenFor])),
          `Would add ${add}, change ${update} and leave ${skip}. Nothing was changed.`,
        ],
      };
    }
    const done = await house.call('people.import', { op: uuid(), cohort: cohort.id, source });
    return { value: done, lines: [`Added ${done.added}, changed ${done.updated}, left ${done.skipped} as they were.`] };
  },
};

const copies: Verb = {
  summary: 'Makes a workbook for everybody in a cohort, each in their own print',
  takes: ['C'],
  options: {
    workbook: { takes: 'W', says: 'Which workbook', required: true },
    out: { takes: 'FOLDER', says: 'Where to write', required: true },
    merged: { says: 'Copies on paper in one file for each print preset' },
    'no-thread': { says: 'Do not begin copies with what their owners said they would do' },
  },
  examples: [['groundwork cohort copies Autumn --workbook "Local Seminar 1" --out copies', 'for those who have none of this edition yet']],
  notes: ['Whoever joins later gets theirs by the same command; the others keep what they have.'],
  run: async ({ words, options }, house) => {
    const cohort = await findCohort(house, words[0] ?? '');
    const workbook = choose(await house.call('workbook.list', {}), options['workbook'] ?? '', 'workbook', (each) => each.title);
    const plan = await house.call('copy.plan', { cohort: cohort.id, workbook: workbook.id });
    if (plan.groups.length === 0) return { value: { copies: 0 }, lines: ['Everybody has a copy of this edition already.'] };
    const made = await house.finish('copy.make', {
      cohort: cohort.id,
      workbook: workbook.id,
      folder: path.resolve(options['out'] ?? ''),
      paper: options['merged'] === undefined ? 'separate' : 'merged',
      thread: options['no-thread'] === undefined,
    });
    const result = v.parse(CopiesResult, made);
    return {
      value: result,
      lines: [
        `${count(result.copies, 'copy', 'copies')} in ${count(result.files.length, 'file')}, ${count(result.pages, 'page')}: ${result.folder}`,
      ],
    };
  },
};

const register: Verb = {
  summary: 'Shows who was there, and who is where against the line',
  takes: ['C'],
  options: {
    out: { takes: 'FILE', says: 'Write it as a PDF for the provider instead' },
    names: { takes: 'HOW', says: 'shown (usual) or hidden', oneOf: Naming.options },
  },
  examples: [
    ['groundwork cohort register Autumn', 'each person with what they still need'],
    ['groundwork cohort register Autumn --out evidence.pdf', 'the evidence that a provider asks for'],
  ],
  run: async ({ words, options }, house) => {
    const cohort = await findCohort(house, words[0] ?? '');
    const names = v.parse(Naming, options['names'] ?? 'shown');
    if (options['out'] !== undefined) {
      const file = path.resolve(options['out']);
      const sheet = await house.call('register.evidence', { cohort: cohort.id, names });
      try {
        writeFileSync(file, Buffer.from(sheet.pdf, 'base64'));
      } catch {
        throw new Stop('refused', `It could not be written: ${file}.`, { code: 'file-not-writable', detail: { path: file } });
      }
      return { value: { file, pages: sheet.pages }, lines: [`${file} (${count(sheet.pages, 'page')})`] };
    }
    const [found, people] = [
      await house.call('register.get', { cohort: cohort.id }),
      await house.call('person.list', { cohort: cohort.id }),
    ];
    const hidden = pseudonyms(people);
    const tallies = new Map(found.rows.map((row) => [row.participant, row.tallies]));
    // Hidden names stand in the order of their numbers: that of the alphabet would tell who is who.
    const listed = names === 'hidden' ? people.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)) : people;
    const rows = listed.map(({ id, name, status = 'active' }) => [
      `${names === 'hidden' ? (hidden.get(id) ?? '') : name}${status === 'active' ? '' : ` (${status})`}`,
      ...(tallies.get(id) ?? []).map(tallyLine),
    ]);
    return { value: found, lines: rows.length ? columns(rows) : ['There is nobody in this cohort yet.'] };
  },
};

const standings: Record<Tally['standing'], (tally: Tally) => string> = {
  empty: () => 'nothing planned',
  met: () => 'reached',
  'on-course': ({ toGo }) => `${toGo} to go`,
  tight: ({ toGo }) => (toGo === 1 ? 'needs the one that is left' : `needs all ${toGo} that are left`),
  'catch-up': ({ catchUp }) => `has to catch up on ${catchUp}`,
};
const tallyLine = (tally: Tally): string =>
  `${tally.attended} of ${tally.planned}${tally.counts === 'all' ? '' : ` ${tally.counts}`}, needs ${tally.needed}: ${standings[tally.standing](tally)}`;

export const findCohort = async ({ call }: CommandHouse, asked: string): Promise<Cohort> =>
  choose(await call('cohort.list', {}), asked, 'cohort', (each) => each.title);

export const sourceOf = async (file: string, { readText }: CommandHouse): Promise<TableSource> =>
  file === '-' ? { by: 'text', text: await readText('-') } : { by: 'path', path: path.resolve(file) };

export const cohort = {
  summary: 'Cohorts: their people, registers, copies and reports',
  verbs: { list, add, import: importPeople, copies, register, report },
};
