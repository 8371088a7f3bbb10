import type { CallOutput } from '../../../../preload/contract/calls.ts';
import type { Id, Instant } from '../../../../preload/contract/model/ids.ts';
import type { ScanBatch, ScanBook, ScanBox, ScanPage, ScanState } from '../../../../preload/contract/model/scans.ts';
import type { House } from '../../house.ts';
import { foldName } from '../../people/tables/cells.ts';
import { isErased } from '../../store/safety/tombstones.ts';
import type { ReadDb, Store } from '../../store/store.ts';
import { runOf, secondsLeft } from './batch.ts';
import { aroundPage, countBoxes, type DeskPage, findBatch, findPage, isOnCover, pagesOf } from './desk.ts';
import { type Laid, runsOf, type Shelf, suggestByOrder } from './order.ts';
import { type Known, type KnownLayout, knowPages } from './places.ts';
import { proposeBoxes } from './propose.ts';

/* What lies on the desk, as it stands against what is kept now. */

type Counts = Pick<ScanPage, 'counts'>;

export function listBatches(db: ReadDb, store: Store, house: House): ScanBatch[] {
  return db
    .all<{ id: Id }>('SELECT id FROM scan_batch ORDER BY started DESC, id DESC')
    .map(({ id }) => readBatch(db, store, house, id).batch);
}

export function readBatch(db: ReadDb, store: Store, house: House, batch: Id): CallOutput<'scans.batch'> {
  const { started, paths } = findBatch(db, batch);
  const desk = [...pagesOf(db, batch)];
  const pages = toPages(db, desk, house);
  const run = runOf(store, batch);
  const unread = desk.filter(({ look }) => look === null).length;
  const counts = {} as Record<ScanState, number>;
  for (const { state } of pages) counts[state] = (counts[state] ?? 0) + 1;
  return {
    batch: {
      id: batch,
      started,
      state: run ? 'reading' : unread > 0 || paths !== null ? 'stopped' : 'read',
      files: new Set(desk.map(({ path }) => path)).size,
      pages: desk.length,
      read: desk.length - unread,
      secondsLeft: run ? secondsLeft(run) : null,
      counts,
      queued: pages.reduce((sum, page) => sum + (page.state === 'placed' || page.state === 'generic' ? page.counts.queued : 0), 0),
    },
    pages,
    books: booksOf(db, pages, desk, knowPages(db, house)),
  };
}

/** Of one page what it is depends on the others of its batch: which is the better picture, what lies before and after it. */
export function readPage(db: ReadDb, house: House, id: Id): { desk: DeskPage; page: ScanPage; boxes: ScanBox[] } {
  const desk = findPage(db, id);
  // What a page is likely to be that says nothing itself, all of its batch tells together.
  const near = desk.look?.ok && desk.edition === null ? [...pagesOf(db, desk.batch)] : aroundPage(db, desk);
  const page = toPages(db, near, house).find((each) => each.id === id) as ScanPage;
  return { desk, page, boxes: proposeBoxes(db, knowPages(db, house), desk) };
}

interface Person {
  name: string;
  knownAs: string | null;
  gone: number;
}

export function toPages(db: ReadDb, desk: readonly DeskPage[], house: House): ScanPage[] {
  const known = knowPages(db, house);
  const people = new Map(
    db
      .all<Person & { id: Id }>(
        `SELECT p.id, p.name, p.known_as AS knownAs, (p.deleted_at IS NOT NULL OR c.deleted_at IS NOT NULL) AS gone
         FROM participant p JOIN cohort c ON c.id = p.cohort_id`,
      )
      .map(({ id, ...row }) => [id, row]),
  );
  const accepted = acceptedIn(db);
  const pages = desk.map((page): ScanPage => toPage(db, page, known, people, accepted));
  markDoubles(pages, desk);
  const laid = pages.map((page, at): Laid => ({ page, path: desk[at]?.path ?? '' }));
  return suggestByOrder(laid, shelfOf(desk, known, accepted));
}

interface Accepted {
  /** By picture. */
  pictures: ReadonlyMap<string, { participant: Id; edition: Id; page: number }>;
  /** By person, edition and page. */
  pages: ReadonlyMap<string, string>;
}

const keyOfPage = (participant: Id, edition: Id, page: number): string => `${participant} ${edition} ${page}`;

