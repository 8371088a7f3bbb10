import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { carryOver, codesUnder, faultsInMapping, proposeMapping, reversed, tie } from '../../../main/core/frameworks/mapping.ts';
import { fateOf } from '../../../preload/contract/model/exchange.ts';
import { readFrameworkText, shortOf, stageOf } from '../../../main/core/frameworks/paste.ts';
import { readCode } from '../../../main/core/frameworks/paste-codes.ts';
import { splitRunTogether } from '../../../main/core/frameworks/warnings.ts';
import { Framework, statementCode } from '../../../preload/contract/model/framework.ts';
import { countingIds, seminarText } from '../../support/seminar-source.ts';
import { shippedPack } from '../../support/packs.ts';

const { framework } = shippedPack();
const codesOf = (read: Framework): string[] =>
  read.groups.flatMap((group) => group.statements.map((statement) => statementCode(read.section, statement)));
const read = (text: string, named = {}) => readFrameworkText(text, countingIds(), named);

describe('a framework that is pasted', () => {
  it('is read from the workbook’s own pages, 6n and 6o parted, 6h whole', async () => {
    const pasted = seminarText.slice(seminarText.indexOf('Plan and execute'), seminarText.indexOf('Active ingredients\n\n'));
    const { framework: got, warnings } = await read(pasted, { title: 'Implementation' });
    expect(v.safeParse(Framework, got).issues).toBeUndefined();
    expect(codesOf(got)).toEqual([...'abcdefghijklmnopqrst'].map((letter) => `6${letter}`));
    expect(got.groups.map(({ stem, stage }) => [stem, stage])).toEqual(framework.groups.map(({ stem, stage }) => [stem, stage]));
    expect(warnings).toEqual([{ rule: 'run-together', line: expect.any(Number), values: { code: '6n', with: '6o' } }]);
  });

  it('is read from a PDF’s lines, wrapped, with both kinds of statement', async () => {
    const { framework: got, warnings } = await read(
      '4. Implementation\n\nLearn that\n\n4.1. Implementation is an ongoing\nprocess and takes time.\n4.2. Context matters.\n\nLearn how to\n\nPlan and execute implementation in stages by:\n4a. Ensuring that it is\nstructured.\n4b. Making few changes.\n',
    );
    expect([got.title, got.section]).toEqual(['Implementation', 4]);
    expect(codesOf(got)).toEqual(['4.1', '4.2', '4a', '4b']);
    expect(got.groups[0]?.statements[0]?.text).toBe('Implementation is an ongoing process and takes time.');
    expect(got.groups[1]?.statements[0]?.text).toBe('Ensuring that it is structured.');
    expect(warnings).toEqual([]);
  });

  it('is warned about: gaps, doubles, texts without a code, another section', async () => {
    const { warnings } = await read(
      'Deliver changes by:\n- 6n. One thing.\n- 6p. Another thing.\n- 6p. A third thing.\n- 4a. A stranger.\n- A thing without a code.',
    );
    expect(warnings.map(({ rule, values }) => [rule, values['code'] ?? values['missing'] ?? ''])).toEqual([
      ['gap', '6n'],
      ['gap', '6p'],
      ['doubled', '6p'],
      ['other-section', '4a'],
      ['out-of-order', '4a'],
      ['no-code', ''],
    ]);
    expect(warnings[1]?.values['missing']).toBe('6o');
  });

  it.each([
    [
      'commas',
      'code,stem,stage,statement\n6a,Plan by,whole,"Doing this, and that."\n6b,Plan by,whole,Doing more.\n6d,Prepare by,prepare,Getting ready.\n',
    ],
    [
      'semicolons',
      'Code;Group;Phase;Text\n6a;Plan by;whole;Doing this, and that.\n6b;;;Doing more.\n6d;Prepare by;prepare;Getting ready.\n',
    ],
    [
      'tabs',
      'Ref\tHeading\tStage\tStatement\n6a\tPlan by\twhole\tDoing this, and that.\n6b\tPlan by\twhole\tDoing more.\n6d\tPrepare by\tprepare\tGetting ready.\n',
    ],
  ])('is read as a table with %s', async (_, table) => {
    const { framework: got, warnings } = await read(table);
    expect(codesOf(got)).toEqual(['6a', '6b', '6d']);
    expect(got.groups.map(({ stem, stage, statements }) => [stem, stage, statements.length])).toEqual([
      ['Plan by', 'whole', 2],
      ['Prepare by', 'prepare', 1],
    ]);
    expect(got.groups[0]?.statements[0]?.text).toBe('Doing this, and that.');
    expect(warnings.map(({ rule, values }) => [rule, values['missing']])).toEqual([['gap', '6c']]);
  });

  it('is read whatever it is, and never loses a statement that has words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom('6a. Do it.', '- More.', 'Learn that', 'By:', '6aa. x 6ab. y', 'code,text', '1st of all', ''),
          ),
          { maxLength: 25 },
        ),
        async (lines) => {
          const { framework: got } = await read(lines.join('\n'));
          expect(v.safeParse(Framework, got).issues).toBeUndefined();
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('codes and run-together texts', () => {
  it.each([
    ['6a. Ensuring', 'learn_how_to', 1],
    ['6aa Text', 'learn_how_to', 27],
    ['6.12 Text', 'learn_that', 12],
  ])('reads %s', (text, kind, number) => {
    expect(readCode(text)?.code).toMatchObject({ section: 6, kind, number });
  });
  it.each(['1st place', '3 is a number', '2019 was', 'a. text', '6.', 'Section 6a'])('takes %s for no code', (text) =>
    expect(readCode(text)).toBeNull(),
  );

  it('parts only where the next code follows', () => {
    const split = (text: string): string[] =>
      splitRunTogether({ line: 1, code: { section: 6, kind: 'learn_how_to', number: 14 }, text }).map((part) => part.text);
    expect(split('One. 6o. Two. 6p. Three.')).toEqual(['One.', 'Two.', 'Three.']);
    expect(split('As in 6a. This is about 6b. That.')).toEqual(['As in 6a. This is about 6b. That.']);
    expect(split('One. 4b. Two.')).toEqual(['One. 4b. Two.']);
    expect(split('One (see 6o). Two.')).toEqual(['One (see 6o). Two.']);
  });

  it('makes few words of many, and finds the stage in a stem', () => {
    expect(shortOf('Monitoring implementation (including by clearly assigning tasks).')).toBe('Monitoring implementation');
    expect(shortOf('Making a small number of meaningful strategic changes.')).toBe('Making a small number of meaningful');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => shortOf(text).length <= 80));
    expect(['Explore', 'Sustain changes by', 'Deliver changes by', 'Something else'].map(stageOf)).toEqual([
      'explore',
      'sustain',
      'deliver',
      'whole',
    ]);
  });
});

