import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { seminarAsWord, seminarText } from '../../support/seminar-source.ts';
import { testCore, testFolder } from '../../support/cores.ts';

const seminar = 'npqltd-local-seminar-1';

describe('the studio, through the door', () => {
  it('imports the seminar from a Word file on disk, mends it, and finds less than before', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    const file = path.join(testFolder(), 'seminar.docx');
    writeFileSync(file, await seminarAsWord('styles'));
    const { imported, findings } = await core.ask('import.read', { source: { by: 'path', path: file } });
    expect(imported.from).toBe('word');
    expect(findings.map(({ rule }) => rule)).toContain('name-two-ways');
    expect((await core.ask('workbook.list', {})).map(({ id }) => id)).toEqual([seminar]);

    const { workbook } = await core.ask('import.accept', { op: core.op(), imported });
    const kept = await core.ask('workbook.get', { workbook });
    expect(kept.frameworks.flatMap((framework) => framework.groups.flatMap((group) => group.statements))).toHaveLength(20);
    expect(kept.scenarios.map(({ names }) => names)).toEqual([{ lead: 'Sidney' }]);

    const before = await core.ask('preflight.check', { workbook });
    const named = before.find(({ rule }) => rule === 'name-two-ways');
    const [, change] = named?.mends ?? [];
    if (!change) throw new Error('no mend');
    const { revision } = await core.ask('preflight.mend', { op: core.op(), workbook, revision: kept.revision, mend: change });
    const mended = await core.ask('workbook.get', { workbook });
    expect(mended.revision).toBe(revision);
    expect(mended.scenarios[0]?.names).toEqual({ lead: 'Sydney' });
    const after = await core.ask('preflight.check', { workbook });
    expect(after.map(({ id }) => id)).not.toContain(named?.id);

    // Scenario and draft were mended together, so they are undone together.
    await core.ask('history.undo', { op: core.op(), scope: `workbook:${workbook}` });
    const undone = await core.ask('workbook.get', { workbook });
    expect(undone.scenarios[0]?.names).toEqual({ lead: 'Sidney' });
    expect(undone.workbook).toEqual(kept.workbook);
  });

  it('brings in one import once, however often it is sent', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    const { imported } = await core.ask('import.read', { source: { by: 'text', text: seminarText } });
    const op = core.op();
    const first = await core.ask('import.accept', { op, imported });
    const again = await core.ask('import.accept', { op, imported });
    expect(again.workbook).toBe(first.workbook);
    const twice = await core.ask('import.accept', { op: core.op(), imported });
    expect(twice.workbook).not.toBe(first.workbook);
    expect(await core.ask('workbook.list', {})).toHaveLength(3);
    expect(await core.ask('framework.list', {})).toHaveLength(2);
  });

  it('remembers what was dismissed, and shows it again when asked', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    const { imported } = await core.ask('import.read', { source: { by: 'text', text: seminarText } });
    const { workbook } = await core.ask('import.accept', { op: core.op(), imported });
    const [finding] = await core.ask('preflight.check', { workbook });
    if (!finding) throw new Error('nothing found');
    await core.ask('preflight.dismiss', { op: core.op(), workbook, finding: finding.id, dismissed: true });
    expect((await core.ask('preflight.check', { workbook })).map(({ id }) => id)).not.toContain(finding.id);
    await core.ask('preflight.dismiss', { op: core.op(), workbook, finding: finding.id, dismissed: false });
    expect((await core.ask('preflight.check', { workbook })).map(({ id }) => id)).toContain(finding.id);
  });

  it('passes the shipped workbook on as a bundle, and takes it back as a second one with the same statements', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    expect(await core.ask('preflight.check', { workbook: seminar })).toEqual([]);
    const bundle = await core.ask('export.make', { workbook: seminar, format: 'bundle' });
    expect(bundle.name).toBe('NPQLTD Local Seminar 1 Workbook.groundwork');
    const { imported, findings } = await core.ask('import.read', { source: { by: 'bytes', name: bundle.name, base64: bundle.base64 } });
    expect(findings).toEqual([]);
    const { workbook } = await core.ask('import.accept', { op: core.op(), imported });
    expect(workbook).not.toBe(seminar);
    expect(await core.ask('framework.list', {})).toHaveLength(1);
    expect(await core.ask('scenario.list', {})).toHaveLength(1);
    const { blocks, head } = await core.ask('compare.contents', {
      before: { of: 'draft', workbook: seminar },
      after: { of: 'draft', workbook },
    });
    expect(head).toEqual([]);
    expect(blocks.some(({ state }) => state === 'same')).toBe(false);
    for (const format of ['word', 'markdown'] as const)
      expect((await core.ask('export.make', { workbook: seminar, format })).bytes).toBeGreaterThan(10_000);
  });

  it('compares an edition with the draft that has gone on', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    const { edition } = await core.ask('edition.issue', { op: core.op(), workbook: seminar });
    const { revision } = await core.ask('workbook.get', { workbook: seminar });
    await core.ask('workbook.edit', { op: core.op(), workbook: seminar, revision, edits: [{ do: 'remove-block', block: 'ls1-ladder' }] });
    const { blocks } = await core.ask('compare.contents', {
      before: { of: 'edition', edition: edition.id },
      after: { of: 'draft', workbook: seminar },
    });
    expect(blocks.filter(({ state, moved }) => state !== 'same' || moved).map(({ block, state }) => [block, state])).toEqual([
      ['ls1-ladder', 'removed'],
    ]);
  });

  it('keeps a framework that was pasted, changes it without losing who is who, and maps it', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    const { framework, warnings } = await core.ask('framework.read-text', {
      text: 'Deliver changes by:\n- 4n. Managing expectations and encouraging buy-in until positive signs of changes emerge.\n- 4p. Reinforcing initial training with expert follow-on support within the school.',
      title: 'Implementation',
      edition: '2027',
    });
    expect(warnings.map(({ values }) => values['missing']).filter(Boolean)).toContain('4o');
    await core.ask('framework.save', { op: core.op(), framework });
    const [group] = framework.groups;
    if (!group) throw new Error('no group');
    const changed = { ...framework, groups: [{ ...group, statements: group.statements.slice(1) }] };
    await core.ask('framework.save', { op: core.op(), framework: changed });
    expect((await core.ask('framework.get', { framework: framework.id })).framework).toEqual(changed);
    const mapping = await core.ask('mapping.propose', { from: 'implementation-6', to: framework.id });
    expect(mapping.rows.find(({ to }) => to[0] === group.statements[1]?.id)?.from).toEqual(['impl-16']);
    expect(await core.ask('mapping.get', { from: 'implementation-6', to: framework.id })).toBeNull();
    await core.ask('mapping.save', { op: core.op(), mapping });
    expect(await core.ask('mapping.get', { from: 'implementation-6', to: framework.id })).toEqual(mapping);
  });

  it('keeps the history of a mapping: when, and what became of which statement, in the codes of the time', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    const { framework } = await core.ask('framework.read-text', {
      text: [
        'Deliver changes by:',
        '- 7a. Managing expectations and encouraging buy-in until positive signs of changes emerge.',
        '- 7b. Something that nobody had thought of before.',
      ].join('\n'),
      title: 'Later',
      edition: '2027',
    });
    await core.ask('framework.save', { op: core.op(), framework });
    const pair = { from: 'implementation-6', to: framework.id };
    const history = () => core.ask('mapping.history', pair);
    expect(await history()).toEqual([]);
    const mapping = await core.ask('mapping.propose', pair);
    await core.ask('mapping.save', { op: core.op(), mapping });
    const totals = { same: 1, changed: 0, dropped: 19, fresh: 1 };
    expect(await history()).toMatchObject([{ first: true, totals, statements: [] }]);
    // Kept again as it is, nothing has changed.
    await core.ask('mapping.save', { op: core.op(), mapping });
    expect(await history()).toHaveLength(1);

    const [a, b] = framework.groups[0]?.statements.map(({ id }) => id) ?? [];
    if (!a || !b) throw new Error('two statements were read');
    const split = {
      ...mapping,
      rows: mapping.rows.flatMap((row) => (row.from.length === 0 ? [] : [row.to[0] === a ? { ...row, to: [b, a] } : row])),
    };
    await core.ask('mapping.save', { op: core.op(), mapping: split });
    const changed = { code: '6n', before: { fate: 'same', to: ['7a'] }, after: { fate: 'split', to: ['7a', '7b'] } };
    expect(await history()).toMatchObject([{ first: false, statements: [changed] }, { first: true }]);

    // Another letter later does not rewrite what was; what is undone is told of no more.
    await core.ask('framework.save', { op: core.op(), framework: { ...framework, section: 9 } });
    expect(await history()).toMatchObject([{ statements: [changed] }, { first: true }]);
    await core.ask('history.undo', { op: core.op(), scope: 'frameworks' });
    expect(await history()).toMatchObject([{ first: true }]);
    expect(await core.ask('mapping.get', pair)).toEqual(mapping);
  });

  it('refuses, with a code and facts, what is no document', async () => {
    const core = testCore();
    await core.ask('store.open', {});
    const bytes = (content: Uint8Array | string) => ({
      source: { by: 'bytes' as const, name: 'x.docx', base64: Buffer.from(content).toString('base64') },
    });
    expect(await core.refused('import.read', bytes('PK nothing of the kind'))).toMatchObject({ code: 'file-not-ours' });
    expect(await core.refused('import.read', bytes(new Uint8Array(64)))).toEqual({ code: 'file-not-ours', detail: { why: 'not-word' } });
    expect(await core.refused('import.read', { source: { by: 'path', path: '/nowhere/at all.docx' } })).toEqual({
      code: 'file-missing',
      detail: {},
    });
    expect(
      await core.refused('compare.contents', { before: { of: 'edition', edition: 'none' }, after: { of: 'draft', workbook: seminar } }),
    ).toEqual({ code: 'not-found', detail: { what: 'edition' } });
  });
});
