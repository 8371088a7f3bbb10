import { describe, expect, it } from 'vitest';
import { testCore } from '../../support/cores.ts';

describe('a store over time', () => {
  it('checks as whole when it has just been made', async () => {
    const core = testCore();
    expect(await core.ask('store.check', {})).toMatchObject({ ok: true });
  });

  it('does not bring a shipped workbook back once the person has removed it', async () => {
    const first = testCore();
    await first.ask('workbook.remove', { op: first.op(), workbook: 'npqltd-local-seminar-1' });
    await first.close();
    const second = testCore({}, first.folder);
    expect(await second.ask('workbook.list', {})).toEqual([]);
    await second.ask('trash.restore', { op: 'back', table: 'workbook', id: 'npqltd-local-seminar-1' });
    expect(await second.ask('workbook.list', {})).toHaveLength(1);
  });

  it('locks behind a passphrase, opens with it and with the recovery key, and says so', async () => {
    const first = testCore();
    const { recovery } = await first.ask('lock.set', { from: null, to: 'till the soil' });
    expect(await first.ask('lock.now', {})).toMatchObject({ state: 'locked', problem: 'needs-passphrase' });
    expect((await first.refused('workbook.list', {})).code).toBe('store-locked');
    expect((await first.refused('store.open', { passphrase: 'tilled' })).code).toBe('wrong-passphrase');
    await first.close();

    const second = testCore({}, first.folder);
    expect(await second.ask('store.open', { passphrase: recovery ?? '' })).toMatchObject({ state: 'open', encrypted: true });
    expect(await second.ask('workbook.list', {})).toHaveLength(1);
    await second.ask('lock.set', { from: 'till the soil', to: null });
    expect(await second.ask('store.status', {})).toMatchObject({ state: 'open', encrypted: false });
  });

  it('goes back to a backup and forward again, keeping what stood', async () => {
    const core = testCore();
    const id = 'npqltd-local-seminar-1';
    const backup = await core.ask('backup.make', {});
    const { revision } = await core.ask('workbook.get', { workbook: id });
    await core.ask('workbook.edit', { op: core.op(), workbook: id, revision, edits: [{ do: 'set-title', title: 'Edited' }] });
    await core.ask('backup.restore', { file: backup.file });
    expect((await core.ask('workbook.get', { workbook: id })).workbook.title).toBe('NPQLTD Local Seminar 1 Workbook');
    await core.ask('backup.undo-restore', {});
    expect((await core.ask('workbook.get', { workbook: id })).workbook.title).toBe('Edited');
  });

  it('answers a malformed, an unknown, a wrong and a bottomless request with a code each, and goes on', async () => {
    const core = testCore();
    let deep: unknown = 1;
    for (let at = 0; at < 40; at++) deep = [deep];
    expect(await core.call(null)).toEqual({ id: '', ok: false, error: { code: 'bad-input', detail: { where: 'envelope' } } });
    expect(await core.call({ id: 'a', call: 'constructor', input: {} })).toMatchObject({ id: 'a', error: { code: 'no-such-call' } });
    expect(await core.call({ id: 'b', call: 'workbook.get', input: { workbook: 'no spaces here' } })).toMatchObject({
      error: { code: 'bad-input', detail: { where: 'workbook' } },
    });
    expect(await core.call({ id: 'c', call: 'workbook.get', input: deep })).toMatchObject({ error: { code: 'too-large' } });
    expect(await core.call({ id: 'd', call: 'workbook.get', input: { workbook: 'nobody' } })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await core.ask('workbook.list', {})).toHaveLength(1);
  });
});
