import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ReturnDecision } from '../../../preload/contract/model/returns.ts';
import { coreIn, type TestCore, testFolder } from '../../support/cores.ts';
import { fillInPdfjs } from '../../support/pdfFillers.ts';
import { cohort, enterPeople, fillFile, jobEnd, makeCopies, printCopies } from '../../support/returns.ts';

const field = 'ls1-role-1:individual';
const names = ['Ottoline Marchbanks', 'Cosmo Featherby', 'Perpetua Wick'];

let made: { folder: string; files: string[]; people: string[] };
beforeAll(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundwork-desk-'));
  const maker = coreIn(folder, { newId: v7 });
  const people = await enterPeople(maker, names);
  const blank = await makeCopies(maker, people);
  const files: string[] = [];
  for (const [at, file] of blank.entries())
    files.push(await fillFile(file, fillInPdfjs, { [field]: `Mossgrown thoughts ${at + 1}.` }, `${at + 1}.pdf`));
  await maker.close();
  made = { folder, files, people };
}, 60_000);
afterAll(() => rmSync(made.folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

/** A program on a copy of the store, which can be closed and started again, with the files of three people. */
function start(): { open: () => Promise<TestCore>; files: string[]; folder: string } {
  const folder = testFolder();
  cpSync(path.join(made.folder, 'data'), path.join(folder, 'data'), { recursive: true });
  mkdirSync(path.join(folder, 'back'));
  const files = made.files.map((file) => path.join(folder, 'back', path.basename(file)));
  for (const [at, file] of files.entries()) copyFileSync(made.files[at] ?? '', file);
  const open = async (): Promise<TestCore> => {
    const core = { ...coreIn(folder, { newId: v7 }), op: () => v7() };
    await core.ask('store.open', {});
    return core;
  };
  return { open, files, folder };
}

async function drop(core: TestCore, paths: readonly string[]): Promise<string> {
  const end = await jobEnd(core, () => core.ask('returns.read', { paths: [...paths], keep: true }));
  expect(end.state).toBe('done');
  return (end.output as { sheet: string }).sheet;
}
const linesOf = async (core: TestCore) => {
  const desk = await core.ask('returns.desk', {});
  return desk ? (await core.ask('returns.sheet', { sheet: desk.sheet })).lines : [];
};
const decisionsOf = async (core: TestCore, sheet: string): Promise<Record<string, ReturnDecision>> =>
  Object.fromEntries((await core.ask('returns.decided', { sheet })).map(({ file, decision }) => [file, decision]));

describe('what came back and nobody has accepted', () => {
  test('is there when the program is started again, with what was decided, also where the files are gone', async () => {
    const { open, files } = start();
    const first = await open();
    const sheet = await drop(first, files);
    const [line] = await linesOf(first);
    const decision: ReturnDecision = { take: [], leave: [field], out: true };
    await first.ask('returns.decide', { op: first.op(), sheet, decisions: [{ file: line?.file ?? '', decision }] });
    const before = await linesOf(first);
    const pages = await first.ask('returns.pages', { sheet, file: line?.file ?? '' });
    await first.close();
    for (const file of files) rmSync(file);

    const second = await open();
    expect(await second.ask('returns.desk', {})).toEqual({ sheet, files: 3, unread: 0, left: 0, waiting: 3 });
    expect(await linesOf(second)).toEqual(before);
    expect(await decisionsOf(second, sheet)).toEqual({ [line?.file ?? '']: decision });
    expect(await second.ask('returns.pages', { sheet, file: line?.file ?? '' })).toEqual(pages);
    expect(await second.ask('response.list', {})).toEqual([]);

    const choices = before.map(({ file }) => ({ file }));
    expect(await second.ask('returns.accept', { op: second.op(), sheet, files: choices })).toMatchObject({
      files: 3,
      people: 3,
      answers: 3,
    });
    // It is still there to be looked at, waits for nobody, and is gone the next time.
    expect(await second.ask('returns.desk', {})).toMatchObject({ files: 3, waiting: 0 });
    expect((await linesOf(second)).map(({ state }) => state)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    await second.close();
    const third = await open();
    expect(await third.ask('returns.desk', {})).toBeNull();
    await third.close();
  });

  test('of a file that lies where it stays no copy is made, and it is said when it has been saved again or has gone', async () => {
    const { open, files, folder } = start();
    // What lies in the system's folder for passing things is copied: here it is another one.
    mkdirSync(path.join(folder, 'passing'));
    vi.stubEnv('TMPDIR', path.join(folder, 'passing'));
    const core = await open();
    const sheet = await drop(core, files);
    const [one, two] = await linesOf(core);
    writeFileSync(files[0] ?? '', Buffer.concat([readFileSync(files[0] ?? ''), Buffer.from('\n% saved again')]));
    rmSync(files[1] ?? '');
    expect(await core.refused('returns.pages', { sheet, file: one?.file ?? '' })).toMatchObject({ code: 'stale' });
    expect(await core.refused('returns.pages', { sheet, file: two?.file ?? '' })).toMatchObject({ code: 'file-missing' });
    // What was read and shown is what is stored.
    await core.ask('returns.accept', { op: core.op(), sheet, files: [{ file: one?.file ?? '' }, { file: two?.file ?? '' }] });
    expect((await core.ask('response.list', {})).map(({ text }) => text).toSorted()).toEqual([
      'Mossgrown thoughts 1.',
      'Mossgrown thoughts 2.',
    ]);
    await core.close();
  });

  test('is joined by what comes later; the same file again is one line, saved anew it takes its own place, and what was accepted leaves', async () => {
    const { open, files } = start();
    const core = await open();
    const [one = '', two = '', three = ''] = files;
    const sheet = await drop(core, [one, two]);
    const [first, second] = await linesOf(core);
    await core.ask('returns.decide', { op: core.op(), sheet, decisions: [{ file: second?.file ?? '', decision: { out: true } }] });
    expect(await drop(core, [two, three])).toBe(sheet);
    expect((await linesOf(core)).map(({ name }) => name)).toEqual(['1.pdf', '2.pdf', '3.pdf']);
    expect(await decisionsOf(core, sheet)).toMatchObject({ [second?.file ?? '']: { out: true } });

    await core.ask('returns.accept', { op: core.op(), sheet, files: [{ file: first?.file ?? '' }] });
    writeFileSync(three, await fillInPdfjs(new Uint8Array(readFileSync(three)), { [field]: 'Thought better of.' }));
    await drop(core, [three]);
    expect((await linesOf(core)).map(({ name, state }) => [name, state])).toEqual([
      ['2.pdf', 'ready'],
      ['3.pdf', 'ready'],
    ]);
    const line = (await linesOf(core))[1];
    expect((await core.ask('returns.file', { sheet, file: line?.file ?? '' })).answers.map(({ text }) => text)).toEqual([
      'Thought better of.',
    ]);
    await core.close();
  });

  test('that a browser handed over lies nowhere else, and its pages are shown all the same', async () => {
    const { open, files, folder } = start();
    const core = await open();
    const handed = mkdtempSync(path.join(os.tmpdir(), 'groundwork-files-'));
    onTestFinished(() => rmSync(handed, { recursive: true, force: true }));
    const over = files.slice(0, 2).map((file, at) => {
      const to = path.join(handed, `00000${at}-x`, path.basename(file));
      mkdirSync(path.dirname(to));
      copyFileSync(file, to);
      return to;
    });
    const letter = path.join(handed, '000002-x', 'letter.txt');
    mkdirSync(path.dirname(letter));
    writeFileSync(letter, 'Dear all');
    const mine = path.join(folder, 'back', '3.pdf');
    const sheet = await drop(core, [...over, letter, mine]);
    expect([...over, letter].filter((file) => existsSync(file))).toEqual([]);
    expect(existsSync(mine)).toBe(true);
    const lines = (await linesOf(core)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(lines.map(({ name, state }) => [name, state])).toEqual([
      ['1.pdf', 'ready'],
      ['2.pdf', 'ready'],
      ['3.pdf', 'ready'],
      ['letter.txt', 'no-pdf'],
    ]);
    const shown = await core.ask('returns.pages', { sheet, file: lines[0]?.file ?? '' });
    expect(Buffer.from(shown.pdf, 'base64').equals(readFileSync(files[0] ?? ''))).toBe(true);
    await core.close();
  });

  test('goes when it is put away, one file or all of them, and the files themselves stay', async () => {
    const { open, files } = start();
    const core = await open();
    const sheet = await drop(core, files);
    const [line] = await linesOf(core);
    await core.ask('returns.discard', { op: core.op(), sheet, files: [line?.file ?? ''] });
    expect((await linesOf(core)).map(({ name }) => name)).toEqual(['2.pdf', '3.pdf']);
    await core.ask('returns.discard', { op: core.op(), sheet });
    expect(await core.ask('returns.desk', {})).toBeNull();
    expect(await core.refused('returns.sheet', { sheet })).toMatchObject({ code: 'not-found' });
    await core.close();
    const store = readFileSync(path.join(core.folder, 'data', 'groundwork.sqlite')).toString('latin1');
    expect(store).not.toContain('Mossgrown');
    for (const file of files) expect(readFileSync(file).length).toBeGreaterThan(1000);
  });

  test('goes with whoever is erased, and a file of theirs is refused without a word of it being kept', async () => {
    const { open, files } = start();
    const core = await open();
    const sheet = await drop(core, files);
    const [person = ''] = made.people;
    await core.ask('erase.do', { kind: 'person', id: person });
    expect((await linesOf(core)).map(({ name }) => name)).toEqual(['2.pdf', '3.pdf']);
    await drop(core, files);
    expect((await linesOf(core)).map(({ name, state }) => [name, state])).toEqual([
      ['2.pdf', 'ready'],
      ['3.pdf', 'ready'],
      ['1.pdf', 'erased'],
    ]);
    const gone = (await linesOf(core))[2];
    expect((await core.ask('returns.file', { sheet, file: gone?.file ?? '' })).answers).toEqual([]);
    await core.close();
    expect(readFileSync(path.join(core.folder, 'data', 'groundwork.sqlite')).toString('latin1')).not.toContain('Mossgrown thoughts 1');
  });

  test('was read as far as it was when reading is stopped, and the rest is read later', async () => {
    const { open, files, folder } = start();
    const core = await open();
    const many = Array.from({ length: 6 }, (_, at) => {
      const file = path.join(folder, `copy ${at + 1}.pdf`);
      writeFileSync(file, Buffer.concat([readFileSync(files[0] ?? ''), Buffer.from(`\n% ${at}`)]));
      return file;
    });
    const ended = new Promise<string>((resolve) => {
      let asked = false;
      core.on((event) => {
        if (event.event !== 'job') return;
        if (event.state === 'running' && !asked) {
          asked = true;
          void core.ask('job.cancel', { job: event.job });
        } else if (event.state !== 'running') resolve(event.state);
      });
    });
    await core.ask('returns.read', { paths: many, keep: true });
    expect(await ended).toBe('cancelled');
    const stopped = await core.ask('returns.desk', {});
    expect((stopped?.files ?? 0) + (stopped?.unread ?? 0)).toBe(6);
    expect(stopped?.unread).toBeGreaterThan(0);
    await core.close();
    const again = await open();
    expect(await again.ask('returns.desk', {})).toEqual(stopped);
    await drop(again, []);
    expect(await again.ask('returns.desk', {})).toEqual({ sheet: stopped?.sheet, files: 6, unread: 0, left: 0, waiting: 6 });
    await again.close();
  });

  test('is still a person’s when they were added with it: accepting twice adds nobody twice', async () => {
    const { open } = start();
    const core = await open();
    const [blank = ''] = await printCopies(core, []);
    const file = await fillFile(blank, fillInPdfjs, { [field]: 'From a blank copy.' }, 'generic.pdf');
    const sheet = await drop(core, [file]);
    const [line] = await linesOf(core);
    expect(line?.state).toBe('who');
    const choice = { file: line?.file ?? '', whose: { is: 'added' as const, cohort, name: 'Zebedee Quill' } };
    await core.ask('returns.accept', { op: core.op(), sheet, files: [choice] });
    await core.ask('returns.accept', { op: core.op(), sheet, files: [choice] });
    expect((await core.ask('person.list', {})).filter(({ name }) => name === 'Zebedee Quill')).toHaveLength(1);
    expect((await linesOf(core)).map(({ state }) => state)).toEqual(['unchanged']);
    await core.close();
  });
});
