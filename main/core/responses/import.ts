import * as v from 'valibot';
import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Cell, EntryField } from '../../../preload/contract/model/entry.ts';
import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Participant } from '../../../preload/contract/model/people.ts';
import { AnswerColumnRole, type AnswersImport } from '../../../preload/contract/model/tables.ts';
import type { House } from '../house.ts';
import { examplesOf } from '../people/import.ts';
import { keepMapping, mappingId, readMapping } from '../people/mappings.ts';
import { Directory } from '../people/matching.ts';
import { listPeople, readCohort, saveResponse, type Wording } from '../people/people.ts';
import { cleanLine, cutTo } from '../people/tables/cells.ts';
import { readTable, type Table } from '../people/tables/read.ts';
import type { ReadDb } from '../store/store.ts';
import { guessAnswerColumns, instantOf } from './columns.ts';
import { markHandIn } from './entry.ts';
import { fieldsOfEdition } from './fields.ts';
import { readRow } from './grid.ts';

/*
 * The export of a form, taken in: each row is known by the code of a copy, by address or by name, each column by its question. A cell
 * that was left empty in the form is blank; what stood there before, and reads otherwise, is kept as a revision.
 */

type Asked = ParsedInput<'responses.look'>;
interface Answer {
  field: string;
  text: string;
  replaces: Cell | null;
}
interface ReadRow {
  /** Whose it is could not be told from the table. */
  doubt: boolean;
  row: AnswersImport['rows'][number];
  answers: Answer[];
  blanks: string[];
  written: Instant;
}
/** What one person's cells hold, and what a file gives for each of them, row after row. */
interface Sheet {
  cells: Map<string, Cell>;
  given: Map<string, (Wording & Pick<Cell, 'state'>)[]>;
}
interface Plan {
  columns: AnswerColumnRole[];
  remembered: boolean;
  rows: ReadRow[];
}

/** Shown of a large table; all of it is taken. */
const mostShown = 500;
const Remembered = v.array(AnswerColumnRole);
const noCells: ReadonlyMap<string, Cell> = new Map();

export function lookAtAnswers(asked: Asked, house: House): AnswersImport {
  const table = readTable(asked.source);
  const fields = fieldsOfEdition(asked.edition, house);
  const { columns, remembered, rows } = house.store().read((db) => plan(db, table, fields, asked, house.deps.now()));
  const known = rows.filter(({ row }) => row.match !== null);
  return {
    facts: table.facts,
    columns: columns.map((takenFor, at) => ({ heading: table.headings[at] ?? '', examples: examplesOf(table, at), takenFor })),
    remembered,
    // Those that want a person to say whose they are come first, and stay there once that is said.
    rows: [...rows.filter(({ doubt }) => doubt), ...rows.filter(({ doubt }) => !doubt)].map(({ row }) => row).slice(0, mostShown),
    counts: {
      people: new Set(known.map(({ row }) => row.match)).size,
      answers: known.reduce((sum, { row }) => sum + row.answers, 0),
      replaces: known.reduce((sum, { row }) => sum + row.replaces, 0),
      unmatched: rows.length - known.length,
    },
  };
}

export function importAnswers({ op, ...asked }: ParsedInput<'responses.import'>, house: House): CallOutput<'responses.import'> {
  const { store, deps } = house;
  const done = store().read((db) => writtenBy(db, op));
  if (done) return { op, ...done };
  const table = readTable(asked.source);
  const fields = fieldsOfEdition(asked.edition, house);
  if (asked.columns) keepMapping(house, mappingId(asked.edition, table.headings), asked.columns);
  const sheets = new Map<Id, Sheet>();
  let answers = 0;
  let unmatched = 0;
  store().change({ op, scope: 'people', label: 'import-responses' }, (tx) => {
    const { edition } = asked;
    const sheetOf = (participant: Id): Sheet => {
      const known = sheets.get(participant);
      if (known) return known;
      const { cells } = readRow(tx, participant, edition);
      const sheet: Sheet = { cells: new Map(cells.map((cell) => [cell.field, cell])), given: new Map() };
      sheets.set(participant, sheet);
      return sheet;
    };
    for (const { row, answers: given, blanks, written } of plan(tx, table, fields, asked, deps.now()).rows) {
      if (row.match === null) {
        unmatched += 1;
        continue;
      }
      const sheet = sheetOf(row.match);
      // What stands now: an earlier row may have been the same person's.
      const now = (field: string): Pick<Cell, 'state' | 'text'> | undefined => sheet.given.get(field)?.at(-1) ?? sheet.cells.get(field);
      const put = (field: string, text: string): void => {
        const wording = { text, state: text === '' ? ('blank' as const) : ('written' as const), source: 'table' as const, written };
        const earlier = sheet.given.get(field);
        if (earlier) earlier.push(wording);
        else sheet.given.set(field, [wording]);
      };
      for (const { field, text } of given) {
        const standing = now(field);
        if (standing?.state === 'written' && standing.text === text) continue;
        put(field, text);
        answers += 1;
      }
      for (const field of blanks) if (!now(field)) put(field, '');
    }
    for (const [participant, { cells, given }] of sheets) {
      markHandIn(tx, edition, [participant], 'handed-in', deps.newId);
      for (const [field, wordings] of given) {
        const last = wordings.at(-1);
        const cell = cells.get(field);
        const id = cell?.response ?? deps.newId();
        if (last) saveResponse(tx, { id, participant, edition, field, ...last, revision: cell?.revision ?? 0 }, wordings.slice(0, -1));
      }
    }
  });
  return { op, people: sheets.size, answers, unmatched };
}

