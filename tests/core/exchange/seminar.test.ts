import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { retake } from '../../../main/core/exchange/retake.ts';
import { readText } from '../../../main/core/exchange/text.ts';
import { readDocx } from '../../../main/core/exchange/word-in.ts';
import { Imported } from '../../../preload/contract/model/exchange.ts';
import { promptsOf, titleOf } from '../../../preload/contract/draft.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import { countingIds, seminarAsWord, seminarText } from '../../support/seminar-source.ts';
import { shippedPack } from '../../support/packs.ts';

const shipped = shippedPack();
/** As a reader hears it: quotes, dashes, marks and spaces do not count. */
const heard = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim();

describe.each([
  ['plain text', async () => readText(seminarText, countingIds())],
  ['a Word file with styles', async () => readDocx(await seminarAsWord('styles'), countingIds())],
  ['a Word file with headings made by hand', async () => readDocx(await seminarAsWord('by-hand'), countingIds())],
])('the seminar workbook out of %s', async (_, read) => {
  const imported = await read();
  const { workbook, frameworks, scenarios, report } = imported;
  const blocks = workbook.sections.flatMap((section) => section.blocks);

  it('is a draft that the contract knows', () => {
    expect(v.safeParse(Imported, imported).issues).toBeUndefined();
  });

  it('has its sections and their parts in order', () => {
    expect(workbook.title).toBe('NPQLTD Local Seminar 1 Workbook');
    expect(workbook.head).toMatchObject({
      programme: 'NPQLTD',
      chapter: 'Chapter 1',
      topic: 'Implementation',
      subtitle: 'Local Seminar 1 Workbook',
    });
    expect(workbook.sections.map(({ title }) => title)).toEqual([
      '',
      'Welcome',
      'Review of Module A content',
      'Introduction to Module B content',
      'Peer Coaching',
      'Reflection and Next Steps',
    ]);
    expect(blocks.map(({ type }) => type)).toEqual([
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
      'notes',
    ]);
  });

  it('has all twenty statements, 6n and 6o apart and told of, under their five stems', () => {
    expect(frameworks).toHaveLength(1);
    const [framework] = frameworks;
    expect(framework?.groups.map(({ stem, stage, statements }) => [stem, stage, statements.length])).toEqual(
      shipped.framework.groups.map(({ stem, stage, statements }) => [stem, stage, statements.length]),
    );
    const codes = framework?.groups.flatMap((group) => group.statements.map((statement) => statementCode(framework.section, statement)));
    expect(codes).toEqual([...'abcdefghijklmnopqrst'].map((letter) => `6${letter}`));
    const texts = framework?.groups.flatMap((group) => group.statements.map(({ text }) => heard(text)));
    expect(texts).toEqual(shipped.framework.groups.flatMap((group) => group.statements.map(({ text }) => heard(text))));
    expect(report.find(({ took }) => took === 'statements-split')?.values).toEqual({ code: '6n', with: '6o' });
  });

  it('asks its prompts as prompts, alone and together, and keeps those asked twice in one place', () => {
    const prompts = blocks.filter((block) => block.type === 'prompts');
    expect(prompts.map(({ mode }) => mode)).toEqual([
      'individual',
      'individual',
      'collaborative',
      'individual',
      'collaborative',
      'individual',
    ]);
    const [, alone, together, scenarioAlone, scenarioTogether] = prompts;
    expect(together).toMatchObject({ repeats: alone?.id, prompts: [] });
    expect(scenarioTogether).toMatchObject({ repeats: scenarioAlone?.id });
    expect(prompts.flatMap((block) => promptsOf(workbook, block))).toHaveLength(18);
    const asked = alone && promptsOf(workbook, alone).map(({ text }) => text);
    expect(asked?.[1]).toContain('**improvement in your programme(s)**');
    expect(scenarioAlone && promptsOf(workbook, scenarioAlone).map(({ moment }) => moment)).toEqual(['noticing', 'interpreting', 'acting']);
  });

  it('puts the scenario into the bank, with its person named once', () => {
    const [scenario] = scenarios;
    expect(scenario).toMatchObject({ names: { lead: 'Sidney' }, question: 'How might he undertake this review?' });
    expect(scenario?.opening).toMatch(/^\{lead\} is the lead mentor/);
    expect(scenario?.points).toHaveLength(3);
  });

  it('has the four steps of GROW, who is spoken to in them, and the table to prepare them', () => {
    const coaching = blocks.find((block) => block.type === 'coaching');
    const inPack = shipped.workbook.sections.flatMap((section) => section.blocks).find((block) => block.type === 'coaching');
    expect(coaching?.steps.map(({ letter, title, instructions, questions }) => [letter, title, instructions.length, questions])).toEqual(
      inPack?.steps.map(({ letter, title, instructions, questions }) => [letter, title, instructions.length, questions]),
    );
    expect(coaching?.steps[1]?.instructions.map(({ who }) => who)).toEqual(['coached', 'coach']);
    const table = blocks.find((block) => block.type === 'table');
    expect(table?.rows.map(({ letter, name, prompt }) => [letter, name, prompt.text])).toEqual([
      ['G', 'Goal', 'What do you want to do differently moving forward?'],
      ['R', 'Reality', 'Where are you currently in relation to your goal?'],
      ['O', 'Options', 'What steps could you take?'],
      ['W', 'Will', 'What steps are you going to take?'],
    ]);
  });

  it('loses no word of the source', () => {
    const kept = heard(
      JSON.stringify([workbook, frameworks, scenarios, report.map(({ values }) => values)])
        .replaceAll('{lead}', 'Sidney')
        .replace(/\\[nt"]/g, ' '),
    );
    const words = new Set(kept.split(' '));
    const lost = heard(seminarText)
      .split(' ')
      .filter((word) => !words.has(word) && !/^\d+[a-z]?$/.test(word));
    expect(lost.filter((word) => !['content', 'page'].includes(word))).toEqual([]);
  });

  it('says of every block what it was taken for', () => {
    const told = new Set(report.map(({ block }) => block));
    expect(blocks.filter(({ type, id }) => type !== 'cover' && !told.has(id)).map(titleOf)).toEqual([]);
    expect(
      blocks.some(
        (block) => block.type === 'quotation' && block.title === 'EEF Quotation reflection' && plainText(block.source) === 'EEF, 2019',
      ),
    ).toBe(true);
  });
});

describe('a guess that a person changes', () => {
  it('turns the block into what it is, with its id and every word of it', () => {
    const imported = readText(seminarText, countingIds());
    const guesses = imported.report.filter(({ block, alternatives }) => block && alternatives.length > 0);
    expect(guesses.length).toBeGreaterThan(10);
    for (const { block = '', alternatives } of guesses) {
      for (const as of alternatives) {
        const changed = retake(imported, block, as, countingIds('new'));
        expect(v.safeParse(Imported, changed).issues).toBeUndefined();
        const [before, after] = [imported, changed].map((each) =>
          each.workbook.sections.flatMap((section) => section.blocks).find(({ id }) => id === block),
        );
        if (as !== 'heading' || (before?.type === 'text' && before.paragraphs.length === 0)) expect(after?.type).toBe(as);
        expect(changed.report.find((guess) => guess.block === block && guess.took === as)?.sureness).toBe('sure');
        const said = heard(JSON.stringify(after));
        const texts = before ? [titleOf(before), ...promptsOf(imported.workbook, before).map(({ text }) => text)] : [];
        for (const text of texts) expect(said).toContain(heard(plainText(text)));
      }
    }
  });
});