describe('a mapping from one edition to another', () => {
  const later: Framework = {
    ...framework,
    id: 'later',
    groups: framework.groups.map((group) => ({
      ...group,
      id: `l-${group.id}`,
      statements: group.statements
        .filter(({ number }) => number !== 20)
        .map((statement) => ({
          ...statement,
          id: `l-${statement.id}`,
          text: statement.text.replace('implementation', 'putting into practice'),
        })),
    })),
  };
  const mapping = proposeMapping(framework, later);

  it('is proposed by wording, whole from the start', () => {
    expect(faultsInMapping(mapping, framework, later)).toEqual([]);
    expect(mapping.rows.filter((row) => fateOf(row) === 'same')).toHaveLength(19);
    expect(mapping.rows.find(({ from }) => from[0] === 'impl-20')).toEqual({ from: ['impl-20'], to: [] });
    expect(mapping.rows.every(({ from, to }) => to.length === 0 || to[0] === `l-${from[0]}`)).toBe(true);
  });

  it('stays whole, whatever is tied to whatever', () => {
    const ids = framework.groups.flatMap((group) => group.statements.map(({ id }) => id));
    const laterIds = later.groups.flatMap((group) => group.statements.map(({ id }) => id));
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
            fc.uniqueArray(fc.constantFrom(...laterIds), { maxLength: 3 }),
          ),
          { maxLength: 6 },
        ),
        (ties) => {
          const tied = ties.reduce((rows, [from, to]) => tie(rows, from, to), mapping);
          const faults = faultsInMapping(tied, framework, later);
          expect(faults.filter(({ fault }) => fault !== 'missing')).toEqual([]);
          expect(reversed(reversed(tied))).toEqual(tied);
          for (const [from, to] of ties.slice(-1)) expect(carryOver(tied, from)).toEqual(to);
        },
      ),
    );
  });

  it('names what happened', () => {
    const fate = (from: number, to: number) => fateOf({ from: ids(from), to: ids(to) });
    const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `s${at}`);
    expect([fate(1, 1), fate(1, 2), fate(2, 1), fate(1, 0), fate(0, 1), fate(2, 2)]).toEqual([
      'same',
      'split',
      'merged',
      'dropped',
      'new',
      'recast',
    ]);
  });

  it('shows the same statement as 6d to one cohort and as 4d to another', () => {
    expect([codesUnder(framework, 6).get('impl-04'), codesUnder(framework, 4).get('impl-04')]).toEqual(['6d', '4d']);
  });
});