function acceptedIn(db: ReadDb): Accepted {
  const rows = db.all<{ hash: string; participant: Id; edition: Id; page: number | null; received: Instant }>(
    `SELECT hash, participant_id AS participant, edition_id AS edition, json_extract(report, '$.page') AS page, received
     FROM return_file WHERE kind = 'scan' ORDER BY received`,
  );
  return {
    pictures: new Map(rows.map(({ hash, participant, edition, page }) => [hash, { participant, edition, page: page ?? 0 }])),
    pages: new Map(rows.map(({ hash, participant, edition, page }) => [keyOfPage(participant, edition, page ?? 0), hash])),
  };
}

function toPage(db: ReadDb, desk: DeskPage, known: Known, people: ReadonlyMap<Id, Person>, accepted: Accepted): ScanPage {
  const { look } = desk;
  const before = accepted.pictures.get(`${desk.hash}:${desk.number}`);
  const belongs = before ? { ...desk, participant: before.participant, edition: before.edition, page: before.page } : desk;
  const edition = belongs.edition === null ? null : known.editionById(belongs.edition);
  const person = belongs.participant === null ? undefined : people.get(belongs.participant);
  const layout = edition && belongs.layout ? known.layout(edition.id, belongs.layout) : null;
  const copy = edition && look?.ok && look.code ? known.copy(edition.id, look.code.copy) : null;
  const printedFor = copy && copy.participant === null ? (copy.name ?? '') : '';
  const counts: Counts['counts'] = look ? countBoxes(look, desk.said) : { boxes: 0, inked: 0, blank: 0, queued: 0, untyped: 0 };
  const page: ScanPage = {
    id: desk.id,
    batch: desk.batch,
    file: nameOf(desk.path),
    number: desk.number,
    state: 'waiting',
    problem: null,
    by: desk.placedBy,
    sure: look?.ok && look.sure ? 'sure' : 'unsure',
    edition,
    copy: belongs.copy,
    participant: person && person.gone === 0 ? belongs.participant : null,
    printedFor,
    alike: printedFor === '' ? [] : peopleNamed(people, printedFor),
    page: belongs.page ?? (look?.ok ? (look.code?.page ?? 0) : 0),
    pages: layout?.pages ?? 0,
    paper: look?.ok && look.paper.width > 0 ? look.paper : { width: 595.28, height: 841.89 },
    turned: look?.ok ? look.turned : 0,
    width: look?.ok ? look.width : 0,
    height: look?.ok ? look.height : 0,
    corners: look?.ok ? look.corners : null,
    reason: null,
    same: null,
    counts,
  };
  if (before) return { ...page, state: 'accepted' };
  if (!look) return page;
  if (!look.ok) return { ...page, state: 'unplaced', problem: look.problem };
  if (look.refused || (belongs.participant !== null && isErased(db, belongs.participant))) return { ...page, state: 'erased' };
  if (look.blank) return { ...page, state: 'blank' };
  if (!look.code && desk.placedBy !== 'hand')
    return look.others && look.marks === 0 ? { ...page, state: 'not-ours' } : { ...page, state: 'unplaced', problem: 'no-code' };
  if (!edition) return { ...page, state: 'unplaced', problem: 'unknown-edition' };
  if (!layout || page.page < 1 || page.page > layout.pages) return { ...page, state: 'unplaced', problem: 'no-such-page' };
  if (desk.placedBy === 'code') {
    if (!look.corners || look.marks < 2) return { ...page, state: 'unplaced', problem: 'no-corners' };
    // A code of ours that this store has not given: from another computer, or from a store that was put back.
    if (desk.copy === null && look.code && look.code.copy !== '00000' && page.participant === null)
      return { ...page, state: 'unplaced', problem: 'unknown-copy' };
  }
  if (page.participant === null) return { ...page, state: 'generic' };
  const earlier = accepted.pages.get(keyOfPage(page.participant, edition.id, page.page));
  return { ...page, state: earlier === undefined ? 'placed' : 'duplicate' };
}

/** Of two pictures of one page the one is taken that lies straighter and reads more clearly, or else the first. */
function markDoubles(pages: ScanPage[], desk: readonly DeskPage[]): void {
  const best = new Map<string, number>();
  pages.forEach((page, at) => {
    if ((page.state !== 'placed' && page.state !== 'generic') || !page.edition) return;
    const whose = page.participant ?? page.copy;
    // Without a name nothing says that two are of one person.
    if (whose === null) return;
    const key = `${whose} ${page.edition.id} ${page.page}`;
    const other = best.get(key);
    if (other === undefined) best.set(key, at);
    else {
      const wins = rank(page, desk[at]) > rank(pages[other] as ScanPage, desk[other]);
      const [kept, left] = wins ? [at, other] : [other, at];
      best.set(key, kept);
      pages[left] = { ...(pages[left] as ScanPage), state: 'duplicate', same: (pages[kept] as ScanPage).id };
    }
  });
}

