import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asText, fromText } from '../../../main/core/people/tables/cells.ts';
import { readTable } from '../../../main/core/people/tables/read.ts';
import { toCsv, toXlsx } from '../../../main/core/people/tables/write.ts';
import { testCore, type TestCore } from '../../support/cores.ts';

const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };

async function withCohort(): Promise<TestCore> {
  const core = testCore();
  await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
  return core;
}

const pasted = (text: string) => ({ by: 'text' as const, text });
const bytes = (content: Uint8Array, name = 'people.csv') => ({
  by: 'bytes' as const,
  name,
  base64: Buffer.from(content).toString('base64'),
});
const names = async (core: TestCore) => (await core.ask('person.list', { cohort: 'c1' })).map(({ name }) => name);

describe('a table', () => {
  const text = 'Name;School\r\nZoë Žižková;Łódź Academy\r\n';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16', utf16, 'utf-16'],
    ['UTF-16 without its mark', Buffer.from(text.replaceAll(/[^\x20-\x7f\r\n]/g, 'e'), 'utf16le'), 'utf-16'],
    ['UTF-16, the other way round', Buffer.from(utf16).swap16(), 'utf-16'],
  ])('is read as %s', (_, content, encoding) => {
    const table = readTable(bytes(content));
    expect(table.facts).toMatchObject({ encoding, rows: 1, ragged: 0 });
    expect(table.headings).toEqual(['Name', 'School']);
    if (encoding === 'utf-8') expect(table.rows).toEqual([['Zoë Žižková', 'Łódź Academy']]);
  });

  test('with a title above and a total below has neither for a row, whatever parts its cells', () => {
    for (const [parts, title] of [
      [';', 'NPQLTD Cohort 7, Autumn 2026;;;\nExported 03/09/2026;;;\n;;;\n'],
      [',', 'NPQLTD Cohort 7\n\n'],
      ['\t', 'Participants, Autumn 2026\t\t\t\n'],
    ] as const) {
      const row = (...cells: string[]): string => `${cells.join(parts)}\n`;
      const { facts, headings, rows } = readTable(
        pasted(
          title +
            row('Surname', 'First name', 'Job title', 'Dietary') +
            row('Blythe', 'Mark', 'Trust lead', 'veg') +
            row('Total', '1', '', ''),
        ),
      );
      expect(headings).toEqual(['Surname', 'First name', 'Job title', 'Dietary']);
      expect(rows).toEqual([['Blythe', 'Mark', 'Trust lead', 'veg']]);
      expect(facts).toMatchObject({ rows: 1, ragged: 0, aside: title.split('\n').filter((line) => /\p{L}/u.test(line)).length + 1 });
    }
    // Names alone have no heading, and a person may be called anything.
    expect(readTable(pasted('Total Eclipse\nMark Blythe\nSchool Person\n')).rows).toHaveLength(3);
  });

  test('of what Windows wrote keeps its accents', () => {
    const { facts, rows } = readTable(bytes(Buffer.from('Name,Setting\nZo\xeb O\x92Neill,Caf\xe9 School\n', 'latin1')));
    expect(facts.encoding).toBe('windows-1252');
    expect(rows).toEqual([['Zoë O’Neill', 'Café School']]);
  });

  test('with ragged rows, quotes, line ends within cells and a separator that Excel told is read whole', () => {
    const { facts, rows, headings } = readTable(pasted('sep=;\nName;Note\n"Ivy; the first";"two\nlines"\nSolo\nToo;many;cells;here\n\n'));
    expect(headings).toEqual(['Name', 'Note', 'Column 3', 'Column 4']);
    expect(rows).toEqual([
      ['Ivy; the first', 'two\nlines', '', ''],
      ['Solo', '', '', ''],
      ['Too', 'many', 'cells', 'here'],
    ]);
    expect(facts.ragged).toBe(2);
  });

  test('that is no table at all is refused, and nothing is unpacked of a bomb', () => {
    expect(() => readTable(bytes(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])))).toThrow('file-not-ours');
    expect(() => readTable(bytes(new Uint8Array([1, 0, 0, 0, 255, 0, 7, 7, 7, 0])))).toThrow('file-not-ours');
    expect(() => readTable({ by: 'path', path: '/nowhere/at/all.csv' })).toThrow('file-missing');
  });

  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('=1+1', '+44 20', '-5', '@you', "'=x", "''-y", 'a,b', 'a;b', 'two\nlines', '_x0041_', '👩🏽‍🏫', 'محمد', '李雷', ' ='),
  );
  const tidy = (text: string): string =>
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u00a0\u202f\ufeff\u2060\u00ad\uffff\ufffe]/gu, '')
      .trim();
  const grid = fc
    .array(
      fc.tuple(cell, cell, cell).map((row) => row.map(tidy)),
      { minLength: 1, maxLength: 6 },
    )
    .map((rows) => rows.filter((row) => row.some(Boolean)).map((row) => ['person', ...row]));

  test('comes back from CSV and XLSX as it went, and no cell of it is a formula', async () => {
    const headings = ['Name', 'A', 'B', 'C'];
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const csv = toCsv([headings, ...rows]);
        expect(readTable(bytes(Buffer.from(csv))).rows).toEqual(rows);
        expect(readTable(bytes(await toXlsx([headings, ...rows]))).rows).toEqual(rows);
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(asText(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(fromText(asText(text))).toBe(text);
      }),
    );
  });
});

