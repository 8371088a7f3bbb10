import { describe, expect, it } from 'vitest';
import { promptsOf } from '../../../preload/contract/draft.ts';
import type { Block, Workbook } from '../../../preload/contract/model/workbook.ts';
import { type TestCore, testCore } from '../../support/cores.ts';

const seminar = 'npqltd-local-seminar-1';

interface Two {
  core: TestCore;
  copy: string;
  source: { block: Extract<Block, { type: 'prompts' }>; at: number };
}

const blocksOf = (workbook: Workbook): Block[] => workbook.sections.flatMap((section) => section.blocks);
const draftOf = (core: TestCore, workbook: string) => core.ask('workbook.get', { workbook });
async function edit(core: TestCore, workbook: string, block: Block): Promise<void> {
  const { revision } = await draftOf(core, workbook);
  await core.ask('workbook.edit', { op: core.op(), workbook, revision, edits: [{ do: 'set-block', block }] });
}
const changed = async (core: TestCore, workbook: string) =>
  (await core.ask('preflight.check', { workbook })).filter(({ rule }) => rule === 'source-changed');

/** A second workbook with a prompt and a quotation that follow the first one's. */
async function linked(): Promise<Two> {
  const core = testCore();
  const { workbook } = await draftOf(core, seminar);
  const block = blocksOf(workbook).find((each): each is Two['source']['block'] => each.type === 'prompts' && !each.repeats);
  const quotation = blocksOf(workbook).find((each) => each.type === 'quotation');
  const prompt = block?.prompts[0];
  if (!block || !prompt || quotation?.type !== 'quotation') throw new Error('the seminar has no prompts');
  const { workbook: copy } = await core.ask('workbook.duplicate', { op: core.op(), workbook: seminar, title: 'Next' });
  const draft = await draftOf(core, copy);
  const section = draft.workbook.sections.at(-1)?.id ?? '';
  const { quote, source } = quotation;
  await core.ask('workbook.edit', {
    op: core.op(),
    workbook: copy,
    revision: draft.revision,
    edits: [
      {
        do: 'add-block',
        section,
        before: null,
        block: {
          id: 'follows',
          type: 'prompts',
          title: 'Again',
          mode: 'individual',
          prompts: [{ id: 'follower', text: prompt.text, linked: { to: prompt.id, text: prompt.text } }],
        },
      },
      {
        do: 'add-block',
        section,
        before: null,
        block: {
          id: 'quotes',
          type: 'quotation',
          title: 'Again',
          quote,
          source,
          linked: { to: quotation.id, text: `${quote}\n\n${source}` },
        },
      },
    ],
  });
  return { core, copy, source: { block, at: 0 } };
}

describe('a prompt that follows another', () => {
  it('says so when the other reads otherwise, and takes it over by one step that can be undone', async () => {
    const { core, copy, source } = await linked();
    expect(await changed(core, copy)).toEqual([]);
    const [first, ...others] = source.block.prompts;
    if (!first) throw new Error('no prompt');
    await edit(core, seminar, { ...source.block, prompts: [{ ...first, text: 'What has stayed with you?' }, ...others] });
    const [finding] = await changed(core, copy);
    expect(finding?.where).toMatchObject({ block: 'follows', prompt: 'follower' });
    expect(finding?.mends.map(({ does }) => does)).toEqual(['take-source', 'keep-own']);
    const take = finding?.mends[0];
    if (!take) throw new Error('no mend');
    const { revision } = await draftOf(core, copy);
    await core.ask('preflight.mend', { op: core.op(), workbook: copy, revision, mend: take });
    const after = blocksOf((await draftOf(core, copy)).workbook).find(({ id }) => id === 'follows');
    expect(after?.type === 'prompts' && after.prompts[0]?.text).toBe('What has stayed with you?');
    expect(await changed(core, copy)).toEqual([]);
    await core.ask('history.undo', { op: core.op(), scope: `workbook:${copy}` });
    expect(await changed(core, copy)).toHaveLength(1);
  });

  it('keeps its own where a person says so, and never changes by itself', async () => {
    const { core, copy, source } = await linked();
    const [first, ...others] = source.block.prompts;
    if (!first) throw new Error('no prompt');
    await edit(core, seminar, { ...source.block, prompts: [{ ...first, text: 'What has stayed with you?' }, ...others] });
    const keep = (await changed(core, copy))[0]?.mends[1];
    if (!keep) throw new Error('no mend');
    const { revision } = await draftOf(core, copy);
    await core.ask('preflight.mend', { op: core.op(), workbook: copy, revision, mend: keep });
    const draft = (await draftOf(core, copy)).workbook;
    expect(
      blocksOf(draft)
        .flatMap((block) => promptsOf(draft, block))
        .find(({ id }) => id === 'follower')?.text,
    ).toBe(first.text);
    expect(await changed(core, copy)).toEqual([]);
  });

  it('is left alone where what it followed is gone', async () => {
    const { core, copy } = await linked();
    await core.ask('workbook.remove', { op: core.op(), workbook: seminar });
    expect(await changed(core, copy)).toEqual([]);
  });

  it('loses its link, and nothing else, in a file for others', async () => {
    const { core, copy } = await linked();
    const { base64 } = await core.ask('export.make', { workbook: copy, format: 'markdown' });
    const { imported } = await core.ask('import.read', { source: { by: 'bytes', name: 'x.md', base64 } });
    expect(imported.report.filter(({ took }) => took === 'row-refused')).toEqual([]);
    expect(JSON.stringify(imported.workbook)).not.toContain('"linked"');
  });
});

