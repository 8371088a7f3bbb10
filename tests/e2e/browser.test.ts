import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can } from './support/places.ts';
import { callIn, openBrowser } from './support/window.ts';

describe.skipIf(!can.browser)('the browser edition', () => {
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => opened?.close());

  it('shows the workbook from an empty data folder, and takes the key out of the address', async () => {
    await opened.page.getByText('Local Seminar 1').first().waitFor();
    expect(opened.page.url()).not.toMatch(/key=/);
    expect(opened.complaints).toEqual([]);
  });

  it('stays open when the page is loaded again', async () => {
    await opened.page.reload();
    await opened.page.getByText('Local Seminar 1').first().waitFor();
  });

  it('says how to open another tab, and Enter in the terminal gives one', async () => {
    const { browser, bridge } = opened;
    const other = await (await browser.newContext()).newPage();
    await other.goto(bridge.address);
    await other.getByRole('heading', { name: 'Groundwork is not open in this tab' }).waitFor();
    bridge.process.stdin?.write('\n');
    await expect.poll(() => bridge.said().match(/#key=\S+/g)?.length).toBe(2);
    await other.goto(
      `${bridge.origin}/${bridge
        .said()
        .match(/#key=\S+/g)
        ?.at(-1)}`,
    );
    await other.getByText('Local Seminar 1').first().waitFor();
    await other.context().close();
  });

  it('tells every tab of a change', async () => {
    const [first] = await callIn(opened, 'workbook.list', {});
    await callIn(opened, 'workbook.edit', {
      op: 'op-e2e',
      workbook: first!.id,
      revision: first!.revision,
      edits: [{ do: 'set-title', title: 'A title that was changed elsewhere' }],
    });
    await opened.page.getByText('A title that was changed elsewhere').first().waitFor();
  });

  it('ends when the terminal ends it, and says so', async () => {
    await opened.bridge.end();
    expect(opened.bridge.process.exitCode).toBe(0);
    expect(opened.bridge.said()).toMatch(/has ended/);
  });
});
