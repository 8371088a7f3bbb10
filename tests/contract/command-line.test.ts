import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCore } from '../../main/core/core.ts';
import { nouns } from '../../main/hosts/cli/nouns.ts';
import { readNames } from '../../main/hosts/cli/nouns/workbook.ts';
import { checkWords, everywhere, readWords } from '../../main/hosts/cli/words.ts';
import { toDeps } from '../../main/hosts/deps.ts';
import { type Ran, startIn, terminalOn } from './support.ts';

const home = mkdtempSync(path.join(os.tmpdir(), 'groundwork-cli-'));
const data = path.join(home, 'data');
afterAll(() => rmSync(home, { recursive: true, force: true }));

const groundwork = terminalOn(data);

describe('help', () => {
  it('lists every noun and verb', async () => {
    const { code, out } = await groundwork('--help');
    expect(code).toBe(0);
    for (const [noun, { verbs }] of Object.entries(nouns))
      for (const verb of Object.keys(verbs)) expect(out).toContain(`groundwork ${noun}${verb ? ` ${verb}` : ''}`);
  });

  it.each(
    Object.entries(nouns).flatMap(([noun, { verbs }]) => [
      [noun],
      ...Object.keys(verbs)
        .filter(Boolean)
        .map((verb) => [noun, verb]),
    ]),
  )('of %s %s can be read by anybody, with an example', async (...words) => {
    const { code, out } = await groundwork(...words.filter(Boolean), '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/For example:\n {2}groundwork /);
    expect(out).not.toMatch(/stdin|stdout|UUID|SQL|IPC|boolean|undefined/);
    for (const line of out.split('\n')) if (!line.includes('The calls are')) expect(line.length).toBeLessThanOrEqual(140);
  });

  it('is one JSON value when JSON is asked for', async () => {
    const { out } = await groundwork('workbook', '--help', '--json');
    expect(JSON.parse(out)).toEqual({ help: expect.stringContaining('workbook print') as string });
  });

  it('for a word that is not known says that it is not known, and “help” is understood', async () => {
    expect(await groundwork('plna', '--help')).toMatchObject({ code: 2 });
    expect(await groundwork('help')).toMatchObject({ code: 0 });
  });
});

/** As a shell takes it apart. */
const split = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');

describe('what is written of the command line', () => {
  const readme = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
  const inReadme = [...readme.matchAll(/^npm run groundwork -- (.+)$/gm)].map(([, line]) => `groundwork ${line}`);
  const inHelp = Object.values(nouns).flatMap(({ verbs }) =>
    Object.values(verbs).flatMap(({ examples }) => examples.map(([line]) => line)),
  );

  it('names every verb in the README', () => {
    for (const [noun, { verbs }] of Object.entries(nouns))
      for (const verb of Object.keys(verbs)) expect(inReadme.join('\n')).toMatch(new RegExp(`^groundwork ${noun} ${verb}`, 'm'));
  });

  it.each([...inReadme, ...inHelp])('is a command: %s', (line) => {
    const [, noun = '', ...rest] = split(line);
    const verbs = nouns[noun]?.verbs ?? {};
    const only = verbs[''];
    const verb = only ?? verbs[rest[0] ?? ''];
    if (!verb) throw new Error('There is no such verb.');
    checkWords('', verb, readWords(only ? rest : rest.slice(1), { ...everywhere, ...verb.options }));
  });
});

describe('a slip at the keyboard', () => {
  it.each([
    [['workbok'], /“workbok” is not something that Groundwork knows\. Did you mean workbook\?/],
    [['workbook', 'prnt'], /Did you mean print\?/],
    [
      ['workbook', 'print'],
      /^The workbook \(W\) and --out FILE are missing\. Write: groundwork workbook print W --out FILE\. “groundwork workbook print --help”/,
    ],
    [['workbook', 'print', 'Seminar'], /--out FILE is missing/],
    [['workbook', 'print', 'Seminar', '--out', 'x.pdf', '--preset', 'huge'], /--preset is one of standard, clear, large, dyslexia, plain/],
    [['workbook', 'print', 'Seminar', '--uot', 'x.pdf'], /There is no option --uot here\. Did you mean --out\?/],
    [['workbook', 'print', 'Seminar', '--out'], /--out needs a FILE after it/],
    [['workbook', 'list', '--data', ''], /--data needs a FOLDER after it/],
    [['workbook', 'list', '--data='], /--data needs a FOLDER after it/],
    [['workbook', 'list', 'twice'], /one word too many/],
    [['workbook', 'list', '--clock', 'today'], /--clock needs an instant/],
    [['call', 'workbook.list', '--input', '{'], /not JSON/],
  ])('%j is answered with what is wrong, and 2', async (words, sentence) => {
    const { code, aside, out } = await groundwork(...words);
    expect(aside).toMatch(sentence);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('does not take the value of an option for a noun', async () => {
    const { code } = await groundwork('--data', data, 'workbook', 'list');
    expect(code).toBe(0);
  });

  it('without a word shows what there is, and 2', async () => {
    expect(await groundwork()).toMatchObject({ code: 2, aside: expect.stringContaining('groundwork workbook list') as string });
  });
});

describe('workbook and framework', () => {
  it('are listed and shown in lines and in JSON', async () => {
    expect((await groundwork('workbook', 'list')).out).toMatch(/Seminar 1.+28 prompts/);
    expect(JSON.parse((await groundwork('workbook', 'list', '--json')).out)).toHaveLength(1);
    expect((await groundwork('workbook', 'show', 'seminar 1')).out).toMatch(/Ladder of inference|ladder of inference/);
    const shown = (await groundwork('framework', 'show', 'implementation')).out;
    for (const letter of 'abcdefghijklmnopqrst') expect(shown).toContain(`  6${letter} `);
  });

  it('that nobody has are refused with 1 and a way on, in JSON as in words', async () => {
    const nothing =
      'No workbook fits “Seminar 99”. There is “NPQLTD Local Seminar 1 Workbook”. “groundwork workbook list” lists yours; “groundwork workbook import” makes one of a file.';
    expect(await groundwork('workbook', 'show', 'Seminar 99')).toMatchObject({
      code: 1,
      out: '',
      aside: `${nothing}\n`,
    });
    const { code, out, aside } = await groundwork('workbook', 'show', 'Seminar 99', '--json');
    expect(JSON.parse(out)).toEqual({ error: { code: 'not-found', detail: {}, sentence: nothing } });
    expect({ code, aside }).toEqual({ code: 1, aside: '' });
  });
});

describe('workbook print', () => {
  const names = path.join(home, 'names.txt');
  beforeAll(() => writeFileSync(names, '\uFEFFAda Example\r\n\r\n"Łukasz Example"\nSiân Example\n'));

  it('writes one blank copy to a file, and leaves nothing beside it', async () => {
    const out = path.join(home, 'blank', 'workbook.pdf');
    expect(await groundwork('workbook', 'print', 'seminar', '--out', out)).toMatchObject({
      code: 1,
      aside: expect.stringContaining('There is no folder') as string,
    });
    const here = path.join(home, 'workbook.pdf');
    const ran = await groundwork('workbook', 'print', 'seminar', '--out', here, '--json');
    expect(JSON.parse(ran.out)).toMatchObject({ copies: 1, files: [here] });
    expect(readFileSync(here).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('writes a copy for each name, or all in one file', async () => {
    const folder = path.join(home, 'copies');
    expect((await groundwork('workbook', 'print', 'seminar', '--names', names, '--out', folder)).code).toBe(0);
    expect(readdirSync(folder)).toHaveLength(3);
    const merged = path.join(home, 'all.pdf');
    expect(
      JSON.parse((await groundwork('workbook', 'print', 'seminar', '--names', names, '--merged', '--out', merged, '--json')).out),
    ).toMatchObject({ copies: 3, files: [merged] });
    expect(existsSync(merged)).toBe(true);
    expect(await groundwork('workbook', 'print', 'seminar', '--names', names, '--out', path.join(home, 'x.pdf'))).toMatchObject({
      code: 2,
      aside: expect.stringContaining('--merged') as string,
    });
  });

  it('gives the same bytes for the same content, clock and ids', async () => {
    const bytes: string[] = [];
    for (const at of ['1', '2']) {
      const out = path.join(home, `same-${at}.pdf`);
      await groundwork(
        'workbook',
        'print',
        'seminar',
        '--out',
        out,
        '--clock',
        '2026-11-22T09:00:00.000Z',
        '--ids',
        '--data',
        path.join(home, `same-${at}`),
      );
      bytes.push(readFileSync(out).toString('latin1'));
    }
    expect(bytes[0]).toBe(bytes[1]);
    expect(bytes[0]).not.toBe('');
  });

  it('reads names as people keep them', () => {
    expect(readNames('\uFEFF Ada Example \r\n\n"O""Brien Example"\rSiân Example')).toEqual([
      'Ada Example',
      'O"Brien Example',
      'Siân Example',
    ]);
  });
});

describe('store', () => {
  it('is backed up, listed and restored, and never without --yes', async () => {
    const made = JSON.parse((await groundwork('store', 'backup', '--json')).out) as { file: string };
    expect((await groundwork('store', 'backups')).out).toContain(made.file);
    const asked = await groundwork('store', 'restore', made.file);
    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(asked.aside).toMatch(/Nothing was changed.+Add --yes/);
    expect(await groundwork('store', 'restore', made.file, '--yes')).toMatchObject({ code: 0, aside: '' });
    expect((await groundwork('store', 'restore', 'nothing.sqlite', '--yes')).aside).toMatch(/There is no backup “nothing\.sqlite”/);
  });

  it('says what is wrong with it in a sentence, and 1', async () => {
    expect(await groundwork('workbook', 'list', '--data', path.join(home, 'not', 'there'))).toMatchObject({
      code: 1,
      out: '',
      aside: expect.stringContaining('The data folder is not there') as string,
    });
  });

  it('in use by another Groundwork is left alone', async () => {
    const other = createCore(toDeps(startIn(data)));
    await other.call({ id: '1', call: 'store.status', input: {} });
    expect((await groundwork('workbook', 'list')).aside).toMatch(/Another Groundwork has the store open/);
    await other.close();
  });
});

describe('person', () => {
  const folder = path.join(home, 'people');
  beforeAll(async () => {
    const core = createCore(toDeps({ ...startIn(folder), ids: false }));
    const call = (name: string, input: unknown) => core.call({ id: name, call: name, input });
    const retention = { months: 24, from: '2026-11-22', due: '2028-11-22' };
    await call('cohort.save', { op: 'op-c', cohort: { id: 'cohort-1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
    await call('person.save', { op: 'op-p', person: { id: 'person-1', cohort: 'cohort-1', name: 'Ada Example', revision: 0 } });
    await core.close();
  });
  const run = (...words: string[]): Promise<Ran> => groundwork(...words, '--data', folder);

  it('is listed, written out for them, and erased only with --yes', async () => {
    expect((await run('person', 'list')).out).toMatch(/Ada Example +Autumn/);
    const out = path.join(home, 'for-ada');
    const written = JSON.parse((await run('person', 'export', 'ada', '--out', out, '--json')).out) as { files: string[] };
    expect(written.files.length).toBeGreaterThanOrEqual(2);
    const preview = await run('person', 'erase', 'ada');
    expect(preview).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was changed. Add --yes') as string });
    expect((await run('person', 'list')).out).toContain('Ada Example');
    expect((await run('person', 'erase', 'ada', '--yes')).code).toBe(0);
    expect((await run('person', 'list')).out).toMatch(/^There is nobody yet\./);
  });
});

describe('call', () => {
  it('makes any call of the contract and prints one JSON value', async () => {
    expect(JSON.parse((await groundwork('call', 'settings.get')).out)).toMatchObject({ theme: 'system' });
    expect(await groundwork('call', 'workbook.bur')).toMatchObject({
      code: 1,
      aside: expect.stringContaining('There is no call workbook.bur') as string,
    });
    expect(await groundwork('call', 'workbook.get', '--input', '{"workbook":5}')).toMatchObject({
      code: 1,
      aside: 'Something in what you gave does not fit (workbook).\n',
    });
  });
});
