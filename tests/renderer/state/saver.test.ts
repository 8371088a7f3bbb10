import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Failure } from '../../../preload/contract/errors.ts';
import { atMost, type Batch, createSaver, quiet, type Saver } from '../../../renderer/state/saver.ts';

/** A clock that a test turns, and a store that keeps what it is sent, may be slow, may fail, and may lose its answer. */
function world(join?: (earlier: string, later: string) => string | null) {
  let now = 0;
  let turn = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  const kept: string[] = [];
  const ops = new Set<string>();
  const sent: Batch<string>[] = [];
  const waiting: (() => void)[] = [];
  let revision = 1;
  let trouble: 'none' | 'fails' | 'loses-answer' | 'stale' = 'none';
  let underWay = 0;
  let most = 0;

  const saver: Saver<string> = createSaver<string>(
    {
      newOp: () => `op-${++turn}`,
      now: () => now,
      setTimer: (run, ms) => {
        const id = ++turn;
        timers.set(id, { at: now + ms, run });
        return id;
      },
      clearTimer: (id) => timers.delete(id as number),
      send: (batch) => {
        sent.push(batch);
        underWay++;
        most = Math.max(most, underWay);
        const kind = trouble;
        return new Promise((resolve) => {
          waiting.push(() => {
            underWay--;
            const fail = (code: Failure['code']): void => resolve({ ok: false, failure: { code, detail: {} } });
            if (kind === 'fails') return fail('disk-full');
            if (kind === 'stale') return fail('stale');
            if (!ops.has(batch.op)) {
              if (batch.revision !== revision) return fail('stale');
              ops.add(batch.op);
              kept.push(...batch.edits);
              revision++;
            }
            if (kind === 'loses-answer') return fail('core-gone');
            resolve({ ok: true, revision });
          });
        });
      },
      ...(join ? { join } : {}),
    },
    revision,
  );
  const settle = async (): Promise<void> => {
    for (let n = 0; n < 10; n++) await Promise.resolve();
  };
  return {
    saver,
    kept,
    sent,
    now: () => now,
    mostAtOnce: () => most,
    storeRevision: () => revision,
    setTrouble: (next: typeof trouble) => {
      trouble = next;
    },
    /** The answer to what is under way arrives. */
    answer: async () => {
      waiting.shift()?.();
      await settle();
    },
    pass: async (ms: number) => {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
        if (!due) break;
        now = due[1].at;
        timers.delete(due[0]);
        due[1].run();
        await settle();
      }
      now = end;
    },
    settle,
  };
}

test('waits for 400 ms of quiet', async () => {
  const { saver, sent, pass } = world();
  saver.add('a');
  await pass(quiet - 1);
  saver.add('b');
  await pass(quiet - 1);
  expect(sent).toHaveLength(0);
  await pass(1);
  expect(sent.map(({ edits }) => edits)).toEqual([['a', 'b']]);
});

test('sends after two seconds at most, however busily somebody types', async () => {
  const { saver, sent, pass, now } = world();
  for (let n = 0; n < 20; n++) {
    saver.add(`${n}`);
    await pass(150);
    if (sent.length > 0) break;
  }
  expect(now()).toBeLessThanOrEqual(atMost + 150);
  expect(sent).toHaveLength(1);
});

test('joins typing in one field into one edit, and keeps what lies between', async () => {
  const { saver, kept, pass, answer } = world((earlier, later) => (earlier[0] === later[0] ? later : null));
  for (const edit of ['a1', 'a2', 'b1', 'a3', 'a4']) saver.add(edit);
  await pass(quiet);
  await answer();
  expect(kept).toEqual(['a2', 'b1', 'a4']);
});

test('a refused save stays on the screen, is not sent again, and can be given up for what is kept', async () => {
  const { saver, sent, pass, answer, setTrouble } = world();
  setTrouble('stale');
  saver.add('mine');
  await pass(quiet);
  await answer();
  expect(saver.state()).toMatchObject({ state: 'not-saved', refused: true });
  saver.add('more');
  await pass(60_000);
  expect(sent).toHaveLength(1);
  expect(saver.unsent()).toEqual(['mine', 'more']);
  expect(saver.giveUp(9)).toEqual(['mine', 'more']);
  expect(saver.state()).toEqual({ state: 'saved' });
  expect(saver.revision()).toBe(9);
});

test('an answer that was lost is asked for again under the same operation, and nothing is applied twice', async () => {
  const { saver, sent, kept, pass, answer, setTrouble, settle } = world();
  setTrouble('loses-answer');
  saver.add('once');
  await pass(quiet);
  await answer();
  expect(saver.state()).toMatchObject({ state: 'not-saved', refused: false });
  setTrouble('none');
  saver.retry();
  await settle();
  await answer();
  expect(sent.map(({ op }) => op)).toEqual([sent[0]?.op, sent[0]?.op]);
  expect(kept).toEqual(['once']);
  expect(saver.state()).toEqual({ state: 'saved' });
});

test('flush is done when everything is kept, and says so when it is not', async () => {
  const { saver, kept, answer, setTrouble } = world();
  saver.add('a');
  const first = saver.flush();
  saver.add('b');
  await answer();
  await answer();
  expect(await first).toBe(true);
  expect(kept).toEqual(['a', 'b']);
  setTrouble('fails');
  saver.add('c');
  const second = saver.flush();
  await answer();
  expect(await second).toBe(false);
  expect(saver.unsent()).toEqual(['c']);
});

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ do: 'type' } as const) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 3000 }) }) },
  { weight: 4, arbitrary: fc.constant({ do: 'answer' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'flush' } as const) },
  { weight: 1, arbitrary: fc.constant({ do: 'retry' } as const) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('trouble' as const), kind: fc.constantFrom('none', 'fails', 'loses-answer') }) },
);

test('whatever the order of typing, waiting, failing and answering: nothing is lost, the order is kept, one request at a time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { saver, kept, pass, answer, setTrouble, mostAtOnce, storeRevision, settle } = world();
      const typed: string[] = [];
      for (const one of steps) {
        if (one.do === 'type') {
          typed.push(`${typed.length}`);
          saver.add(`${typed.length - 1}`);
        } else if (one.do === 'pass') await pass(one.ms);
        else if (one.do === 'answer') await answer();
        else if (one.do === 'flush') void saver.flush();
        else if (one.do === 'retry') saver.retry();
        else setTrouble(one.kind as 'none');
        await settle();
        // What is kept and what is still here are all that was typed, in order; only what was kept without our knowing is in both.
        const here = saver.unsent();
        expect([...kept.slice(0, typed.length - here.length), ...here]).toEqual(typed);
        if (here.length > 0) expect(saver.state().state).not.toBe('saved');
      }
      setTrouble('none');
      for (let n = 0; n < 20; n++) {
        await answer();
        await pass(6000);
      }
      expect(kept).toEqual(typed);
      expect(saver.state()).toEqual({ state: 'saved' });
      expect(saver.revision()).toBe(storeRevision());
      expect(mostAtOnce()).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});