/** What an import did that was sent before: the answer may have been lost on its way. */
function writtenBy(db: ReadDb, op: Id): Omit<CallOutput<'responses.import'>, 'op'> | null {
  if (!db.get('SELECT 1 FROM operation WHERE id = ?', op)) return null;
  const row = db.get<{ answers: number; people: number }>(
    `SELECT count(*) AS answers, count(DISTINCT subject) AS people FROM change
     WHERE operation = (SELECT seq FROM operation WHERE id = ?) AND record_table = 'response'
       AND coalesce(json_extract(after, '$.state'), 'written') = 'written'`,
    op,
  );
  return { people: row?.people ?? 0, answers: row?.answers ?? 0, unmatched: 0 };
}

function plan(db: ReadDb, table: Table, fields: readonly EntryField[], asked: Asked, now: Instant): Plan {
  readCohort(db, asked.cohort);
  const kept = v.safeParse(Remembered, readMapping(db, mappingId(asked.edition, table.headings)));
  const remembered = kept.success && kept.output.length === table.headings.length;
  const columns = asked.columns ?? (remembered ? kept.output : guessAnswerColumns(table.headings, fields));
  const here = new Directory<Participant>(listPeople(db, asked.cohort));
  const members = new Set(listPeople(db, asked.cohort).map(({ id }) => id));
  const byCode = new Map(
    db
      .all<{ code: string; id: Id }>(
        'SELECT code, participant_id AS id FROM copy WHERE edition_id = ? AND participant_id IS NOT NULL',
        asked.edition,
      )
      .filter(({ id }) => members.has(id))
      .map(({ code, id }) => [code, id]),
  );
  const known = new Set(fields.map(({ id }) => id));
  const read = new Map<Id, Map<string, Cell>>();
  const cellsOf = (person: Id): Map<string, Cell> => {
    const cells = read.get(person) ?? new Map(readRow(db, person, asked.edition).cells.map((cell) => [cell.field, cell]));
    read.set(person, cells);
    return cells;
  };
  const rows = table.rows.map((cells, at): ReadRow => {
    const cell = (role: AnswerColumnRole): string => cleanLine(cells[columns.indexOf(role)] ?? '');
    const who = { name: cell('name'), email: cell('email'), code: cell('code').toUpperCase() };
    const chosen = asked.people[String(at + 1)];
    const found = find(who, here, byCode);
    const match = chosen === undefined ? found.match : chosen !== null && members.has(chosen) ? chosen : null;
    const before = match === null ? noCells : cellsOf(match);
    const answers: Answer[] = [];
    const blanks: string[] = [];
    for (const [column, role] of columns.entries()) {
      if (typeof role === 'string' || !known.has(role.field)) continue;
      const text = cells[column] ?? '';
      if (text === '') blanks.push(role.field);
      else {
        const standing = before.get(role.field);
        answers.push({ field: role.field, text, replaces: standing?.state === 'written' && standing.text !== text ? standing : null });
      }
    }
    return {
      row: {
        row: at + 1,
        who: cutTo(who.name || who.email || who.code, 300),
        match,
        how: match === null && found.match !== null ? 'nobody' : found.how,
        answers: answers.length,
        replaces: answers.filter(({ replaces }) => replaces !== null).length,
      },
      doubt: found.match === null && found.how !== 'empty',
      answers,
      blanks,
      written: instantOf(cell('written')) ?? now,
    };
  });
  return { columns: table.headings.map((_, at) => columns[at] ?? 'ignore'), remembered: !asked.columns && remembered, rows };
}

/** The code of a copy says it for certain; an address nearly so; a name only where one person bears it. */
function find(
  { name, email, code }: { name: string; email: string; code: string },
  here: Directory<Participant>,
  byCode: ReadonlyMap<string, Id>,
): { match: Id | null; how: AnswersImport['rows'][number]['how'] } {
  if (name === '' && email === '' && code === '') return { match: null, how: 'empty' };
  const coded = byCode.get(code);
  if (coded !== undefined) return { match: coded, how: 'code' };
  const addressed = email === '' ? [] : here.withEmail(email);
  // An address that several share tells nothing of who wrote: their name does.
  if (addressed.length === 1 && addressed[0]) return { match: addressed[0].id, how: 'email' };
  const bearers = name === '' ? addressed : here.named(name);
  const [only, second] = bearers;
  if (only && !second) return { match: only.id, how: 'name' };
  return { match: null, how: second ? 'several' : 'nobody' };
}
