import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, findBlock } from '../../../preload/contract/draft.ts';
import type { Workbook } from '../../../preload/contract/model/workbook.ts';
import { createApi } from '../../../renderer/client/api.ts';
import { joinEdits } from '../../../renderer/state/kinds.ts';
import { bringBack, parseUnsent, unsentFile } from '../../../renderer/state/unsent.ts';
import { type TestCore, testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

const workbook = 'npqltd-local-seminar-1';
const start = async (core: TestCore): Promise<{ value: Workbook; revision: number }> => {
  const kept = await core.ask('workbook.get', { workbook });
  return { value: kept.workbook, revision: kept.revision };
};
const titleNow = async (core: TestCore): Promise<string> => (await start(core)).value.title;

test('a change is there at once, saved after a moment, undone with Ctrl Z, and done again', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  const { state } = openWindow(core, '/');
  await screen.findByRole('heading', { level: 1 });
  state.views.store.setState({ scope: `workbook:${workbook}` });
  const first = await start(core);
  const open = state.documents.workbook(workbook, first);
  open.edit({ do: 'set-title', title: 'Another title' });
  expect(open.draft().title).toBe('Another title');
  expect(await screen.findByText('Saving')).toBeInTheDocument();
  expect(await screen.findByText('Saved')).toBeVisible();
  expect(await titleNow(core)).toBe('Another title');
  // Undo sends first what is still here: it is the step that is meant.
  open.edit({ do: 'set-title', title: 'A third title' });
  await keys.keyboard('{Control>}z{/Control}');
  expect((await screen.findAllByText('Undone: the workbook’s title.')).length).toBeGreaterThan(0);
  expect(await titleNow(core)).toBe('Another title');
  await keys.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await waitFor(async () => expect(await titleNow(core)).toBe('A third title'));
});

test('a save over somebody else’s is refused and explained; mine can go to a file, and the kept version be taken', async () => {
  const core = testCore();
  const keys = userEvent.setup();
  const { state, system } = openWindow(core, '/');
  await screen.findByRole('heading', { level: 1 });
  const first = await start(core);
  const open = state.documents.workbook(workbook, first);
  await core.ask('workbook.edit', { op: core.op(), workbook, revision: first.revision, edits: [{ do: 'set-title', title: 'Theirs' }] });
  open.edit({ do: 'set-title', title: 'Mine' });
  expect(await screen.findByText(/was changed elsewhere/)).toBeVisible();
  expect(screen.getByText('Not saved')).toBeVisible();
  await keys.click(screen.getByRole('button', { name: 'Save mine to a file' }));
  expect(system.saved[0]?.text).toContain('Mine');
  const theirs = await start(core);
  open.receive(theirs.value, theirs.revision);
  expect(open.draft().title).toBe('Mine');
  await keys.click(screen.getByRole('button', { name: 'Take the kept version' }));
  expect(open.draft().title).toBe('Theirs');
  expect(await titleNow(core)).toBe('Theirs');
  expect(await screen.findByText('Saved')).toBeVisible();
  // And work goes on from there.
  open.edit({ do: 'set-title', title: 'Ours' });
  await state.documents.flush();
  expect(await titleNow(core)).toBe('Ours');
});

test('everything unsent goes home when the window is left', async () => {
  const core = testCore();
  const { state, system } = openWindow(core, '/');
  await screen.findByRole('heading', { level: 1 });
  const open = state.documents.workbook(workbook, await start(core));
  open.edit({ do: 'set-title', title: 'Typed just before closing' });
  await system.flushes[0]?.();
  expect(await titleNow(core)).toBe('Typed just before closing');
});

test('unsent work survives its file, and is brought back on top of what is kept', async () => {
  const core = testCore();
  const api = createApi({ call: (request) => core.call(request) });
  const { value } = await start(core);
  const block = value.sections[1]?.blocks[0];
  if (!block) throw new Error('the workbook has no block');
  const documents = [
    {
      kind: 'workbook' as const,
      id: workbook,
      edits: [
        { do: 'set-title' as const, title: 'Brought back' },
        { do: 'remove-block' as const, block: block.id },
      ],
    },
  ];
  const file = parseUnsent(unsentFile(documents, '2026-11-22T09:00:00.000Z'));
  expect(file?.documents).toEqual(documents);
  expect(file && (await bringBack(api, file))).toEqual({ ok: true, value: { edits: 2 } });
  const after = (await start(core)).value;
  expect(after.title).toBe('Brought back');
  expect(findBlock(after, block.id)).toBeUndefined();
  await core.ask('history.undo', { op: core.op(), scope: `workbook:${workbook}` });
  expect((await start(core)).value).toEqual(value);
});

test('no other file is taken for unsent work', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseUnsent(text)).toBeNull();
    }),
  );
});

test('joining two edits of one thing does what both did', async () => {
  const core = testCore();
  const { value } = await start(core);
  const block = fc.constantFrom(...value.sections.flatMap(({ blocks }) => blocks));
  const edit = fc.oneof(
    fc.record({ do: fc.constant('set-title' as const), title: fc.constantFrom('a', 'b') }),
    fc.record({
      do: fc.constant('set-section' as const),
      section: fc.constantFrom(...value.sections.map(({ id }) => id)),
      title: fc.constantFrom('a', 'b'),
    }),
    block.map((one) => ({ do: 'set-block' as const, block: one })),
    block.map((one) => ({ do: 'remove-block' as const, block: one.id })),
  );
  fc.assert(
    fc.property(edit, edit, (earlier, later) => {
      const joined = joinEdits(earlier, later);
      if (joined) expect(applyEdits(value, [joined])).toEqual(applyEdits(value, [earlier, later]));
    }),
  );
});
