import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTable } from '../../../main/core/people/tables/read.ts';
import { testCore, type TestCore } from '../../support/cores.ts';
import { exportAnswers } from '../../support/sharing.ts';

const workbook = 'npqltd-local-seminar-1';

async function withEdition(): Promise<{ core: TestCore; edition: string; people: string[] }> {
  const core = testCore();
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
  const text = 'Name,School\nZephyr Ash,Moorview\nÉlan Birch,Fern Hollow\nCedar Lime,Fern Hollow';
  await core.ask('people.import', { op: core.op(), cohort: 'c1', source: { by: 'text', text } });
  const { edition } = await core.ask('edition.issue', { op: core.op(), workbook });
  const { rows } = await core.ask('entry.grid', { cohort: 'c1', edition: edition.id });
  return { core, edition: edition.id, people: rows.map(({ participant }) => participant) };
}

test('every place to write is a column, in the order of the paper, but for the cover and the scales', async () => {
  const { core, edition } = await withEdition();
  const fields = await core.ask('entry.fields', { edition });
  expect(fields[0]).toMatchObject({ id: 'ls1-quote-1:individual', mode: 'individual', kind: 'text' });
  expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  expect(fields.some(({ id, kind }) => kind === 'scale' || id.startsWith('cover-'))).toBe(false);
  expect(fields.find(({ id }) => id === 'ls1-sense-1:collaborative')).toMatchObject({ mode: 'collaborative', block: 'ls1-together' });
  expect(fields.find(({ id }) => id === 'ls1-actions:individual:1-who')).toMatchObject({ part: '1-who', blockTitle: expect.any(String) });
  expect(await core.refused('entry.fields', { edition: 'nothing' })).toMatchObject({ code: 'not-found' });
});

test('people stand by name, accents or not, and are found by name and setting', async () => {
  const { core, edition } = await withEdition();
  const names = new Map((await core.ask('person.list', { cohort: 'c1' })).map(({ id, name }) => [id, name]));
  const shown = async (filter: object) =>
    (await core.ask('entry.grid', { cohort: 'c1', edition, filter })).rows.map(({ participant }) => names.get(participant));
  expect(await shown({})).toEqual(['Cedar Lime', 'Élan Birch', 'Zephyr Ash']);
  expect(await shown({ text: 'elan' })).toEqual(['Élan Birch']);
  expect(await shown({ text: 'fern-hollow' })).toEqual(['Cedar Lime', 'Élan Birch']);
  const page = await core.ask('entry.grid', { cohort: 'c1', edition, offset: 2, limit: 1 });
  expect(page).toMatchObject({ total: 3, rows: [{ handIn: null, cells: [] }] });
});

test('a cell is written, corrected, left blank or not attempted; what stood there is kept, and each is one step back', async () => {
  const { core, edition, people } = await withEdition();
  const [participant = '', other = '', third = ''] = people;
  const at = { participant, edition, field: 'ls1-role-1:individual' };
  const first = await core.ask('entry.set', { op: core.op(), ...at, revision: 0, state: 'written', text: '=The mentors’ time' });
  expect(first.cell).toMatchObject({ state: 'written', text: '=The mentors’ time', source: 'typed', revision: 1 });
  const second = await core.ask('entry.set', { op: core.op(), ...at, revision: 1, state: 'written', text: 'The mentors’ own time' });
  expect(second.cell).toMatchObject({ revision: 2, response: first.cell?.response });
  // Somebody else's window still shows what stood there before.
  expect(await core.refused('entry.set', { op: core.op(), ...at, revision: 1, state: 'blank' })).toEqual({
    code: 'stale',
    detail: { revision: 2 },
  });
  await core.ask('entry.set', { op: core.op(), participant: other, edition, field: at.field, revision: 0, state: 'blank' });
  await core.ask('entry.set', {
    op: core.op(),
    participant: other,
    edition,
    field: 'ls1-role-2:individual',
    revision: 0,
    state: 'not-attempted',
  });
  await core.ask('entry.hand-in', { op: core.op(), edition, people: [third], state: 'not-handed-in' });

  const rows = async () =>
    (await core.ask('entry.grid', { cohort: 'c1', edition })).rows.map(({ handIn, cells }) => [handIn, ...cells.map(({ state }) => state)]);
  expect(await rows()).toEqual([['handed-in', 'written'], [null, 'blank', 'not-attempted'], ['not-handed-in']]);
  expect((await core.ask('entry.grid', { cohort: 'c1', edition, fields: [at.field] })).rows[1]?.cells).toHaveLength(1);
  const total = async (filter: object) => (await core.ask('entry.grid', { cohort: 'c1', edition, filter })).total;
  expect([await total({ handIn: 'unknown' }), await total({ handIn: 'handed-in' }), await total({ open: true })]).toEqual([1, 1, 2]);

  const person = await core.ask('entry.person', { participant, edition });
  expect(person).toEqual({ participant, handIn: 'handed-in', cells: [second.cell] });

  for (let step = 0; step < 4; step++) await core.ask('history.undo', { op: core.op(), scope: 'people' });
  expect((await core.ask('entry.person', { participant, edition })).cells[0]?.text).toBe('=The mentors’ time');
  await core.ask('history.undo', { op: core.op(), scope: 'people' });
  expect(await core.ask('entry.person', { participant, edition })).toEqual({ participant, handIn: null, cells: [] });
});

