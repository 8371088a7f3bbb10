import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readByLibrary, readBySweep, readByTable } from '../../../main/core/returns/read.ts';
import type { TestCore } from '../../support/cores.ts';
import { fillInPdfjs, fillInPdfLib, fillInPoppler, type Filler, hasPoppler, type Values } from '../../support/pdfFillers.ts';
import { openPdfium } from '../../support/pdfPdfium.ts';
import { has, withFile } from '../../support/pdfTools.ts';
import { cohort, fillFile, type Printed, printOnce, readSheet, workbook } from '../../support/returns.ts';

const names = ['Ottoline Marchbanks', 'Cosmo Featherby', 'Siân Łukasz Nguyễn'];
const written: Values = {
  'ls1-role-1:individual': 'First “thought”, (in brackets) — half ½ of it.\n\nThen a second.',
  'ls1-sense-1:collaborative': 'We noticed the same thing: Łucja & Dafydd <both>.',
  'ls1-statements-impl-04:individual:tick': true,
  'ls1-actions:individual:1-who': 'Łucja & Dafydd',
  'ls1-ingredients-1:individual:2': 'Time',
};
const rating: Values = { 'ls1-rating-impl-04:individual:before': '2', 'ls1-rating-impl-04:individual:now': '4' };

let printed: Printed;
beforeAll(async () => {
  printed = await printOnce(names);
});
afterAll(() => printed.remove());

/** The first accept of a copy that was printed for a name says whose it is; from then on it is known. */
async function accept(core: TestCore, files: string[], people: readonly string[] = []) {
  const sheet = await readSheet(core, files);
  return core.ask('returns.accept', {
    op: core.op(),
    sheet: sheet.sheet,
    files: sheet.lines.map(({ file }, at) => ({
      file,
      ...(people[at] ? { whose: { is: 'known' as const, participant: people[at] } } : {}),
    })),
  });
}
const kept = async (core: TestCore, participant: string): Promise<Record<string, string>> =>
  Object.fromEntries((await core.ask('response.list', { participant, limit: 500 })).map(({ field, text }) => [field, text]));

describe('a filled file', { timeout: 180_000 }, () => {
  let pdfium: Filler;
  beforeAll(async () => {
    pdfium = (await openPdfium()).fill;
  });
  const qpdf =
    (...how: string[]): Filler =>
    async (bytes, values) =>
      withFile(await fillInPdfjs(bytes, values), (file) => {
        const run = spawnSync('qpdf', [...how, file, `${file}.out`], { encoding: 'utf8' });
        if (run.status !== 0 && run.status !== 3) throw new Error(run.stderr);
        return new Uint8Array(readFileSync(`${file}.out`));
      });
  const pressed: Filler = (bytes, values) => pdfium(bytes, values);
  /** Twice, and each time only what was changed is added at the end. */
  const again: Filler = async (bytes, values) =>
    fillInPdfjs(await fillInPdfjs(bytes, { ...values, 'ls1-role-1:individual': 'Thought better of.' }), values);

  test.each<[string, Filler, boolean, boolean, boolean?]>([
    ['pdf.js', fillInPdfjs, true, true],
    ['PDFium', pressed, true, true],
    ['pdf-lib', fillInPdfLib, true, true],
    ['poppler', fillInPoppler, hasPoppler(), false],
    ['pdf.js, twice', again, true, true],
    ['pdf.js, then packed into object streams', qpdf('--object-streams=generate'), has('qpdf'), true],
    ['pdf.js, then linearised', qpdf('--linearize'), has('qpdf'), true],
    ['pdf.js, then encrypted with an empty password', qpdf('--encrypt', '', 'owner', '256', '--'), has('qpdf'), true, true],
    [
      'pdf.js, then encrypted as it was done once',
      qpdf('--allow-weak-crypto', '--encrypt', '', 'owner', '40', '--'),
      has('qpdf'),
      true,
      true,
    ],
    ['pdf.js, then laid open', qpdf('--qdf', '--object-streams=disable'), has('qpdf'), true],
  ])('by %s comes home whole, whoever reads it', async (_, fill, there, choices, encrypted = false) => {
    if (!there) return;
    const { core, files } = printed.start();
    const [person = ''] = printed.people;
    const [file = ''] = files;
    const values = choices ? { ...written, ...rating } : written;
    const filled = await fillFile(file, fill, values);
    const bytes = new Uint8Array(readFileSync(filled));
    const byLibrary = await readByLibrary(bytes, { hash: '', bytes: bytes.length });
    if (!byLibrary.ok) throw new Error(byLibrary.problem);
    for (const mine of [readByTable(bytes), readBySweep(bytes)])
      if (encrypted) expect(mine).toBeNull();
      else expect(mine).toMatchObject({ values: byLibrary.values, pages: byLibrary.pages, saved: byLibrary.saved });
    const sheet = await readSheet(core, [filled]);
    expect(sheet.lines).toMatchObject([
      {
        state: 'who',
        kind: 'form',
        by: encrypted ? ['keywords'] : ['field', 'keywords'],
        coverName: names[0],
        alike: [person],
        edition: { number: 1, workbook },
        counts: { new: Object.keys(values).length },
      },
    ]);
    expect(await kept(core, person)).toEqual({});
    expect(await accept(core, [filled], [person])).toMatchObject({ files: 1, people: 1, answers: Object.keys(values).length, passed: 0 });
    const expected = Object.entries(written).map(([field, value]) => [field, value === true ? 'Yes' : value]);
    expect(await kept(core, person)).toEqual(Object.fromEntries(expected));
  });
});

