import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { storeFiles } from '../../../main/core/store/files.ts';
import { checkedAtOnce } from '../../../main/core/store/opening.ts';
import { checkDatabase } from '../../../main/core/store/safety/backups.ts';
import { openStore } from '../../../main/core/store/store.ts';
import type { CoreEvent } from '../../../preload/contract/envelope.ts';
import { type TestCore, testCore, testDeps, testFolder } from '../../support/cores.ts';
import { writeResponses } from '../../support/store-filler.ts';

/*
 * What takes long with a large store is done in a thread: meanwhile calls are answered, or wait for their store. Nothing that was
 * written is lost, and nothing is in a backup by halves.
 */

const answers = 30_000;
let filled: Buffer;
beforeAll(() => {
  const home = mkdtempSync(join(os.tmpdir(), 'groundwork-large-'));
  const deps = testDeps(home);
  const opened = openStore(deps);
  if (!opened.ok) throw new Error(opened.problem);
  writeResponses(opened.store.raw, answers);
  opened.store.close();
  filled = readFileSync(storeFiles(deps.folder).store);
  rmSync(home, { recursive: true, force: true });
});

type Work = Extract<CoreEvent, { event: 'store-work' }>;

function begun(): TestCore & { data: string; told: Work[] } {
  const folder = testFolder();
  const data = join(folder, 'data');
  mkdirSync(data);
  writeFileSync(storeFiles(data).store, filled);
  const core = testCore({}, folder);
  const told: Work[] = [];
  core.on((event) => {
    if (event.event === 'store-work') told.push(event);
  });
  return { ...core, data, told };
}

