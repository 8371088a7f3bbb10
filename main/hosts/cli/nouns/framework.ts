import { v7 as uuid } from 'uuid';
import { statementCode } from '../../../../preload/contract/model/framework.ts';
import { fateOf, type MappingChange } from '../../../../preload/contract/model/exchange.ts';
import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Told } from '../../../../preload/contract/model/insight.ts';
import { choose, chooseFramework } from '../choose.ts';
import { placeOf } from '../files.ts';
import { columns, count, wrap } from '../lines.ts';
import { warningRow } from '../findings.ts';
import { type Asked, type CommandHouse, type Outcome, Stop, type Verb } from '../verb.ts';
import { findCohort } from './cohort.ts';

const list: Verb = {
  summary: 'Lists the sets of statements',
  takes: [],
  options: {},
  examples: [['groundwork framework list', 'every framework, with its first and last statement']],
  run: async (_asked, { call }) => {
    const frameworks = await call('framework.list', {});
    const rows = frameworks.map((each) => [each.title, `${each.first} to ${each.last}`, count(each.statements, 'statement'), each.edition]);
    return { value: frameworks, lines: rows.length ? columns(rows) : ['There are no frameworks yet.'] };
  },
};

const show: Verb = {
  summary: 'Shows every statement of a framework, and where workbooks address it',
  takes: ['F'],
  options: {},
  examples: [['groundwork framework show Implementation', 'statements 6a to 6t in their groups']],
  run: async ({ words }, { call }) => {
    const found = chooseFramework(await call('framework.list', {}), words[0] ?? '');
    const shown = await call('framework.get', { framework: found.id });
    const { framework, uses } = shown;
    const lines = [`${framework.title} (${framework.edition})`];
    for (const group of framework.groups) {
      lines.push('', `${group.stem}:`);
      for (const statement of group.statements) {
        const places = new Set(uses.filter((use) => use.statement === statement.id).map((use) => use.blockTitle));
        const [first = '', ...rest] = wrap(plainText(statement.text), 88);
        lines.push(`  ${statementCode(framework.section, statement).padEnd(5)}${first}`, ...rest.map((line) => `       ${line}`));
        lines.push(`       ${places.size ? `Addressed in: ${[...places].join('; ')}` : 'Not addressed yet'}`);
      }
    }
    return { value: shown, lines: [...lines, '', `Source: ${framework.source}`, `Licence: ${framework.licence}`] };
  },
};

const importText: Verb = {
  summary: 'Adds a framework from a list of statements, as text or CSV',
  takes: ['FILE'],
  options: {
    title: { takes: 'TITLE', says: 'What it is called', required: true },
    edition: { takes: 'EDITION', says: 'Which edition of the set it is, as “2027”' },
    source: { takes: 'SOURCE', says: 'Where it is from' },
    look: { says: 'Say how it would be read, and keep nothing' },
  },
  examples: [
    [
      'groundwork framework import statements.csv --title Implementation --edition 2027',
      'groups, stems and statements, and what is wrong with them',
    ],
  ],
  notes: [
    'FILE may be - for standard input. Gaps, doubled codes and statements that run together are said, and never keep it from being added.',
  ],
  run: async ({ words, options }, house) => {
    if (options['title']?.trim() === '') throw new Stop('wrong-usage', '--title is empty.');
    const reading = await house.call('framework.read-text', {
      text: await house.readText(words[0] ?? ''),
      title: options['title'] ?? '',
      edition: options['edition'] ?? '',
      source: options['source'] ?? '',
    });
    const { framework: read, warnings } = reading;
    const statements = read.groups.flatMap((group) => group.statements);
    const lines = [
      `${read.title}: ${count(statements.length, 'statement')} in ${count(read.groups.length, 'group')}.`,
      ...columns(warnings.map((warning) => warningRow(warning).map((cell, at) => (at === 0 ? `  ${cell}` : cell)))),
    ];
    if (statements.length === 0)
      throw new Stop('refused', 'No statement was found in it: each begins with its code, such as 6a.', {
        code: 'bad-input',
        detail: { where: 'text' },
      });
    if ('look' in options) return { value: reading, lines: [...lines, 'Nothing was kept.'] };
    await house.call('framework.save', { op: uuid(), framework: read });
    return { value: reading, lines };
  },
};

