import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { ListInput, TextInput } from '../../../renderer/ui/written.tsx';

test('letters that come home late do not take away those typed since', async () => {
  const user = userEvent.setup();
  const told: string[] = [];
  let bringHome = (_: string): void => undefined;
  function Box() {
    const [value, setValue] = useState('a');
    bringHome = setValue;
    return <TextInput label="Words" value={value} onChange={(text) => told.push(text)} />;
  }
  render(<Box />);
  const box = screen.getByLabelText('Words');
  await user.type(box, 'bcd');
  expect(told).toEqual(['ab', 'abc', 'abcd']);
  act(() => bringHome('ab'));
  expect(box).toHaveValue('abcd');
  await user.type(box, 'e');
  act(() => bringHome('abcde'));
  expect(box).toHaveValue('abcde');
  // An undo takes it back to what it once was: that is news now.
  act(() => bringHome('ab'));
  expect(box).toHaveValue('ab');
});

test('what comes from elsewhere stands in the box', async () => {
  const user = userEvent.setup();
  let bringHome = (_: string[]): void => undefined;
  function Box() {
    const [value, setValue] = useState<string[]>(['one']);
    bringHome = setValue;
    return <ListInput label="Points" apart="lines" value={value} onChange={() => undefined} />;
  }
  render(<Box />);
  const box = screen.getByLabelText('Points');
  await user.type(box, '{Enter}');
  expect(box).toHaveValue('one\n');
  act(() => bringHome(['two', 'three']));
  expect(box).toHaveValue('two\nthree');
});
