import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { findInContent } from '../../../main/core/workbooks/find.ts';
import { Pack } from '../../../main/core/packs/pack.ts';
import { statementUses } from '../../../main/core/workbooks/uses.ts';
import { promptsOf, titleOf } from '../../../preload/contract/draft.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import { namesOf } from '../../../preload/contract/model/scenario.ts';
import { shippedPack } from '../../support/packs.ts';

const { pack, workbook, framework, scenario } = shippedPack();
const source = readFileSync(path.resolve(import.meta.dirname, '../../fixtures/source/npqltd-seminar-1.txt'), 'utf8');
/** As a reader hears it: quotes, dashes, marks and spaces do not count. */
const heard = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[’‘“”'"*_–-]/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();
const blocks = workbook.sections.flatMap((section) => section.blocks);

describe('the statements that ship', () => {
  const codes = framework.groups.map((group) => group.statements.map((statement) => statementCode(framework.section, statement)));

  it('are twenty, 6a to 6t, in five groups of 3, 6, 4, 4 and 3', () => {
    expect(codes.map((group) => group.length)).toEqual([3, 6, 4, 4, 3]);
    expect(codes.flat()).toEqual([...'abcdefghijklmnopqrst'].map((letter) => `6${letter}`));
  });

  it('say word for word what the source says, 6n and 6o apart, 6h whole', () => {
    const words = heard(source);
    for (const statement of framework.groups.flatMap((group) => group.statements)) expect(words).toContain(heard(statement.text));
    for (const group of framework.groups) expect(words).toContain(heard(group.stem));
    const byCode = new Map(framework.groups.flatMap((group) => group.statements.map((s) => [statementCode(6, s), s.text])));
    expect(byCode.get('6n')).not.toContain('Monitoring');
    expect(byCode.get('6o')).toMatch(/^Monitoring implementation/);
    expect(byCode.get('6h')).toMatch(/immediate priority\)\.$/);
    expect(Math.max(...[...byCode.values()].map((text) => text.length))).toBeGreaterThan(255);
  });

  it.each([
    [{ kind: 'learn_how_to', number: 27 }, '6aa'],
    [{ kind: 'learn_how_to', number: 52 }, '6az'],
    [{ kind: 'learn_that', number: 3 }, '6.3'],
  ] as const)('count on past z, and number what is to be known: %j', (statement, code) => {
    expect(statementCode(6, statement)).toBe(code);
  });
});

describe('the workbook that ships', () => {
  it('has every part of the source in its order', () => {
    expect(blocks.map((block) => block.type)).toEqual([
      'cover',
      'contents',
      'text',
      'bullets',
      'quotation',
      'prompts',
      'retrieval',
      'figure',
      'figure',
      'prompts',
      'prompts',
      'statements',
      'bullets',
      'scenario',
      'prompts',
      'prompts',
      'coaching',
      'table',
      'prompts',
      'actions',
      'notes',
      'rating',
      'notes',
    ]);
    expect(workbook.sections.map(({ title }) => title)).toEqual([
      '',
      'Welcome',
      'Review of Module A content',
      'Introduction to Module B content',
      'Peer coaching',
      'Reflection and next steps',
    ]);
  });

  it('asks what the source asks, in its words', () => {
    const words = heard(source).replaceAll('sydney', 'sidney');
    const added = ['ls1-quote-1', 'ls1-retrieval-check', 'ls1-statements-1', 'ls1-ingredients-1', 'ls1-scenario-task', 'ls1-grow-agreed'];
    const asked = blocks.flatMap((block) => promptsOf(workbook, block)).filter(({ id }) => !added.includes(id));
    expect(asked).toHaveLength(3 + 3 + 3 + 3 + 3 + 4 + 3);
    for (const prompt of asked) expect(words).toContain(heard(plainText(prompt.text, scenario.names)));
  });

  it('spells Sidney one way wherever it is read', () => {
    const content = { workbook, frameworks: [framework], scenarios: [scenario] };
    expect(findInContent(content, 'Sydney')).toEqual([]);
    expect(findInContent(content, 'Sidney').map(({ block }) => block)).toEqual([
      'ls1-scenario',
      'ls1-scenario',
      'ls1-scenario-alone',
      'ls1-scenario-alone',
    ]);
    expect(JSON.stringify([workbook, { ...scenario, names: {} }])).not.toMatch(/S[iy]dney/);
  });

  it('finds a word without its accents, and says where it stands', () => {
    const [hit] = findInContent({ workbook, frameworks: [framework], scenarios: [scenario] }, 'ROBUST DIAGNOSTIC');
    expect(hit).toMatchObject({ block: 'ls1-statements', match: 'robust diagnostic', section: 'Introduction to Module B content' });
  });

  it('keeps answers to the facilitator: none stands in a text that participants read', () => {
    const retrieval = blocks.find((block) => block.type === 'retrieval');
    expect(retrieval?.type === 'retrieval' && retrieval.foundations.map(({ answer }) => answer)).toHaveLength(2);
    expect(titleOf(blocks[6] as (typeof blocks)[number])).toMatch(/^Retrieval activity/);
  });

  it('meets every statement, and says how', () => {
    const uses = statementUses(workbook, framework);
    expect(new Set(uses.filter(({ how }) => how === 'shown').map(({ statement }) => statement)).size).toBe(20);
    expect(uses.some(({ how, block }) => how === 'asked' && block === 'ls1-scenario-together')).toBe(true);
  });
});

describe('a pack', () => {
  it('is refused when it names what it does not hold', () => {
    const broken = structuredClone(pack);
    broken.workbooks[0]?.sections[3]?.blocks.splice(0, 1, { id: 'x', type: 'scenario', title: 'Lost', scenario: 'nobody' });
    const result = v.safeParse(Pack, broken);
    expect(result.success).toBe(false);
    expect(result.issues?.[0].message).toContain('nobody');
  });

  it('lists what was changed from the source, and why', () => {
    expect(pack.changes.length).toBeGreaterThanOrEqual(5);
    expect(namesOf(workbook, [scenario])).toEqual({ lead: 'Sidney' });
  });
});