describe('people from a table', () => {
  const table = [
    'First name\tSurname\tE-mail address\tSchool\tJob title\tPrint size',
    'Imogen\tThistlewood\timogen@fernhollow.example\tFern Hollow Primary\tTeaching assistant\tlarge print',
    'Ọlá\tAdébáyọ̀\tola@stbrannock.example\tSt Brannock’s\tBehaviour lead\t',
    '=cmd|calc\tEvil\tx@fernhollow.example\tFern Hollow Primary\tOffice\thuge',
  ].join('\n');

  test('have their names turned where the family name stands first, and the print that they need', async () => {
    const core = await withCohort();
    const source = pasted(
      'Name\tSchool\tPhase\tAccess needs\nBlythe, Mark\tTarn High\tSec\tlarge print please\nvan der Meer, Sanne\tTarn High\tSec\t',
    );
    const { rows } = await core.ask('people.look', { cohort: 'c1', source });
    expect(rows.map(({ person, notes }) => [person.name, person.phase, person.preset, notes])).toEqual([
      ['Mark Blythe', 'secondary', 'large', []],
      ['Sanne van der Meer', 'secondary', undefined, []],
    ]);
    const one = await core.ask('people.look', {
      cohort: 'c1',
      source: pasted('Name\tSchool\nOdell, MBE\tOak\nTom Grieve\tOak\nJo Marsh\tOak'),
    });
    expect(one.rows.map(({ person }) => person.name)).toEqual(['Odell, MBE', 'Tom Grieve', 'Jo Marsh']);
  });

  test('are looked at first, taken in one step, and go again in one', async () => {
    const core = await withCohort();
    const look = await core.ask('people.look', { cohort: 'c1', source: pasted(table) });
    expect(look.columns.map(({ takenFor }) => takenFor)).toEqual(['given-name', 'family-name', 'email', 'setting', 'role', 'preset']);
    expect(look.counts).toEqual({ add: 3, update: 0, skip: 0 });
    expect(look.rows[2]?.notes).toEqual(['preset-unknown']);
    expect(await names(core)).toEqual([]);

    const op = core.op();
    const done = await core.ask('people.import', { op, cohort: 'c1', source: pasted(table) });
    expect(done).toMatchObject({ added: 3, updated: 0, skipped: 0 });
    // Sent again, because the answer was lost: nothing is added twice.
    expect(await core.ask('people.import', { op, cohort: 'c1', source: pasted(table) })).toMatchObject({ added: 3 });
    const people = await core.ask('person.list', { cohort: 'c1' });
    expect(people).toHaveLength(3);
    expect(people.find(({ role }) => role === 'Teaching assistant')).toMatchObject({ name: 'Imogen Thistlewood', preset: 'large' });
    expect(people.map(({ number }) => number).toSorted()).toEqual([1, 2, 3]);

    await core.ask('history.undo', { op: core.op(), scope: 'people' });
    expect(await names(core)).toEqual([]);
    await core.ask('history.redo', { op: core.op(), scope: 'people' });
    expect(await names(core)).toHaveLength(3);
  });

  test('who are there already are known by address, or by name in their setting; an empty cell takes nothing away', async () => {
    const core = await withCohort();
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: pasted(table) });
    const again = [
      'Name,Email,School,Role',
      'Imogen Thistlewood-Ray,IMOGEN@fernhollow.example,,Teacher',
      'ola adebayo,,st brannocks,',
      'Ola Adebayo,other@moorview.example,Moorview,',
      'Imogen Thistlewood,,,',
      'Ọlá Adébáyọ̀,ola@stbrannock.example,St Brannock’s,Behaviour lead',
    ].join('\n');
    const look = await core.ask('people.look', { cohort: 'c1', source: pasted(again) });
    expect(look.rows.map(({ found, does }) => `${found} ${does}`)).toEqual([
      'same update',
      'same update',
      'new add',
      'alike update',
      'unchanged skip',
    ]);
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: pasted(again), rows: { '4': 'skip' } });
    const people = await core.ask('person.list', { cohort: 'c1' });
    expect(people).toHaveLength(4);
    expect(people.find(({ email }) => email?.toLowerCase() === 'imogen@fernhollow.example')).toMatchObject({
      name: 'Imogen Thistlewood-Ray',
      setting: 'Fern Hollow Primary',
      role: 'Teacher',
    });
  });

  test('twice in one file are one person; two people with one name stay two', async () => {
    const core = await withCohort();
    const text = 'Name,Email\nWren Ash,wren@a.example\nWren Ash,wren@b.example\nWren Ash,wren@a.example\nKit Ash,\nKit Ash,';
    const look = await core.ask('people.look', { cohort: 'c1', source: pasted(text) });
    expect(look.rows.map(({ repeats }) => repeats)).toEqual([undefined, undefined, 1, undefined, 4]);
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: pasted(text) });
    expect(await names(core)).toEqual(['Kit Ash', 'Wren Ash', 'Wren Ash']);
  });

  test('who share one address, as a school’s office, stay as many as they are, whichever of them was there before', async () => {
    const core = await withCohort();
    const text = 'Name,Email,School\nAda Quill,office@a.example,Fern Hollow\nBo Reed,office@a.example,Fern Hollow\nCy Vale,cy@a.example,';
    const look = await core.ask('people.look', { cohort: 'c1', source: pasted(text) });
    expect(look.rows.map(({ does, notes }) => [does, ...notes])).toEqual([['add', 'email-shared'], ['add', 'email-shared'], ['add']]);
    const rowOf = text.split('\n');
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: pasted(`${rowOf[0]}\n${rowOf[2]}`) });
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: pasted(text) });
    expect(await names(core)).toEqual(['Ada Quill', 'Bo Reed', 'Cy Vale']);
    const again = await core.ask('people.import', { op: core.op(), cohort: 'c1', source: pasted(`${rowOf[0]}\n${rowOf[1]}`) });
    expect(again).toMatchObject({ added: 0, updated: 0, skipped: 1 });
    expect(await names(core)).toEqual(['Ada Quill', 'Bo Reed', 'Cy Vale']);
  });

  test('whose columns a person mapped are mapped so the next time', async () => {
    const core = await withCohort();
    const source = pasted('Alpha,Beta\nFern Hollow,Juniper Vale');
    const named = pasted('Name of school,Who\nFern Hollow,Juniper Vale');
    expect((await core.ask('people.look', { cohort: 'c1', source })).rows).toHaveLength(2);
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: named, columns: ['setting', 'name'] });
    const look = await core.ask('people.look', { cohort: 'c1', source: pasted('Name of school,Who\nMoorview,Ash Vale') });
    expect(look.remembered).toBe(true);
    expect(look.rows[0]?.person).toEqual({ name: 'Ash Vale', setting: 'Moorview' });
  });

  test('with names of 300 characters, emoji and every script come in whole; longer ones are cut between letters', async () => {
    const core = await withCohort();
    const long = `${'Ŵ'.repeat(300)}`;
    const family = '👩🏽‍🏫'.repeat(400);
    const text = ['Name', long, family, 'علی رضایی', '山田 太郎', 'Ѳеодоръ', 'د'].join('\n');
    const look = await core.ask('people.look', { cohort: 'c1', source: pasted(text) });
    expect(look.rows.map(({ notes }) => notes)).toEqual([[], ['cut'], [], [], [], []]);
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: pasted(text) });
    const list = await names(core);
    expect(list).toContain(long);
    expect(list.find((name) => name.startsWith('👩'))?.replaceAll('👩🏽‍🏫', '')).toBe('');
  });

  test('fifty thousand of them come in, and are found again', async () => {
    const core = await withCohort();
    const file = path.join(core.folder, 'many.csv');
    writeFileSync(file, `Name,Email\n${Array.from({ length: 50_000 }, (_, at) => `Person ${at},p${at}@example.org`).join('\n')}\n`);
    const source = { by: 'path' as const, path: file };
    expect(await core.ask('people.import', { op: core.op(), cohort: 'c1', source })).toMatchObject({ added: 50_000 });
    const look = await core.ask('people.look', { cohort: 'c1', source });
    expect(look.counts).toEqual({ add: 0, update: 0, skip: 50_000 });
    expect(look.rows).toHaveLength(500);
  });

  test('go out as a table that reads back, with hidden names if so wished', async () => {
    const core = await withCohort();
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: pasted(table) });
    const { file } = await core.ask('people.export', { cohort: 'c1', format: 'csv', folder: core.folder });
    expect(readFileSync(file, 'utf8')).toContain("'=cmd|calc Evil");
    const look = await core.ask('people.look', { cohort: 'c1', source: { by: 'path', path: file } });
    expect(look.counts).toEqual({ add: 0, update: 0, skip: 3 });
    const hidden = await core.ask('people.export', { cohort: 'c1', format: 'json', names: 'hidden', folder: core.folder });
    expect(readFileSync(hidden.file, 'utf8')).not.toMatch(/Imogen|fernhollow|Brannock/i);
    expect(readFileSync(hidden.file, 'utf8')).toContain('Participant 1');
    // A number beside a role that only one has is a name.
    expect(readFileSync(hidden.file, 'utf8')).not.toMatch(/assistant|lead|large/i);
  });
});