/** It began at nothing, never went back, and said that it was over. */
function expectTold(told: readonly Work[], work: Work['work']): void {
  const mine = told.filter((each) => each.work === work);
  const shares = mine.filter(({ state }) => state === 'running').map(({ done, total }) => done / total);
  expect(shares[0]).toBe(0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(mine.at(-1)?.state).toBe('ended');
}

/** What was being made and came to nothing. */
const leftOver = (data: string): string[] =>
  readdirSync(data, { recursive: true })
    .map(String)
    .filter((name) => /^(?:swap\b(?!-lock)|copying)|\.part/.test(name));

const add = (core: TestCore, id: string) =>
  core.ask('person.save', { op: core.op(), person: { id, cohort: 'c1', name: 'Ottoline Marsh', revision: 0 } });
const people = async (core: TestCore) => (await core.ask('person.list', {})).length;

/** Runs it, and answers what it answered and whether `meanwhile` was done before. */
async function beside<T>(long: Promise<T>, meanwhile: () => Promise<unknown>): Promise<{ answer: T; first: boolean }> {
  let over = false;
  void long.then(
    () => (over = true),
    () => (over = true),
  );
  await meanwhile();
  const first = !over;
  return { answer: await long, first };
}

describe('a store that is too large to be read through at once', () => {
  it('is what this is about', () => expect(filled.length).toBeGreaterThan(checkedAtOnce));

  it('is backed up as it was when that was asked, while people go on writing', async () => {
    const core = begun();
    const had = await people(core);
    const { answer, first } = await beside(core.ask('backup.make', {}), async () => {
      await new Promise(setImmediate);
      await add(core, 'meanwhile-1');
      await add(core, 'meanwhile-2');
      expect(await people(core)).toBe(had + 2);
    });
    expect(first).toBe(true);
    expect(answer.holds).toMatchObject({ people: had, responses: answers });
    const { backups, wal } = storeFiles(core.data);
    expect(readdirSync(backups).filter((file) => !/\.(?:sqlite|json)$/.test(file))).toEqual([]);
    const place = testDeps(core.folder);
    expect(checkDatabase(place, join(backups, answer.file)).holds).toEqual(answer.holds);
    // What was written meanwhile waited in the -wal, and is folded in when the store is closed.
    expect(existsSync(wal)).toBe(true);
    // Two that are asked for at once are made one after the other.
    const both = await Promise.all([core.ask('backup.make', {}), core.ask('backup.make', {})]);
    expect(new Set(both.map(({ file }) => file)).size).toBe(2);
    expect(both.map(({ holds }) => holds['people'])).toEqual([had + 2, had + 2]);
    await core.close();
    expect(checkDatabase(place, storeFiles(core.data).store).holds).toMatchObject({ people: had + 2 });
  });

  it('gets a passphrase, is backed up under it and loses it again, and every call is answered in the end', {
    timeout: 240_000,
  }, async () => {
    const core = begun();
    await core.ask('backup.make', {});
    const had = await people(core);
    const { first, answer } = await beside(core.ask('lock.set', { from: null, to: 'four quiet herons' }), async () => {
      expect(await core.ask('store.status', {})).toMatchObject({ state: 'open' });
    });
    expect(first).toBe(true);
    expect(answer.recovery).toMatch(/^[0-9A-Z]{5}-/);
    expectTold(core.told, 'set-passphrase');
    expect((await core.ask('backup.make', {})).encrypted).toBe(true);
    // Sent while the store is closed for its exchange, these wait for it.
    const changing = core.ask('lock.set', { from: 'four quiet herons', to: null });
    const [listed] = await Promise.all([people(core), add(core, 'meanwhile-1'), changing]);
    expect(listed).toBe(had);
    expect(await people(core)).toBe(had + 1);
    expect(await core.ask('store.status', {})).toMatchObject({ state: 'open', encrypted: false });
    expect(await core.ask('store.check', {})).toMatchObject({ ok: true });
  });

  it('has nothing of a person who was erased, and the rest of what is written', async () => {
    const core = begun();
    const had = await people(core);
    await core.ask('person.save', { op: core.op(), person: { id: 'gone', cohort: 'c1', name: 'Zebedee Quillfeather', revision: 0 } });
    const erasing = core.ask('erase.do', { kind: 'person', id: 'gone' });
    const [report] = await Promise.all([erasing, add(core, 'meanwhile-1')]);
    expect(report).toMatchObject({ done: true, removed: { people: 1 } });
    expectTold(core.told, 'erase');
    // Once it has begun there is no way back.
    expect(core.told.filter(({ stoppable }) => stoppable)).toEqual([]);
    expect(await people(core)).toBe(had + 1);
    expect(await core.refused('erase.do', { kind: 'person', id: 'gone' })).toMatchObject({ code: 'erased' });
    for (const file of readdirSync(core.data).filter((name) => name.startsWith('groundwork.sqlite')))
      expect(readFileSync(join(core.data, file)).includes('Quillfeather'), file).toBe(false);
    expect(await core.ask('store.check', {})).toMatchObject({ ok: true });
  });

  it('restores a backup, and undoes that, in a thread that says how far it is', { timeout: 240_000 }, async () => {
    const core = begun();
    const had = await people(core);
    const { file } = await core.ask('backup.make', {});
    expectTold(core.told, 'back-up');
    await add(core, 'later');
    const restoring = core.ask('backup.restore', { file });
    // Answered while the store's files are at work.
    expect(await core.ask('store.status', {})).toMatchObject({ state: 'open' });
    expect(await people(core)).toBe(had);
    expect(await restoring).toMatchObject({ state: 'open' });
    expectTold(core.told, 'restore');
    expect((await core.ask('backup.list', {})).map(({ kind }) => kind)).toEqual(['before-restore', 'by-hand']);
    await core.ask('backup.undo-restore', {});
    expectTold(core.told, 'undo-restore');
    expect(await people(core)).toBe(had + 1);
    expect(await core.ask('store.check', {})).toMatchObject({ ok: true });
  });

  it('seals a copy, proves it and brings it back, and tells of each', { timeout: 240_000 }, async () => {
    const core = begun();
    const had = await people(core);
    const { file } = await core.ask('backup.make', {});
    const ended = new Promise<Extract<CoreEvent, { event: 'job' }>>((resolve) =>
      core.on((event) => {
        if (event.event === 'job' && event.state !== 'running') resolve(event);
      }),
    );
    await core.ask('backup.copy-to', { file, to: core.folder, passphrase: 'on the stick' });
    expect(await ended).toMatchObject({ state: 'done' });
    const copy = { file: ((await ended).output as { file: string }).file, passphrase: 'on the stick' };
    expect(await core.ask('backup.rehearse', copy)).toMatchObject({ ok: true, holds: { people: had } });
    expectTold(core.told, 'check-copy');
    await add(core, 'later');
    expect(await core.ask('backup.restore-copy', copy)).toMatchObject({ state: 'open', encrypted: false });
    expectTold(core.told, 'restore');
    expect(await people(core)).toBe(had);
    expect(leftOver(core.data)).toEqual([]);
  });

  it('leaves everything as it was when it is stopped', { timeout: 240_000 }, async () => {
    const core = begun();
    const had = await people(core);
    const { file } = await core.ask('backup.make', {});
    await add(core, 'later');
    for (const begin of [
      () => core.refused('backup.make', {}),
      () => core.refused('lock.set', { from: null, to: 'four quiet herons' }),
      () => core.refused('backup.restore', { file }),
    ]) {
      core.told.length = 0;
      const long = begin();
      await expect.poll(() => core.told.length, { timeout: 30_000 }).toBeGreaterThan(0);
      expect(core.told[0]).toMatchObject({ stoppable: true });
      expect(await core.ask('store.stop-work', {})).toEqual({ stopping: true });
      expect(await long).toMatchObject({ code: 'cancelled' });
      expect(core.told.at(-1)).toMatchObject({ state: 'ended' });
      expect(await people(core)).toBe(had + 1);
      expect(await core.ask('store.status', {})).toMatchObject({ state: 'open', encrypted: false });
      expect(leftOver(core.data)).toEqual([]);
    }
    expect(await core.ask('store.check', {})).toMatchObject({ ok: true });
    // Nothing is under way any more.
    expect(await core.ask('store.stop-work', {})).toEqual({ stopping: false });
  });

  it('is whole after the program was closed in the middle of any of it', { timeout: 240_000 }, async () => {
    for (const begin of [
      (core: TestCore) => core.ask('backup.make', {}),
      (core: TestCore) => core.ask('lock.set', { from: null, to: 'four quiet herons' }),
      (core: TestCore) => core.ask('erase.do', { kind: 'person', id: 'p0' }),
      async (core: TestCore) => core.ask('backup.restore', await core.ask('backup.make', {})),
    ]) {
      const core = begun();
      const long = begin(core).catch(() => 'cut short');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await core.close();
      await long;
      const again = testCore({}, core.folder);
      const status = await again.ask('store.status', {});
      if (status.state === 'locked') await again.ask('store.open', { passphrase: 'four quiet herons' });
      const left = await people(again);
      expect([2000, 1999]).toContain(left);
      expect(await again.ask('store.check', {})).toMatchObject({ ok: true });
      // What a person who was erased left is gone by the time that anything is answered.
      if (left === 1999) expect(JSON.parse(readFileSync(join(core.data, 'erased.json'), 'utf8'))).toMatchObject({ unfinished: false });
    }
  });
});
