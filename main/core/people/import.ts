import * as v from 'valibot';
import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Participant } from '../../../preload/contract/model/people.ts';
import { PersonColumn, type PeopleImport, type PeopleRow } from '../../../preload/contract/model/tables.ts';
import type { House } from '../house.ts';
import type { ReadDb, Row, Tx } from '../store/store.ts';
import { familyFirst, guessColumns, isAddress, phaseOf, presetOf, routeOf, statusOf, turned } from './columns.ts';
import { keepMapping, mappingId, readMapping } from './mappings.ts';
import { Directory, foldEmail, type Listed, sharedEmails } from './matching.ts';
import { listPeople, nextNumber, readCohort } from './people.ts';
import { cleanLine, cutTo, longestLine, longestText } from './tables/cells.ts';
import { readTable, type Table } from './tables/read.ts';

/*
 * A table of people, read, looked through and taken in. Looking changes nothing. What is taken is one operation, so one undo, and
 * nothing that is known already is ever replaced by an empty cell.
 */

/** Shown of a large table; all of it is taken. */
const mostShown = 500;

type Asked = ParsedInput<'people.look'>;
type Imported = Omit<CallOutput<'people.import'>, 'op'>;

export function lookAtPeople(asked: Asked, { store }: House): PeopleImport {
  const table = readTable(asked.source);
  const { columns, remembered, rows } = store().read((db) => plan(db, table, asked));
  const count = (does: PeopleRow['does']): number => rows.filter((row) => row.does === does).length;
  return {
    facts: table.facts,
    columns: columns.map((takenFor, at) => ({ heading: table.headings[at] ?? '', examples: examplesOf(table, at), takenFor })),
    remembered,
    counts: { add: count('add'), update: count('update'), skip: count('skip') },
    // Those that want a decision come first into what is shown.
    rows:
      rows.length <= mostShown
        ? rows
        : rows.toSorted((a, b) => Number(isPlain(a)) - Number(isPlain(b)) || a.row - b.row).slice(0, mostShown),
  };
}

const isPlain = ({ found, notes }: PeopleRow): boolean => found === 'new' && notes.length === 0;

export function examplesOf(table: Table, at: number): string[] {
  const filled = table.rows
    .slice(0, 200)
    .map((row) => cutTo(cleanLine(row[at] ?? ''), 80))
    .filter((cell) => cell !== '');
  return [...new Set(filled)].slice(0, 3);
}

export function importPeople({ op, rows: chosen, ...asked }: ParsedInput<'people.import'>, house: House): CallOutput<'people.import'> {
  const { store, deps } = house;
  const done = store().read((db) => writtenBy(db, op));
  if (done) return { op, ...done };
  const table = readTable(asked.source);
  if (asked.columns) keepMapping(house, mappingId('people', table.headings), asked.columns);
  const counts: Imported = { added: 0, updated: 0, skipped: 0 };
  store().change({ op, scope: 'people', label: 'import-people' }, (tx) => {
    let number = nextNumber(tx, asked.cohort);
    const { rows } = plan(tx, table, asked);
    // Several rows may be about one person: each goes on top of the last.
    const made = new Map<number, Id>();
    const patches = new Map<Id, Partial<Row>>();
    for (const row of rows) {
      const match = row.match ?? (row.repeats === undefined ? undefined : made.get(row.repeats));
      const wanted = chosen[String(row.row)] ?? row.does;
      const does = row.found === 'empty' ? 'skip' : wanted === 'update' && !match ? 'add' : wanted;
      if (does === 'skip') counts.skipped += 1;
      else if (does === 'update' && match) {
        patches.set(match, patchOf(tx, match, row, patches.get(match)));
        counts.updated += 1;
        made.set(row.row, match);
      } else {
        const id = deps.newId();
        tx.insert('participant', { id, cohort_id: asked.cohort, ...columnsFor(row.person), number: number++ });
        counts.added += 1;
        made.set(row.row, id);
      }
      if (does === 'skip' && match) made.set(row.row, match);
    }
    for (const [person, patch] of patches) tx.update('participant', person, patch);
  });
  return { op, ...counts };
}

/** What an import did that was sent before: the answer may have been lost on its way. */
function writtenBy(db: ReadDb, op: Id): Imported | null {
  if (!db.get('SELECT 1 FROM operation WHERE id = ?', op)) return null;
  const row = db.get<{ added: number; updated: number }>(
    `SELECT coalesce(sum(before IS NULL), 0) AS added, coalesce(sum(before IS NOT NULL), 0) AS updated
     FROM change WHERE operation = (SELECT seq FROM operation WHERE id = ?) AND record_table = 'participant'`,
    op,
  );
  return { added: row?.added ?? 0, updated: row?.updated ?? 0, skipped: 0 };
}

