import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { storeFiles } from '../../../main/core/store/files.ts';
import { makeBackup } from '../../../main/core/store/safety/backups.ts';
import { copyBackup, rehearse, restoreCopy } from '../../../main/core/store/safety/copies.ts';
import type { Unlocked } from '../../../main/core/store/safety/keys.ts';
import { changePassphrase, settle, unlock } from '../../../main/core/store/safety/passphrase.ts';
import { seal, unseal } from '../../../main/core/store/safety/sealed.ts';
import { addPerson, countOf, makePlace, makeStore, openAt, quickCost, type TestPlace } from './place.ts';

const places: TestPlace[] = [];
const mounts: string[] = [];
afterEach(() => {
  for (const folder of mounts.splice(0)) execFileSync('umount', [folder]);
  for (const place of places.splice(0)) place.remove();
});
function newPlace(): TestPlace {
  const place = makePlace();
  places.push(place);
  return place;
}
const refused = (code: string, detail: object = {}) => ({ failure: { code, detail: expect.objectContaining(detail) } });

/** A store, a backup of it, and a folder that stands for the stick. */
async function withBackup({ encrypted }: { encrypted: boolean }) {
  const place = newPlace();
  let db = makeStore(place, { people: 5 });
  let lock: Unlocked | null = null;
  if (encrypted) {
    db.close();
    lock = (await changePassphrase(place, { from: null, to: 'four quiet herons', cost: quickCost })).lock;
    db = openAt(place, lock?.key);
  }
  const { file } = makeBackup(place, { db, lock }, 'by-hand');
  const stick = join(place.folder, 'stick');
  mkdirSync(stick);
  return { place, db, lock, file, stick };
}

function wordsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes('Quizzaciously'));
}

for (const encrypted of [false, true]) {
  test(`a copy of ${encrypted ? 'an encrypted' : 'a plain'} store is one file that only its passphrase opens`, async () => {
    const { place, db, lock, file, stick } = await withBackup({ encrypted });
    const seen: number[] = [];
    const path = await copyBackup(place, {
      file,
      to: stick,
      passphrase: 'on the stick',
      lock,
      cost: quickCost,
      onProgress: (done) => seen.push(done),
    });
    expect(readdirSync(stick)).toEqual([expect.stringMatching(/^2026-09-01T08\.00\.00\.\d{3}Z\.groundwork-backup$/)]);
    expect(seen.at(-1)).toBeGreaterThan(4096);
    expect(wordsIn(stick)).toEqual([]);
    expect(await rehearse(place, { file: path, passphrase: 'on the stick' })).toMatchObject({
      ok: true,
      holds: { people: 5, responses: 20 },
    });
    for (const passphrase of ['On the stick', 'four quiet herons', '']) {
      await expect(rehearse(place, { file: path, passphrase })).rejects.toMatchObject(refused('wrong-passphrase'));
    }
    expect(existsSync(join(place.folder, 'copying'))).toBe(false);
    db.close();
  });
}

test('nothing readable is written while a copy is rehearsed on a computer that has never seen it', async () => {
  const { place, db, lock, file, stick } = await withBackup({ encrypted: false });
  const path = await copyBackup(place, { file, to: stick, passphrase: 'on the stick', lock, cost: quickCost });
  db.close();
  const other = newPlace();
  // Killed in the middle of it, as far as the files can tell: the database inside is still there.
  mkdirSync(join(other.folder, 'copying'));
  await unseal({ from: path, to: join(other.folder, 'copying', 'inside.sqlite'), passphrase: 'on the stick' });
  expect(statSync(join(other.folder, 'copying', 'inside.sqlite')).size).toBeGreaterThan(4096);
  expect(wordsIn(other.folder)).toEqual([]);
  settle(other);
  expect(readdirSync(other.folder)).toEqual([]);
});

