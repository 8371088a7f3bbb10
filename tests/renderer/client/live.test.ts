import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CoreEvent } from '../../../preload/contract/envelope.ts';
import type { Outcome } from '../../../renderer/client/api.ts';
import { createLive } from '../../../renderer/client/live.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A core whose answers the test lets go one by one. */
function world() {
  const listeners = new Set<(event: CoreEvent) => void>();
  const asked: { name: string; answer: (outcome: Outcome<unknown>) => Promise<void> }[] = [];
  const live = createLive(
    {
      call: ((name: string) =>
        new Promise((resolve) => {
          asked.push({
            name,
            answer: async (outcome) => {
              resolve(outcome);
              await vi.advanceTimersByTimeAsync(0);
            },
          });
        })) as never,
    },
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  );
  const changed = (table: string): void => {
    for (const listener of listeners) listener({ event: 'changed', op: 'op', scope: 'app', tables: [{ table, ids: [] }] });
  };
  return { live, asked, changed, tell: (event: CoreEvent) => listeners.forEach((listener) => listener(event)) };
}
const value = <T>(of: T): Outcome<T> => ({ ok: true, value: of });

test('asks again 50 ms after a change of its tables, once for a burst, and not for other tables', async () => {
  const { live, asked, changed } = world();
  live.follow('cohort.list', {}, () => {});
  await asked[0]?.answer(value([]));
  changed('block');
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toHaveLength(1);
  changed('cohort');
  changed('participant');
  await vi.advanceTimersByTimeAsync(49);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toHaveLength(2);
});

test('drops an answer that a later asking has overtaken', async () => {
  const { live, asked, changed } = world();
  live.follow('cohort.list', {}, () => {});
  changed('cohort');
  await vi.advanceTimersByTimeAsync(50);
  await asked[1]?.answer(value(['new']));
  await asked[0]?.answer(value(['old']));
  expect(live.read('cohort.list', {}).value).toEqual(['new']);
});

test('keeps the last good value while it asks again, and when that fails', async () => {
  const { live, asked, changed } = world();
  live.follow('cohort.list', {}, () => {});
  await asked[0]?.answer(value(['kept']));
  changed('cohort');
  await vi.advanceTimersByTimeAsync(50);
  expect(live.read('cohort.list', {})).toMatchObject({ value: ['kept'], waiting: true });
  await asked[1]?.answer({ ok: false, failure: { code: 'core-gone', detail: {} } });
  expect(live.read('cohort.list', {})).toMatchObject({ value: ['kept'], waiting: false, failure: { code: 'core-gone' } });
});

test('asks everything again when the core is back, and shares one asking among all who look', async () => {
  const { live, asked, tell } = world();
  const stop = live.follow('cohort.list', {}, () => {});
  live.follow('cohort.list', {}, () => {});
  expect(asked).toHaveLength(1);
  await asked[0]?.answer(value([]));
  tell({ event: 'core', state: 'back', tries: 1 });
  await vi.advanceTimersByTimeAsync(50);
  expect(asked).toHaveLength(2);
  stop();
});

test('says that something could not be read while it is looked at and nothing of it is known', async () => {
  const { live, asked } = world();
  const told = vi.fn<() => void>();
  live.watchUnread(told);
  const stop = live.follow('cohort.list', {}, () => {});
  expect(live.unread()).toBe(false);
  await asked[0]?.answer({ ok: false, failure: { code: 'internal', detail: {} } });
  expect(live.unread()).toBe(true);
  expect(told).toHaveBeenCalled();
  live.retryUnread();
  await vi.advanceTimersByTimeAsync(60);
  await asked[1]?.answer(value([]));
  expect(live.unread()).toBe(false);
  live.refresh('cohort.list');
  await vi.advanceTimersByTimeAsync(60);
  // The last good answer still stands: nothing is missing from the page.
  await asked[2]?.answer({ ok: false, failure: { code: 'internal', detail: {} } });
  expect(live.unread()).toBe(false);
  stop();
});

test('leaves what only a screen can explain to the screen, and forgets what nobody looks at', async () => {
  const { live, asked } = world();
  const stop = live.follow('cohort.list', {}, () => {});
  await asked[0]?.answer({ ok: false, failure: { code: 'not-found', detail: {} } });
  expect(live.unread()).toBe(false);
  const stopOther = live.follow('person.list', { cohort: 'c' }, () => {});
  await asked[1]?.answer({ ok: false, failure: { code: 'internal', detail: {} } });
  expect(live.unread()).toBe(true);
  stopOther();
  expect(live.unread()).toBe(false);
  stop();
});
