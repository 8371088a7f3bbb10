import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../../support/axe.ts';
import { testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

describe('the statements', () => {
  it('are all there, whole, in their five groups, with no fault that axe finds', async () => {
    openWindow(testCore(), '/statements');
    expect(await screen.findByRole('heading', { level: 1, name: /of 20 statements are practised/ })).toBeVisible();
    expect(screen.getAllByRole('link', { name: /^Statement 6[a-t]$/ })).toHaveLength(20);
    expect(within(screen.getByRole('main')).getAllByRole('heading', { level: 2 })).toHaveLength(5);
    expect(screen.getByText(/recognising the parameters within which the change will operate/)).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  it('open at a code, and are gone through with the arrow keys', async () => {
    const user = userEvent.setup();
    openWindow(testCore(), '/statements/6d');
    const link = await screen.findByRole('link', { name: 'Statement 6d' });
    expect(link).toHaveFocus();
    expect(link).toHaveAttribute('aria-current', 'true');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(screen.getByRole('link', { name: 'Statement 6e' })).toHaveFocus();
  });

  it('say where each is practised, and plainly where it is not', async () => {
    openWindow(testCore(), '/statements');
    const listed = (await screen.findByRole('link', { name: 'Statement 6c' })).closest('li') as HTMLElement;
    expect(within(listed).getByText('Listed, and no prompt asks for it.')).toBeVisible();
    const practised = screen.getByRole('link', { name: 'Statement 6d' }).closest('li') as HTMLElement;
    expect(within(practised).getByRole('link', { name: 'Reflection and sensemaking: the scenario' })).toHaveAttribute(
      'href',
      '#/workbooks/npqltd-local-seminar-1/ls1-scenario-alone',
    );
  });

  it('name the workbooks that were edited last, and the rest where somebody asks', async () => {
    const core = testCore();
    const [workbook] = await core.ask('workbook.list', {});
    for (let seminar = 2; seminar < 8; seminar++)
      await core.ask('workbook.duplicate', { op: core.op(), workbook: workbook?.id ?? '', title: `Seminar ${seminar}` });
    const user = userEvent.setup();
    openWindow(core, '/statements');
    const row = (await screen.findByRole('link', { name: 'Statement 6d' })).closest('li') as HTMLElement;
    expect(within(row).getAllByText(/^Seminar \d$|^NPQLTD/)).toHaveLength(4);
    await user.click(within(row).getByRole('button', { name: '3 more workbooks' }));
    expect(within(row).getAllByText(/^Seminar \d$|^NPQLTD/)).toHaveLength(7);
    await user.click(within(row).getByRole('button', { name: 'Show fewer workbooks' }));
    expect(within(row).getAllByText(/^Seminar \d$|^NPQLTD/)).toHaveLength(4);
  });

  it('can be narrowed to the gaps and to words', async () => {
    const user = userEvent.setup();
    openWindow(testCore(), '/statements');
    await user.click(await screen.findByRole('radio', { name: 'Not practised' }));
    expect(screen.queryByRole('link', { name: 'Statement 6d' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Statement 6c' })).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'All' }));
    await user.type(screen.getByRole('searchbox'), 'scale-up');
    expect(screen.getAllByRole('link', { name: /^Statement 6/ }).map((link) => link.textContent)).toEqual(['6t']);
    await user.type(screen.getByRole('searchbox'), ' nowhere');
    expect(screen.getByText('No statement fits.')).toBeVisible();
  });

  it('are numbered for each cohort as its programme numbers them, and say so', async () => {
    const core = testCore();
    const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
    await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
    const user = userEvent.setup();
    openWindow(core, '/statements');
    expect(await screen.findByText('6a to 6t, as here')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'NPQLTD numbers it 4' }));
    expect(await screen.findByText('To Autumn these are 4a to 4t.')).toBeVisible();
    expect((await core.ask('cohort.list', {}))[0]?.codes).toEqual({ 'implementation-6': 4 });
    expect(await findings()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show them so' }));
    expect(screen.getAllByRole('link', { name: /^Statement 4[a-t]$/ })).toHaveLength(20);
    const number = screen.getByRole('textbox', { name: 'Number of this area to Autumn' });
    await user.clear(number);
    await user.type(number, '6');
    await user.tab();
    await waitFor(async () => expect((await core.ask('cohort.list', {}))[0]?.codes).toBeUndefined());
  });

  it('are those of the framework that was chosen for the cohort, here and where somebody finds by a code', async () => {
    const core = testCore();
    const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
    await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
    const { framework } = await core.ask('framework.get', { framework: 'implementation-6' });
    const other = { ...framework, id: 'assessment-3', title: 'Assessment', section: 3 };
    const groups = framework.groups.map((group) => ({
      ...group,
      id: `a-${group.id}`,
      statements: group.statements.map((each) => ({ ...each, id: `a-${each.id}` })),
    }));
    await core.ask('framework.save', { op: core.op(), framework: { ...other, groups } });
    await core.ask('codes.set', { op: core.op(), cohort: 'c1', framework: 'implementation-6', section: 4 });
    const user = userEvent.setup();
    const { state } = openWindow(core, '/statements');
    expect(await screen.findByRole('link', { name: 'Statement 3d' })).toBeVisible();
    act(() => state.views.store.setState({ frameworks: { c1: 'implementation-6' } }));
    expect(await screen.findByRole('link', { name: 'Statement 6d' })).toBeVisible();
    await user.keyboard('{Control>}k{/Control}4d');
    expect(await screen.findByRole('option', { name: /^6d .*4d to Autumn/ })).toBeVisible();
    expect(screen.getByText('Statements: Implementation, 6a to 6t')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('link', { name: 'Statement 6d' })).toHaveFocus());
    await user.click(screen.getByRole('button', { name: /Implementation, 6a to 6t/ }));
    await user.click(await screen.findByRole('option', { name: /Assessment, 3a to 3t/ }));
    expect(await screen.findByRole('link', { name: 'Statement 3d' })).toBeVisible();
    expect(state.views.store.getState().frameworks).toEqual({ c1: 'assessment-3' });
  });

  it('fetch nobody back who goes elsewhere while a framework is kept', async () => {
    const core = testCore();
    const user = userEvent.setup();
    let keep: () => void = () => {};
    const kept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    openWindow(core, '/frameworks/add', async ({ call }) => {
      if (call === 'framework.save') await kept;
      return null;
    });
    await user.click(await screen.findByRole('textbox', { name: 'Statements' }));
    await user.paste('Deliver changes by:\n- 4n. Managing expectations.');
    await user.type(screen.getByRole('textbox', { name: 'Title' }), 'Later');
    await user.click(await screen.findByRole('button', { name: 'Add this framework' }));
    act(() => {
      window.location.hash = '/workbooks';
    });
    expect(await screen.findByRole('heading', { name: 'One workbook on the shelf' })).toBeVisible();
    keep();
    expect(await screen.findByText('“Later” is here.', { selector: '[role="alertdialog"] *' })).toBeVisible();
    expect(window.location.hash).toBe('#/workbooks');
  });

  it('say so when a code is asked for that there is not', async () => {
    openWindow(testCore(), '/statements/9z');
    expect(await screen.findByText('There is no statement 9z here.')).toBeVisible();
  });
});
