import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { storeFiles } from '../../../main/core/store/files.ts';
import { listBackups } from '../../../main/core/store/safety/backup-notes.ts';
import { makeBackup } from '../../../main/core/store/safety/backups.ts';
import { makeKeys, parseKeys, unwrapKey, usualCost } from '../../../main/core/store/safety/keys.ts';
import {
  changePassphrase,
  encryptNextBackup,
  forgetHere,
  rememberHere,
  settle,
  unlock,
} from '../../../main/core/store/safety/passphrase.ts';
import { readRecoveryKey, recoveryBytes, writeRecoveryKey } from '../../../main/core/store/safety/recovery-key.ts';
import { secondsToWait } from '../../../main/core/store/safety/tries.ts';
import { countOf, makePlace, makeStore, openAt, quickCost, type TestPlace } from './place.ts';

const places: TestPlace[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});
function newPlace(): TestPlace {
  const place = makePlace();
  places.push(place);
  return place;
}

async function lockedPlace(passphrase = 'four quiet herons') {
  const place = newPlace();
  makeStore(place).close();
  const { lock, recovery } = await changePassphrase(place, { from: null, to: passphrase, cost: quickCost });
  if (!lock || !recovery) throw new Error('A passphrase was set.');
  return { place, lock, recovery };
}

const code = { failure: expect.objectContaining({ code: 'wrong-passphrase' }) };
const plainWords = (file: string): boolean => readFileSync(file).includes('Quizzaciously');

test('a recovery key survives print, a drawer and typing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: recoveryBytes, maxLength: recoveryBytes }), (secret) => {
      const printed = writeRecoveryKey(secret);
      expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
      const typed = printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(readRecoveryKey(typed)).toEqual(Buffer.from(secret));
    }),
  );
});

test('a slip of the pen in a recovery key is found before anything is tried', () => {
  const slips = fc.tuple(
    fc.uint8Array({ minLength: recoveryBytes, maxLength: recoveryBytes }),
    fc.nat(34),
    fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
  );
  let missed = 0;
  fc.assert(
    fc.property(slips, ([secret, at, letter]) => {
      const printed = writeRecoveryKey(secret).replaceAll('-', '');
      fc.pre(printed[at] !== letter);
      const read = readRecoveryKey(printed.slice(0, at) + letter + printed.slice(at + 1));
      // Three characters of checksum miss one slip in 32,768.
      if (read) missed++;
    }),
  );
  expect(missed).toBeLessThan(2);
  for (const other of ['', 'four quiet herons', '0'.repeat(34), '0'.repeat(36)]) expect(readRecoveryKey(other)).toBeNull();
});

test('the passphrase and the recovery key open the data key, and nothing else does', async () => {
  const { keys, key, recovery } = await makeKeys({ passphrase: 'four quiet herons', made: '2026-09-01T08:00:00.000Z', cost: quickCost });
  expect(await unwrapKey(keys, { passphrase: 'four quiet herons' })).toEqual(key);
  expect(await unwrapKey(keys, { passphrase: recovery })).toEqual(key);
  for (const wrong of ['Four quiet herons', 'four quiet herons ', '', writeRecoveryKey(randomBytes(recoveryBytes))]) {
    expect(await unwrapKey(keys, { passphrase: wrong })).toBeNull();
  }
  expect(JSON.stringify(keys)).not.toContain(key.toString('base64').slice(0, 20));
});

test('the same words typed on another system are the same passphrase', async () => {
  const { keys, key } = await makeKeys({ passphrase: 'caf\u00e9', made: '2026-09-01T08:00:00.000Z', cost: quickCost });
  expect(await unwrapKey(keys, { passphrase: 'cafe\u0301' })).toEqual(key);
});

test('a guess costs the 128 MiB that are asked for, and a key file cannot ask for more than a laptop has', async () => {
  expect(usualCost.N * usualCost.r * 128).toBe(128 * 1024 * 1024);
  const { keys } = await makeKeys({ passphrase: 'four quiet herons', made: '2026-09-01T08:00:00.000Z' });
  expect(parseKeys(JSON.stringify(keys))).toEqual(keys);
  expect(parseKeys(JSON.stringify({ ...keys, passphrase: { ...keys.passphrase, N: 2 ** 30 } }))).toBeNull();
});

test('a store that is given a passphrase cannot be read without it', async () => {
  const { place, lock } = await lockedPlace();
  const { store, wal } = storeFiles(place.folder);
  expect(plainWords(store)).toBe(false);
  expect(existsSync(wal)).toBe(false);
  expect(() => openAt(place)).toThrow('not a database');
  expect(() => openAt(place, randomBytes(32))).toThrow('not a database');
  const db = openAt(place, lock.key);
  expect(countOf(db, 'response')).toBe(12);
  db.exec(`INSERT INTO activity VALUES ('a', '', 'Quizzaciously', '{}')`);
  expect(plainWords(wal)).toBe(false);
  db.close();
});