test('a copy of an encrypted store comes back on a new computer, with the passphrase that was typed and the old recovery key', async () => {
  const place = newPlace();
  makeStore(place, { people: 5 }).close();
  const { lock, recovery } = await changePassphrase(place, { from: null, to: 'four quiet herons', cost: quickCost });
  const db = openAt(place, lock?.key);
  const { file } = makeBackup(place, { db, lock }, 'by-hand');
  const path = await copyBackup(place, { file, to: place.folder, passphrase: 'on the stick', lock, cost: quickCost });
  db.close();

  const other = newPlace();
  const own = makeStore(other, { people: 1 });
  const after = await restoreCopy(other, {
    file: path,
    passphrase: 'on the stick',
    lock: null,
    open: { db: own, close: () => own.close() },
    cost: quickCost,
  });
  const restored = openAt(other, after.lock?.key);
  expect(countOf(restored, 'participant')).toBe(5);
  restored.close();
  for (const passphrase of ['on the stick', recovery ?? '']) expect((await unlock(other, { passphrase }))?.key).toEqual(lock?.key);
  await expect(unlock(other, { passphrase: 'four quiet herons' })).rejects.toMatchObject(refused('wrong-passphrase'));
});

test('a copy of this very store comes back under the passphrase of today', async () => {
  const { place, db, lock, file, stick } = await withBackup({ encrypted: true });
  const path = await copyBackup(place, { file, to: stick, passphrase: 'on the stick', lock, cost: quickCost });
  addPerson(db, 6, 4);
  await expect(restoreCopy(place, { file: path, passphrase: 'on the stick', lock: null, open: null })).rejects.toMatchObject(
    refused('store-locked'),
  );
  const after = await restoreCopy(place, { file: path, passphrase: 'on the stick', lock, open: { db, close: () => db.close() } });
  const restored = openAt(place, after.lock?.key);
  expect(countOf(restored, 'participant')).toBe(5);
  restored.close();
  expect(await unlock(place, { passphrase: 'four quiet herons' })).not.toBeNull();
});

test('a copy of a plain store comes back plain where the store is plain, and encrypted where it is encrypted', async () => {
  const { place, db, file, stick } = await withBackup({ encrypted: false });
  const path = await copyBackup(place, { file, to: stick, passphrase: 'on the stick', lock: null, cost: quickCost });
  db.close();
  const copy = { file: path, passphrase: 'on the stick', open: null };
  expect(await restoreCopy(place, { ...copy, lock: null })).toEqual({ lock: null });
  const plain = openAt(place);
  expect(countOf(plain, 'participant')).toBe(5);
  plain.close();
  const { lock } = await changePassphrase(place, { from: null, to: 'four quiet herons', cost: quickCost });
  expect((await restoreCopy(place, { ...copy, lock })).lock?.key).toEqual(lock?.key);
  expect(readFileSync(storeFiles(place.folder).store).includes('Quizzaciously')).toBe(false);
  const locked = openAt(place, lock?.key);
  expect(countOf(locked, 'participant')).toBe(5);
  locked.close();
});

test('a stick that is full, gone or cannot be written to is named, and no half copy is left on it', async () => {
  const { place, db, lock, file, stick } = await withBackup({ encrypted: false });
  const copy = (to: string) => copyBackup(place, { file, to, passphrase: 'x', lock, cost: quickCost });
  await expect(copy(join(stick, 'gone'))).rejects.toMatchObject(refused('file-missing'));
  writeFileSync(join(stick, 'a file'), '');
  await expect(copy(join(stick, 'a file'))).rejects.toMatchObject(refused('file-not-writable'));
  if (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40k', 'none', stick]).status === 0
  ) {
    mounts.push(stick);
    await expect(copy(stick)).rejects.toMatchObject(refused('disk-full'));
    expect(readdirSync(stick)).toEqual([]);
  }
  expect(existsSync(join(place.folder, 'copying'))).toBe(false);
  db.close();
});

test('a copy that is cancelled leaves nothing', async () => {
  const { place, db, lock, file, stick } = await withBackup({ encrypted: true });
  await expect(
    copyBackup(place, { file, to: stick, passphrase: 'x', lock, cost: quickCost, signal: AbortSignal.abort() }),
  ).rejects.toMatchObject(refused('cancelled'));
  expect(readdirSync(stick)).toEqual([]);
  db.close();
});

const header = 104;
const chunk = 256 * 1024 + 24;

