import type { Id } from '../../../../preload/contract/model/ids.ts';
import { type FieldPlace, Paper, Preset } from '../../../../preload/contract/model/print.ts';
import type { House } from '../../house.ts';
import { genericCopy } from '../../print/stamp/code.ts';
import { isErased } from '../../store/safety/tombstones.ts';
import type { ReadDb } from '../../store/store.ts';
import { readEditionContent } from '../../workbooks/drafts.ts';
import type { Layout, Said } from './look.ts';
import type { sheets } from './marks.ts';

/* What the store knows of a page by its code: which edition, whose copy, and where on it people write. */

export interface KnownEdition {
  id: Id;
  number: number;
  title: string;
  workbook: Id;
}

export interface KnownCopy {
  id: Id;
  layout: Id;
  participant: Id | null;
  name: string | null;
  erased: boolean;
}

/** The places of one page of a layout, in its order, and how many pages the layout has. */
export interface KnownLayout {
  id: string;
  paper: keyof typeof sheets;
  pages: number;
  places: readonly FieldPlace[];
}

export interface Known {
  edition: (code: string) => KnownEdition | null;
  editionById: (id: Id) => KnownEdition | null;
  copy: (edition: Id, code: string) => KnownCopy | null;
  layout: (edition: Id, id: string) => KnownLayout | null;
  /** All in which a copy without a name may have been printed. */
  layouts: (edition: Id) => KnownLayout[];
}

interface LayoutRow {
  id: Id;
  paper: keyof typeof sheets;
  pages: number;
  fields: string;
}

const worked = new WeakMap<House, Map<string, KnownLayout>>();

/** It holds for as long as no edition and no copy is made. */
export function knowPages(db: ReadDb, house: House): Known {
  const layouts = new Map<string, KnownLayout | null>();
  const editions = new Map<string, KnownEdition | null>();
  const copies = new Map<string, KnownCopy | null>();
  const all = new Map<Id, KnownLayout[]>();
  const toLayout = ({ fields, ...row }: LayoutRow): KnownLayout => ({ ...row, places: JSON.parse(fields) as FieldPlace[] });

  /** Of an edition that was printed without a copy being noted: as it would be printed now. */
  const workOut = (edition: Id, preset: Preset, paper: Paper): KnownLayout => {
    const mine = worked.get(house) ?? new Map<string, KnownLayout>();
    worked.set(house, mine);
    const key = `${edition} ${preset}-${paper}`;
    const before = mine.get(key);
    if (before) return before;
    const book = house.press.compose(readEditionContent(db, edition), { audience: 'participant', preset, paper });
    const layout = { id: `${preset}-${paper}`, paper, pages: book.pages.length, places: book.fields };
    mine.set(key, layout);
    return layout;
  };

  const columns = 'id, number, title, workbook_id AS workbook';
  return {
    edition: (code) =>
      once(editions, code, () =>
        db.get<KnownEdition>(`SELECT ${columns} FROM edition WHERE substr(hash, 1, 6) = ? ORDER BY issued DESC`, code.toLowerCase()),
      ),
    editionById: (id) => once(editions, `id ${id}`, () => db.get<KnownEdition>(`SELECT ${columns} FROM edition WHERE id = ?`, id)),
    copy: (edition, code) =>
      once(copies, `${edition} ${code}`, () => {
        if (code === genericCopy) return undefined;
        const row = db.get<Omit<KnownCopy, 'erased'>>(
          'SELECT id, layout_id AS layout, participant_id AS participant, name FROM copy WHERE edition_id = ? AND code = ?',
          edition,
          code,
        );
        return row && { ...row, erased: isErased(db, row.id) || (row.participant !== null && isErased(db, row.participant)) };
      }),
    layout: (edition, id) =>
      once(layouts, `${edition} ${id}`, () => {
        const row = db.get<LayoutRow>('SELECT id, paper, pages, fields FROM layout WHERE id = ?', id);
        if (row) return toLayout(row);
        const [preset, paper] = id.split('-');
        return isPreset(preset) && isPaper(paper) ? workOut(edition, preset, paper) : undefined;
      }),
    layouts: (edition) => {
      const before = all.get(edition);
      if (before) return before;
      // What its owner said stands at the front of a personal copy and in no other.
      const rows = db.all<LayoutRow & { preset: Preset }>(
        `SELECT id, preset, paper, pages, fields FROM layout WHERE edition_id = ? AND audience = 'participant' AND instr(fields, '"block":"thread"') = 0
         ORDER BY preset = 'standard' DESC, preset, id`,
        edition,
      );
      const distinct = rows.filter((row, at) => rows.findIndex((other) => other.fields === row.fields) === at);
      const found = distinct.length > 0 ? distinct.map(toLayout) : Preset.options.map((preset) => workOut(edition, preset, 'a4'));
      all.set(edition, found);
      return found;
    },
  };
}

const isPreset = (text: string | undefined): text is Preset => Preset.options.includes(text as Preset);
const isPaper = (text: string | undefined): text is Paper => Paper.options.includes(text as Paper);

function once<T>(seen: Map<string, T | null>, key: string, find: () => T | undefined): T | null {
  const before = seen.get(key);
  if (before !== undefined) return before;
  const found = find() ?? null;
  seen.set(key, found);
  return found;
}

/** What a thread is told of a page, once it knows which page it is. */
export function layoutsFor(known: Known, { edition: code, copy: copyCode, page }: Said): { layouts: Layout[] } | { refused: true } {
  const edition = known.edition(code);
  if (!edition) return { layouts: [] };
  const copy = known.copy(edition.id, copyCode);
  if (copy?.erased) return { refused: true };
  const own = copy ? known.layout(edition.id, copy.layout) : null;
  return { layouts: (own ? [own] : known.layouts(edition.id)).map((layout) => onPage(layout, page)) };
}

export const onPage = ({ id, paper, places }: KnownLayout, page: number): Layout => ({
  id,
  paper,
  places: places.filter((place) => place.page === page),
});
