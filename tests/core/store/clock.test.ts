import { expect, test } from 'vitest';
import { isClockSteady, look } from '../../../main/core/store/clock.ts';
import { newStore, steppedClock } from '../../support/store.ts';

const day = 86_400_000;
const at = (days: number): string => new Date(Date.parse('2026-09-01T08:00:00.000Z') + days * day).toISOString();

test('after a clock that was two years out, nothing goes for a week, whichever way it was set', () => {
  const clock = steppedClock(at(0));
  const store = newStore({ now: clock.now });
  expect(isClockSteady(store, at(0))).toBe(true);
  expect(isClockSteady(store, at(1))).toBe(true);
  // Back by two years: what is thrown away now looks very old as soon as the clock is right again.
  expect(isClockSteady(store, at(-730))).toBe(false);
  expect(isClockSteady(store, at(-729))).toBe(false);
  expect(isClockSteady(store, at(3))).toBe(false);
  expect(isClockSteady(store, at(10))).toBe(false);
  expect(isClockSteady(store, at(11.5))).toBe(true);
  // Two years ahead, in which everything would have had its day.
  expect(isClockSteady(store, at(740))).toBe(false);
  expect(isClockSteady(store, at(12))).toBe(false);
});

test('a summer away is no more than a week of patience, and what cannot be read begins anew', () => {
  const june = look(null, at(0));
  const back = look(june, at(60));
  expect(back.jumped).not.toBeNull();
  expect(look(back, at(67)).jumped).not.toBeNull();
  expect(look(look(back, at(67)), at(69)).jumped).toBeNull();
  const store = newStore();
  store.jot((write) => write(`INSERT INTO meta (key, value) VALUES ('clock', 'rubbish')`));
  expect(isClockSteady(store, at(0))).toBe(true);
});