test('the passphrase can be changed: the old one no longer opens, also not the backups, and the new recovery key does', async () => {
  const { place, lock, recovery } = await lockedPlace();
  const db = openAt(place, lock.key);
  const { file } = makeBackup(place, { db, lock }, 'by-hand');
  db.close();
  const changed = await changePassphrase(place, { from: 'four quiet herons', to: 'nine loud geese', cost: quickCost });
  expect(changed.lock?.key).toEqual(lock.key);
  await expect(unlock(place, { passphrase: 'four quiet herons' })).rejects.toMatchObject(code);
  await expect(unlock(place, { passphrase: recovery })).rejects.toMatchObject(code);
  expect((await unlock(place, { passphrase: 'nine loud geese' }))?.key).toEqual(lock.key);
  expect((await unlock(place, { passphrase: changed.recovery ?? '' }))?.key).toEqual(lock.key);
  const note = JSON.parse(readFileSync(join(storeFiles(place.folder).backups, file.replace('.sqlite', '.json')), 'utf8'));
  const keys = parseKeys(JSON.stringify(note.keys));
  if (!keys) throw new Error('The note of an encrypted backup has keys.');
  expect(await unwrapKey(keys, { passphrase: 'four quiet herons' })).toBeNull();
  expect(await unwrapKey(keys, { passphrase: 'nine loud geese' })).toEqual(lock.key);
  expect(listBackups(storeFiles(place.folder).backups, lock.key)[0]?.holds['responses']).toBe(12);
});

test('the passphrase can be removed again, by nobody who does not know it', async () => {
  const { place } = await lockedPlace();
  for (const from of [null, 'not it']) await expect(changePassphrase(place, { from, to: null })).rejects.toMatchObject(code);
  expect(await changePassphrase(place, { from: 'four quiet herons', to: null })).toEqual({ lock: null, recovery: null });
  const db = openAt(place);
  expect(countOf(db, 'response')).toBe(12);
  expect(existsSync(storeFiles(place.folder).keys)).toBe(false);
  db.close();
});

test('setting a passphrase leaves no plain word behind, in older backups neither', async () => {
  const place = newPlace();
  const db = makeStore(place);
  const made = [makeBackup(place, { db, lock: null }, 'by-hand'), makeBackup(place, { db, lock: null }, 'daily')];
  db.close();
  const { lock } = await changePassphrase(place, { from: null, to: 'four quiet herons', cost: quickCost });
  if (!lock) throw new Error('A passphrase was set.');
  const { backups } = storeFiles(place.folder);
  expect(listBackups(backups).map(({ encrypted }) => encrypted)).toEqual([false, false]);
  while (encryptNextBackup(place, lock));
  const after = listBackups(backups, lock.key);
  expect(after.map(({ encrypted, kind, holds }) => ({ encrypted, kind, answers: holds['responses'] }))).toEqual([
    { encrypted: true, kind: 'daily', answers: 12 },
    { encrypted: true, kind: 'by-hand', answers: 12 },
  ]);
  for (const { file } of made) expect(plainWords(join(backups, file))).toBe(false);
  // Locked, the list still tells when and why, but not how much.
  expect(listBackups(backups)[0]?.holds).toEqual({});
});

test('wrong passphrases are slowed down, across restarts, and a right one clears the slate', async () => {
  const { place } = await lockedPlace();
  const wrong = () => unlock(makeAgain(place), { passphrase: 'a guess' });
  for (let guess = 0; guess < 4; guess++) await expect(wrong()).rejects.toMatchObject(code);
  await expect(wrong()).rejects.toMatchObject({ failure: { code: 'too-many-tries', detail: { seconds: 5 } } });
  // Even the right one has to wait: else waiting would tell a guesser something.
  await expect(unlock(place, { passphrase: 'four quiet herons' })).rejects.toMatchObject({ failure: { code: 'too-many-tries' } });
  place.wait(5001);
  await unlock(place, { passphrase: 'four quiet herons' });
  await expect(wrong()).rejects.toMatchObject({ failure: { code: 'wrong-passphrase', detail: { tries: 1, seconds: 0 } } });

  function makeAgain(at: TestPlace): TestPlace {
    return { ...at };
  }
});

test('waiting grows, is bounded, and a clock that is set back locks nobody out for longer', () => {
  const last = '2026-09-01T08:00:00.000Z';
  expect([1, 2, 3, 4, 5, 6, 12, 100].map((count) => secondsToWait({ count, last }, last))).toEqual([0, 0, 0, 5, 10, 20, 900, 900]);
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: -1e9, max: 1e9 }), (count, ms) => {
      const seconds = secondsToWait({ count, last }, new Date(Date.parse(last) + ms).toISOString());
      expect(seconds).toBeGreaterThanOrEqual(0);
      expect(seconds).toBeLessThanOrEqual(900);
    }),
  );
});

test('a remembered secret opens this computer until it is forgotten or the passphrase changes', async () => {
  const { place, lock } = await lockedPlace();
  const first = await rememberHere(place, 'four quiet herons');
  expect((await unlock(place, { remembered: first }))?.key).toEqual(lock.key);
  const second = await rememberHere(place, 'four quiet herons');
  await expect(unlock(place, { remembered: first })).rejects.toMatchObject(code);
  forgetHere(place);
  await expect(unlock(place, { remembered: second })).rejects.toMatchObject(code);
  const third = await rememberHere(place, 'four quiet herons');
  await changePassphrase(place, { from: 'four quiet herons', to: 'nine loud geese', cost: quickCost });
  await expect(unlock(place, { remembered: third })).rejects.toMatchObject(code);
});

test.each(['', '{}', 'not json'])('a damaged key file (%j) is brought back from beside a backup', async (rubbish) => {
  const { place, lock } = await lockedPlace();
  const db = openAt(place, lock.key);
  makeBackup(place, { db, lock }, 'hourly');
  db.close();
  writeFileSync(storeFiles(place.folder).keys, rubbish);
  await expect(unlock(place, { passphrase: 'four quiet herons' })).rejects.toMatchObject({ failure: { code: 'store-damaged' } });
  settle(place);
  expect((await unlock(place, { passphrase: 'four quiet herons' }))?.key).toEqual(lock.key);
});
