import type { Id, Instant } from '../../../../preload/contract/model/ids.ts';
import type { Corners, ScanProblem } from '../../../../preload/contract/model/scans.ts';
import { Refusal } from '../../refusal.ts';
import type { ReadDb, Store } from '../../store/store.ts';
import type { BoxReading } from './boxes.ts';
import type { PageLook, Said } from './look.ts';
import type { Sheet } from './marks.ts';
import { apart, hashOfPart } from './spread.ts';

/*
 * The desk: batches of pages that were read and that nobody has accepted yet, in the store, so that a crash costs nothing and nobody's
 * handwriting lies about in a file.
 */

/** What was cut out of one box, with its picture kept apart. */
export type KeptBox = Omit<BoxReading, 'crop'> & { crop: Id | null };

export type Look =
  | {
      ok: true;
      width: number;
      height: number;
      blank: boolean;
      others: boolean;
      code: Said | null;
      paper: Sheet;
      marks: number;
      sure: boolean;
      corners: Corners | null;
      turned: number;
      /** Of somebody who was erased: nothing was cut out. */
      refused: boolean;
      /** It was accepted before, and was not looked at again. */
      again: boolean;
      boxes: KeptBox[];
    }
  | { ok: false; problem: ScanProblem };

export interface DeskPage {
  id: Id;
  batch: Id;
  place: number;
  path: string;
  hash: string;
  number: number;
  bytes: number;
  look: Look | null;
  said: Readonly<Record<string, string>>;
  placedBy: 'code' | 'hand' | null;
  edition: Id | null;
  /** A layout of the store, or `PRESET-PAPER` of one that was worked out. */
  layout: string | null;
  copy: Id | null;
  participant: Id | null;
  page: number | null;
}

interface Row {
  id: Id;
  batch_id: Id;
  place: number;
  path: string;
  hash: string;
  number: number;
  bytes: number;
  look: string | null;
  said: string | null;
  placed_by: 'code' | 'hand' | null;
  edition_id: Id | null;
  layout_id: string | null;
  copy_id: Id | null;
  participant_id: Id | null;
  page: number | null;
}

const columns =
  'id, batch_id, place, path, hash, number, bytes, look, said, placed_by, edition_id, layout_id, copy_id, participant_id, page';

const toPage = (row: Row): DeskPage => ({
  id: row.id,
  batch: row.batch_id,
  place: row.place,
  path: row.path,
  hash: row.hash,
  number: row.number,
  bytes: row.bytes,
  look: row.look === null ? null : (JSON.parse(row.look) as Look),
  said: row.said === null ? {} : (JSON.parse(row.said) as Record<string, string>),
  placedBy: row.placed_by,
  edition: row.edition_id,
  layout: row.layout_id,
  copy: row.copy_id,
  participant: row.participant_id,
  page: row.page,
});

export function* pagesOf(db: ReadDb, batch: Id): Generator<DeskPage> {
  for (const row of db.iterate<Row>(`SELECT ${columns} FROM scan_page WHERE batch_id = ? ORDER BY place`, batch)) yield toPage(row);
}

/** A page with those of its batch on which it depends what it is: other pictures of the same page, and what lies before and after it. */
export const aroundPage = (db: ReadDb, { batch, place, edition, page }: DeskPage): DeskPage[] =>
  db
    .all<Row>(
      `SELECT ${columns} FROM scan_page WHERE batch_id = ? AND (place BETWEEN ? AND ? OR (edition_id = ? AND page = ?)) ORDER BY place`,
      batch,
      place - 5 * apart,
      place + 5 * apart,
      edition,
      page,
    )
    .map(toPage);

export function findPage(db: ReadDb, id: Id): DeskPage {
  const row = db.get<Row>(`SELECT ${columns} FROM scan_page WHERE id = ?`, id);
  if (!row) throw new Refusal('not-found', { what: 'page' });
  return toPage(row);
}

/** Pages that nobody has looked at yet, in their order. */
export const unreadOf = (db: ReadDb, batch: Id): { id: Id; path: string; hash: string; number: number }[] =>
  db.all('SELECT id, path, hash, number FROM scan_page WHERE batch_id = ? AND look IS NULL ORDER BY place', batch);

export interface DeskBatch {
  id: Id;
  started: Instant;
  paths: string[] | null;
}

export function findBatch(db: ReadDb, id: Id): DeskBatch {
  const row = db.get<{ id: Id; started: Instant; paths: string | null }>('SELECT id, started, paths FROM scan_batch WHERE id = ?', id);
  if (!row) throw new Refusal('not-found', { what: 'batch' });
  return { ...row, paths: row.paths === null ? null : (JSON.parse(row.paths) as string[]) };
}

export function beginBatch(store: Store, id: Id, started: Instant, paths: readonly string[]): void {
  store.jot((write) => write('INSERT INTO scan_batch (id, started, paths) VALUES (?, ?, ?)', id, started, JSON.stringify(paths)));
}

