import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNames, fileStem } from '../../../../main/core/print/pack/filenames.ts';
import { type PackOptions, runPack } from '../../../../main/core/print/pack/pack.ts';
import { smallBook } from '../../../support/pdfBooks.ts';
import { faces, now } from '../../../support/pdfDraw.ts';
import { readFields } from '../../../support/pdfFillers.ts';
import { check, has } from '../../../support/pdfTools.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'groundwork-pack-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function options(more: Partial<PackOptions> = {}): PackOptions {
  return {
    book: smallBook(),
    fonts: faces.fonts,
    images: new Map(),
    now,
    workbook: 'ls1',
    edition: 'e3f9a1c0ffee',
    preset: 'standard',
    title: 'NPQLTD Local Seminar 1',
    copies: [],
    output: 'separate',
    folder,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  };
}

const people = (count: number): { name: string; code: string }[] =>
  Array.from({ length: count }, (_, at) => ({ name: `Person Number ${at}`, code: `0${String(1000 + at)}` }));
const whole = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes)
    .toString('latin1', bytes.length - 8)
    .trimEnd()
    .endsWith('%%EOF');

describe('a pack', () => {
  it('is a file for each person, in their order, with their name in it and on it', async () => {
    const told: [number, number][] = [];
    const copies = [
      { name: 'Siân Roberts', code: '7K3QX' },
      { name: 'Łukasz Nowak', code: '7K3QY' },
      { name: 'siân roberts', code: '7K3QZ' },
    ];
    const pack = await runPack(options({ copies, onProgress: (done, total) => told.push([done, total]) }));
    expect(pack).toMatchObject({ copies: 3, pages: 9, unset: [] });
    expect(pack.files).toEqual([
      'NPQLTD Local Seminar 1 - Siân Roberts.pdf',
      'NPQLTD Local Seminar 1 - Łukasz Nowak.pdf',
      'NPQLTD Local Seminar 1 - siân roberts (2).pdf',
    ]);
    expect(readdirSync(folder).sort()).toEqual([...pack.files].sort());
    expect(told).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    const bytes = pack.files.map((file) => readFileSync(path.join(folder, file)));
    expect(pack.bytes).toBe(bytes.reduce((sum, each) => sum + each.length, 0));
    for (const [at, each] of bytes.entries()) {
      expect((await readFields(each))['cover-name:individual']).toBe(copies[at]?.name);
      if (has('qpdf')) expect(check(each)).toEqual([]);
    }
  });

  it('is one blank copy where nobody is named, and never writes over what is there', async () => {
    writeFileSync(path.join(folder, 'NPQLTD Local Seminar 1.pdf'), 'mine');
    const pack = await runPack(options());
    expect(pack.files).toEqual(['NPQLTD Local Seminar 1 (2).pdf']);
    expect(readFileSync(path.join(folder, 'NPQLTD Local Seminar 1.pdf'), 'utf8')).toBe('mine');
  });

  it('is one file for the printer where that was asked for', async () => {
    const pack = await runPack(options({ copies: people(5), output: 'merged' }));
    expect(pack.files).toEqual(['NPQLTD Local Seminar 1 - 5 copies.pdf']);
    expect(readdirSync(folder)).toEqual(pack.files);
    expect(readFileSync(path.join(folder, pack.files[0] ?? '')).length).toBe(pack.bytes);
  });

  it('makes the folder that it was given', async () => {
    const deep = path.join(folder, 'Autumn', 'Cohort 3');
    const pack = await runPack(options({ folder: deep }));
    expect(readdirSync(deep)).toEqual(pack.files);
  });
});