test.skipIf(!has('pdftocairo'))(
  'a file that was printed to PDF gives the words that stand in its boxes, and is said to be flat',
  async () => {
    const { core, files } = printed.start();
    const [person = ''] = printed.people;
    const [file = ''] = files;
    const flatten: Filler = async (bytes, values) =>
      withFile(await fillInPdfjs(bytes, values), (from) => {
        const run = spawnSync('pdftocairo', ['-pdf', from, `${from}.out`], { encoding: 'utf8' });
        if (run.status !== 0) throw new Error(run.stderr);
        return new Uint8Array(readFileSync(`${from}.out`));
      });
    const field = 'ls1-role-1:individual';
    const words = 'I line-manage the mentors.\nAnd I plan the induction.';
    const tick = 'ls1-statements-impl-04:individual:tick';
    const sheet = await readSheet(core, [await fillFile(file, flatten, { [field]: words, [tick]: true, ...rating })]);
    expect(sheet.lines).toMatchObject([{ state: 'who', kind: 'flat', alike: [person], counts: { new: 4 } }]);
    const { answers } = await core.ask('returns.file', { sheet: sheet.sheet, file: sheet.lines[0]?.file ?? '', participant: person });
    expect(answers.map(({ field: place, text, state }) => [place, text, state])).toEqual([
      [field, words, 'new'],
      [tick, 'Yes', 'new'],
      ['ls1-rating-impl-04:individual:before', '2', 'new'],
      ['ls1-rating-impl-04:individual:now', '4', 'new'],
    ]);
    // A number is the answer, and what one of its boxes is called no part of the question.
    expect(answers.map(({ question }) => question).filter((question) => question.endsWith(', before'))).toHaveLength(1);
    // Of what was longer than its box only what could be seen is left, and the box says so.
    const long = 'More than this box can show. '.repeat(60);
    const full = await readSheet(core, [await fillFile(file, flatten, { [field]: long }, 'full.pdf')]);
    const seen = await core.ask('returns.file', { sheet: full.sheet, file: full.lines[0]?.file ?? '', participant: person });
    expect(seen.answers).toMatchObject([{ field, cut: true }]);
    expect(full.lines[0]?.counts.cut).toBe(1);
  },
  180_000,
);