const rank = (page: ScanPage, desk: DeskPage | undefined): number =>
  (desk?.placedBy === 'hand' ? 1000 : 0) +
  Object.keys(desk?.said ?? {}).length * 100 +
  (page.sure === 'sure' ? 50 : 0) -
  page.counts.queued;

function shelfOf(desk: readonly DeskPage[], known: Known, { pages }: Accepted): Shelf {
  const layouts = new Map(desk.map(({ id, layout }) => [id, layout]));
  const seen = new Map<string, ReadonlySet<number>>();
  return {
    accepted: (participant, edition, page) => pages.has(keyOfPage(participant, edition, page)),
    written: ({ id, edition }) => {
      const layout = layouts.get(id) ?? null;
      const key = `${edition?.id} ${layout}`;
      const found = seen.get(key) ?? pagesToWriteOn(edition && layout ? known.layout(edition.id, layout) : null);
      seen.set(key, found);
      return found;
    },
  };
}

const pagesToWriteOn = (layout: KnownLayout | null): ReadonlySet<number> =>
  new Set((layout?.places ?? []).filter(({ id }) => !isOnCover(id)).map(({ page }) => page));

function booksOf(db: ReadDb, pages: readonly ScanPage[], desk: readonly DeskPage[], known: Known): ScanBook[] {
  const paths = new Map(desk.map(({ id, path }) => [id, path]));
  const runs = new Map(
    runsOf(pages.map((page): Laid => ({ page, path: paths.get(page.id) ?? '' }))).flatMap((run) =>
      run.map(({ id }) => [id, run[0]?.id ?? '']),
    ),
  );
  const books = new Map<string, { book: ScanBook; layouts: Set<string>; have: Set<number> }>();
  const layoutOf = new Map(desk.map(({ id, layout }) => [id, layout]));
  for (const page of pages) {
    if (!page.edition || !['placed', 'generic', 'duplicate', 'accepted'].includes(page.state)) continue;
    const whose = page.participant ?? page.copy;
    const key = `${whose ?? `nobody ${runs.get(page.id) ?? page.id}`} ${page.edition.id}`;
    const found = books.get(key) ?? {
      book: { participant: page.participant, copy: page.copy, edition: page.edition, pages: [], missing: [] },
      layouts: new Set<string>(),
      have: new Set<number>(),
    };
    books.set(key, found);
    found.book.pages.push(page.id);
    found.have.add(page.page);
    const layout = layoutOf.get(page.id);
    if (layout) found.layouts.add(layout);
  }
  const numberOf = new Map(pages.map(({ id, page }) => [id, page]));
  return [...books.values()].map(({ book, layouts, have }) => {
    const [layout] = layouts;
    const wanted = pagesToWriteOn(layout ? known.layout(book.edition.id, layout) : null);
    const before =
      book.participant === null
        ? []
        : db.all<{ page: number }>(
            `SELECT DISTINCT json_extract(report, '$.page') AS page FROM return_file WHERE kind = 'scan' AND participant_id = ? AND edition_id = ?`,
            book.participant,
            book.edition.id,
          );
    for (const { page } of before) have.add(page);
    return {
      ...book,
      pages: book.pages.toSorted((one, other) => (numberOf.get(one) ?? 0) - (numberOf.get(other) ?? 0)),
      missing: [...wanted].filter((page) => !have.has(page)).toSorted((one, other) => one - other),
    };
  });
}

const mostAlike = 8;
function peopleNamed(people: ReadonlyMap<Id, Person>, name: string): Id[] {
  const wanted = foldName(name);
  return [...people]
    .filter(
      ([, person]) =>
        person.gone === 0 && (foldName(person.name) === wanted || (person.knownAs !== null && foldName(person.knownAs) === wanted)),
    )
    .map(([id]) => id)
    .slice(0, mostAlike);
}

/** The file's own name, whichever system it is from. */
const nameOf = (path: string): string => (path.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cc}+/gu, ' ').slice(0, 255);
