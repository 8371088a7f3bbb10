import { v7 as uuid } from 'uuid';
import type { Edition } from '../../../../preload/contract/model/workbook.ts';
import { choose } from '../choose.ts';
import { columns, count } from '../lines.ts';
import { type CommandHouse, Stop, type Verb } from '../verb.ts';
import { findCohort, sourceOf } from './cohort.ts';
import { exportAnswers, findNames, searchAnswers } from './responses-review.ts';

const importAnswers: Verb = {
  summary: 'Takes answers in from the export of a form',
  takes: ['FILE'],
  options: {
    cohort: { takes: 'C', says: 'Whose answers they are', required: true },
    workbook: { takes: 'W', says: 'The workbook whose latest edition was asked', required: true },
    look: { says: 'Only say what would be done' },
  },
  examples: [
    ['groundwork responses import form.xlsx --cohort Autumn --workbook "Local Seminar 1" --look', 'says who and what was recognised'],
    [
      'groundwork responses import form.xlsx --cohort Autumn --workbook "Local Seminar 1"',
      'takes the answers in; what stood there is kept',
    ],
  ],
  notes: ['Rows of people who are not known are left out, and counted.'],
  run: async ({ words, options }, house) => {
    const cohort = await findCohort(house, options['cohort'] ?? '');
    const edition = await latestEdition(options['workbook'] ?? '', house);
    const asked = { cohort: cohort.id, edition: edition.id, source: await sourceOf(words[0] ?? '', house) };
    if (options['look'] !== undefined) {
      const look = await house.call('responses.look', asked);
      const { people, answers, unmatched } = look.counts;
      const rows = look.columns.map(({ heading, takenFor }) => [
        `  ${heading.slice(0, 60)}`,
        typeof takenFor === 'string' ? takenFor : takenFor.field,
      ]);
      return {
        value: look,
        lines: [
          ...columns(rows),
          `${count(answers, 'answer')} of ${count(people, 'person', 'people')}; ${count(unmatched, 'row')} of nobody known. Nothing was changed.`,
        ],
      };
    }
    const done = await house.call('responses.import', { op: uuid(), ...asked });
    return {
      value: done,
      lines: [
        `${count(done.answers, 'answer')} of ${count(done.people, 'person', 'people')} taken in; ${count(done.unmatched, 'row')} left out.`,
      ],
    };
  },
};

async function latestEdition(asked: string, { call }: CommandHouse): Promise<Edition> {
  const workbook = choose(await call('workbook.list', {}), asked, 'workbook', (each) => each.title);
  const [edition] = await call('edition.list', { workbook: workbook.id });
  if (!edition)
    throw new Stop('refused', `“${workbook.title}” was not issued yet, so nobody can have answered it.`, { code: 'not-found', detail: {} });
  return edition;
}

export const responses = {
  summary: 'What people wrote: taken in from forms, searched, and written out',
  verbs: { import: importAnswers, search: searchAnswers, names: findNames, export: exportAnswers },
};