describe('a pack that is stopped', () => {
  it.each(['separate', 'merged'] as const)('leaves only whole files and says how many (%s)', async (output) => {
    const abort = new AbortController();
    const run = runPack(
      options({ copies: people(60), output, signal: abort.signal, onProgress: (done) => void (done === 20 && abort.abort()) }),
    );
    const failure = await run.then(
      () => null,
      (error) => error.failure,
    );
    expect(failure.code).toBe('cancelled');
    const files = readdirSync(folder);
    expect(files).toHaveLength(failure.detail.written);
    if (output === 'separate') expect(files.length).toBeGreaterThanOrEqual(20);
    expect(files.length).toBeLessThan(60);
    for (const file of files) expect(whole(readFileSync(path.join(folder, file)))).toBe(true);
  });

  it('refuses a folder that cannot be written into, without anybody’s name', async () => {
    const blocked = path.join(folder, 'blocked');
    writeFileSync(blocked, '');
    const failure = await runPack(options({ copies: people(2), folder: blocked })).then(
      () => null,
      (error) => error.failure,
    );
    expect(failure).toMatchObject({ code: 'file-not-writable', detail: { folder: blocked } });
    expect(JSON.stringify(failure)).not.toContain('Person');
  });

  const small = mountSmall();
  afterAll(() => {
    if (!small) return;
    spawnSync('umount', [small], { stdio: 'ignore' });
    rmSync(small, { recursive: true, force: true });
  });
  it.skipIf(!small).each(['separate', 'merged'] as const)(
    'says that the disk is full and keeps what is whole (%s; needs a small disk)',
    async (output) => {
      const disk = small ?? '';
      for (const file of readdirSync(disk)) rmSync(path.join(disk, file));
      if (output === 'merged') writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(470_000));
      const failure = await runPack(options({ copies: people(60), output, folder: disk })).then(
        () => null,
        (error) => error.failure,
      );
      expect(failure.code).toBe('disk-full');
      const files = readdirSync(disk).filter((file) => file !== 'ballast');
      expect(files).toHaveLength(failure.detail.written);
      for (const file of files) expect(whole(readFileSync(path.join(disk, file)))).toBe(true);
      if (output === 'separate') expect(files.length).toBeGreaterThan(3);
    },
  );
});

/** A disk of half a megabyte, where the system lets us have one. */
function mountSmall(): string | null {
  const place = path.join(tmpdir(), `groundwork-small-${process.pid}`);
  mkdirSync(place, { recursive: true });
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', place], { stdio: 'ignore' }).status !== 0) {
    rmSync(place, { recursive: true, force: true });
    return null;
  }
  return place;
}

describe('names of files', () => {
  it('are what a person would expect', () => {
    expect(fileStem('NPQLTD: Local "Seminar" 1?', 'Siân O’Brien/Roberts')).toBe('NPQLTD Local Seminar 1 - Siân O’Brien-Roberts');
    expect(fileStem('  ...  ')).toBe('Workbook');
    expect(fileStem('con')).toBe('con_');
    expect(fileStem('LPT1.notes')).toBe('LPT1_.notes');
    expect(fileStem('Concert')).toBe('Concert');
    expect(fileStem('Title', '李小龍')).toBe('Title - 李小龍');
    expect(fileStem('Invoice\u202efdp.exe')).toBe('Invoicefdp.exe');
  });

  it('can be stored on any system, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 }), (title, person) => {
        const stem = fileStem(title, person);
        expect(stem).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(stem).not.toMatch(/^[\s.~-]|[\s.]$/);
        expect(stem).not.toMatch(/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i);
        expect(Buffer.byteLength(stem)).toBeGreaterThan(0);
        expect(Buffer.byteLength(stem)).toBeLessThanOrEqual(121);
        expect(stem).toBe(stem.normalize('NFC'));
      }),
    );
  });

  it('never come twice, even to a system that does not tell case apart', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Anna', 'anna', 'ANNA', 'Ánna', 'A\u0301nna', 'Anna (2)', 'B'), { maxLength: 30 }), (stems) => {
        const next = createNames(['anna.PDF', 'B (2).pdf']);
        const names = stems.map((stem) => next(stem).normalize('NFC').toLowerCase());
        expect(new Set([...names, 'anna.pdf', 'b (2).pdf']).size).toBe(names.length + 2);
      }),
    );
  });
});
