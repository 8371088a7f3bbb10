import path from 'node:path';
import type { ParsedInput } from '../../../preload/contract/calls.ts';
import type { CopiesResult } from '../../../preload/contract/model/copies.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Participant } from '../../../preload/contract/model/people.ts';
import type { Edition } from '../../../preload/contract/model/workbook.ts';
import { readCodes } from '../frameworks/codes.ts';
import type { House } from '../house.ts';
import type { Work } from '../jobs.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { createCopyCodes } from '../print/pack/codes.ts';
import { runPack } from '../print/pack/pack.ts';
import type { Said } from '../print/compose/thread.ts';
import type { Book } from '../print/marks.ts';
import { editionFor, fileTitle, noteFiles } from '../print/packs.ts';
import { Refusal } from '../refusal.ts';
import { readThread } from '../review/actions.ts';
import { readSettings } from '../settings/settings.ts';
import type { ReadDb } from '../store/store.ts';
import { canonicalJson } from '../workbooks/canonical.ts';
import { readContent } from '../workbooks/drafts.ts';
import { type CopyGroup, groupCopies, planCopies } from './copies.ts';

type Request = ParsedInput<'copy.make'>;
/** People whose copies are alike but for their names, or one person whose copy begins with what they said. */
interface PrintSet {
  people: Participant[];
  own?: Said[] | undefined;
}
interface Made {
  id: Id;
  name: string;
  code: string;
}

/**
 * A workbook for everybody in a cohort: each in their own preset, laid out once a preset, noted here before it is written. Those
 * who have the edition already keep theirs; whoever joins later gets one by asking again.
 */
export async function runCohortCopies(request: Request, house: House, work: Work): Promise<CopiesResult> {
  const { deps, press } = house;
  const store = house.store();
  const { people, usual, settings } = store.read((db) => {
    readCohort(db, request.cohort);
    const wanted = new Set(request.people ?? planCopies(db, request.cohort, request.workbook).groups.flatMap((group) => group.people));
    const print = readSettings(db).print;
    return { people: listPeople(db, request.cohort).filter(({ id }) => wanted.has(id)), usual: print.preset, settings: print };
  });
  // One edition for all, whatever a cohort calls its statements: their copies have a layout of their own.
  const content = store.read((db) => ({ ...readContent(db, request.workbook), codes: readCodes(db, request.cohort) }));
  const edition = editionFor(request.workbook, house);
  const folder = path.resolve(request.folder ?? settings.folder ?? deps.outFolder);
  const result: CopiesResult = { folder, edition: edition.id, files: [], copies: 0, pages: 0, bytes: 0, unset: [] };

  const said = request.thread ? store.read((db) => readSaid(db, people, edition.id)) : new Map<Id, Said[]>();
  const setOf = ({ people: some, ...group }: CopyGroup, own?: Said[]) => {
    const book = press.compose(content, { audience: 'participant', preset: group.preset, paper: settings.paper }, own);
    return { book, copies: noteCopies({ ...group, people: some }, book, edition, request.workbook, house) };
  };
  const runs = groupCopies(people, usual).flatMap((group) => {
    const alike = group.people.filter(({ id }) => !said.has(id));
    const apart = group.people.filter(({ id }) => said.has(id));
    // What only one person's copy says is set for that person alone.
    const sets: PrintSet[] = [
      ...(alike.length > 0 ? [{ people: alike }] : []),
      ...apart.map((person) => ({ people: [person], own: said.get(person.id) })),
    ];
    const merged = group.route === 'paper' && request.paper === 'merged';
    return (merged ? [sets] : sets.map((set) => [set])).map((some) => ({ group, sets: some, merged }));
  });

  for (const { group, sets, merged } of runs) {
    if (work.signal.aborted) throw new Refusal('cancelled', { folder, written: result.copies });
    const { preset } = group;
    const [first, ...further] = sets;
    if (!first) continue;
    const before = result.copies;
    const main = setOf({ ...group, people: first.people }, first.own);
    const made = [...main.copies];
    const pack = await runPack({
      book: main.book,
      fonts: press.faces().fonts,
      images: press.images(content),
      now: deps.now(),
      workbook: request.workbook,
      edition: edition.hash,
      preset,
      title: fileTitle(content, { audience: 'participant', preset }),
      copies: main.copies,
      output: merged ? 'merged' : 'separate',
      others: {
        count: further.reduce((sum, set) => sum + set.people.length, 0),
        sets: noted(
          further.map((set) => () => setOf({ ...group, people: set.people }, set.own)),
          made,
        ),
      },
      folder,
      onProgress: (done) => work.progress(before + done, people.length),
      signal: work.signal,
    }).catch((error: unknown) => {
      // Some of them may be out there: whoever is erased later is told where to look.
      noteFiles(made, () => folder, house);
      throw error;
    });
    const fileOf = (at: number): string => path.join(folder, pack.files[merged ? 0 : at] ?? '');
    noteFiles(made, fileOf, house);
    store.change({ op: deps.newId(), scope: 'copies', label: 'copies-written', undoable: false }, (tx) => {
      for (const [at, { id }] of made.entries()) tx.update('copy', id, { file: fileOf(at) });
    });
    result.files.push(...pack.files);
    result.copies += pack.copies;
    result.pages += pack.pages;
    result.bytes += pack.bytes;
    result.unset.push(...pack.unset);
  }
  store.note('copies-made', { cohort: request.cohort, copies: result.copies });
  return result;
}