/** A sealed file of two whole chunks and a bit, and its parts. */
async function sealedFile() {
  const place = newPlace();
  const from = join(place.folder, 'body');
  const path = join(place.folder, 'sealed');
  const body = randomBytes(2 * 256 * 1024 + 500);
  writeFileSync(from, body);
  await seal({ from, to: path, manifest: { hello: 'there' }, passphrase: 'right', cost: quickCost });
  const bytes = readFileSync(path);
  const first = header + 24 + bytes.readUInt32BE(header + 4);
  const parts = {
    header: bytes.subarray(0, header),
    manifest: bytes.subarray(header, first),
    one: bytes.subarray(first, first + chunk),
    two: bytes.subarray(first + chunk, first + 2 * chunk),
    three: bytes.subarray(first + 2 * chunk),
  };
  const open = async (changed: Buffer, passphrase = 'right') => {
    writeFileSync(path, changed);
    return unseal({ from: path, to: join(place.folder, 'opened'), passphrase });
  };
  return { bytes, body, parts, open, opened: () => readFileSync(join(place.folder, 'opened')) };
}

test('what is sealed is what is opened', async () => {
  const { bytes, body, open, opened } = await sealedFile();
  expect(await open(bytes)).toEqual({ hello: 'there', body: body.length });
  expect(opened().equals(body)).toBe(true);
});

test('every way of tampering with a sealed file has its own answer', async () => {
  const {
    bytes,
    parts: { header: head, manifest, one, two, three },
    open,
  } = await sealedFile();
  const join_ = (...parts: Buffer[]): Buffer => Buffer.concat(parts);
  const newer = Buffer.from(bytes);
  newer.writeUInt16BE(2, 16);
  const expected: [string, Buffer][] = [
    ['not-ours', Buffer.from('PK a zip file, or a holiday snap')],
    ['not-ours', Buffer.alloc(0)],
    ['newer', newer],
    ['cut-short', bytes.subarray(0, 60)],
    ['cut-short', head],
    ['cut-short', bytes.subarray(0, -1)],
    ['cut-short', join_(head, manifest, one, two)],
    ['cut-short', join_(head, manifest)],
    ['reordered', join_(head, manifest, two, one, three)],
    ['reordered', join_(head, manifest, one, three)],
    ['reordered', join_(head, manifest, one, one, two, three)],
    ['added-to', join_(bytes, Buffer.from('x'))],
    ['added-to', join_(bytes, three)],
  ];
  for (const [why, changed] of expected) {
    await expect(open(changed)).rejects.toMatchObject(refused('not-a-backup', { why }));
  }
  await expect(open(bytes, 'wrong')).rejects.toMatchObject(refused('wrong-passphrase'));
});

test('a chunk of another file under the same passphrase does not fit', async () => {
  const a = await sealedFile();
  const b = await sealedFile();
  const mixed = Buffer.concat([a.parts.header, a.parts.manifest, b.parts.one, a.parts.two, a.parts.three]);
  await expect(a.open(mixed)).rejects.toMatchObject(refused('not-a-backup', { why: 'damaged' }));
});

test('any one byte that is changed anywhere is noticed', async () => {
  const { bytes, open } = await sealedFile();
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.nat(bytes.length - 1), fc.nat(header + 60)), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ mask;
      await expect(open(changed)).rejects.toMatchObject({ name: 'Refusal' });
    }),
    { numRuns: 40 },
  );
});

test('memory stays flat, however large the file', () => {
  const { folder } = newPlace();
  const program = `
    import { closeSync, ftruncateSync, openSync } from 'node:fs';
    import { seal, unseal } from ${JSON.stringify(fileURLToPath(new URL('../../../main/core/store/safety/sealed.ts', import.meta.url)))};
    const [from, to, back] = ${JSON.stringify(['body', 'sealed', 'back'].map((name) => join(folder, name)))};
    const handle = openSync(from, 'w'); ftruncateSync(handle, 192 * 1024 * 1024); closeSync(handle);
    let most = 0;
    const onProgress = () => { most = Math.max(most, process.memoryUsage().rss); };
    const before = process.memoryUsage().rss;
    await seal({ from, to, manifest: {}, passphrase: 'x', cost: { N: 16384, r: 8, p: 1 }, onProgress });
    await unseal({ from: to, to: back, passphrase: 'x', onProgress });
    process.stdout.write(String(Math.round((most - before) / 1048576)));`;
  const run = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(Number(run.stdout)).toBeLessThan(100);
});