const endings = ['csv', 'xlsx', 'json', 'pdf'] as const;

/** The map as the window shows it, on the screen or in a file. */
async function ofCohort(framework: string, options: Asked['options'], house: CommandHouse): Promise<Outcome> {
  if (options['in'] !== undefined) throw new Stop('wrong-usage', '--in is for the list without a cohort: the map shows every workbook.');
  const cohort = options['cohort'] === undefined ? {} : { cohort: (await findCohort(house, options['cohort'])).id };
  if (options['out'] !== undefined) {
    const { folder, file, ending } = placeOf(options['out'], endings);
    const done = await house.call('coverage.export', { framework, ...cohort, format: ending, folder, file });
    return { value: done, lines: [done.file] };
  }
  const map = await house.call('coverage.get', { framework, ...cohort });
  const rows = map.rows.map(({ code, short, meets, ...told }) => [
    `  ${code}`,
    meets.some((meet) => meet.includes('asked')) ? 'asked' : meets.some((meet) => meet.includes('taught')) ? 'taught' : '–',
    `taught ${toldWord(told.taught)}`,
    `practised ${toldWord(told.practised)}`,
    `wrote ${toldWord(told.written)}`,
    `secure ${toldWord(told.secure)}`,
    short,
  ]);
  return { value: map, lines: [`${map.says}.`, ...map.notes, ...columns(rows), ...map.gaps.map(({ says }) => says)] };
}

const toldWord = (told: Told): string => (told.is === 'known' ? String(told.count) : told.is === 'few' ? 'under 5' : 'withheld');

const coverage: Verb = {
  summary: 'Shows which statements workbooks teach, practise and ask about, and which not yet',
  takes: ['F'],
  options: {
    in: { takes: 'W', says: 'In this workbook only' },
    cohort: { takes: 'C', says: 'Beside it what a cohort was taught, practised, wrote about and is secure in' },
    out: { takes: 'FILE', says: 'Write it to a .csv, .xlsx, .json or .pdf file; a PDF is one page of A4' },
  },
  examples: [
    ['groundwork framework coverage Implementation --in "Local Seminar 1"', 'a line for each statement'],
    ['groundwork framework coverage Implementation --cohort Autumn', 'what the cohort made of each statement, and where the gaps are'],
    ['groundwork framework coverage Implementation --cohort Autumn --out coverage.pdf', 'the whole map on one page'],
  ],
  notes: [
    'What was tied to another edition is counted through the mapping between the two. A file tells nothing of fewer than five people.',
  ],
  run: async ({ words, options }, house) => {
    const { call } = house;
    const found = chooseFramework(await call('framework.list', {}), words[0] ?? '');
    if (options['cohort'] !== undefined || options['out'] !== undefined) return ofCohort(found.id, options, house);
    const only =
      options['in'] === undefined ? null : choose(await call('workbook.list', {}), options['in'], 'workbook', (each) => each.title).id;
    const { framework: shown, uses } = await call('framework.get', { framework: found.id });
    const rows = shown.groups.flatMap((group) =>
      group.statements.map((statement) => {
        const mine = uses.filter((use) => use.statement === statement.id && (only === null || use.workbook === only));
        return {
          id: statement.id,
          code: statementCode(shown.section, statement),
          short: statement.short,
          taught: mine.filter(({ how }) => how === 'taught').length,
          asked: mine.filter(({ how }) => how === 'asked').length,
          shown: mine.filter(({ how }) => how === 'shown').length,
          rated: mine.filter(({ how }) => how === 'rated').length,
        };
      }),
    );
    const asked = rows.filter((row) => row.asked > 0).length;
    return {
      value: rows,
      lines: [
        `${asked} of ${count(rows.length, 'statement')} ${asked === 1 ? 'is' : 'are'} asked about.`,
        ...columns(
          rows.map((row) => [
            `  ${row.code}`,
            row.asked ? `asked ${row.asked}×` : row.taught ? 'taught, not asked' : row.shown || row.rated ? 'listed only' : 'not yet',
            row.short,
          ]),
        ),
      ],
    };
  },
};