/** Makes each when its turn comes, and adds its copies to those that were made: they are known here before they are written. */
function* noted(sets: readonly (() => { book: Book; copies: Made[] })[], made: Made[]): Iterable<{ book: Book; copies: Made[] }> {
  for (const make of sets) {
    const set = make();
    made.push(...set.copies);
    yield set;
  }
}

/** What each has open from before this edition, as their copy tells it. */
function readSaid(db: ReadDb, people: readonly Participant[], edition: Id): Map<Id, Said[]> {
  const said = new Map<Id, Said[]>();
  for (const { id } of people) {
    const { actions } = readThread(db, id, edition);
    if (actions.length > 0)
      said.set(
        id,
        actions.map(({ what, when, told, editionTitle, said: on, fields }) => ({ what, when, told, from: editionTitle ?? '', on, fields })),
      );
  }
  return said;
}

/** One row a copy, with the layout that they share: where each field stands is what a scan is cut up by. */
function noteCopies({ preset, route, people }: CopyGroup, book: Book, edition: Edition, workbook: Id, { store, deps }: House): Made[] {
  const fields = canonicalJson(book.fields);
  const { codes, layout } = store().read((db) => ({
    codes: new Set(db.all<{ code: string }>('SELECT code FROM copy WHERE edition_id = ?', edition.id).map(({ code }) => code)),
    // Latecomers share the layout of those who came in time.
    layout: db.get<{ id: Id }>(
      `SELECT id FROM layout WHERE edition_id = ? AND audience = 'participant' AND preset = ? AND pages = ? AND fields = ?`,
      edition.id,
      preset,
      book.pages.length,
      fields,
    ),
  }));
  const nextCode = createCopyCodes(codes);
  const made = people.map((person: Participant) => ({ id: deps.newId(), person: person.id, name: person.name, code: nextCode() }));
  const layoutId = layout?.id ?? deps.newId();
  store().change({ op: deps.newId(), scope: `workbook:${workbook}`, label: 'copies-made', undoable: false }, (tx) => {
    if (!layout)
      tx.insert('layout', {
        id: layoutId,
        edition_id: edition.id,
        audience: 'participant',
        preset,
        paper: readSettings(tx).print.paper,
        pages: book.pages.length,
        fields,
      });
    for (const { id, person, code } of made)
      tx.insert('copy', {
        id,
        edition_id: edition.id,
        layout_id: layoutId,
        participant_id: person,
        name: null,
        code,
        preset,
        made: deps.now(),
        route,
      });
  });
  return made;
}
