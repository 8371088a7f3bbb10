import { afterEach, describe, expect, it } from 'vitest';
import type { CoreEvent, Reply } from '../../preload/contract/envelope.ts';
import { killable, scratch } from './support.ts';

describe('a real core, killed', () => {
  const ends: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  function open() {
    const room = scratch();
    const { core, kill } = killable(room.folder);
    ends.push(core.close, room.remove);
    const events: CoreEvent[] = [];
    core.on((event) => events.push(event));
    const ask = async (call: string, input: unknown): Promise<Reply> => core.call({ id: call, call, input });
    const first = async (): Promise<{ id: string; revision: number; title: string }> => {
      const reply = await ask('workbook.list', {});
      return ((reply.ok ? reply.output : []) as { id: string; revision: number; title: string }[])[0]!;
    };
    return { core, kill, events, ask, first };
  }

  it('in the middle of a question, answers it all the same', async () => {
    const { kill, events, ask, first, core } = open();
    const { id } = await first();
    const preview = ask('print.preview', { workbook: id });
    await new Promise((resolve) => setTimeout(resolve, 30));
    kill();
    const reply = await preview;
    expect(reply.ok && (reply.output as { pages: number }).pages).toBeGreaterThan(10);
    expect(core.crashes()).toBe(1);
    expect(events.flatMap((event) => (event.event === 'core' ? [event.state] : []))).toEqual(['gone', 'back']);
  });

  it('in the middle of a change, makes it once', async () => {
    const { kill, ask, first } = open();
    const before = await first();
    const change = ask('workbook.edit', {
      op: 'op-once',
      workbook: before.id,
      revision: before.revision,
      edits: [{ do: 'set-title', title: 'Changed once' }],
    });
    kill();
    expect(await change).toMatchObject({ ok: true });
    const after = await first();
    expect(after.title).toBe('Changed once');
    // Sent a second time by hand, as a nervous client might: the same answer, and no second change.
    const again = await ask('workbook.edit', {
      op: 'op-once',
      workbook: before.id,
      revision: before.revision,
      edits: [{ do: 'set-title', title: 'Changed once' }],
    });
    expect(again).toMatchObject({ ok: true });
    expect((await first()).revision).toBe(after.revision);
  });

  it('three times within a minute, asks the person, and goes on when they do', async () => {
    const { kill, events, ask, first } = open();
    await first();
    for (let at = 0; at < 3; at++) {
      kill();
      if (at < 2) expect(await ask('core.info', {})).toMatchObject({ ok: true });
    }
    await expect.poll(() => events.at(-1)).toMatchObject({ event: 'core', state: 'given-up' });
    expect(await ask('workbook.list', {})).toMatchObject({ ok: false, error: { code: 'core-gone' } });
    expect(await ask('store.open', {})).toMatchObject({ ok: true, output: { state: 'open' } });
    expect((await first()).title).not.toBe('');
  });
});
