import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestCore, testCore } from '../../support/cores.ts';
import { fillInPdfjs } from '../../support/pdfFillers.ts';
import { cohort, enterPeople, fillFile, jobEnd, makeCopies, type Printed, printCopies, printOnce } from '../../support/returns.ts';

/* What lands on a facilitator's desk: not what it should be, and not called what it should be called. */

const field = 'ls1-role-1:individual';

let printed: Printed;
beforeAll(async () => {
  printed = await printOnce(['Ottoline Marchbanks', 'Cosmo Featherby']);
});
afterAll(() => printed.remove());
afterEach(() => vi.unstubAllEnvs());

async function drop(core: TestCore, paths: readonly string[]) {
  const end = await jobEnd(core, () => core.ask('returns.read', { paths: [...paths], keep: true }));
  expect(end.state).toBe('done');
  const { sheet } = end.output as { sheet: string };
  return { sheet, lines: (await core.ask('returns.sheet', { sheet })).lines };
}

describe('an archive', () => {
  test('is read as if its PDFs had been dropped one by one, whatever they are called, and leaves nothing lying about', async () => {
    const passing = path.join(testCore().folder, 'passing');
    mkdirSync(passing);
    vi.stubEnv('TMPDIR', passing);
    const { core, files } = printed.start();
    const filled = await Promise.all(
      files.map((file, at) => fillFile(file, fillInPdfjs, { [field]: `Words of ${at}.` }, `${at}-filled.pdf`)),
    );
    const [one = new Uint8Array(), two = new Uint8Array()] = filled.map((file) => new Uint8Array(readFileSync(file)));
    const zip = path.join(core.folder, 'OneDrive_2026-11-20.zip');
    writeFileSync(
      zip,
      zipSync({
        'Autumn/Workbook (3) final FINAL.pdf': one,
        'Autumn/Ottoline/../../Workbook – “Łódź”.PDF': two,
        '__MACOSX/Autumn/._Workbook (3) final FINAL.pdf': new Uint8Array([1, 2, 3]),
        'Autumn/.DS_Store': new Uint8Array([1]),
      }),
    );
    const { sheet, lines } = await drop(core, [zip]);
    expect(lines.map(({ name, state }) => [name, state])).toEqual([
      ['Workbook (3) final FINAL.pdf', 'who'],
      ['Workbook – “Łódź”.PDF', 'who'],
    ]);
    expect(readdirSync(os.tmpdir()).filter((name) => name.startsWith('groundwork-unpacked-'))).toEqual([]);
    expect(existsSync(path.join(core.folder, 'Workbook – “Łódź”.PDF'))).toBe(false);
    const { pdf } = await core.ask('returns.pages', { sheet, file: lines[0]?.file ?? '' });
    expect(Buffer.from(pdf, 'base64').equals(Buffer.from(one))).toBe(true);
    // The same archive once more adds nothing to the sheet.
    expect((await drop(core, [zip])).lines.map(({ file }) => file)).toEqual(lines.map(({ file }) => file));
  });

  test('with something else in it, a bomb, one with a password and one that was cut off have a line of their own', async () => {
    const { core, files } = printed.start();
    const folder = path.join(core.folder, 'zips');
    mkdirSync(folder);
    const pdf = new Uint8Array(readFileSync(files[0] ?? ''));
    const write = (name: string, bytes: Uint8Array): string => {
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      return file;
    };
    const whole = zipSync({ 'a.pdf': pdf });
    const locked = Buffer.from(whole);
    // The flag of a password, in the directory at the end.
    const at = locked.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    locked.writeUInt16LE(locked.readUInt16LE(at + 8) | 1, at + 8);
    const { lines } = await drop(core, [
      write('1 mixed.zip', zipSync({ 'a.pdf': pdf, 'photo.jpg': new Uint8Array([0xff, 0xd8, 0xff]), 'more.zip': whole })),
      write('2 bomb.zip', zipSync({ 'b.pdf': new Uint8Array(60 * 1024 * 1024) })),
      write('3 locked.zip', locked),
      write('4 cut.zip', whole.subarray(0, whole.length / 2)),
      write('5 letter.docx', zipSync({ 'word/document.xml': new Uint8Array([60]) })),
    ]);
    expect(lines.map(({ name, state }) => [name, state])).toEqual([
      ['a.pdf', 'empty'],
      ['1 mixed.zip', 'no-pdf'],
      ['2 bomb.zip', 'no-pdf'],
      ['3 locked.zip', 'no-pdf'],
      ['4 cut.zip', 'no-pdf'],
      ['5 letter.docx', 'no-pdf'],
    ]);
  });
});

test('files by e-mail: twice from one person with other words, from somebody who is in no cohort, and one that a cloud drive keeps', async () => {
  const core = { ...testCore({ newId: v7 }), op: () => v7() };
  const people = await enterPeople(core, ['Ottoline Marchbanks', 'Cosmo Featherby']);
  const [mine = ''] = await makeCopies(core, people.slice(0, 1));
  const [blank = ''] = await printCopies(core, []);
  const first = await fillFile(mine, fillInPdfjs, { [field]: 'First.' }, 'Workbook.pdf');
  const again = await fillFile(mine, fillInPdfjs, { [field]: 'Second thoughts.' }, 'Workbook (1).pdf');
  const stranger = await fillFile(
    blank,
    fillInPdfjs,
    { 'cover-name:individual': 'Barnaby Rook', [field]: 'I am on no list.' },
    'Copy of workbook.pdf',
  );
  const hollow = path.join(core.folder, 'online only.pdf');
  writeFileSync(hollow, '');
  const { lines, sheet } = await drop(core, [first, again, stranger, hollow]);
  const byName = new Map(lines.map((line) => [line.name, line]));
  expect(byName.get('Workbook.pdf')).toMatchObject({ state: 'ready', participant: people[0] });
  expect(byName.get('Workbook (1).pdf')).toMatchObject({ state: 'ready', participant: people[0] });
  expect(byName.get('Copy of workbook.pdf')).toMatchObject({ state: 'who', coverName: 'Barnaby Rook', alike: [] });
  expect(byName.get('online only.pdf')).toMatchObject({ state: 'damaged', bytes: 0 });
  const chosen = [first, again].map((file) => ({ file: byName.get(path.basename(file))?.file ?? '' }));
  const strange = { file: byName.get('Copy of workbook.pdf')?.file ?? '', whose: { is: 'added' as const, cohort, name: 'Barnaby Rook' } };
  expect(await core.ask('returns.accept', { op: core.op(), sheet, files: [...chosen, strange] })).toMatchObject({ files: 3, people: 2 });
  const kept = await core.ask('response.list', { participant: people[0] ?? '' });
  expect(kept.find((response) => response.field === field)).toMatchObject({ revision: 2 });
});