describe('accepting', { timeout: 180_000 }, () => {
  test('the same file again changes nothing', async () => {
    const { core, files } = printed.start();
    const [person = ''] = printed.people;
    const [file = ''] = files;
    const filled = await fillFile(file, fillInPdfLib, { ...written, ...rating });
    await accept(core, [filled], [person]);
    const again = await readSheet(core, [filled]);
    expect(again.lines).toMatchObject([
      { state: 'unchanged', participant: person, received: expect.any(String), counts: { new: 0, same: 7 } },
    ]);
    expect(await accept(core, [filled])).toMatchObject({ files: 0, answers: 0, passed: 1 });
  });

  test('a later version adds a revision, an older one does not come back over it by itself', async () => {
    const { core, files } = printed.start();
    const [person = ''] = printed.people;
    const [file = ''] = files;
    const field = 'ls1-role-1:individual';
    const first = await fillFile(file, fillInPdfLib, { [field]: 'At first.' }, 'first.pdf');
    const second = await fillFile(file, fillInPdfLib, { [field]: 'On second thoughts.' }, 'second.pdf');
    await accept(core, [first], [person]);
    expect((await readSheet(core, [second])).lines).toMatchObject([{ state: 'ready', participant: person, counts: { changed: 1 } }]);
    await accept(core, [second]);
    expect(await core.ask('response.list', { participant: person })).toMatchObject([
      { text: 'On second thoughts.', revision: 2, source: 'fillable' },
    ]);
    expect((await readSheet(core, [first])).lines).toMatchObject([{ state: 'ready', counts: { conflict: 1 } }]);
    await accept(core, [first]);
    expect(await kept(core, person)).toEqual({ [field]: 'On second thoughts.' });
  });

  test('what was typed stays, unless a person takes the file’s words instead', async () => {
    const { core, files } = printed.start();
    const [person = ''] = printed.people;
    const [file = ''] = files;
    const filled = await fillFile(file, fillInPdfLib, { 'ls1-role-1:individual': 'From the file.', 'ls1-role-2:individual': 'Also.' });
    const first = await readSheet(core, [filled]);
    const typed = { id: 'typed-1', participant: person, edition: first.lines[0]?.edition?.id ?? '', field: 'ls1-role-1:individual' };
    await core.ask('response.save', {
      op: core.op(),
      response: { ...typed, text: 'Typed by hand.', source: 'typed', written: '2026-11-20T10:00:00.000Z', revision: 0 },
    });
    await accept(core, [filled], [person]);
    expect(await kept(core, person)).toEqual({ 'ls1-role-1:individual': 'Typed by hand.', 'ls1-role-2:individual': 'Also.' });
    const sheet = await readSheet(core, [filled]);
    const file1 = sheet.lines[0]?.file ?? '';
    const { answers } = await core.ask('returns.file', { sheet: sheet.sheet, file: file1 });
    expect(answers[0]).toMatchObject({
      state: 'conflict',
      text: 'From the file.',
      before: { text: 'Typed by hand.', source: 'typed' },
      place: { page: 5 },
    });
    await core.ask('returns.accept', { op: core.op(), sheet: sheet.sheet, files: [{ file: file1, take: ['ls1-role-1:individual'] }] });
    expect((await kept(core, person))['ls1-role-1:individual']).toBe('From the file.');
  });

  test('is one step: somebody new and all their answers go again with one undo, and the same step twice is one', async () => {
    const { core, files } = printed.start();
    const [file = ''] = files;
    const filled = await fillFile(file, fillInPdfLib, { ...written, ...rating });
    const sheet = await readSheet(core, [filled]);
    const ask = {
      op: core.op(),
      sheet: sheet.sheet,
      files: sheet.lines.map((line) => ({ file: line.file, whose: { is: 'added' as const, cohort, name: 'Perpetua Newcomer' } })),
    };
    const done = await core.ask('returns.accept', ask);
    expect(done).toMatchObject({ files: 1, people: 1, answers: 7 });
    expect(await core.ask('returns.accept', ask)).toEqual(done);
    const people = async (): Promise<string[]> => (await core.ask('person.list', {})).map(({ name }) => name);
    expect(await people()).toContain('Perpetua Newcomer');
    await core.ask('history.undo', { op: core.op(), scope: 'people' });
    expect(await people()).toHaveLength(names.length);
    expect((await readSheet(core, [filled])).lines).toMatchObject([{ state: 'who', counts: { new: 7 } }]);
  });

  test('files of several people, twice the same, and one for nobody', async () => {
    const { core, files } = printed.start();
    const { people } = printed;
    const filled = await Promise.all(
      files.map((file, at) => fillFile(file, fillInPdfLib, { 'ls1-role-1:individual': `Answer ${at}` }, `f${at}.pdf`)),
    );
    const folder = path.join(core.folder, 'came-back', 'deeper');
    mkdirSync(folder, { recursive: true });
    for (const [at, file] of filled.entries()) copyFileSync(file, path.join(folder, `${at}.pdf`));
    copyFileSync(filled[0] ?? '', path.join(folder, '9 the same.pdf'));
    copyFileSync(filled[0] ?? '', path.join(folder, 'not by its name.txt'));
    const sheet = await readSheet(core, [path.join(core.folder, 'came-back')]);
    expect(sheet.lines.map(({ name, state, alike }) => [name, state, alike])).toEqual([
      ['0.pdf', 'who', [people[0]]],
      ['1.pdf', 'who', [people[1]]],
      ['2.pdf', 'who', [people[2]]],
      ['9 the same.pdf', 'repeated', [people[0]]],
    ]);
  });
});

