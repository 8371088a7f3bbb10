import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FromCore, type Spawn, supervise, type ToCore } from '../../main/hosts/supervisor.ts';
import type { CoreEvent, Reply } from '../../preload/contract/envelope.ts';

interface Heard {
  n: number;
  call: string;
  op: string;
}

interface Process {
  hear: (frame: FromCore) => void;
  die: () => void;
  heard: Heard[];
  ended: boolean;
}

/** A core process that does what the test says, and a clock that only the test moves. */
function rig() {
  const processes: Process[] = [];
  const timers: { at: number; run: () => void }[] = [];
  let now = 0;
  const spawn: Spawn = (hear, die) => {
    const made: Process = { hear, die, heard: [], ended: false };
    processes.push(made);
    return {
      send: (frame: ToCore) => {
        if ('end' in frame) return;
        const { call, input } = frame.request as { call: string; input: { op: string } };
        made.heard.push({ n: frame.n, call, op: input.op });
      },
      end: () => {
        made.ended = true;
        die();
      },
      kill: () => die(),
    };
  };
  const timing = {
    now: () => now,
    later: (milliseconds: number, run: () => void) => {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  };
  const pass = (milliseconds: number): void => {
    now += milliseconds;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
  };
  const core = supervise(spawn, timing);
  const events: CoreEvent[] = [];
  core.on((event) => events.push(event));
  const last = (): Process => processes.at(-1)!;
  const answer = (n: number, output: unknown = {}): void => last().hear({ n, reply: { id: String(n), ok: true, output } });
  return { core, processes, events, pass, last, answer };
}

const request = (call: string, op = 'op-1') => ({ id: op, call, input: { op } });

describe('a core that is lost', () => {
  it('is started again, and what was asked is asked again with the same id', async () => {
    const { core, processes, events, pass, last, answer } = rig();
    const reply = core.call(request('workbook.edit', 'op-7'));
    last().die();
    pass(0);
    expect(processes).toHaveLength(2);
    expect(last().heard.map(({ op }) => op)).toEqual(['op-7']);
    last().hear({ ready: true });
    answer(last().heard[0]!.n, { op: 'op-7' });
    expect(await reply).toMatchObject({ ok: true, output: { op: 'op-7' } });
    expect(events.map((event) => (event.event === 'core' ? event.state : event.event))).toEqual(['gone', 'back']);
  });

  it('does not send twice what must never be sent twice, and says so', async () => {
    const { core, pass, last } = rig();
    const reply = core.call(request('lock.set', 'key-1'));
    last().die();
    pass(0);
    expect(await reply).toEqual({ id: 'key-1', ok: false, error: { code: 'core-gone', detail: {} } });
    expect(last().heard).toEqual([]);
  });

  it('sends a request twice at most: it may be the one that brings the core down', async () => {
    const { core, pass, last } = rig();
    const reply = core.call(request('workbook.get', 'poison'));
    last().die();
    pass(0);
    last().die();
    expect(await reply).toMatchObject({ ok: false, error: { code: 'core-gone' } });
    pass(5000);
    expect(last().heard).toEqual([]);
  });

  it('is not started for ever: after three losses within a minute the person is asked', async () => {
    const { core, processes, events, pass, last } = rig();
    for (let at = 0; at < 3; at++) {
      last().die();
      pass(2000);
    }
    expect(processes).toHaveLength(3);
    expect(events.at(-1)).toEqual({ event: 'core', state: 'given-up', tries: 3 });
    expect(await core.call(request('workbook.list'))).toMatchObject({ ok: false, error: { code: 'core-gone' } });
    void core.call(request('store.open'));
    expect(processes).toHaveLength(4);
    expect(last().heard.map(({ call }) => call)).toEqual(['store.open']);
  });

  it('is started each time when the losses are far apart', () => {
    const { processes, pass, last } = rig();
    for (let at = 0; at < 6; at++) {
      last().die();
      pass(40_000);
    }
    expect(processes).toHaveLength(7);
  });

  it('ends the jobs that were under way, so that nobody waits for them', () => {
    const { core, events, last, answer } = rig();
    void core.call(request('print.pack'));
    answer(last().heard[0]!.n, { job: 'job-1' });
    last().die();
    expect(events.find((event) => event.event === 'job')).toMatchObject({ job: 'job-1', state: 'failed', error: { code: 'core-gone' } });
  });

  it('is not a loss when it was asked to end', async () => {
    const { core, processes, events, pass, last } = rig();
    await core.close();
    pass(60_000);
    expect(last().ended).toBe(true);
    expect(processes).toHaveLength(1);
    expect(events).toEqual([]);
    expect(await core.call(request('workbook.list'))).toMatchObject({ ok: false, error: { code: 'core-gone' } });
  });

  it('takes no late word of a process that is gone for its successor’s', async () => {
    const { core, processes, pass, last, answer } = rig();
    const reply = core.call(request('workbook.get', 'a'));
    const { n } = last().heard[0]!;
    last().die();
    pass(0);
    processes[0]!.hear({ n, reply: { id: 'a', ok: true, output: 'late' } });
    answer(n, 'fresh');
    expect(await reply).toMatchObject({ output: 'fresh' });
  });
});

describe('whatever happens in whatever order', () => {
  const calls = ['workbook.get', 'workbook.edit', 'lock.set', 'print.pack', 'core.info'];
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), call: fc.constantFrom(...calls) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('die' as const) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), milliseconds: fc.constantFrom(0, 300, 2000, 70_000) }) },
  );

  it('every request is answered once, and none is sent more often than it may be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { core, processes, pass, last } = rig();
        const replies = new Map<string, Reply[]>();
        const answered = new Set<string>();
        let next = 0;
        let alive = true;
        for (const each of steps) {
          const current = last();
          if (each.do === 'ask') {
            const op = `op-${next++}`;
            replies.set(op, []);
            void core.call(request(each.call, op)).then((reply) => replies.get(op)!.push(reply));
          } else if (each.do === 'answer' && alive) {
            const open = current.heard.filter(({ op }) => !answered.has(op));
            const chosen = open[each.which % Math.max(1, open.length)];
            if (chosen) {
              answered.add(chosen.op);
              current.hear({ n: chosen.n, reply: { id: chosen.op, ok: true, output: { job: chosen.op } } });
            }
          } else if (each.do === 'die' && alive) {
            alive = false;
            current.die();
          } else if (each.do === 'pass') pass(each.milliseconds);
          if (last() !== current) alive = true;
        }
        await core.close();
        await Promise.resolve();
        for (const [op, got] of replies) {
          expect(got, op).toHaveLength(1);
          expect(got[0]!.id).toBe(op);
          expect(got[0]!.ok).toBe(answered.has(op));
          const sent = processes.flatMap(({ heard }) => heard.filter((each) => each.op === op));
          expect(sent.length).toBeLessThanOrEqual(sent[0] && ['lock.set', 'print.pack'].includes(sent[0].call) ? 1 : 2);
        }
      }),
      { numRuns: 300 },
    );
  });
});
