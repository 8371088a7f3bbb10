import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../preload/contract/draft.ts';
import type { DraftEdit } from '../../../preload/contract/calls/workbooks.ts';
import type { Workbook } from '../../../preload/contract/model/workbook.ts';
import { testCore } from '../../support/cores.ts';
import { shippedPack } from '../../support/packs.ts';

const shipped = shippedPack();
const id = shipped.workbook.id;

describe('the draft in the store', () => {
  it('is there on first run, exactly as it ships', async () => {
    const core = testCore();
    const { workbook, frameworks, scenarios } = await core.ask('workbook.get', { workbook: id });
    expect(workbook).toEqual(shipped.workbook);
    expect(frameworks).toEqual([shipped.framework]);
    expect(scenarios).toEqual([shipped.scenario]);
    expect(await core.ask('workbook.list', {})).toMatchObject([{ id, editions: 0, blocks: 23 }]);
  });

  it('is what the window made of it, after any run of edits', async () => {
    const core = testCore();
    const blocks = shipped.workbook.sections.flatMap((section) => section.blocks);
    const sections = shipped.workbook.sections.map((section) => section.id);
    const block = fc.constantFrom(...blocks);
    const place = fc.record({ section: fc.constantFrom(...sections), before: fc.option(fc.constantFrom(...blocks.map((b) => b.id))) });
    const edit: fc.Arbitrary<DraftEdit> = fc.oneof(
      fc.tuple(block, place).map(([{ id: moved }, at]) => ({ do: 'move-block' as const, block: moved, ...at })),
      block.map((gone) => ({ do: 'remove-block' as const, block: gone.id })),
      fc.tuple(block, place).map(([added, at]) => ({ do: 'add-block' as const, block: { ...added, id: `${added.id}-again` }, ...at })),
      fc.string({ maxLength: 20, unit: 'grapheme-ascii' }).map((title) => ({ do: 'set-title' as const, title })),
      fc
        .tuple(fc.constantFrom(...sections), fc.option(fc.constantFrom(...sections)))
        .map(([section, before]) => ({ do: 'move-section' as const, section, before })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        const { workbook, revision } = await core.ask('workbook.get', { workbook: id });
        const expected: Workbook | null = applyEdits(workbook, edits);
        if (!expected) {
          expect((await core.refused('workbook.edit', { op: core.op(), workbook: id, revision, edits })).code).toBe('conflict');
          return;
        }
        const written = await core.ask('workbook.edit', { op: core.op(), workbook: id, revision, edits });
        const after = await core.ask('workbook.get', { workbook: id });
        expect(after.workbook).toEqual(expected);
        expect(after.revision).toBe(written.revision);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses an edit that was made to an older one, and keeps what stands', async () => {
    const core = testCore();
    const { revision } = await core.ask('workbook.get', { workbook: id });
    await core.ask('workbook.edit', { op: core.op(), workbook: id, revision, edits: [{ do: 'set-title', title: 'First' }] });
    const failure = await core.refused('workbook.edit', {
      op: core.op(),
      workbook: id,
      revision,
      edits: [{ do: 'set-title', title: 'Second' }],
    });
    expect(failure).toEqual({ code: 'stale', detail: { revision: revision + 1 } });
    expect((await core.ask('workbook.get', { workbook: id })).workbook.title).toBe('First');
  });

  it('is not edited twice by an edit that is sent twice', async () => {
    const core = testCore();
    const { revision } = await core.ask('workbook.get', { workbook: id });
    const edit = { op: core.op(), workbook: id, revision, edits: [{ do: 'remove-block' as const, block: 'ls1-notes' }] };
    const first = await core.ask('workbook.edit', edit);
    expect(await core.ask('workbook.edit', edit)).toEqual(first);
  });

  it('comes back by undo to the very same workbook, and forward by redo, after a restart too', async () => {
    const first = testCore();
    const { workbook, revision } = await first.ask('workbook.get', { workbook: id });
    await first.ask('workbook.edit', {
      op: first.op(),
      workbook: id,
      revision,
      edits: [{ do: 'remove-section', section: 'ls1-coaching' }],
    });
    await first.close();

    const second = testCore({}, first.folder);
    const { step } = await second.ask('history.undo', { op: 'undo-1', scope: `workbook:${id}` });
    expect(step.label).toBe('remove-section');
    expect((await second.ask('workbook.get', { workbook: id })).workbook).toEqual(workbook);
    await second.ask('history.redo', { op: 'redo-1', scope: `workbook:${id}` });
    expect((await second.ask('workbook.get', { workbook: id })).workbook.sections.map((section) => section.id)).not.toContain(
      'ls1-coaching',
    );
  });

  it('tells everyone, the writer too, what changed', async () => {
    const core = testCore();
    const told: unknown[] = [];
    core.on((event) => told.push(event));
    const { revision } = await core.ask('workbook.get', { workbook: id });
    await core.ask('workbook.edit', { op: 'op-told', workbook: id, revision, edits: [{ do: 'remove-block', block: 'ls1-notes' }] });
    expect(told).toMatchObject([
      {
        event: 'changed',
        op: 'op-told',
        scope: `workbook:${id}`,
        tables: expect.arrayContaining([{ table: 'block', ids: ['ls1-notes'] }]),
      },
    ]);
  });
});

describe('a workbook that is copied', () => {
  it('has ids of its own, and repeats its own prompts and not those of the first', async () => {
    const core = testCore();
    const { workbook: copied } = await core.ask('workbook.duplicate', { op: core.op(), workbook: id, title: 'Local Seminar 2' });
    const { workbook } = await core.ask('workbook.get', { workbook: copied });
    const text = JSON.stringify(workbook.sections);
    expect(text).not.toContain('"ls1-');
    expect(workbook.title).toBe('Local Seminar 2');
    const [alone, together] = workbook.sections[2]?.blocks.slice(-2) ?? [];
    expect(together?.type === 'prompts' && together.repeats).toBe(alone?.id);
  });

  it('is one copy, however often the request is sent', async () => {
    const core = testCore();
    const request = { op: core.op(), workbook: id, title: 'Again' };
    expect(await core.ask('workbook.duplicate', request)).toEqual(await core.ask('workbook.duplicate', request));
    expect(await core.ask('workbook.list', {})).toHaveLength(2);
  });
});

describe('an edition', () => {
  it('freezes the words: the same draft gives the same hash, an edited one another', async () => {
    const core = testCore();
    const first = await core.ask('edition.issue', { op: core.op(), workbook: id });
    const again = await core.ask('edition.issue', { op: core.op(), workbook: id });
    expect([first.edition.number, again.edition.number]).toEqual([1, 2]);
    expect(again.edition.hash).toBe(first.edition.hash);
    const { revision } = await core.ask('workbook.get', { workbook: id });
    await core.ask('workbook.edit', { op: core.op(), workbook: id, revision, edits: [{ do: 'set-title', title: 'Edited' }] });
    const third = await core.ask('edition.issue', { op: core.op(), workbook: id });
    expect(third.edition.hash).not.toBe(first.edition.hash);
    expect((await core.ask('edition.list', { workbook: id })).map(({ number }) => number)).toEqual([3, 2, 1]);
  });
});
