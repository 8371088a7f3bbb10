import { v7 as uuid } from 'uuid';
import * as v from 'valibot';
import type { CallOutput } from '../../../../preload/contract/calls.ts';
import { Naming } from '../../../../preload/contract/model/people.ts';
import { SeminarKind, Time } from '../../../../preload/contract/model/seminars.ts';
import { choose } from '../choose.ts';
import { writeOut } from '../files.ts';
import { columns, count, day } from '../lines.ts';
import { type CommandHouse, Stop, type Verb } from '../verb.ts';
import { dayOf } from '../words.ts';
import { findCohort } from './cohort.ts';

type Seminar = CallOutput<'seminar.list'>[number];

const list: Verb = {
  summary: 'Lists the seminars of a cohort, in their order',
  takes: [],
  options: { cohort: { takes: 'C', says: 'Whose seminars', required: true } },
  examples: [['groundwork seminar list --cohort Autumn', 'each with its day, and how many were there']],
  run: async ({ options }, house) => {
    const seminars = await seminarsOf(options['cohort'] ?? '', house);
    const rows = seminars.map((each) => [
      each.title,
      each.kind,
      each.day === undefined ? 'no day yet' : day(each.day),
      each.marked === 0 ? 'no register yet' : `${each.attended} of ${each.people} there`,
    ]);
    return {
      value: seminars,
      lines: rows.length ? columns(rows) : ['There are no seminars yet. “groundwork seminar add” plans one.'],
    };
  },
};

const add: Verb = {
  summary: 'Plans a seminar, a conference or self-study for a cohort',
  takes: ['TITLE'],
  options: {
    cohort: { takes: 'C', says: 'For whom', required: true },
    day: { takes: 'DAY', says: 'When: 2026-11-22' },
    starts: { takes: 'TIME', says: 'From: 13:30' },
    ends: { takes: 'TIME', says: 'To: 16:00' },
    place: { takes: 'PLACE', says: 'Where' },
    kind: { takes: 'KIND', says: `${SeminarKind.options.join(', ')} (without it seminar)`, oneOf: SeminarKind.options },
    workbook: { takes: 'W', says: 'The workbook that is used' },
  },
  examples: [
    [
      'groundwork seminar add "Local Seminar 1" --cohort Autumn --day 2026-11-22 --workbook "Seminar 1"',
      'it counts towards the line from its day on',
    ],
  ],
  run: async ({ words, options }, house) => {
    const cohort = await findCohort(house, options['cohort'] ?? '');
    const { place, workbook } = options;
    const book = workbook === undefined ? null : choose(await house.call('workbook.list', {}), workbook, 'workbook', (each) => each.title);
    const held = dayOf('day', options['day']);
    const [starts, ends] = [timeOf('starts', options['starts']), timeOf('ends', options['ends'])];
    if (starts !== undefined && ends !== undefined && ends <= starts) throw new Stop('wrong-usage', '--ends must be later than --starts.');
    const seminar = {
      id: uuid(),
      cohort: cohort.id,
      title: words[0] ?? '',
      kind: v.parse(v.optional(SeminarKind, 'seminar'), options['kind']),
      ...(held === undefined ? {} : { day: held }),
      ...(starts === undefined ? {} : { starts }),
      ...(ends === undefined ? {} : { ends }),
      ...(place === undefined ? {} : { place }),
      ...(book ? { workbook: book.id } : {}),
      agenda: [],
      resources: [],
      revision: 0,
    };
    await house.call('seminar.save', { op: uuid(), seminar });
    return {
      value: { seminar: seminar.id, cohort: cohort.id },
      lines: [`${seminar.title} is planned for ${cohort.title}${held === undefined ? ', without a day yet' : ` on ${day(held)}`}.`],
    };
  },
};

const signIn: Verb = {
  summary: 'Writes the sheet that people sign at the door, as PDF',
  takes: ['SEMINAR'],
  options: {
    cohort: { takes: 'C', says: 'Whose seminar', required: true },
    out: { takes: 'FILE', says: 'Where to write: a file, or a folder', required: true },
    names: { takes: 'HOW', says: 'shown (usual) or hidden', oneOf: Naming.options },
  },
  examples: [['groundwork seminar sign-in "Seminar 1" --cohort Autumn --out sign-in.pdf', 'a line for everybody who is expected']],
  run: async ({ words, options }, house) => {
    const seminar = choose(await seminarsOf(options['cohort'] ?? '', house), words[0] ?? '', 'seminar', (each) => each.title);
    const names = v.parse(Naming, options['names'] ?? 'shown');
    const sheet = await house.call('seminar.sign-in', { seminar: seminar.id, names });
    const file = writeOut(options['out'] ?? '', sheet.suggestedName, Buffer.from(sheet.pdf, 'base64'));
    return { value: { file, pages: sheet.pages }, lines: [`${file} (${count(sheet.pages, 'page')})`] };
  },
};

const seminarsOf = async (asked: string, house: CommandHouse): Promise<Seminar[]> =>
  house.call('seminar.list', { cohort: (await findCohort(house, asked)).id });

function timeOf(name: string, given: string | undefined): Time | undefined {
  if (given === undefined) return undefined;
  const time = v.safeParse(Time, given.padStart(5, '0'));
  if (!time.success) throw new Stop('wrong-usage', `--${name} needs a time such as 13:30.`);
  return time.output;
}

export const seminar = {
  summary: 'Seminars, conferences and self-study of a cohort',
  verbs: { list, add, 'sign-in': signIn },
};
