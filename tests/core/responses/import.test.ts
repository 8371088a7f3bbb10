import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toXlsx } from '../../../main/core/people/tables/write.ts';
import { guessAnswerColumns, instantOf } from '../../../main/core/responses/columns.ts';
import { testCore } from '../../support/cores.ts';

const workbook = 'npqltd-local-seminar-1';
const headings = [
  'ID',
  'Start time',
  'Completion time',
  'Email',
  'Name',
  '1. What are the specific elements of an ITT partnership/programme which impact implementation?',
  'What have Sidney and his team noticed so far?',
  'What have Sidney and his team noticed so far?2',
  'How was lunch?',
];
const rows = [
  ['1', '', '2026-11-20 15:30:00', 'IMOGEN@fernhollow.example', '', '=SUM(A1) of mentors’ time', 'Little', 'Together: more', 'Fine'],
  ['2', '', '20/11/2026 16:00', '', 'ola fawole', '', 'Targets', '', ''],
  ['3', '', '', '', 'Wren Ash', 'Which of us?', '', '', ''],
  ['4', '', '', 'stranger@nowhere.example', 'A Stranger', 'Nothing', '', '', ''],
];

describe('the export of a form', () => {
  test('is understood, taken in by one step, and its second coming changes nothing', async () => {
    const core = testCore();
    const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
    await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
    const text = 'Name,Email\nImogen Vale,imogen@fernhollow.example\nỌlá Fáwọlé,\nWren Ash,wren@a.example\nWren Ash,wren@b.example';
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: { by: 'text', text } });
    const { edition } = await core.ask('edition.issue', { op: core.op(), workbook });
    const people = await core.ask('person.list', { cohort: 'c1' });
    const idOf = (part: string): string => people.find(({ name, email }) => name.includes(part) || email?.includes(part))?.id ?? '';
    const source = { by: 'bytes' as const, name: 'form.xlsx', base64: Buffer.from(await toXlsx([headings, ...rows])).toString('base64') };
    const asked = { cohort: 'c1', edition: edition.id, source };

    const look = await core.ask('responses.look', asked);
    expect(look.columns.map(({ takenFor }) => takenFor)).toEqual([
      'ignore',
      'ignore',
      'written',
      'email',
      'name',
      { field: 'ls1-role-1:individual' },
      { field: 'ls1-case-1:individual' },
      { field: 'ls1-case-1:collaborative' },
      'ignore',
    ]);
    expect(look.rows.map(({ how }) => how)).toEqual(['several', 'nobody', 'email', 'name']);
    expect(look.counts).toEqual({ people: 2, answers: 4, replaces: 0, unmatched: 2 });

    const at = { participant: idOf('Imogen'), edition: edition.id, field: 'ls1-case-1:individual' };
    await core.ask('entry.set', { op: core.op(), ...at, revision: 0, state: 'written', text: 'Typed before' });
    const op = core.op();
    const people3 = { '3': idOf('wren@b') };
    expect(await core.ask('responses.import', { op, ...asked, people: people3 })).toMatchObject({ people: 3, answers: 5, unmatched: 1 });
    expect(await core.ask('responses.import', { op, ...asked, people: people3 })).toMatchObject({ people: 3, answers: 5 });

    const imogen = await core.ask('entry.person', { participant: at.participant, edition: edition.id });
    expect(imogen.handIn).toBe('handed-in');
    const cells = new Map(imogen.cells.map((cell) => [cell.field, cell]));
    expect(cells.get(at.field)).toMatchObject({ text: 'Little', source: 'table', revision: 2, written: '2026-11-20T15:30:00.000Z' });
    expect(cells.get('ls1-role-1:individual')?.text).toBe('=SUM(A1) of mentors’ time');
    const ola = await core.ask('entry.person', { participant: idOf('Fáwọlé'), edition: edition.id });
    expect(ola.cells.map(({ state }) => state).toSorted()).toEqual(['blank', 'blank', 'written']);

    expect(await core.ask('responses.import', { op: core.op(), ...asked })).toMatchObject({ people: 2, answers: 0 });
    // One step back is the whole import.
    await core.ask('history.undo', { op: core.op(), scope: 'people' });
    expect((await core.ask('entry.person', at)).cells.map(({ text: left }) => left)).toEqual(['Typed before']);
    expect((await core.ask('entry.person', { ...at, participant: idOf('Fáwọlé') })).cells).toEqual([]);
  });

  test('in which somebody answers again and again keeps every wording, as if each row had come by itself', async () => {
    const core = testCore();
    const { edition } = await core.ask('edition.issue', { op: core.op(), workbook });
    const fields = ['ls1-role-1:individual', 'ls1-role-2:individual'] as const;
    const columns = ['name' as const, ...fields.map((field) => ({ field }))];
    let cohorts = 0;
    const newCohort = async (typedBefore: boolean) => {
      const cohort = `c${++cohorts}`;
      const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
      await core.ask('cohort.save', { op: core.op(), cohort: { id: cohort, title: cohort, programme: 'NPQLTD', retention, revision: 0 } });
      await core.ask('people.import', { op: core.op(), cohort, source: { by: 'text', text: 'Name\nAsh Vale\nBo Reed' } });
      const people = (await core.ask('person.list', { cohort })).map(({ id }) => id);
      const cell = { edition: edition.id, field: fields[0], state: 'written' as const, text: 'Typed' };
      if (typedBefore) await core.ask('entry.set', { op: core.op(), participant: people[0] ?? '', ...cell, revision: 0 });
      return { cohort, people };
    };
    const cellsOf = async (participant: string) =>
      (await core.ask('entry.person', { participant, edition: edition.id })).cells.toSorted((a, b) => (a.field < b.field ? -1 : 1));
    const take = async (cohort: string, lines: readonly string[]) => {
      const source = { by: 'text' as const, text: ['Name,A,B', ...lines].join('\n') };
      await core.ask('responses.import', { op: core.op(), cohort, edition: edition.id, source, columns });
    };
    const kept = async (people: readonly string[]) => {
      const all = [];
      for (const { field, text, state, response } of (await Promise.all(people.map(cellsOf))).flat()) {
        const { versions } = await core.ask('review.answer', { response });
        all.push([field, text, state, versions.map((each) => [each.text, each.state, each.source])]);
      }
      return all;
    };
    const given = fc.constantFrom('', 'One', 'Two', 'Three');
    const row = fc.record({ who: fc.constantFrom('Ash Vale', 'Bo Reed'), first: given, second: given });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), fc.boolean(), async (rows, typedBefore) => {
        const lines = rows.map(({ who, first, second }) => `${who},${first},${second}`);
        const [whole, singly] = [await newCohort(typedBefore), await newCohort(typedBefore)];
        for (const line of lines) await take(singly.cohort, [line]);
        const before = await kept(whole.people);
        await take(whole.cohort, lines);
        const after = await kept(whole.people);
        expect(after).toEqual(await kept(singly.people));
        // There and back, and what is typed on top goes on from there.
        await core.ask('history.undo', { op: core.op(), scope: 'people' });
        expect(await kept(whole.people)).toEqual(before);
        await core.ask('history.redo', { op: core.op(), scope: 'people' });
        expect(await kept(whole.people)).toEqual(after);
        for (const participant of whole.people)
          for (const { field, revision } of await cellsOf(participant)) {
            const cell = { edition: edition.id, field, revision, state: 'written' as const, text: 'On top' };
            await core.ask('entry.set', { op: core.op(), participant, ...cell });
          }
      }),
      { numRuns: 25 },
    );
  });

  test('whose columns a person mapped are mapped so the next time', async () => {
    const core = testCore();
    const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
    await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: { by: 'text', text: 'Name\nAsh Vale' } });
    const { edition } = await core.ask('edition.issue', { op: core.op(), workbook });
    const source = { by: 'text' as const, text: 'Name,A question of mine\nAsh Vale,An answer' };
    const asked = { cohort: 'c1', edition: edition.id, source };
    expect((await core.ask('responses.look', asked)).columns[1]?.takenFor).toBe('ignore');
    await core.ask('responses.import', { op: core.op(), ...asked, columns: ['name', { field: 'ls1-role-2:individual' }] });
    const look = await core.ask('responses.look', asked);
    expect(look).toMatchObject({ remembered: true, counts: { answers: 1, replaces: 0 } });
  });

  test('is read day first, unless that cannot be', () => {
    expect(instantOf('03/11/2026 15:30:10')).toBe('2026-11-03T15:30:10.000Z');
    expect(instantOf('11/20/26 9:05')).toBe('2026-11-20T09:05:00.000Z');
    expect(instantOf('2026-11-20')).toBe('2026-11-20T00:00:00.000Z');
    for (const odd of ['', 'yesterday', '31/31/2026', '2026-13-40']) expect(instantOf(odd)).toBeNull();
  });

  test('gives no column twice and no short word to a question', () => {
    const field = {
      id: 'q:individual',
      kind: 'text' as const,
      block: 'b',
      blockTitle: '',
      section: '',
      question: 'What will you do next?',
    };
    expect(guessAnswerColumns(['What will you do next?', 'What will you do next?', 'What', ''], [field])).toEqual([
      { field: field.id },
      'ignore',
      'ignore',
      'ignore',
    ]);
  });

  test('from an address that several share is by whom the name says, and by nobody without one', async () => {
    const core = testCore();
    const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
    await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
    const text = 'Name,Email\nAda Quill,office@a.example\nBo Reed,office@a.example';
    await core.ask('people.import', { op: core.op(), cohort: 'c1', source: { by: 'text', text } });
    const { edition } = await core.ask('edition.issue', { op: core.op(), workbook });
    const form = 'Email,Name,What have Sidney and his team noticed so far?\noffice@a.example,Bo Reed,Targets\noffice@a.example,,Little';
    const look = await core.ask('responses.look', { cohort: 'c1', edition: edition.id, source: { by: 'text', text: form } });
    const people = await core.ask('person.list', { cohort: 'c1' });
    expect(look.rows.map(({ how, match }) => [how, people.find(({ id }) => id === match)?.name])).toEqual([
      ['several', undefined],
      ['name', 'Bo Reed'],
    ]);
  });
});
