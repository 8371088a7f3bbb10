import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import type { ReadDb } from '../store/store.ts';
import type { Said } from './read.ts';

/** An edition and the places to write in it, by the names that they have in a file. */
export interface KnownEdition {
  id: Id;
  number: number;
  title: string;
  workbook: Id;
  /** It is the very edition that the file names; otherwise the newest of its workbook, whose prompts have the same names. */
  here: boolean;
  /** There is a later one of the same workbook, or the file is of one that is not here. */
  earlier: boolean;
  places: (layout: Id | null) => Places;
}

/** By name: the first box of each, and all of them. A scale has one for each of its numbers. */
export interface Places {
  first: ReadonlyMap<string, FieldPlace>;
  boxes: ReadonlyMap<string, readonly FieldPlace[]>;
}

export interface KnownCopy {
  id: Id;
  layout: Id;
  participant: Id | null;
  name: string | null;
}

export interface KnownPerson {
  id: Id;
  name: string;
  knownAs: string | null;
  gone: boolean;
}

/** What the store knows, looked up once for a whole sheet. It holds for as long as nobody writes: for one call. */
export interface Known {
  edition: (said: Said) => KnownEdition | null;
  copy: (edition: Id, code: string) => KnownCopy | null;
  people: () => ReadonlyMap<Id, KnownPerson>;
  received: (hash: string, participant: Id) => Instant | null;
  /** Whose the very same file was when it was accepted. */
  owner: (hash: string) => Id | null;
}

interface EditionRow {
  id: Id;
  number: number;
  title: string;
  workbook: Id;
  last: number;
}

export function lookUp(db: ReadDb): Known {
  const editions = new Map<string, KnownEdition | null>();
  const layouts = new Map<string, Places>();
  let people: ReadonlyMap<Id, KnownPerson> | null = null;

  const placesOf = (edition: Id, layout: Id | null): Places => {
    const key = layout ?? edition;
    const before = layouts.get(key);
    if (before) return before;
    // A copy that begins with what its owner said has pages that nobody else's has.
    const row = db.get<{ fields: string }>(
      `SELECT fields FROM layout WHERE ${layout ? 'id = ?' : `edition_id = ? AND audience = 'participant'`}
       ORDER BY instr(fields, '"thread"') > 0, preset = 'standard' DESC LIMIT 1`,
      key,
    );
    const first = new Map<string, FieldPlace>();
    const boxes = new Map<string, FieldPlace[]>();
    for (const place of JSON.parse(row?.fields ?? '[]') as FieldPlace[]) {
      const name = place.id.replaceAll('.', '-');
      const more = boxes.get(name);
      if (more) more.push(place);
      else {
        first.set(name, place);
        boxes.set(name, [place]);
      }
    }
    const places = { first, boxes };
    layouts.set(key, places);
    return places;
  };

  const find = ({ edition, workbook }: Said): KnownEdition | null => {
    const columns = `id, number, title, workbook_id AS workbook, (SELECT max(number) FROM edition l WHERE l.workbook_id = e.workbook_id) AS last`;
    const start = edition.toLowerCase();
    const here = /^(?:[0-9a-f]{6}|[0-9a-f]{64})$/.test(start)
      ? db.get<EditionRow>(`SELECT ${columns} FROM edition e WHERE substr(hash, 1, ?) = ? ORDER BY number DESC`, start.length, start)
      : undefined;
    // Prompts keep their names from edition to edition, so one that was issued elsewhere still lands where it belongs.
    const row = here ?? db.get<EditionRow>(`SELECT ${columns} FROM edition e WHERE workbook_id = ? ORDER BY number DESC LIMIT 1`, workbook);
    if (!row) return null;
    const { last, ...facts } = row;
    return { ...facts, here: here !== undefined, earlier: !here || row.number < last, places: (layout) => placesOf(row.id, layout) };
  };

  return {
    edition(said) {
      const key = `${said.edition} ${said.workbook}`;
      const before = editions.get(key);
      if (before !== undefined) return before;
      const found = find(said);
      editions.set(key, found);
      return found;
    },
    copy: (edition, code) =>
      db.get<KnownCopy>(
        'SELECT id, layout_id AS layout, participant_id AS participant, name FROM copy WHERE edition_id = ? AND code = ?',
        edition,
        code,
      ) ?? null,
    people() {
      people ??= new Map(
        db
          .all<Omit<KnownPerson, 'gone'> & { gone: number }>(
            `SELECT p.id, p.name, p.known_as AS knownAs, (p.deleted_at IS NOT NULL OR c.deleted_at IS NOT NULL) AS gone
             FROM participant p JOIN cohort c ON c.id = p.cohort_id`,
          )
          .map((row) => [row.id, { ...row, gone: row.gone === 1 }]),
      );
      return people;
    },
    owner: (hash) =>
      db.get<{ id: Id }>(
        `SELECT f.participant_id AS id FROM return_file f JOIN participant p ON p.id = f.participant_id JOIN cohort c ON c.id = p.cohort_id
         WHERE f.hash = ? AND p.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY f.received DESC`,
        hash,
      )?.id ?? null,
    received: (hash, participant) =>
      db.get<{ received: Instant }>(
        'SELECT received FROM return_file WHERE hash = ? AND participant_id = ? ORDER BY received DESC',
        hash,
        participant,
      )?.received ?? null,
  };
}