function columnsFor({ name, knownAs, email, role, setting, phase, status, route, preset, note }: PeopleRow['person']): Omit<Row, 'id'> {
  const given = { name, known_as: knownAs, email, role, setting, phase, status, route, preset, note };
  return Object.fromEntries(Object.entries(given).map(([column, value]) => [column, value ?? null]));
}

/** Newer words take the place of older ones; of somebody who is only alike, nothing but what is empty is filled. */
function patchOf(db: Tx, id: Id, row: PeopleRow, before: Partial<Row> = {}): Partial<Row> {
  const given = Object.entries(columnsFor(row.person)).filter(([, value]) => value !== null);
  if (row.found !== 'alike') return { ...before, ...Object.fromEntries(given) };
  const now = { ...db.get<Row>('SELECT * FROM participant WHERE id = ?', id), ...before };
  return { ...before, ...Object.fromEntries(given.filter(([column]) => (now[column] ?? null) === null)) };
}

interface Plan {
  columns: PersonColumn[];
  remembered: boolean;
  rows: PeopleRow[];
}

const Remembered = v.array(PersonColumn);

function plan(db: ReadDb, table: Table, { cohort, columns: asked }: Asked): Plan {
  readCohort(db, cohort);
  const known = v.safeParse(Remembered, readMapping(db, mappingId('people', table.headings)));
  const remembered = known.success && known.output.length === table.headings.length;
  const columns = asked ?? (remembered ? known.output : guessColumns(table.headings, table.rows));
  const here = new Directory<Participant>(listPeople(db, cohort));
  const above = new Directory<Listed & { row: number }>();
  const namesAt = columns.indexOf('name');
  const turn = familyFirst(table.rows.map((cells) => cells[namesAt] ?? ''));
  const read = table.rows.map((cells) => readPerson(turn ? cells.with(namesAt, turned(cells[namesAt] ?? '')) : cells, columns));
  const shared = sharedEmails(read.map(({ person }) => person));
  const rows = read.map(({ person, notes: own }, at): PeopleRow => {
    const row = at + 1;
    if (person.name === '') return { row, person, found: 'empty', does: 'skip', notes: [...own, 'no-name'] };
    const { email, ...unaddressed } = person;
    const shares = email !== undefined && shared.has(foldEmail(email));
    const notes = shares ? [...own, 'email-shared' as const] : own;
    const bearer = shares ? unaddressed : person;
    const repeated = above.find(bearer);
    above.add({ ...bearer, id: String(row), row });
    const found = here.find(bearer);
    const base = {
      row,
      person,
      notes,
      ...(found ? { match: found.person.id } : {}),
      ...(repeated ? { repeats: repeated.person.row } : {}),
    };
    if (found?.likeness === 'same') {
      const differs = Object.entries(person).some(([key, value]) => found.person[key as keyof Participant] !== value);
      return differs ? { ...base, found: 'same', does: 'update' } : { ...base, found: 'unchanged', does: 'skip' };
    }
    if (found) return { ...base, found: 'alike', does: 'update' };
    if (repeated) return { ...base, found: repeated.likeness, does: 'update' };
    return { ...base, found: 'new', does: 'add' };
  });
  return { columns: table.headings.map((_, at) => columns[at] ?? 'ignore'), remembered: !asked && remembered, rows };
}

function readPerson(cells: readonly string[], columns: readonly PersonColumn[]): Pick<PeopleRow, 'person' | 'notes'> {
  const notes = new Set<PeopleRow['notes'][number]>();
  const all = (column: PersonColumn): string[] => cells.filter((cell, at) => columns[at] === column && cell !== '');
  const line = (...wanted: PersonColumn[]): string => {
    const whole = cleanLine(wanted.flatMap(all).join(' '));
    const cut = cutTo(whole, longestLine);
    if (cut !== whole) notes.add('cut');
    return cut;
  };
  const known = <T>(column: PersonColumn, of: (cell: string) => T | undefined, unknown: PeopleRow['notes'][number]): T | undefined => {
    const cell = line(column);
    const value = cell === '' ? undefined : of(cell);
    if (cell !== '' && value === undefined) notes.add(unknown);
    return value;
  };
  const email = line('email').replace(/^mailto:/i, '');
  if (email !== '' && !isAddress(email)) notes.add('email-odd');
  const note = all('note').join('\n');
  const given = {
    knownAs: line('knownAs'),
    email,
    role: line('role'),
    setting: line('setting'),
    phase: known('phase', phaseOf, 'phase-unknown'),
    status: known('status', statusOf, 'status-unknown'),
    route: known('route', routeOf, 'route-unknown'),
    preset: known('preset', presetOf, 'preset-unknown'),
    note: cutTo(note, longestText),
  };
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
  return { person: { name: line('name') || line('given-name', 'family-name'), ...filled }, notes: [...notes] };
}
