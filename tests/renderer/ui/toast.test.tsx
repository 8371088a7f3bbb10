import { render, screen } from '@testing-library/react';
import { act } from 'react';
import { expect, test } from 'vitest';
import { clearToasts, showToast, ToastRegion } from '../../../renderer/ui/toast.tsx';

test('what is said again and again, as by a key that is held down, stands there once and makes no queue', async () => {
  clearToasts();
  render(<ToastRegion />);
  act(() => {
    showToast({ text: 'Backup made and checked.' });
    for (let times = 0; times < 20; times++) showToast({ text: 'There is nothing to do again.' });
  });
  expect(await screen.findAllByText('There is nothing to do again.')).toHaveLength(1);
  expect(screen.getByText('Backup made and checked.')).toBeVisible();
});