const codes: Verb = {
  summary: 'Sets how a cohort numbers the statements: 4 makes 6d 4d, on its copies and its coverage',
  takes: ['F'],
  options: {
    cohort: { takes: 'C', says: 'Whose codes they are', required: true },
    section: { takes: 'N', says: 'The number of the area to them; without it, as the framework has it' },
  },
  examples: [['groundwork framework codes Implementation --cohort Autumn --section 4', '6a to 6t are 4a to 4t to Autumn']],
  run: async ({ words, options }, { call }) => {
    const found = chooseFramework(await call('framework.list', {}), words[0] ?? '');
    const cohort = choose(await call('cohort.list', {}), options['cohort'] ?? '', 'cohort', (each) => each.title);
    const given = options['section'];
    const section = given === undefined ? null : Number(given);
    if (section !== null && !(Number.isInteger(section) && section >= 1 && section <= 99))
      throw new Stop('wrong-usage', '--section takes a whole number from 1 to 99.');
    await call('codes.set', { op: uuid(), cohort: cohort.id, framework: found.id, section });
    const number = section ?? found.section;
    const code = (text: string): string => text.replace(/^\d+/, String(number));
    return {
      value: { cohort: cohort.id, framework: found.id, section: number },
      lines: [`To ${cohort.title} they are ${code(found.first)} to ${code(found.last)}.`],
    };
  },
};

/** "same as 7a", "split into 7a and 7c", "dropped" */
const becameWord = ({ fate, to }: MappingChange['statements'][number]['after']): string =>
  to.length === 0 ? 'dropped' : `${fate} ${fate === 'split' || fate === 'merged' ? 'into' : 'as'} ${to.join(' and ')}`;

const map: Verb = {
  summary: 'Shows what became of each statement in another edition, and when that was changed',
  takes: ['F'],
  options: {
    to: { takes: 'F', says: 'The later edition', required: true },
    keep: { says: 'Keep what is proposed by wording, where nothing is kept yet' },
  },
  examples: [
    ['groundwork framework map Implementation --to "Implementation 2027"', 'same, split, merged or dropped, and the dates of changes'],
  ],
  notes: ['Ties are changed in the window, or with “groundwork call mapping.save”.'],
  run: async ({ words, options }, { call }) => {
    const frameworks = await call('framework.list', {});
    const earlier = chooseFramework(frameworks, words[0] ?? '');
    const later = chooseFramework(frameworks, options['to'] ?? '');
    if (earlier.id === later.id) throw new Stop('wrong-usage', '--to takes another framework than the first.');
    const pair = { from: earlier.id, to: later.id };
    let kept = await call('mapping.get', pair);
    if (!kept && 'keep' in options) {
      await call('mapping.save', { op: uuid(), mapping: await call('mapping.propose', pair) });
      kept = await call('mapping.get', pair);
    }
    const mapping = kept ?? (await call('mapping.propose', pair));
    const history = await call('mapping.history', pair);
    const codeIn = async (id: string): Promise<Map<string, string>> => {
      const { framework: read } = await call('framework.get', { framework: id });
      return new Map(read.groups.flatMap(({ statements }) => statements.map((each) => [each.id, statementCode(read.section, each)])));
    };
    const [before, after] = [await codeIn(earlier.id), await codeIn(later.id)];
    const rows = mapping.rows.map((row) => ({
      from: row.from.map((id) => before.get(id) ?? ''),
      fate: fateOf(row),
      to: row.to.map((id) => after.get(id) ?? ''),
    }));
    return {
      value: { ...pair, kept: kept !== null, rows, history },
      lines: [
        kept ? 'As it was kept.' : 'Proposed by wording; nothing is kept yet.',
        ...columns(rows.map(({ from, fate, to }) => [`  ${from.join(' and ') || '–'}`, fate, to.join(' and ')])),
        ...(history.length > 0 ? ['', 'What changed, and when:'] : []),
        ...history.flatMap(({ at, first, totals, statements }) => {
          const day = at.slice(0, 16).replace('T', ' ');
          const { same, changed, dropped, fresh } = totals;
          return first
            ? [`  ${day}  first kept: ${same} the same, ${changed} split, merged or recast, ${dropped} dropped, ${fresh} new`]
            : statements.map((each) => `  ${day}  ${each.code} ${becameWord(each.after)}, before: ${becameWord(each.before)}`);
        }),
      ],
    };
  },
};

export const framework = {
  summary: 'The statements that your programme teaches',
  verbs: { list, show, import: importText, coverage, codes, map },
};
