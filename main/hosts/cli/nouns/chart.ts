import * as v from 'valibot';
import { ChartName, Grouping } from '../../../../preload/contract/charts/series.ts';
import { describeChart } from '../../../../preload/contract/charts/describe.ts';
import { cellSaid } from '../../../../preload/contract/charts/words.ts';
import { Naming, Phase, pseudonyms } from '../../../../preload/contract/model/people.ts';
import { choose, chooseFramework } from '../choose.ts';
import { placeOf } from '../files.ts';
import { columns } from '../lines.ts';
import { type Asked, type CommandHouse, Stop, type Verb } from '../verb.ts';
import { findCohort } from './cohort.ts';

const endings = ['svg', 'png', 'csv', 'xlsx', 'json'] as const;
const overs = ['occasions', 'seminars', 'prompts'] as const;

/** A chart of how a cohort stands: its sentence and its table, or a file. */
export const chart: Verb = {
  summary: 'Shows how a cohort stands, as a table, or writes the chart to a file',
  takes: ['NAME'],
  options: {
    cohort: { takes: 'C', says: 'Which cohort', required: true },
    out: { takes: 'FILE', says: 'Write it to a .svg, .png, .csv, .xlsx or .json file' },
    against: { takes: 'C', says: 'Another cohort beside it' },
    framework: { takes: 'F', says: 'Which statements; without it those that the cohort uses most' },
    workbook: { takes: 'W', says: 'Which workbook, for completion and sensemaking; without it the one that came back last' },
    groups: { takes: 'WHAT', says: `Groups of what, for confidence-groups: ${Grouping.options.join(', ')}`, oneOf: Grouping.options },
    over: { takes: 'WHAT', says: 'For confidence-groups: occasions or seminars; for themes: prompts or seminars', oneOf: overs },
    role: { takes: 'ROLE', says: 'Only people with this role' },
    phase: { takes: 'PHASE', says: `Only people of this phase: ${Phase.options.join(', ')}`, oneOf: Phase.options },
    setting: { takes: 'SCHOOL', says: 'Only people of this school or organisation' },
    names: { takes: 'HOW', says: 'hidden or shown (without it hidden)', oneOf: Naming.options },
  },
  examples: [
    ['groundwork chart confidence --cohort Autumn', 'the sentence, and the figures behind the chart'],
    ['groundwork chart attendance --cohort Autumn --out attendance.png', 'a picture for slides'],
    ['groundwork chart confidence --cohort Autumn --against Spring --out confidence.svg', 'two cohorts beside each other'],
  ],
  notes: [
    `NAME is one of ${ChartName.options.join(', ')}.`,
    'A file tells nothing of fewer than five people. On the screen neither, unless names are shown.',
  ],
  run: async ({ words, options }, house) => {
    const name = v.safeParse(ChartName, words[0]);
    if (!name.success) throw new Stop('wrong-usage', `There is no chart ${words[0]}. There are ${ChartName.options.join(', ')}.`);
    const ask = await askOf(name.output, options, house);
    if (options['out'] !== undefined) {
      const { folder, file, ending } = placeOf(options['out'], endings);
      const done = await house.call('chart.save', { ...ask, format: ending, folder, file });
      return { value: done, lines: [done.says, done.file] };
    }
    const series = await house.call('chart.get', ask);
    const people = await house.call('person.list', { cohort: ask.cohort });
    const called = ask.names === 'hidden' ? pseudonyms(people) : new Map(people.map((person) => [person.id, person.name]));
    const { says, notes, table } = describeChart(series, (id) => called.get(id) ?? '');
    const rows = table.rows.map(({ cells }) => cells.map((cell, at) => cellSaid(cell, table.headings[at]?.form)));
    return {
      value: series,
      lines: [says, ...(rows.length > 0 ? columns([table.headings.map(({ title }) => title), ...rows]) : []), ...notes],
    };
  },
};

async function askOf(name: ChartName, options: Asked['options'], house: CommandHouse) {
  const cohort = await findCohort(house, options['cohort'] ?? '');
  const frameworks = await house.call('framework.list', { cohort: cohort.id });
  const framework = options['framework'] === undefined ? frameworks[0] : chooseFramework(frameworks, options['framework']);
  if (!framework) throw new Stop('refused', 'There is no framework yet.', { code: 'not-found', detail: { what: 'framework' } });
  const { role, phase, setting } = options;
  return {
    chart: name,
    cohort: cohort.id,
    framework: framework.id,
    names: v.parse(v.optional(Naming, 'hidden'), options['names']),
    only: {
      ...(role === undefined ? {} : { role }),
      ...(phase === undefined ? {} : { phase: v.parse(Phase, phase) }),
      ...(setting === undefined ? {} : { setting }),
    },
    ...(options['against'] === undefined ? {} : { against: (await findCohort(house, options['against'])).id }),
    ...(options['groups'] === undefined ? {} : { groups: v.parse(Grouping, options['groups']) }),
    ...(options['over'] === undefined ? {} : { over: v.parse(v.picklist(overs), options['over']) }),
    ...(options['workbook'] === undefined ? {} : { edition: await lastEdition(options['workbook'], house) }),
  };
}

async function lastEdition(asked: string, { call }: CommandHouse): Promise<string> {
  const workbook = choose(await call('workbook.list', {}), asked, 'workbook', (each) => each.title);
  const [edition] = await call('edition.list', { workbook: workbook.id });
  if (!edition) throw new Stop('refused', `“${workbook.title}” was not issued yet.`, { code: 'not-found', detail: {} });
  return edition.id;
}