describe('a file that is not what it seems', { timeout: 180_000 }, () => {
  test('under another’s name waits for a person', async () => {
    const { core, files } = printed.start();
    const [ottoline = '', cosmo = ''] = printed.people;
    const [file = ''] = files;
    await accept(core, [await fillFile(file, fillInPdfLib, { 'ls1-role-1:individual': 'Mine.' })], [ottoline]);
    const borrowed = await fillFile(
      file,
      fillInPdfLib,
      { 'cover-name:individual': names[1] ?? '', 'ls1-role-1:individual': 'His.' },
      'b.pdf',
    );
    expect((await readSheet(core, [borrowed])).lines).toMatchObject([
      { state: 'who', participant: null, coverName: names[1], alike: [ottoline, cosmo] },
    ]);
  });

  test('of somebody erased is refused, and so is giving it to them', async () => {
    const { core, files } = printed.start();
    const [person = ''] = printed.people;
    const [file = ''] = files;
    const filled = await fillFile(file, fillInPdfLib, { 'ls1-role-1:individual': 'Gone for good.' });
    await accept(core, [filled], [person]);
    await core.ask('erase.do', { kind: 'person', id: person });
    const sheet = await readSheet(core, [filled]);
    expect(sheet.lines).toMatchObject([{ state: 'erased', participant: null, coverName: '', alike: [] }]);
    expect(await accept(core, [filled], [person])).toMatchObject({ files: 0, passed: 1 });
  });

  test('each ends in a line, whatever it is', async () => {
    const { core, files } = printed.start();
    const [file = ''] = files;
    const whole = readFileSync(file);
    const folder = path.join(core.folder, 'odd');
    mkdirSync(folder);
    const odd: Record<string, Uint8Array | string> = {
      '1 empty.pdf': '',
      '2 noise.pdf': Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)),
      '3 words.pdf': 'These are words.',
      '4 nothing but a header.pdf': '%PDF-1.7\n',
      '5 a quarter.pdf': whole.subarray(0, whole.length >> 2),
      '6 blank.pdf': whole,
    };
    for (const [name, bytes] of Object.entries(odd)) writeFileSync(path.join(folder, name), bytes);
    const sheet = await readSheet(core, [folder, path.join(core.folder, 'is not there.pdf')]);
    expect(sheet.lines.map(({ name, state }) => [name, state])).toEqual([
      ['is not there.pdf', 'unreadable'],
      ['1 empty.pdf', 'damaged'],
      ['2 noise.pdf', 'no-pdf'],
      ['3 words.pdf', 'no-pdf'],
      ['4 nothing but a header.pdf', 'damaged'],
      ['5 a quarter.pdf', expect.stringMatching(/damaged|not-ours/)],
      ['6 blank.pdf', 'empty'],
    ]);
  });
});
