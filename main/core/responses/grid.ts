import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Cell, EntryRow } from '../../../preload/contract/model/entry.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { HandInState } from '../../../preload/contract/model/people.ts';
import { foldName } from '../people/tables/cells.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb } from '../store/store.ts';

interface Listed {
  id: Id;
  name: string;
  known_as: string | null;
  setting: string | null;
  status: string | null;
  hand_in: HandInState | null;
  /** How many places are entered. */
  n: number;
}
interface CellRow {
  participant: Id;
  response: Id;
  field: string;
  text: string;
  state: Cell['state'] | null;
  source: Cell['source'];
  written: string;
  revision: number;
}

/** `fields`: how many there are to fill in, for the filter that asks what is still open. */
export function readGrid(
  db: ReadDb,
  { cohort, edition, fields, filter, offset, limit }: ParsedInput<'entry.grid'>,
  all: number,
): CallOutput<'entry.grid'> {
  const people = db.all<Listed>(
    `SELECT p.id, p.name, p.known_as, p.setting, p.status, h.state AS hand_in, coalesce(e.n, 0) AS n FROM participant p
     LEFT JOIN hand_in h ON h.participant_id = p.id AND h.edition_id = ?
     LEFT JOIN entered e ON e.participant_id = p.id AND e.edition_id = ?
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL`,
    edition,
    edition,
    cohort,
  );
  const words = filter.text ? foldName(filter.text) : '';
  const shown = people
    .filter(({ hand_in, n }) => {
      if (filter.handIn && (hand_in ?? 'unknown') !== filter.handIn) return false;
      return !filter.open || (hand_in !== 'not-handed-in' && n < all);
    })
    .filter(
      ({ name, known_as, setting }) =>
        words === '' || [name, known_as, setting].some((text) => text !== null && foldName(text).includes(words)),
    )
    .map((person) => ({ person, key: foldName(person.name) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.person.id < b.person.id ? -1 : 1));
  const page = shown.slice(offset, offset + limit).map(({ person }) => person);
  const cells = cellsOf(
    db,
    edition,
    page.map(({ id }) => id),
    fields,
  );
  return { total: shown.length, rows: page.map(({ id, hand_in }) => ({ participant: id, handIn: hand_in, cells: cells.get(id) ?? [] })) };
}

/** How everybody stands in one edition, for a window that finds and sorts them by itself. */
export function readStanding(db: ReadDb, { cohort, edition }: ParsedInput<'entry.standing'>): CallOutput<'entry.standing'> {
  return db.all(
    `SELECT p.id AS participant, h.state AS handIn, coalesce(e.n, 0) AS entered FROM participant p
     LEFT JOIN hand_in h ON h.participant_id = p.id AND h.edition_id = ?
     LEFT JOIN entered e ON e.participant_id = p.id AND e.edition_id = ?
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL`,
    edition,
    edition,
    cohort,
  );
}

export function readCells(db: ReadDb, { edition, people, fields }: ParsedInput<'entry.cells'>): CallOutput<'entry.cells'> {
  const cells = cellsOf(db, edition, people, fields);
  return people.map((participant) => ({ participant, cells: cells.get(participant) ?? [] }));
}

export function readRow(db: ReadDb, participant: Id, edition: Id): EntryRow {
  if (!db.get('SELECT 1 FROM participant WHERE id = ? AND deleted_at IS NULL', participant))
    throw new Refusal('not-found', { what: 'person' });
  const state = db.get<{ state: HandInState }>(
    'SELECT state FROM hand_in WHERE participant_id = ? AND edition_id = ?',
    participant,
    edition,
  );
  return { participant, handIn: state?.state ?? null, cells: cellsOf(db, edition, [participant]).get(participant) ?? [] };
}

/** One for each field; where two were ever kept for one field, the later. */
function cellsOf(db: ReadDb, edition: Id, people: readonly Id[], fields?: readonly string[]): Map<Id, Cell[]> {
  // Each cell that is wanted is looked up by itself: a person may have hundreds of others.
  const wanted = fields ? 'CROSS JOIN json_each(?) f' : '';
  const rows = db.all<CellRow>(
    `SELECT r.participant_id AS participant, r.id AS response, r.field, r.text, r.state, r.source, r.written, r.revision
     FROM json_each(?) w ${wanted} CROSS JOIN response r INDEXED BY response_cell
       ON r.participant_id = w.value AND r.edition_id = ? ${fields ? 'AND r.field = f.value' : ''}
     WHERE r.deleted_at IS NULL ORDER BY r.written, r.newness`,
    JSON.stringify(people),
    ...(fields ? [JSON.stringify(fields)] : []),
    edition,
  );
  const cells = new Map<Id, Map<string, Cell>>();
  for (const { participant, state, ...row } of rows) {
    const of = cells.get(participant) ?? new Map<string, Cell>();
    cells.set(participant, of);
    of.set(row.field, { ...row, state: state ?? 'written' });
  }
  return new Map([...cells].map(([id, of]) => [id, [...of.values()]]));
}

export const readCell = (db: ReadDb, participant: Id, edition: Id, field: string): Cell | null =>
  cellsOf(db, edition, [participant], [field]).get(participant)?.[0] ?? null;
