import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readTable } from '../../../main/core/people/tables/read.ts';
import { testCore } from '../../support/cores.ts';
import { exportAnswers } from '../../support/sharing.ts';

/* Answers as strangers send them: each ends in what a careful colleague would do. */

const people = [
  'Zoë O’Neill',
  'علی رضایی',
  '山田 太郎',
  'Ѳеодоръ',
  'प्रिया शर्मा',
  'Ŵ'.repeat(300),
  '👩🏽‍🏫 Quill',
  '=Sum Vale',
  'Wren Ash',
  'Wren Ash',
];

async function withPeople(names: readonly string[] = people) {
  const core = testCore();
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
  const rows = names.map((name, at) => `${name}\tp${at}@example.org`);
  await core.ask('people.import', { op: core.op(), cohort: 'c1', source: { by: 'text', text: ['Name\tEmail', ...rows].join('\n') } });
  const { edition } = await core.ask('edition.issue', { op: core.op(), workbook: 'npqltd-local-seminar-1' });
  const [field] = await core.ask('entry.fields', { edition: edition.id });
  const columns = ['name' as const, { field: field?.id ?? '' }];
  const list = await core.ask('person.list', { cohort: 'c1' });
  const answerOf = async (name: string): Promise<string | undefined> => {
    const participant = list.find((person) => person.name === name)?.id ?? '';
    return (await core.ask('entry.person', { participant, edition: edition.id })).cells[0]?.text;
  };
  const take = (content: Buffer | string) => ({
    cohort: 'c1',
    edition: edition.id,
    columns,
    source: { by: 'bytes' as const, name: 'form.csv', base64: Buffer.from(content).toString('base64') },
  });
  return { core, answerOf, take, edition: edition.id };
}

const text = 'Name,Answer\nZoë O’Neill,Café first\n';
test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
  ['Windows-1252', Buffer.from('Name,Answer\nZo\xeb O\x92Neill,Caf\xe9 first\n', 'latin1')],
  ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
])('a form in %s finds its person, and keeps its letters', async (_, content) => {
  const { core, answerOf, take } = await withPeople();
  expect(await core.ask('responses.import', { op: core.op(), ...take(content) })).toMatchObject({ people: 1, answers: 1, unmatched: 0 });
  expect(await answerOf('Zoë O’Neill')).toBe('Café first');
});

test('names in every script, of 300 letters and with emoji find their person; of two with one name nobody is guessed', async () => {
  const { core, answerOf, take } = await withPeople();
  const rows = people.map((name, at) => `"${name}","Answer ${at}"`);
  const look = await core.ask('responses.look', take(['Name,Answer', ...rows].join('\n')));
  expect(look.rows.map(({ how }) => how)).toEqual(['several', 'several', ...Array.from({ length: 8 }, () => 'name')]);
  await core.ask('responses.import', { op: core.op(), ...take(['Name,Answer', ...rows].join('\n')) });
  for (const [at, name] of people.slice(0, 8).entries()) expect(await answerOf(name)).toBe(`Answer ${at}`);
});

test('ragged rows lose nothing, and an empty file or one that is no table is refused in words', async () => {
  const { core, answerOf, take } = await withPeople();
  const look = await core.ask('responses.look', take('Name,Answer\nZoë O’Neill\nعلی رضایی,Yes,and,more\n\n,,,\n'));
  expect(look.facts.ragged).toBe(2);
  expect(look.counts).toMatchObject({ people: 2, answers: 1 });
  await core.ask('responses.import', { op: core.op(), ...take('Name,Answer\nعلی رضایی,Yes,and,more\n') });
  expect(await answerOf('علی رضایی')).toBe('Yes');
  expect(await core.refused('responses.look', take(Buffer.from([0, 1, 2, 3, 0, 0])))).toMatchObject({ code: 'file-not-ours' });
  expect((await core.ask('responses.look', take('Name,Answer\n'))).counts).toMatchObject({ people: 0, answers: 0 });
});

test('what looks like a formula is kept as it was typed, goes out as text, and comes back as it went', async () => {
  const { core, answerOf, take } = await withPeople();
  const formulas = ['=1+1', '+44 1234', '-none', '@home', "'=quoted", '=HYPERLINK("http://example.org","x")'];
  for (const [at, formula] of formulas.entries()) {
    const row = `Zoë O’Neill,"${formula.replaceAll('"', '""')}"`;
    await core.ask('responses.import', { op: core.op(), ...take(`Name,Answer\n${row}\n`) });
    // An apostrophe before a formula is how a spreadsheet says "this is text".
    expect(await answerOf('Zoë O’Neill')).toBe(at === 4 ? '=quoted' : formula);
    for (const format of ['csv', 'xlsx'] as const) {
      const { file } = await exportAnswers(core, { cohort: 'c1', format, folder: core.folder });
      if (format === 'csv') expect(readFileSync(file, 'utf8')).not.toMatch(/(^|,)"?[=+\-@]/m);
      expect(readTable({ by: 'path', path: file }).rows.flat()).toContain(at === 4 ? '=quoted' : formula);
    }
  }
});

test('a form of fifty thousand rows, in which each answers fifty times, is taken in by one step', async () => {
  const { core, edition } = await withPeople(Array.from({ length: 500 }, (_, at) => `Person ${at}`));
  const fields = await core.ask('entry.fields', { edition });
  const file = path.join(core.folder, 'many.csv');
  const rows = Array.from({ length: 50_000 }, (_, at) => `p${at % 1000}@example.org,Answer ${at}`);
  writeFileSync(file, `Email,Answer\n${rows.join('\n')}\n`);
  const columns = ['email' as const, { field: fields[0]?.id ?? '' }];
  const asked = { cohort: 'c1', edition, columns, source: { by: 'path' as const, path: file } };
  const look = await core.ask('responses.look', asked);
  expect(look.rows).toHaveLength(500);
  expect(look.counts).toMatchObject({ people: 500, answers: 25_000, unmatched: 25_000 });
  await core.ask('responses.import', { op: core.op(), ...asked });
  expect((await core.ask('entry.grid', { cohort: 'c1', edition, limit: 1 })).rows[0]?.cells).toHaveLength(1);
  await core.ask('history.undo', { op: core.op(), scope: 'people' });
  expect((await core.ask('entry.grid', { cohort: 'c1', edition, limit: 1 })).rows[0]?.cells).toHaveLength(0);
});
