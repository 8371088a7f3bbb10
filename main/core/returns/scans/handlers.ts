import { existsSync } from 'node:fs';
import type { CallOutput, ParsedInput } from '../../../../preload/contract/calls.ts';
import type { scanCalls } from '../../../../preload/contract/calls/scans.ts';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { Handwriting } from '../../../../preload/contract/model/scans.ts';
import type { HandlersOf, House } from '../../house.ts';
import type { Work } from '../../jobs.ts';
import { savePerson } from '../../people/people.ts';
import { genericCopy } from '../../print/stamp/code.ts';
import { Refusal } from '../../refusal.ts';
import { isErased } from '../../store/safety/tombstones.ts';
import { gatherFiles, isAnything } from '../gather.ts';
import { acceptScans } from './accept.ts';
import { goOn, lookAt, readBatch as runBatch, settle, threadsOf } from './batch.ts';
import { clearAway, findBatch, findPage, isOwnersName, nameOwner, putDown, sayOf } from './desk.ts';
import { knowPages, onPage } from './places.ts';
import { partOf } from './spread.ts';
import { listBatches, readBatch, readPage } from './view.ts';

export const scanHandlers: HandlersOf<keyof typeof scanCalls> = {
  'scans.sort': ({ paths }, house) => ({ job: house.jobs.start((work) => sortFiles(paths, house, work)) }),
  'scans.read': ({ batch, paths }, house) => {
    const store = house.store();
    return { job: house.jobs.start((work) => runBatch(house, store, batch, paths, work)) };
  },
  'scans.resume': ({ batch }, house) => {
    const store = house.store();
    store.read((db) => findBatch(db, batch));
    return { job: house.jobs.start((work) => goOn(house, store, batch, work)) };
  },
  'scans.batches': (_, house) => house.store().read((db) => listBatches(db, house.store(), house)),
  'scans.batch': ({ batch }, house) => house.store().read((db) => readBatch(db, house.store(), house, batch)),
  'scans.page': ({ page: id }, house) => {
    const { desk, page, boxes } = house.store().read((db) => readPage(db, house, id));
    const name = desk.look?.ok ? desk.look.boxes.find(({ field }) => isOwnersName(field)) : undefined;
    return { page, boxes, name: name?.crop ?? null };
  },
  'scans.picture': (wish, house) => drawPicture(wish, house),
  'scans.crop': ({ crop }, { store }) => {
    const row = store().read((db) =>
      db.get<{ jpeg: Buffer; width: number; height: number }>('SELECT jpeg, width, height FROM scan_crop WHERE id = ?', crop),
    );
    if (!row) throw new Refusal('not-found', { what: 'picture' });
    return { type: 'image/jpeg', data: row.jpeg.toString('base64'), width: row.width, height: row.height };
  },
  'scans.place': (input, house) => placeByHand(input, house),
  'scans.unplace': async ({ op, page: id }, house) => {
    const store = house.store();
    const { page, known } = store.read((db) => ({ page: findPage(db, id), known: knowPages(db, house) }));
    if (!existsSync(page.path)) throw new Refusal('file-missing');
    putDown(store, [await lookAt(house, store, known, page, null)]);
    store.announce('people', [{ table: 'scan_page', id }]);
    return { op, page: store.read((db) => readPage(db, house, id)).page };
  },
  'scans.name': ({ op, pages, whose }, house) => {
    const store = house.store();
    store.read((db) => pages.forEach((page) => findPage(db, page)));
    const owner = whose && (whose.is === 'known' ? requirePerson(whose.participant, house) : addPerson(op, whose, house));
    nameOwner(store, pages, owner);
    store.announce('people', [{ table: 'scan_page', id: pages[0] ?? '' }]);
    return { op };
  },
  'scans.write': ({ op, page, field, text }, { store }) => {
    sayOf(store(), page, field, text);
    store().announce('people', [{ table: 'scan_page', id: page }]);
    return { op };
  },
  'scans.discard': ({ op, batch, pages }, { store }) => {
    store().read((db) => findBatch(db, batch));
    clearAway(store(), batch, pages);
    store().announce('people', [{ table: 'scan_batch', id: batch }]);
    return { op };
  },
  'scans.accept': (input, house) => acceptScans(input, house.store(), house),
  'scans.handwriting': ({ participant, responses }, { store }) =>
    store().read((db) => {
      const wanted = responses ? JSON.stringify(responses) : null;
      return db.all<Handwriting>(
        `SELECT h.id, h.response_id AS response, h.participant_id AS participant, h.edition_id AS edition, h.field, c.width, c.height, h.written
         FROM handwriting h JOIN scan_crop c ON c.id = h.id
         WHERE (? IS NULL OR h.participant_id = ?) AND (? IS NULL OR h.response_id IN (SELECT value FROM json_each(?)))
           AND NOT EXISTS (SELECT 1 FROM handwriting n WHERE n.response_id = h.response_id AND (n.written > h.written OR (n.written = h.written AND n.id > h.id)))
         ORDER BY h.edition_id, h.field, h.id LIMIT 5000`,
        participant ?? null,
        participant ?? null,
        wanted,
        wanted,
      );
    }),
};

