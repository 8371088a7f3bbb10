import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Button } from '../../../renderer/ui/button.tsx';

test('a double click on a button that adds something adds it once, and a later click does it again', async () => {
  const user = userEvent.setup();
  let added = 0;
  render(
    <Button kind="primary" onPress={() => (added += 1)}>
      Add the cohort
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Add the cohort' });
  await user.dblClick(button);
  expect(added).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 550));
  await user.click(button);
  expect(added).toBe(2);
  // Keys are no clicks: one doubtful mark after the other is decided as fast as somebody presses Enter.
  await user.keyboard('{Enter}{Enter}');
  expect(added).toBe(4);
});

test('a button for one step among many follows every click', async () => {
  const user = userEvent.setup();
  let steps = 0;
  render(<Button onPress={() => (steps += 1)}>Add a line</Button>);
  await user.dblClick(screen.getByRole('button', { name: 'Add a line' }));
  expect(steps).toBe(2);
});