export interface NewPage {
  id: Id;
  path: string;
  hash: string;
  number: number;
  bytes: number;
  look: Look | null;
}

/**
 * All pages of a batch, before any is looked at. A page that lies on the desk already, from an earlier batch, moves over with what was
 * read from it.
 */
export function layOut(store: Store, batch: Id, pages: readonly NewPage[]): void {
  const there = store.read((db) => {
    const known = new Map<string, Id>();
    for (const hash of new Set(pages.map((page) => page.hash)))
      for (const { id, number } of db.all<{ id: Id; number: number }>(
        `SELECT id, number FROM scan_page WHERE hash = ? AND json_extract(look, '$.ok')`,
        hash,
      ))
        known.set(`${hash} ${number}`, id);
    return known;
  });
  store.jot((write) => {
    pages.forEach(({ id, path, hash, number, bytes, look }, at) => {
      const place = at * apart;
      const before = hash === '' ? undefined : there.get(`${hash} ${number}`);
      // What was not read before, or could not be, is read now, and is one page.
      if (hash !== '')
        write(`DELETE FROM scan_page WHERE hash = ? AND number = ? AND (look IS NULL OR NOT json_extract(look, '$.ok'))`, hash, number);
      if (before !== undefined) {
        write('UPDATE scan_page SET batch_id = ?, place = ?, path = ? WHERE id = ?', batch, place, path, before);
        for (let part = 1; part < apart; part++)
          write(
            'UPDATE scan_page SET batch_id = ?, place = ?, path = ? WHERE hash = ? AND number = ?',
            batch,
            place + part,
            path,
            hashOfPart(hash, part),
            number,
          );
      } else
        write(
          `INSERT INTO scan_page (id, batch_id, place, path, hash, number, bytes, look, boxes, inked, blank, queued, untyped)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)`,
          id,
          batch,
          place,
          path,
          hash,
          number,
          bytes,
          look === null ? null : JSON.stringify(look),
        );
    });
    write('UPDATE scan_batch SET paths = NULL WHERE id = ?', batch);
    write(
      'DELETE FROM scan_batch WHERE paths IS NULL AND id <> ? AND NOT EXISTS (SELECT 1 FROM scan_page WHERE batch_id = scan_batch.id)',
      batch,
    );
  });
}

/** Where a page belongs, as far as it is known. */
export interface Belonging {
  edition: Id | null;
  layout: string | null;
  copy: Id | null;
  participant: Id | null;
  page: number | null;
  by: 'code' | 'hand' | null;
}

export interface Reading {
  id: Id;
  look: Look;
  belonging: Belonging;
  crops: { id: Id; field: string; jpeg: Uint8Array; width: number; height: number }[];
  /** Further pages in the same picture. */
  beside: Reading[];
}

/** What was read from some pages, in one go: every one would cost the disk a wait. */
export function putDown(store: Store, readings: readonly Reading[]): void {
  if (readings.length === 0) return;
  store.jot((write) => {
    for (const { id, look, belonging, crops } of readings.flatMap((reading) => [reading, ...layBeside(store, write, reading)])) {
      write('DELETE FROM scan_crop WHERE page_id = ? AND id NOT IN (SELECT id FROM handwriting)', id);
      for (const { id: crop, field, jpeg, width, height } of crops)
        write(
          'INSERT INTO scan_crop (id, page_id, field, participant_id, width, height, jpeg) VALUES (?, ?, ?, ?, ?, ?, ?)',
          crop,
          id,
          field,
          belonging.participant,
          width,
          height,
          Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.length),
        );
      write(
        'UPDATE scan_page SET look = ?, edition_id = ?, layout_id = ?, copy_id = ?, participant_id = ?, page = ?, placed_by = ? WHERE id = ?',
        JSON.stringify(look),
        belonging.edition,
        belonging.layout,
        belonging.copy,
        belonging.participant,
        belonging.page,
        belonging.by,
        id,
      );
      const said = store.read((db) => db.get<{ said: string | null }>('SELECT said FROM scan_page WHERE id = ?', id))?.said;
      writeCounts(write, id, look, said ? (JSON.parse(said) as Record<string, string>) : {});
    }
  });
}

type Write = Parameters<Parameters<Store['jot']>[0]>[0];

/** Makes room after a page for those in the same picture. Answers the ones that are new: the others lie there already, and stay as they are. */
function layBeside(store: Store, write: Write, { id, beside }: Reading): Reading[] {
  if (beside.length === 0) return [];
  const { batch, place, path, hash, number, bytes } = store.read((db) => findPage(db, id));
  return beside.filter((reading, at) => {
    const own = hashOfPart(hash, at + 1);
    const there = store.read((db) => db.get('SELECT 1 FROM scan_page WHERE hash = ? AND number = ?', own, number));
    if (there) return false;
    const taken = store.read((db) => db.get('SELECT 1 FROM scan_page WHERE batch_id = ? AND place = ?', batch, place + at + 1));
    const last = store.read((db) => db.get<{ place: number }>('SELECT max(place) AS place FROM scan_page WHERE batch_id = ?', batch));
    write(
      `INSERT INTO scan_page (id, batch_id, place, path, hash, number, bytes, boxes, inked, blank, queued, untyped)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)`,
      reading.id,
      batch,
      taken ? (last?.place ?? 0) + 1 : place + at + 1,
      path,
      own,
      number,
      bytes,
    );
    return true;
  });
}

