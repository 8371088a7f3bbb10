import path from 'node:path';
import * as v from 'valibot';
import type { CallInput } from '../../../../preload/contract/calls.ts';
import { Naming } from '../../../../preload/contract/model/people.ts';
import { AnswersExported, NamesChecked, type Range } from '../../../../preload/contract/model/review.ts';
import { choose } from '../choose.ts';
import { columns, count, day, wrap } from '../lines.ts';
import { type CommandHouse, Stop, type Verb } from '../verb.ts';
import { findCohort } from './cohort.ts';

const Format = v.picklist(['csv', 'xlsx', 'json', 'qdpx', 'qdc']);
const naming = { takes: 'HOW', says: 'shown (usual) or hidden', oneOf: Naming.options };
const width = 96;

export const searchAnswers: Verb = {
  summary: 'Finds answers by their words',
  takes: ['TEXT'],
  options: {
    cohort: { takes: 'C', says: 'Only of this cohort' },
    tag: { takes: 'T', says: 'Only answers with an excerpt on this tag, or under it' },
    starred: { says: 'Only starred answers' },
    names: naming,
    limit: { takes: 'N', says: 'How many at most (usually 20)' },
  },
  examples: [
    ['groundwork responses search "till the soil"', 'answers with these three words, in any order'],
    [`groundwork responses search '"till the soil" plan*' --cohort Autumn`, 'with the phrase, and a word that begins with plan'],
    ['groundwork responses search "feedback NEAR/5 mentor"', 'with at most five words between the two'],
  ],
  notes: ['What was found stands between » and «. The newest answer comes first.'],
  run: async ({ words, options }, house) => {
    const limit = Number(options['limit'] ?? 20);
    if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw new Stop('wrong-usage', 'The limit is a whole number from 1 to 500.');
    const tag = options['tag'];
    const found = await house.call('review.search', {
      text: words[0] ?? '',
      filter: {
        ...(options['cohort'] === undefined ? {} : { cohort: (await findCohort(house, options['cohort'])).id }),
        ...(tag === undefined ? {} : { tag: choose(await house.call('tag.list', {}), tag, 'tag', ({ name }) => name).id }),
        ...(options['starred'] === undefined ? {} : { starred: true }),
      },
      names: v.parse(Naming, options['names'] ?? 'shown'),
      limit,
    });
    const lines = found.hits.flatMap(({ answer, ranges }) => [
      `${answer.writer.name}, ${day(answer.written)}${answer.question === '' ? '' : `: ${answer.question}`}`,
      ...wrap(marked(answer.text, ranges), width, '  '),
      '',
    ]);
    const more = found.next === null ? '' : ' There are more.';
    return {
      value: found,
      lines: found.hits.length === 0 ? ['Nothing was found.'] : [...lines, `${count(found.hits.length, 'answer')}.${more}`],
    };
  },
};

function marked(text: string, ranges: readonly Range[]): string {
  let out = '';
  let from = 0;
  for (const { start, end } of ranges) {
    out += `${text.slice(from, start)}»${text.slice(start, end)}«`;
    from = end;
  }
  return out + text.slice(from);
}

const formatOption = { takes: 'FORMAT', says: 'csv (usual), xlsx, json; qdpx or qdc for REFI-QDA', oneOf: Format.options };

export const findNames: Verb = {
  summary: 'Lists names of people and schools that stand in what an export would hold',
  takes: [],
  options: {
    cohort: { takes: 'C', says: 'Only of this cohort' },
    format: { ...formatOption, says: 'Of an export as this (usually xlsx, which holds most)' },
  },
  examples: [['groundwork responses names --cohort Autumn', 'what has to be decided before the answers leave without names']],
  run: async ({ options }, house) => {
    const checked = await checkNames(house, {
      ...(await cohortOf(options['cohort'], house)),
      format: v.parse(Format, options['format'] ?? 'xlsx'),
    });
    const { texts, names, found } = checked;
    return {
      value: checked,
      lines: [
        ...columns(
          found.map(({ in: where, found: name, instead, before, after }) => [
            name,
            `→ ${instead}`,
            where,
            `${oneLine(before)}${name}${oneLine(after)}`,
          ]),
        ),
        names > found.length ? `These are the first ${found.length}.` : '',
        names === 0 ? `No name was found in ${count(texts, 'text')}.` : `${count(names, 'place')} in ${count(texts, 'text')}.`,
      ].filter(Boolean),
    };
  },
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

const checkNames = async (house: CommandHouse, asked: CallInput<'responses.check'>): Promise<NamesChecked> =>
  v.parse(NamesChecked, await house.finish('responses.check', asked));

const cohortOf = async (asked: string | undefined, house: CommandHouse): Promise<{ cohort?: string }> =>
  asked === undefined ? {} : { cohort: (await findCohort(house, asked)).id };

export const exportAnswers: Verb = {
  summary: 'Writes answers out with their questions, tags, marks, memos and actions',
  takes: [],
  options: {
    out: { takes: 'FOLDER', says: 'Where to write', required: true },
    cohort: { takes: 'C', says: 'Only of this cohort' },
    format: formatOption,
    names: naming,
    found: { takes: 'WHAT', says: 'Names that stand in the texts: replace or leave all of them', oneOf: ['replace', 'leave'] },
  },
  examples: [
    ['groundwork responses export --cohort Autumn --out answers', 'a CSV file in the folder “answers”'],
    ['groundwork responses export --format xlsx --names hidden --found replace --out answers', 'of everybody, and nobody can be told'],
    ['groundwork responses export --cohort Autumn --format qdpx --found replace --out answers', 'a project for QualCoder, NVivo or MAXQDA'],
  ],
  notes: [
    'A file without names is written only when something was decided about every name that stands in the answers, memos, actions and tags: “groundwork responses names” lists them. A project of REFI-QDA (qdpx) never has names; its codebook alone (qdc) has no answers either. Memos stand in every format but the codebook; actions in xlsx and json.',
  ],
  run: async ({ options }, house) => {
    const format = v.parse(Format, options['format'] ?? 'csv');
    const names = v.parse(Naming, options['names'] ?? 'shown');
    const asked = await cohortOf(options['cohort'], house);
    const rest = options['found'] as 'replace' | 'leave' | undefined;
    if (rest === undefined && (format === 'qdpx' || names === 'hidden')) {
      const { names: open } = await checkNames(house, { ...asked, format });
      if (open > 0)
        throw new Stop(
          'refused',
          `${count(open, 'name')} of people or schools may stand in the texts. Look at them with “groundwork responses names”, then say --found replace or --found leave.`,
          { code: 'conflict', detail: { what: 'names', open } },
        );
    }
    const done = v.parse(
      AnswersExported,
      await house.finish('responses.export', {
        ...asked,
        format,
        names,
        ...(rest === undefined ? {} : { rest }),
        folder: path.resolve(options['out'] ?? ''),
      }),
    );
    const what = format === 'qdc' ? count(done.rows, 'tag') : count(done.rows, 'answer');
    return { value: done, lines: [`${what}: ${done.file}`] };
  },
};