test('a setting has one name, however it is spelt, and counts its people', async () => {
  const core = await withCohort();
  await core.ask('people.import', { op: core.op(), cohort: 'c1', source: pasted('Name,School\nAsh,Fern Hollow\nElm,FERN-HOLLOW') });
  const organisation = { id: 'o1', name: 'Fern Hollow', kind: 'school' as const, phase: 'primary' as const, revision: 0 };
  await core.ask('organisation.save', { op: core.op(), organisation });
  expect(await core.ask('organisation.list', {})).toEqual([{ ...organisation, revision: 1, people: 2 }]);
  const again = { ...organisation, id: 'o2', name: 'fern hollow' };
  expect(await core.refused('organisation.save', { op: core.op(), organisation: again })).toMatchObject({ code: 'conflict' });
  const people = await core.ask('person.list', { cohort: 'c1' });
  await core.ask('person.set', { op: core.op(), people: people.map(({ id }) => id), set: { status: 'deferred', setting: null } });
  expect((await core.ask('person.list', { cohort: 'c1' })).map(({ status, setting }) => [status, setting])).toEqual([
    ['deferred', undefined],
    ['deferred', undefined],
  ]);
});

test('a cohort in the trash takes its people out of sight, and brings them back', async () => {
  const core = await withCohort();
  await core.ask('people.import', { op: core.op(), cohort: 'c1', source: pasted('Name\nAsh') });
  await core.ask('cohort.remove', { op: core.op(), cohort: 'c1' });
  expect(await core.ask('person.list', {})).toEqual([]);
  await core.ask('history.undo', { op: core.op(), scope: 'people' });
  expect(await core.ask('person.list', {})).toHaveLength(1);
});

test('the day on which words should go follows from what was chosen, and is told of a month before', async () => {
  const core = await withCohort();
  const cohort = {
    id: 'c2',
    title: 'Past',
    programme: 'NPQH',
    retention: { months: 1, from: '2026-11-01', due: '2031-01-01' },
    revision: 0,
  };
  await core.ask('cohort.save', { op: core.op(), cohort });
  const list = await core.ask('cohort.list', {});
  expect(list.find(({ id }) => id === 'c2')).toMatchObject({ retention: { due: '2026-12-01' }, reminder: 'soon', reminderDue: false });
  expect(list.find(({ id }) => id === 'c1')).toMatchObject({ reminder: 'none' });
});
