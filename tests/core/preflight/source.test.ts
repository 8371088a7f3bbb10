import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { readText } from '../../../main/core/exchange/text.ts';
import { readDocx } from '../../../main/core/exchange/word-in.ts';
import { applyMend, preflight } from '../../../main/core/preflight/preflight.ts';
import { loadSpeller } from '../../../main/core/preflight/speller.ts';
import { createPress } from '../../../main/core/print/press.ts';
import { Finding } from '../../../preload/contract/model/preflight.ts';
import { countingIds, seminarAsWord, seminarText } from '../../support/seminar-source.ts';
import { resources, shippedPack } from '../../support/packs.ts';

const speller = await loadSpeller(resources);
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

  it('stays quick enough to be checked while somebody types', () => {
    preflight(content, { speller });
    const began = performance.now();
    for (let run = 0; run < 5; run++) preflight(content, { speller });
    expect((performance.now() - began) / 5).toBeLessThan(150);
  });
});
