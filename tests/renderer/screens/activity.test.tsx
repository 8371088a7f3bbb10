import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

it('says what was done to personal data, and nothing of whose it was', async () => {
  const core = testCore();
  await core.ask('sample.add', { op: core.op() });
  const people = await core.ask('person.list', {});
  await core.ask('sample.remove', {});
  openWindow(core, '/settings/activity');
  const table = await screen.findByRole('grid', { name: 'What was done to personal data' });
  await waitFor(() => expect(table.textContent).toMatch(/Erased a cohort: 24 people/));
  for (const { name } of people) expect(table.textContent).not.toContain(name);
});
