import { statementCode } from '../../../../preload/contract/model/framework.ts';
import { plainText } from '../../../../preload/contract/model/inline.ts';
import { choose } from '../choose.ts';
import { columns, count, wrap } from '../lines.ts';
import type { Verb } from '../verb.ts';

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
    const found = choose(await call('framework.list', {}), words[0] ?? '', 'framework', (each) => each.title);
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

export const framework = { summary: 'The statements that your programme teaches', verbs: { list, show } };
