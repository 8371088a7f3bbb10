import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ListInput, TextInput } from '../../../renderer/ui/written.tsx';

test('letters that come home late do not take away those typed since', async () => {
  const user = userEvent.setup();
  const told: string[] = [];
  const words = (value: string) => <TextInput label="Words" value={value} onChange={(text) => told.push(text)} />;
  const { rerender } = render(words('a'));
  const bringHome = (value: string): void => rerender(words(value));
  const box = screen.getByLabelText('Words');
  await user.type(box, 'bcd');
  expect(told).toEqual(['ab', 'abc', 'abcd']);
  bringHome('ab');
  expect(box).toHaveValue('abcd');
  await user.type(box, 'e');
  bringHome('abcde');
  expect(box).toHaveValue('abcde');
  // An undo takes it back to what it once was: that is news now.
  bringHome('ab');
  expect(box).toHaveValue('ab');
});

test('what comes from elsewhere stands in the box', async () => {
  const user = userEvent.setup();
  const points = (value: string[]) => <ListInput label="Points" apart="lines" value={value} onChange={() => undefined} />;
  const { rerender } = render(points(['one']));
  const box = screen.getByLabelText('Points');
  await user.type(box, '{Enter}');
  expect(box).toHaveValue('one\n');
  rerender(points(['two', 'three']));
  expect(box).toHaveValue('two\nthree');
});