describe('a quotation that follows another', () => {
  it('takes over its words and who said them', async () => {
    const { core, copy } = await linked();
    const own = blocksOf((await draftOf(core, seminar)).workbook).find((block) => block.type === 'quotation');
    if (own?.type !== 'quotation') throw new Error('no quotation');
    await edit(core, seminar, { ...own, source: 'EEF, 2024' });
    const [finding] = await changed(core, copy);
    const take = finding?.mends[0];
    if (!take) throw new Error('no mend');
    const { revision } = await draftOf(core, copy);
    await core.ask('preflight.mend', { op: core.op(), workbook: copy, revision, mend: take });
    expect(blocksOf((await draftOf(core, copy)).workbook).find(({ id }) => id === 'quotes')).toMatchObject({
      quote: own.quote,
      source: 'EEF, 2024',
    });
  });
});

describe('variants of a scenario', () => {
  it('stand beside each other, and go together into a bundle and back', async () => {
    const core = testCore();
    const { scenario } = await core.ask('scenario.get', { scenario: 'scenario-lead-mentor' });
    await core.ask('scenario.add', { op: core.op(), scenario: { ...scenario, id: 'primary', setting: 'primary', variantOf: scenario.id } });
    expect((await core.ask('scenario.list', {})).map(({ id, setting, variantOf }) => [id, setting, variantOf])).toEqual([
      [scenario.id, undefined, undefined],
      ['primary', 'primary', scenario.id],
    ]);
    expect((await core.ask('scenario.get', { scenario: 'primary' })).scenario).toMatchObject({
      setting: 'primary',
      variantOf: scenario.id,
    });
    await core.ask('history.undo', { op: core.op(), scope: 'scenario:primary' });
    expect(await core.ask('scenario.list', {})).toHaveLength(1);
  });

  it('carry their names into every prompt of the workbook that shows them', async () => {
    const core = testCore();
    const { scenario, revision } = await core.ask('scenario.get', { scenario: 'scenario-lead-mentor' });
    await core.ask('scenario.edit', { op: core.op(), revision, scenario: { ...scenario, names: { ...scenario.names, lead: 'Ines' } } });
    const { fields } = await core.ask('print.preview', { workbook: seminar });
    const asked = fields.map(({ name }) => name).filter((name) => name.includes('Ines'));
    expect(asked.length).toBeGreaterThan(1);
    expect(fields.some(({ name }) => name.includes('Sidney') || name.includes('{lead}'))).toBe(false);
  });
});

it('findings that were dismissed can be listed and brought back', async () => {
  const { core, copy } = await linked();
  const own = blocksOf((await draftOf(core, seminar)).workbook).find((block) => block.type === 'quotation');
  if (own?.type !== 'quotation') throw new Error('no quotation');
  await edit(core, seminar, { ...own, source: 'EEF, 2024' });
  const [finding] = await changed(core, copy);
  await core.ask('preflight.dismiss', { op: core.op(), workbook: copy, finding: finding?.id ?? '', dismissed: true });
  expect(await changed(core, copy)).toEqual([]);
  expect((await core.ask('preflight.check', { workbook: copy, dismissed: true })).map(({ id }) => id)).toEqual([finding?.id]);
  await core.ask('preflight.dismiss', { op: core.op(), workbook: copy, finding: finding?.id ?? '', dismissed: false });
  expect(await changed(core, copy)).toHaveLength(1);
});