test('an answer that is taken away lies in the trash, and the cell can be filled again', async () => {
  const { core, edition, people } = await withEdition();
  const at = { participant: people[0] ?? '', edition, field: 'ls1-role-1:individual' };
  await core.ask('entry.set', { op: core.op(), ...at, revision: 0, state: 'written', text: 'Gone' });
  expect((await core.ask('entry.set', { op: core.op(), ...at, revision: 1, state: null })).cell).toBeNull();
  expect((await core.ask('trash.list', {})).map(({ title }) => title)).toEqual(['Gone']);
  expect((await core.ask('entry.set', { op: core.op(), ...at, revision: 0, state: 'written', text: 'Here' })).cell).toMatchObject({
    text: 'Here',
    revision: 1,
  });
});

test('answers go out with their questions, formulas as text, and hidden names stay hidden', async () => {
  const { core, edition, people } = await withEdition();
  const at = { participant: people[2] ?? '', edition, field: 'ls1-role-1:individual' };
  await core.ask('entry.set', { op: core.op(), ...at, revision: 0, state: 'written', text: '=HYPERLINK("x")\nand so on' });
  const { file, rows } = await exportAnswers(core, { cohort: 'c1', format: 'csv', folder: core.folder });
  expect(rows).toBe(1);
  expect(readFileSync(file, 'utf8')).toContain(`"'=HYPERLINK(""x"")`);
  const table = readTable({ by: 'path', path: file });
  expect(table.rows[0]).toEqual(expect.arrayContaining(['Zephyr Ash', '=HYPERLINK("x")\nand so on', 'written', 'typed']));
  expect(table.rows[0]?.join()).toContain('What are the specific elements');
  const xlsx = await exportAnswers(core, { format: 'xlsx', names: 'hidden', folder: core.folder });
  const hidden = readTable({ by: 'path', path: xlsx.file }).rows[0]?.join() ?? '';
  expect(hidden).toMatch(/Participant \d/);
  expect(hidden).not.toMatch(/Zephyr|Moorview/);
  // Whoever erases one of them is told of the table in which they still stand.
  const report = await core.ask('erase.do', { kind: 'person', id: people[2] ?? '' });
  expect(report.exported.map((found) => found.file)).toContain(file);
});

test('ratings are set, changed and taken away, and go with their person', async () => {
  const { core, people } = await withEdition();
  const [participant = '', other = ''] = people;
  const rating = { participant, statement: 'impl-04', occasion: 'before' as const, value: 2 };
  await core.ask('rating.set', {
    op: core.op(),
    ratings: [rating, { ...rating, occasion: 'now', value: 4 }, { ...rating, participant: other }],
  });
  await core.ask('rating.set', {
    op: core.op(),
    ratings: [
      { ...rating, value: 3 },
      { ...rating, participant: other, value: null },
    ],
  });
  const listed = await core.ask('rating.list', { cohort: 'c1', framework: 'implementation-6' });
  expect(listed).toEqual([
    { ...rating, value: 3 },
    { ...rating, occasion: 'now', value: 4 },
  ]);
  expect((await core.ask('erase.do', { kind: 'person', id: participant })).removed).toMatchObject({ ratings: 2 });
  expect(await core.ask('rating.list', { cohort: 'c1' })).toEqual([]);
});

test('the pages beside somebody’s answers are those of their edition, in the print of their copy, whatever the draft says now', async () => {
  const { core, edition, people } = await withEdition();
  const [first = '', second = ''] = people;
  const before = await core.ask('entry.pages', { participant: first, edition });
  const { workbook: draft, revision } = await core.ask('workbook.get', { workbook });
  const section = draft.sections.at(-1)?.id ?? '';
  await core.ask('workbook.edit', { op: core.op(), workbook, revision, edits: [{ do: 'remove-section', section }] });
  const after = await core.ask('entry.pages', { participant: first, edition });
  expect(after.fields).toEqual(before.fields);
  await core.ask('person.set', { op: core.op(), people: [second], set: { preset: 'large' } });
  expect((await core.ask('entry.pages', { participant: second, edition })).pages).toBeGreaterThan(before.pages);
  expect(await core.refused('entry.pages', { participant: 'nobody', edition })).toMatchObject({ code: 'not-found' });
});
