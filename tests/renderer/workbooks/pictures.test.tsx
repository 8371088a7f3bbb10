import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { BlockOf } from '../../../preload/contract/model/workbook.ts';
import { findings } from '../../support/axe.ts';
import { type TestCore, testCore } from '../../support/cores.ts';
import { openWindow } from '../../support/window.tsx';

const id = 'npqltd-local-seminar-1';
const blue = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2040b0' } })
  .png()
  .toBuffer();
const photograph = (): File => new File([new Uint8Array(blue)], 'IMG_2041.png', { type: 'image/png' });

const images = async (core: TestCore): Promise<BlockOf<'image'>[]> =>
  (await core.ask('workbook.get', { workbook: id })).workbook.sections
    .flatMap((section) => section.blocks)
    .filter((block) => block.type === 'image');

async function addPlace(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await user.click(
    await within(await screen.findByRole('treegrid', { name: 'Outline' })).findByRole('row', { name: 'Learning intentions' }),
  );
  await user.keyboard('/');
  await waitFor(() => expect(screen.getByRole('searchbox', { name: 'Add a block' })).toHaveFocus());
  await user.keyboard('picture{Enter}');
  await screen.findByRole('button', { name: 'Choose a picture…' });
}

describe('a picture', () => {
  it('is placed by a paste, asked what it shows, and can be called decoration', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-values`);
    await addPlace(user);
    expect(await findings()).toEqual([]);
    fireEvent.paste(screen.getByRole('button', { name: 'Choose a picture…' }), {
      clipboardData: { files: [photograph()], getData: () => '' },
    });
    expect(await screen.findByText(/^900 × 600 dots/)).toBeVisible();
    const alt = screen.getByLabelText('Description');
    await waitFor(() => expect(alt).toHaveFocus());
    expect(await screen.findByText(/Still to be written/)).toBeVisible();
    await user.keyboard('A field of blue');
    await waitFor(async () => expect(await images(core)).toMatchObject([{ alt: 'A field of blue', width: 'column' }]));
    await waitFor(() => expect(screen.queryByText(/Still to be written/)).toBeNull());
    expect(await screen.findByRole('img', { name: 'A field of blue' })).toHaveAttribute(
      'src',
      expect.stringMatching(/^data:image\/png;base64,/),
    );
    await user.click(screen.getByRole('checkbox', { name: /only decoration/ }));
    await waitFor(async () => expect(await images(core)).toMatchObject([{ decorative: true }]));
    await waitFor(() => expect(screen.queryByLabelText('Description')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Take it out' }));
    await waitFor(async () => expect((await images(core))[0]?.image).toBeUndefined());
  });

  it('says why it is not taken', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-values`);
    await addPlace(user);
    const drawing = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'drawing.svg', { type: 'image/svg+xml' });
    fireEvent.paste(screen.getByRole('button', { name: 'Choose a picture…' }), {
      clipboardData: { files: [drawing], getData: () => '' },
    });
    expect(await screen.findByText(/drawings in SVG have to be saved as PNG first/)).toBeVisible();
    expect((await images(core))[0]?.image).toBeUndefined();
  });

  it('that is pasted or dropped beside every box becomes a block of its own, after the chosen one', async () => {
    const core = testCore();
    const user = userEvent.setup();
    openWindow(core, `/workbooks/${id}/ls1-values`);
    const outline = await screen.findByRole('treegrid', { name: 'Outline' });
    await user.click(await within(outline).findByRole('row', { name: 'Learning intentions' }));
    fireEvent.paste(outline, { clipboardData: { files: [photograph()], getData: () => '' } });
    await waitFor(async () => expect(await images(core)).toHaveLength(1));
    fireEvent.drop(outline, { dataTransfer: { files: [photograph()], types: ['Files'], items: [] } });
    await waitFor(async () => expect(await images(core)).toHaveLength(2));
    const [first, second] = await images(core);
    expect(first?.image).toBe(second?.image);
  });
});
