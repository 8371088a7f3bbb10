import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { readText } from '../../../main/core/exchange/text.ts';
import { readDocx } from '../../../main/core/exchange/word-in.ts';
import { applyMend, preflight } from '../../../main/core/preflight/preflight.ts';
import { spellerOf } from '../../../main/core/preflight/speller.ts';
import { createPress } from '../../../main/core/print/press.ts';
import { Finding } from '../../../preload/contract/model/preflight.ts';
import { countingIds, seminarAsWord, seminarText } from '../../support/seminar-source.ts';
import { leastEffortOf } from '../../support/effort.ts';
import { resources, shippedPack } from '../../support/packs.ts';

const speller = await spellerOf(resources);
const shipped = shippedPack();

describe.each([
  ['plain text', async () => readText(seminarText, countingIds())],
  ['a Word file', async () => readDocx(await seminarAsWord('styles'), countingIds())],
])('the seminar workbook as it was given to us, out of %s', async (_, read) => {
  const imported = await read();
  const findings = preflight(imported, { speller, imported: imported.report });
  const of = (rule: Finding['rule']): Finding[] => findings.filter((finding) => finding.rule === rule);

  it('gives findings that the contract knows, each with an id of its own', () => {
    for (const finding of findings) expect(v.safeParse(Finding, finding).issues, finding.id).toBeUndefined();
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });

  it('finds Sidney spelt Sydney, and mends it in both directions', () => {
    const [finding] = of('name-two-ways');
    expect(finding?.values).toMatchObject({ name: 'Sidney', other: 'Sydney' });
    const [keep, change] = finding?.mends ?? [];
    const kept = keep && applyMend(imported, keep);
    expect(JSON.stringify(kept?.workbook)).not.toContain('Sydney');
    expect(kept?.scenarios[0]?.names).toEqual({ lead: 'Sidney' });
    const changed = change && applyMend(imported, change);
    expect(changed?.scenarios[0]?.names).toEqual({ lead: 'Sydney' });
    for (const after of [kept, changed]) expect(after && preflight(after).some(({ rule }) => rule === 'name-two-ways')).toBe(false);
  });

  it('finds the literacy lead in a workbook for teacher development', () => {
    expect(of('other-programme').map(({ values }) => [values['word'], values['programme'], values['own']])).toEqual([
      ['literacy lead', 'NPQLL', 'NPQLTD'],
    ]);
  });

  it('finds contents without a heading, headings that contents lack, and lines without a page', () => {
    expect(of('contents-without-heading').map(({ values }) => values['line'])).toEqual(['Next steps']);
    expect(of('heading-not-in-contents').map(({ values }) => values['heading'])).toEqual(['Welcome', 'Notes']);
    expect(of('contents-differ').map(({ values }) => values['line'])).toContain('Implementation in your role as literacy lead');
    expect(of('contents-without-page').map(({ values }) => values['line'])).toContain('Peer coaching');
    const [mend] = of('contents-differ')[0]?.mends ?? [];
    const mended = mend && applyMend(imported, mend);
    expect(mended && preflight(mended).filter(({ rule }) => rule.startsWith('contents') || rule === 'heading-not-in-contents')).toEqual([]);
  });

  it('tells that 6n and 6o were run together', () => {
    expect(of('statements-run-together').map(({ values }) => [values['code'], values['with']])).toEqual([['6n', '6o']]);
    expect(of('statement-missing')).toEqual([]);
  });

  it('finds what prompts refer to and the scenario does not say', () => {
    expect(of('refers-to-nothing').map(({ values }) => values['phrase'])).toEqual(['this review', 'noticed', 'observations']);
    const [mend] = of('refers-to-nothing')[0]?.mends ?? [];
    expect(mend && applyMend(imported, mend)?.scenarios[0]?.question).toBe('How might he undertake a review?');
  });

  it('finds the figures that were lost and the edition that is superseded', () => {
    expect(of('no-alt-text').map(({ values }) => values['figure'])).toEqual(['sensemaking', 'ladder']);
    expect(of('source-superseded').map(({ values }) => [values['cited'], values['year']])).toEqual([['2019', '2024']]);
  });

  it('finds no word misspelt: the source has none', () => {
    expect([...of('spelling'), ...of('american-spelling')].map(({ values }) => values['word'])).toEqual([]);
  });

  it('finds these and not one more', () => {
    // Each was held against the source by eye: what is not in this list would be false, and what is missing would be printed.
    const facts = ['other', 'word', 'line', 'heading', 'phrase', 'figure', 'cited', 'code', 'type', 'missing'];
    const told = findings.map(({ rule, values }) => [rule, facts.flatMap((fact) => (values[fact] ? [values[fact]] : [])).join(', ')]);
    expect(told.map(([rule, fact]) => [rule, rule === 'statements-run-together' ? '6n' : fact])).toEqual([
      ['name-two-ways', 'Sydney'],
      ['other-programme', 'literacy lead'],
      ['contents-without-heading', 'Next steps'],
      ['refers-to-nothing', 'this review'],
      ['no-alt-text', 'sensemaking'],
      ['no-alt-text', 'ladder'],
      ['contents-differ', "Teacher Development Trust's Values, The Teacher Development Trust' Values"],
      ['contents-differ', 'Implementation in your role as literacy lead, Implementation in your role'],
      ['contents-differ', 'Retrieval Activity: The Implementation Process, Retrieval Activity'],
      ['contents-differ', 'Reflection, Reflection and sensemaking'],
      ['contents-differ', 'Collaborative sensemaking: Discussion, Collaborative sensemaking'],
      ['heading-not-in-contents', 'Welcome'],
      ['heading-not-in-contents', 'Notes'],
      ['refers-to-nothing', 'noticed'],
      ['refers-to-nothing', 'observations'],
      ['source-superseded', '2019'],
      ['empty-block', 'text'],
      ['answer-missing', '2'],
      ['contents-without-page', 'Introduction to Module B content'],
      ['contents-without-page', 'Peer coaching'],
      ['contents-without-page', 'Reflection and Next Steps'],
      ['statements-run-together', '6n'],
    ]);
  });

  it('finds too little room at large print, once somebody says how much is expected', () => {
    const expecting = (words: number) => ({
      ...imported,
      workbook: {
        ...imported.workbook,
        sections: imported.workbook.sections.map((section) => ({
          ...section,
          blocks: section.blocks.map((block) =>
            block.type === 'prompts' ? { ...block, prompts: block.prompts.map((prompt) => ({ ...prompt, words })) } : block,
          ),
        })),
      },
    });
    const press = createPress({ resources, now: () => '2026-11-22T00:00:00.000Z' });
    const tight = (words: number): Finding[] => {
      const content = expecting(words);
      const { fields } = press.compose(content, { preset: 'large', audience: 'participant', paper: 'a4' });
      return preflight(content, { fields: { large: fields } }).filter(({ rule }) => rule === 'space-too-small');
    };
    expect(tight(40)).toEqual([]);
    expect(tight(100).length).toBeGreaterThan(0);
    for (const { values } of tight(100)) expect(Number(values['fits'])).toBeLessThan(60);
  });

  it('leaves out what somebody has dismissed, and nothing else', () => {
    const [first, ...others] = findings;
    expect(preflight(imported, { speller, imported: imported.report, dismissed: [first?.id ?? ''] })).toEqual(others);
  });
});

describe('the shipped workbook', () => {
  const content = { workbook: shipped.workbook, frameworks: [shipped.framework], scenarios: [shipped.scenario] };

  it('has nothing to find, in any preset', () => {
    const press = createPress({ resources, now: () => '2026-11-22T00:00:00.000Z' });
    const presets = ['standard', 'clear', 'large', 'dyslexia', 'plain'] as const;
    const fields = Object.fromEntries(
      presets.map((preset) => [preset, press.compose(content, { preset, audience: 'participant', paper: 'a4' }).fields]),
    );
    expect(preflight(content, { speller, fields })).toEqual([]);
  });

  it('stays quick enough to be checked while somebody types', async () => {
    expect(await leastEffortOf(() => preflight(content, { speller }))).toBeLessThan(200);
  });
});
