import { describe, expect, it } from 'vitest';
import { applyMend, preflight } from '../../../main/core/preflight/preflight.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { shippedPack } from '../../support/packs.ts';
import { found, mendsAll, of, text } from '../../support/preflight.ts';

const { framework } = shippedPack();

describe('statements', () => {
  const shown: Block = { id: 'st', type: 'statements', title: 'Statements', framework: framework.id, ticks: true };
  const changed = (
    change: (statement: (typeof framework.groups)[number]['statements'][number]) => (typeof framework.groups)[number]['statements'],
  ) => ({ ...framework, groups: framework.groups.map((group) => ({ ...group, statements: group.statements.flatMap(change) })) });

  it('that run together are found where they hide, once, and parted', () => {
    const [n, o] = [14, 15].map((number) =>
      framework.groups.flatMap((group) => group.statements).find((statement) => statement.number === number),
    );
    const joined = changed((statement) =>
      statement.number === 14 ? [{ ...statement, text: `${n?.text} 6o. ${o?.text}` }] : statement.number === 15 ? [] : [statement],
    );
    const given = of([shown], { frameworks: [joined] });
    expect(found(given, 'statements-run-together').map(({ values }) => [values['code'], values['with']])).toEqual([['6n', '6o']]);
    expect(found(given, 'statement-missing')).toEqual([]);
    const mend = found(given, 'statements-run-together')[0]?.mends[0];
    const after = mend && applyMend(given, mend);
    expect(after?.frameworks[0]?.groups.flatMap((group) => group.statements.map(({ number, text: words }) => [number, words]))).toEqual(
      framework.groups.flatMap((group) => group.statements.map(({ number, text: words }) => [number, words])),
    );
    expect(after && preflight(after)).toEqual([]);
  });

  it('that are missing or doubled are named, and can be numbered again', () => {
    const without = of([shown], { frameworks: [changed((statement) => (statement.number === 15 ? [] : [statement]))] });
    expect(found(without, 'statement-missing').map(({ values }) => values['code'])).toEqual(['6o']);
    mendsAll(without, 'statement-missing');
    const doubled = of([shown], {
      frameworks: [changed((statement) => [statement, ...(statement.number === 3 ? [{ ...statement, id: 'twin' }] : [])])],
    });
    expect(found(doubled, 'statement-doubled').map(({ values }) => values['code'])).toEqual(['6c']);
    mendsAll(doubled, 'statement-doubled');
  });
});

describe('links', () => {
  it('to what is not there are found and undone', () => {
    const given = of([
      { id: 'a', type: 'scenario', title: 'Lost', scenario: 'nobody' },
      { id: 'b', type: 'prompts', title: 'Again', mode: 'collaborative', prompts: [], repeats: 'gone' },
      { id: 'c', type: 'statements', title: 'Some', framework: framework.id, only: ['impl-01', 'impl-99'], ticks: false },
      {
        id: 'd',
        type: 'prompts',
        title: 'Tied',
        mode: 'individual',
        prompts: [{ id: 'p', text: 'Why?', statements: ['impl-98'] }],
        statements: ['impl-01'],
      },
    ]);
    expect(found(given, 'dead-link').map(({ where, values }) => [where.block, values['to']])).toEqual([
      ['a', 'scenario'],
      ['b', 'block'],
      ['c', 'statement'],
      ['d', 'statement'],
    ]);
    mendsAll(given, 'dead-link');
  });

  it('that are no addresses are found', () => {
    const given = of([
      text('Read [the guide](htp:/eef) and [this](https://localhost) and [that](https://example.org/a) or [one](mailto:a@b.example).'),
    ]);
    expect(found(given, 'bad-address').map(({ values }) => values['href'])).toEqual(['htp:/eef', 'https://localhost']);
    mendsAll(given, 'bad-address');
  });
});
