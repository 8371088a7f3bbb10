import { expect, test } from 'vitest';
import { readTime } from '../../../renderer/screens/seminars/read-time.ts';

test.each([
  ['9.30', '09:30'],
  ['930', '09:30'],
  ['9', '09:00'],
  ['1600', '16:00'],
  ['1.30pm', '13:30'],
  ['1:30 p.m.', '13:30'],
  ['12 am', '00:00'],
  ['12pm', '12:00'],
  ['noon', '12:00'],
])('%s is a time', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test('what is no time is not midnight', () => {
  for (const typed of ['after lunch', '25:00', '9.75', '13pm', '', 'pm', '1.30 to 4']) expect(readTime(typed)).toBeNull();
});
