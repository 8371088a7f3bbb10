import path from 'node:path';
import { v7 as uuid } from 'uuid';
import * as v from 'valibot';
import { type ErasureReport, type Participant, Phase, Route } from '../../../../preload/contract/model/people.ts';
import { Preset } from '../../../../preload/contract/model/print.ts';
import { makeFolders } from '../../folders.ts';
import { choose } from '../choose.ts';
import { columns, day } from '../lines.ts';
import { type CommandHouse, Stop, type Verb } from '../verb.ts';
import { findCohort } from './cohort.ts';

const list: Verb = {
  summary: 'Lists the people whose words are kept',
  takes: [],
  options: {},
  examples: [['groundwork person list', 'everybody, with their cohort']],
  run: async (_asked, { call }) => {
    const [people, cohorts] = [await call('person.list', {}), await call('cohort.list', {})];
    const titles = new Map(cohorts.map((cohort) => [cohort.id, cohort.title]));
    const rows = people.map((person) => [person.name, titles.get(person.cohort) ?? '', person.setting ?? '', person.id]);
    return {
      value: people,
      lines: rows.length
        ? columns(rows)
        : ['There is nobody yet. “groundwork cohort import” takes people in from a table; “groundwork person add” adds one.'],
    };
  },
};

const add: Verb = {
  summary: 'Adds one person to a cohort',
  takes: ['NAME'],
  options: {
    cohort: { takes: 'C', says: 'Which cohort', required: true },
    'known-as': { takes: 'NAME', says: 'What they are called, where that is another name' },
    email: { takes: 'EMAIL', says: 'Their address' },
    role: { takes: 'ROLE', says: 'What they do: class teacher, teaching assistant, office manager' },
    setting: { takes: 'SCHOOL', says: 'Their school or organisation' },
    phase: { takes: 'PHASE', says: Phase.options.join(', '), oneOf: Phase.options },
    preset: { takes: 'PRESET', says: `How their workbooks are printed: ${Preset.options.join(', ')}`, oneOf: Preset.options },
    route: { takes: 'ROUTE', says: `How they get them: ${Route.options.join(', ')}`, oneOf: Route.options },
    note: { takes: 'TEXT', says: 'For you' },
    another: { says: 'Also where somebody of that name is in the cohort already' },
  },
  examples: [
    [
      'groundwork person add "Ada Example" --cohort Autumn --email ada@school.example --preset large',
      'many at once: “groundwork cohort import”',
    ],
  ],
  run: async ({ words, options }, house) => {
    const cohort = await findCohort(house, options['cohort'] ?? '');
    const name = (words[0] ?? '').trim();
    const same = (await house.call('person.list', { cohort: cohort.id })).some((each) => plain(each.name) === plain(name));
    if (same && options['another'] === undefined)
      throw new Stop('refused', `${name} is in ${cohort.title} already. Nothing was changed; add --another if this is somebody else.`, {
        code: 'conflict',
        detail: { what: 'person' },
      });
    const { 'known-as': knownAs, email, role, setting, note } = options;
    const id = uuid();
    await house.call('person.save', {
      op: uuid(),
      person: {
        id,
        cohort: cohort.id,
        name,
        ...(knownAs === undefined ? {} : { knownAs }),
        ...(email === undefined ? {} : { email }),
        ...(role === undefined ? {} : { role }),
        ...(setting === undefined ? {} : { setting }),
        ...(note === undefined ? {} : { note }),
        ...(options['phase'] === undefined ? {} : { phase: v.parse(Phase, options['phase']) }),
        ...(options['preset'] === undefined ? {} : { preset: v.parse(Preset, options['preset']) }),
        ...(options['route'] === undefined ? {} : { route: v.parse(Route, options['route']) }),
        revision: 0,
      },
    });
    return { value: { person: id, cohort: cohort.id }, lines: [`${name} is in ${cohort.title}.`] };
  },
};

const exportOne: Verb = {
  summary: 'Writes out everything that is kept about one person, for them',
  takes: ['P'],
  options: { out: { takes: 'FOLDER', says: 'Where to write', required: true } },
  examples: [['groundwork person export "Ada Example" --out for-ada', 'a PDF to read and a JSON file, with the day by which they are due']],
  run: async ({ words, options }, house) => {
    const person = await find(house, words[0] ?? '');
    const folder = path.resolve(options['out'] ?? '');
    try {
      makeFolders(folder);
    } catch {
      throw new Stop('refused', `It could not be written: ${folder}.`, { code: 'file-not-writable', detail: { path: folder } });
    }
    const report = await house.call('person.access', { person: person.id, asked: house.today(), folder });
    return {
      value: report,
      lines: [
        ...report.files.map((file) => path.resolve(report.folder, file)),
        `If they asked today, give it to them by ${day(report.dueSafe)}; the law allows until ${day(report.dueLatest)}.`,
      ],
    };
  },
};

const erase: Verb = {
  summary: 'Erases one person for good',
  takes: ['P'],
  options: { yes: { says: 'Do it: without this nothing is changed' } },
  examples: [
    ['groundwork person erase "Ada Example"', 'says what would go, and what other files would still hold'],
    ['groundwork person erase "Ada Example" --yes', 'erases; this cannot be undone'],
  ],
  run: async ({ words, options }, house) => {
    const person = await find(house, words[0] ?? '');
    if (options['yes'] === undefined) {
      const preview = await house.call('erase.preview', { kind: 'person', id: person.id });
      return { value: preview, lines: [...told(preview), 'Nothing was changed. Add --yes to erase; it cannot be undone.'], refused: true };
    }
    const report = await house.call('erase.do', { kind: 'person', id: person.id });
    return { value: report, lines: told(report) };
  },
};

function told(report: ErasureReport): string[] {
  const rows = Object.entries(report.removed).filter(([, number]) => number > 0);
  return [
    report.done ? 'Erased:' : 'Would be erased:',
    ...(rows.length
      ? columns(rows.map(([what, number]) => [`  ${number.toLocaleString('en-GB')}`, what]))
      : ['  nothing is kept about them']),
    ...report.backups.map((backup) => `Still in the backup of ${day(backup.made)}: ${backup.file}`),
    ...report.exported
      .filter((file) => file.there)
      .map((file) => `Still in a file that Groundwork wrote on ${day(file.made)}: ${file.file}`),
  ];
}

const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en-GB').trim();

async function find({ call }: CommandHouse, asked: string): Promise<Participant> {
  return choose(await call('person.list', {}), asked, 'person', (each) => each.name);
}

export const person = {
  summary: 'People: adding them, and what is kept about one of them, to give to them or to erase',
  verbs: { list, add, export: exportOne, erase },
};