function requirePerson(id: Id, { store }: House): Id {
  return store().read((db) => {
    if (isErased(db, id)) throw new Refusal('erased');
    const found = db.get(
      'SELECT 1 FROM participant p JOIN cohort c ON c.id = p.cohort_id WHERE p.id = ? AND p.deleted_at IS NULL AND c.deleted_at IS NULL',
      id,
    );
    if (!found) throw new Refusal('not-found', { what: 'person' });
    return id;
  });
}

/** Sent again, whoever was added then is who was meant. */
function addPerson(op: Id, { cohort, name }: { cohort: Id; name: string }, { store, deps }: House): Id {
  const id = deps.newId();
  const { again } = store().change({ op, scope: 'people', label: 'add-person' }, (tx) => savePerson(tx, { id, cohort, name, revision: 0 }));
  return again
    ? (store()
        .touched(op)
        .find(({ table }) => table === 'participant')?.id ?? id)
    : id;
}

/** Files that one drop may hold. */
const mostSorted = 10_000;

async function sortFiles(paths: readonly string[], house: House, { signal, progress }: Work): Promise<unknown> {
  const files = gatherFiles(paths, isAnything);
  const sorted = { forms: [] as string[], scans: [] as string[], others: [] as string[] };
  const kinds: ('form' | 'scan' | 'other')[] = [];
  let done = 0;
  progress(0, files.length);
  await Promise.all(
    files.slice(0, mostSorted).map(async (path, at) => {
      const outcome = await threadsOf(house).run({ do: 'sort', path }, { signal });
      // Whatever brought a thread down is for the reader that can say what is wrong.
      kinds[at] = outcome.ok ? outcome.value : 'form';
      progress(++done, files.length);
    }),
  );
  if (signal.aborted) throw new Refusal('cancelled');
  files.slice(0, mostSorted).forEach((path, at) => sorted[`${kinds[at] ?? 'other'}s`].push(path));
  return sorted;
}

async function drawPicture({ page: id, of, width }: ParsedInput<'scans.picture'>, house: House): Promise<CallOutput<'scans.picture'>> {
  const page = house.store().read((db) => findPage(db, id));
  if (!existsSync(page.path)) throw new Refusal('file-missing');
  const look = page.look?.ok ? page.look : null;
  const wish = { of, width, corners: look?.corners ?? null, paper: look?.paper ?? { width: 595.28, height: 841.89 } };
  const outcome = await threadsOf(house).run({ do: 'image', path: page.path, page: page.number, wish }, { first: true });
  if (!outcome.ok) throw new Refusal('file-not-ours', { problem: outcome.problem });
  const { jpeg, ...size } = outcome.value;
  return { type: 'image/jpeg', data: Buffer.from(jpeg).toString('base64'), ...size };
}

/** Read again as the page that a person says it is, laid on the corners that they give. */
async function placeByHand(
  { op, page: id, edition, number, participant, corners }: ParsedInput<'scans.place'>,
  house: House,
): Promise<CallOutput<'scans.place'>> {
  const store = house.store();
  if (participant !== null) requirePerson(participant, house);
  const { desk, known, copy, layouts, hash } = store.read((db) => {
    const page = findPage(db, id);
    const pages = knowPages(db, house);
    const found = pages.editionById(edition);
    if (!found) throw new Refusal('not-found', { what: 'edition' });
    // Their own copy tells how it was laid out.
    const own =
      participant === null
        ? undefined
        : db.get<{ id: Id; code: string; layout: Id }>(
            'SELECT id, code, layout_id AS layout FROM copy WHERE edition_id = ? AND participant_id = ? ORDER BY made DESC',
            edition,
            participant,
          );
    const mine = own && pages.layout(edition, own.layout);
    const candidates = (mine ? [mine] : pages.layouts(edition)).filter((layout) => number <= layout.pages);
    if (candidates.length === 0) throw new Refusal('not-found', { what: 'page' });
    const code = db.get<{ hash: string }>('SELECT hash FROM edition WHERE id = ?', edition)?.hash ?? '';
    return { desk: page, known: pages, copy: own, layouts: candidates.map((layout) => onPage(layout, number)), hash: code };
  });
  if (!existsSync(desk.path)) throw new Refusal('file-missing');
  const said = { edition: hash.slice(0, 6).toUpperCase(), copy: copy?.code ?? genericCopy, page: number };
  const before = desk.look?.ok ? desk.look.corners : null;
  const byHand = { said, corners: corners ?? before };
  const outcome = await threadsOf(house).run(
    { do: 'page', path: desk.path, page: desk.number, part: partOf(desk.hash), byHand },
    { first: true, answer: () => ({ layouts }) },
  );
  if (!outcome.ok) throw new Refusal('file-not-ours', { problem: outcome.problem });
  if (outcome.value.corners === null) throw new Refusal('bad-input', { where: 'corners' });
  const reading = settle(id, outcome.value, known, house);
  putDown(store, [
    { ...reading, belonging: { edition, layout: outcome.value.layout, copy: copy?.id ?? null, participant, page: number, by: 'hand' } },
  ]);
  store.announce('people', [{ table: 'scan_page', id }]);
  return { op, page: store.read((db) => readPage(db, house, id)).page };
}
