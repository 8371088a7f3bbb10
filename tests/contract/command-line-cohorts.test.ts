import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { terminalOn } from './support.ts';

const home = mkdtempSync(path.join(os.tmpdir(), 'groundwork-cohorts-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const groundwork = terminalOn(path.join(home, 'data'));

it('a cohort can be looked at, added to, given its copies, and shown to a provider', async () => {
  expect((await groundwork('cohort', 'list')).out).toMatch(/^There are no cohorts yet\. “groundwork cohort add” makes one/);
  expect((await groundwork('sample', 'add')).out).toContain('Nobody in it exists');
  const twice = await groundwork('sample', 'add');
  expect([twice.code, `${twice.out}${twice.aside}`]).toEqual([1, expect.stringContaining('is there already')]);
  // Written without the accent for which the keyboard has no key.
  expect((await groundwork('person', 'export', 'zoe ravens', '--out', path.join(home, 'zoe'))).code).toBe(0);
  expect((await groundwork('cohort', 'list')).out).toMatch(/Sample cohort \(invented\) +NPQLTD +24 people/);

  const file = path.join(home, 'people.csv');
  writeFileSync(file, 'Name;E-mail\nLate Comer;late@fernhollow.example\n;\n');
  const look = await groundwork('cohort', 'import', file, '--cohort', 'sample', '--look');
  expect(look.out).toContain('Would add 1, change 0 and leave 0. Nothing was changed.');
  expect((await groundwork('cohort', 'import', file, '--cohort', 'sample')).out).toContain('Added 1, changed 0');
  expect(await groundwork('cohort', 'import', path.join(home, 'no.csv'), '--cohort', 'sample')).toMatchObject({ code: 1 });

  const register = await groundwork('cohort', 'register', 'sample');
  expect(register.out).toMatch(/Late Comer +0 of 3, needs 3: needs all 3 that are left/);
  expect(register.out).toMatch(/Aoife Penhallowick +2 of 3, needs 3: needs the one that is left/);
  // Somebody who waits for a later cohort is not read as one who must catch up now; and hidden names are not in the order of the alphabet.
  expect(register.out).toMatch(/Cormac Inverbeag \(deferred\)/);
  const hidden = (await groundwork('cohort', 'register', 'sample', '--names', 'hidden')).out;
  expect(hidden).not.toContain('Thistlewood');
  const numbers = [...hidden.matchAll(/^Participant (\d+)/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  const evidence = path.join(home, 'evidence.pdf');
  expect((await groundwork('cohort', 'register', 'sample', '--out', evidence)).code).toBe(0);
  expect(readFileSync(evidence).subarray(0, 5).toString()).toBe('%PDF-');

  const out = path.join(home, 'answers');
  const { rows, file: written } = JSON.parse(
    (await groundwork('responses', 'export', '--cohort', 'sample', '--format', 'json', '--out', out, '--json')).out,
  ) as {
    rows: number;
    file: string;
  };
  expect((JSON.parse(readFileSync(written, 'utf8')) as { answers: unknown[] }).answers).toHaveLength(rows);

  const form = path.join(home, 'form.csv');
  writeFileSync(form, 'Name,Notes\nLate Comer,What I wrote down\n');
  const taken = await groundwork('responses', 'import', form, '--cohort', 'sample', '--workbook', 'seminar 1');
  expect(taken.out).toContain('1 answer of 1 person taken in; 0 rows left out.');

  const copies = path.join(home, 'copies');
  const made = await groundwork('cohort', 'copies', 'sample', '--workbook', 'seminar 1', '--out', copies, '--merged');
  expect(made.out).toMatch(/^24 copies in \d+ files/);
  expect(existsSync(copies)).toBe(true);
  expect((await groundwork('cohort', 'copies', 'sample', '--workbook', 'seminar 1', '--out', copies)).out).toContain('already');

  expect((await groundwork('sample', 'remove')).out).toContain('with its 25 people is gone');
  expect((await groundwork('sample', 'remove')).out).toBe('There is no sample cohort.\n');
});

it('says each of it as one JSON value too, and nothing else', async () => {
  const said = async (...words: string[]): Promise<unknown> => {
    const { code, out } = await groundwork(...words, '--json');
    expect([words.join(' '), code, out.endsWith('\n'), out.trimEnd().includes('\n')]).toEqual([words.join(' '), 0, true, false]);
    return JSON.parse(out);
  };
  const file = path.join(home, 'json people.csv');
  writeFileSync(file, '\ufeffName,School,Print\n"=Ada, the first",Łarkrise,large\n李 娜,Larkrise\nZoë Ñandú 👩🏽‍🏫,Larkrise,,,\n');
  const form = path.join(home, 'json form.csv');
  writeFileSync(form, Buffer.from('Name,Notes\n"=Ada, the first",Caf\xe9 first\nNobody Known,Nothing\n', 'latin1'));
  const out = path.join(home, 'json');

  expect(await said('sample', 'add')).toEqual({ cohort: expect.any(String) });
  expect(await said('cohort', 'list')).toMatchObject([{ title: 'Sample cohort', sample: true, people: 24 }]);
  expect(await said('cohort', 'import', file, '--cohort', 'sample', '--look')).toMatchObject({ counts: { add: 3, update: 0, skip: 0 } });
  expect(await said('cohort', 'import', file, '--cohort', 'sample')).toMatchObject({ added: 3, updated: 0, skipped: 0 });
  expect(await said('cohort', 'register', 'sample')).toMatchObject({ rule: { percent: 90 }, rows: Array.from({ length: 27 }, () => ({})) });
  expect(await said('responses', 'import', form, '--cohort', 'sample', '--workbook', 'seminar 1')).toMatchObject({
    people: 1,
    answers: 1,
    unmatched: 1,
  });
  expect(await said('responses', 'export', '--cohort', 'sample', '--format', 'csv', '--out', out)).toMatchObject({
    rows: expect.any(Number),
  });
  expect(await said('cohort', 'copies', 'sample', '--workbook', 'seminar 1', '--out', out, '--merged')).toMatchObject({ copies: 26 });
  expect(await said('sample', 'remove')).toEqual({ cohorts: 1, people: 27 });
  for (const wrong of [
    ['cohort', 'register', 'nowhere'],
    ['cohort', 'import', file, '--cohort', 'nowhere'],
    ['responses', 'import', form, '--cohort', 'nowhere', '--workbook', 'seminar 1'],
  ]) {
    const { code, out: told, aside } = await groundwork(...wrong, '--json');
    expect([code, told === '' || JSON.parse(told) !== null]).toEqual([1, true]);
    expect(`${told}${aside}`).not.toMatch(/ at |\.ts:/);
  }
});

it('a cohort, a seminar and its people can be reported on', async () => {
  await groundwork('sample', 'add');
  const file = path.join(home, 'cohort.pdf');
  expect((await groundwork('cohort', 'report', 'sample', '--out', file)).out).toMatch(/cohort\.pdf \(\d+ pages\)/);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  const told = await groundwork('cohort', 'report', 'sample', '--seminar', 'Culture', '--out', file, '--preset', 'large', '--json');
  expect(JSON.parse(told.out)).toMatchObject({ files: [file], unset: 0 });
  expect(await groundwork('cohort', 'report', 'sample', '--kind', 'seminar', '--out', file)).toMatchObject({ code: 2 });
  // What does not go together is not left out in silence.
  for (const words of [
    ['--kind', 'cohort', '--seminar', 'Culture'],
    ['--kind', 'evidence', '--person', 'Aoife'],
  ])
    expect(await groundwork('cohort', 'report', 'sample', ...words, '--out', file)).toMatchObject({ code: 2 });

  const sheets = path.join(home, 'sheets');
  const own = await groundwork(
    'cohort',
    'report',
    'sample',
    '--kind',
    'feedback',
    '--person',
    'Aoife',
    '--out',
    path.join(sheets, 'aoife.pdf'),
  );
  expect(own.out).toMatch(/aoife\.pdf \(\d pages\)/);
  expect((await groundwork('cohort', 'report', 'sample', '--kind', 'revision', '--out', sheets)).out).toMatch(/^23 reports, \d+ pages: /);
  const barred = await groundwork('cohort', 'report', 'sample', '--kind', 'evidence', '--out', path.join(file, 'evidence.pdf'));
  expect(barred.code).toBe(1);
  expect(barred.aside).toContain('could not be written');
  await groundwork('sample', 'remove');
});

it('a cohort, its people and its seminars are made by hand', async () => {
  const own = terminalOn(path.join(home, 'by-hand'));
  // Every refusal says the way on.
  expect(await own('cohort', 'register', 'Autumn')).toMatchObject({
    code: 1,
    aside: expect.stringMatching(/^There is no cohort yet\. “groundwork cohort add” makes one\.\n$/) as string,
  });
  const made = await own('cohort', 'add', 'Autumn', '--programme', 'NPQLTD', '--ends', '2027-12-17', '--keep', '12');
  expect([made.code, made.out]).toEqual([0, expect.stringContaining('kept until 17 December 2028') as string]);
  const again = ['cohort', 'add', 'autumn', '--programme', 'NPQH', '--ends', '2027-12-17', '--keep', '12'];
  expect(await own(...again)).toMatchObject({ code: 1, aside: expect.stringContaining('There is a cohort “Autumn” already') as string });
  for (const [wrong, sentence] of [
    [['--ends', '2027-02-30', '--keep', '12'], '--ends needs a day'],
    [['--ends', '2027-02-03', '--keep', 'a year'], '--keep needs a number of months'],
    [['--ends', '2027-02-03'], '--keep MONTHS is missing'],
  ] as const)
    expect(await own('cohort', 'add', 'Spring', '--programme', 'NPQH', ...wrong)).toMatchObject({
      code: 2,
      aside: expect.stringContaining(sentence) as string,
    });
  expect(await own('person', 'add', 'Ada Example', '--cohort', 'autumn', '--preset', 'large')).toMatchObject({ code: 0 });
  expect(await own('person', 'add', 'ada example', '--cohort', 'autumn')).toMatchObject({
    code: 1,
    aside: expect.stringContaining('--another') as string,
  });
  expect(await own('person', 'add', 'Ada Example', '--cohort', 'autumn', '--another')).toMatchObject({ code: 0 });
  expect((await own('cohort', 'list')).out).toMatch(/^Autumn +NPQLTD +2 people/);
  expect((await own('seminar', 'list', '--cohort', 'autumn')).out).toContain('no seminars yet');
  const seminar = ['seminar', 'add', 'First', '--cohort', 'autumn', '--day', '2026-11-30', '--starts', '9:30', '--ends', '12:00'];
  expect(await own(...seminar)).toMatchObject({ code: 0, out: 'First is planned for Autumn on 30 November 2026.\n' });
  expect(await own('seminar', 'add', 'Second', '--cohort', 'autumn', '--starts', '12:00', '--ends', '9:30')).toMatchObject({ code: 2 });
  expect((await own('seminar', 'list', '--cohort', 'autumn')).out).toMatch(/^First +seminar +30 November 2026 +no register yet\n$/);
  const sheet = path.join(home, 'sign-in.pdf');
  expect(await own('seminar', 'sign-in', 'first', '--cohort', 'autumn', '--out', sheet)).toMatchObject({ code: 0 });
  expect(readFileSync(sheet).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await own('cohort', 'register', 'autumn')).out).toMatch(/Ada Example +0 of 1, needs 1/);
});