function writeCounts(write: Write, id: Id, look: Look, said: Readonly<Record<string, string>>): void {
  const { boxes, inked, blank, queued, untyped } = countBoxes(look, said);
  write(
    'UPDATE scan_page SET boxes = ?, inked = ?, blank = ?, queued = ?, untyped = ? WHERE id = ?',
    boxes,
    inked,
    blank,
    queued,
    untyped,
    id,
  );
}

/** Name, setting and coach on the cover say who it is; they are no answers. */
export const isOnCover = (field: string): boolean => /-(?:name|setting|coach):individual$/.test(field);

export const isOwnersName = (field: string): boolean => /-name:individual$/.test(field);

export function countBoxes(look: Look, said: Readonly<Record<string, string>>) {
  const boxes = look.ok ? look.boxes.filter(({ field }) => !isOnCover(field)) : [];
  const open = boxes.filter(({ field }) => said[field] === undefined);
  return {
    boxes: boxes.length,
    inked: boxes.filter(({ ink }) => ink !== 'blank').length,
    blank: boxes.filter(({ ink }) => ink === 'blank').length,
    queued: open.filter((box) => box.queued).length,
    untyped: open.filter((box) => box.reading === null && box.ink !== 'blank').length,
  };
}

export function sayOf(store: Store, id: Id, field: string, text: string | null): void {
  const page = store.read((db) => findPage(db, id));
  if (!page.look?.ok || !page.look.boxes.some((box) => box.field === field)) throw new Refusal('not-found', { what: 'field' });
  const { [field]: _, ...others } = page.said;
  const said = text === null ? others : { ...others, [field]: text };
  const { look } = page;
  store.jot((write) => {
    write('UPDATE scan_page SET said = ? WHERE id = ?', JSON.stringify(said), id);
    writeCounts(write, id, look, said);
  });
}

export function nameOwner(store: Store, pages: readonly Id[], participant: Id | null): void {
  store.jot((write) => {
    for (const id of pages) {
      write('UPDATE scan_page SET participant_id = ? WHERE id = ?', participant, id);
      write('UPDATE scan_crop SET participant_id = ? WHERE page_id = ?', participant, id);
    }
  });
}

/** Takes pages from the desk. Handwriting that an answer has stays with it, and so does what an undo may bring back. */
export function clearAway(store: Store, batch: Id, pages?: readonly Id[]): void {
  store.jot((write) => {
    const some = pages && JSON.stringify(pages);
    const which = `batch_id = ? ${some ? 'AND id IN (SELECT value FROM json_each(?))' : ''}`;
    const given = some ? [batch, some] : [batch];
    write(`UPDATE scan_crop SET page_id = NULL WHERE page_id IN (SELECT id FROM scan_page WHERE ${which})`, ...given);
    write(`DELETE FROM scan_page WHERE ${which}`, ...given);
    write('DELETE FROM scan_batch WHERE id = ? AND NOT EXISTS (SELECT 1 FROM scan_page WHERE batch_id = scan_batch.id)', batch);
    sweep(write);
  });
}

const sweep = (write: Write): void =>
  write(
    `DELETE FROM scan_crop WHERE page_id IS NULL AND id NOT IN (SELECT id FROM handwriting)
       AND id NOT IN (SELECT record FROM change WHERE record_table = 'handwriting')`,
  );

const daysOnDesk = 90;

/** What lay on the desk for a season is forgotten, and pictures of answers that are gone for good go with them. */
export function tidyDesk(store: Store, now: Instant): void {
  const before = new Date(Date.parse(now) - daysOnDesk * 86_400_000).toISOString();
  const old = store.read((db) => db.all<{ id: Id }>('SELECT id FROM scan_batch WHERE started < ?', before));
  for (const { id } of old) clearAway(store, id);
  store.jot((write) => {
    sweep(write);
    write(
      'DELETE FROM scan_crop WHERE page_id IS NOT NULL AND page_id NOT IN (SELECT id FROM scan_page) AND id NOT IN (SELECT id FROM handwriting)',
    );
  });
}

/** A page as a thread saw it, in the form in which it is kept. */
export function toReading(id: Id, look: PageLook, belonging: Belonging, newId: () => Id): Reading {
  const crops: Reading['crops'] = [];
  const { boxes, layout: _, beside: __, ...facts } = look;
  const kept = boxes.map(({ crop, ...box }): KeptBox => {
    if (!crop) return { ...box, crop: null };
    const own = newId();
    crops.push({ id: own, field: box.field, ...crop });
    return { ...box, crop: own };
  });
  return { id, look: { ok: true, ...facts, refused: false, again: false, boxes: kept }, belonging, crops, beside: [] };
}
