import path from 'node:path';
import type { ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { PackResult } from '../../../preload/contract/model/print.ts';
import type { Edition } from '../../../preload/contract/model/workbook.ts';
import type { House } from '../house.ts';
import type { Work } from '../jobs.ts';
import { noteFileWritten } from '../store/safety/activity.ts';
import { outputFolder } from '../settings/settings.ts';
import { canonicalJson } from '../workbooks/canonical.ts';
import { type Content, readContent } from '../workbooks/drafts.ts';
import { currentEdition, issueEdition } from '../workbooks/editions.ts';
import type { Book } from './marks.ts';
import { runPack } from './pack/pack.ts';
import { createCopyCodes } from './pack/codes.ts';

type Request = ParsedInput<'print.pack'>;

interface Copy {
  id: Id;
  name: string;
  code: string;
}

/**
 * A print run, from the draft to files: freezes an edition if the draft has moved on since the last one, lays it out, notes the
 * copies before the first is written (a file that is out there must be known here), and writes them.
 */
export async function runWorkbookPack(request: Request, house: House, work: Work): Promise<PackResult> {
  const { deps, press } = house;
  const store = house.store();
  const options = { audience: request.audience, preset: request.preset, paper: request.paper };
  const content = store.read((db) => readContent(db, request.workbook));
  const edition = request.audience === 'participant' ? editionFor(request.workbook, house) : null;
  const book = press.compose(content, options);
  const copies = edition ? noteCopies(request, book, edition, house) : [];
  const folder = outputFolder(house, request.folder);

  const noteWritten = (fileOf: (at: number) => string): void => noteFiles(copies, fileOf, house);
  const result = await runPack({
    book,
    fonts: press.faces().fonts,
    images: press.images(content),
    now: deps.now(),
    workbook: request.workbook,
    edition: edition?.hash ?? '',
    preset: request.preset,
    title: fileTitle(content, request),
    copies,
    output: request.output,
    folder,
    onProgress: work.progress,
    signal: work.signal,
  }).catch((error: unknown) => {
    // Some of them may be out there: whoever is erased later is told where to look.
    noteWritten(() => folder);
    throw error;
  });
  noteWritten((at) => path.join(folder, result.files[request.output === 'merged' ? 0 : at] ?? ''));
  store.note('workbooks-printed', { copies: result.copies, pages: result.pages });
  return { ...result, folder, edition: book.edition };
}

/** The latest edition, issued now if the draft has moved on since. */
export function editionFor(workbook: Id, { store, deps }: House): Edition {
  const current = store().read((db) => currentEdition(db, workbook));
  if (current) return current;
  const id = deps.newId();
  let issued: Edition | undefined;
  store().change({ op: deps.newId(), scope: `workbook:${workbook}`, label: 'issue-edition', undoable: false }, (tx) => {
    issued = issueEdition(tx, workbook, id, deps.now());
  });
  if (!issued) throw new Error('an edition that has just been issued is not there');
  return issued;
}

/** One row a copy, with the layout that they share: where each field stands is what a scan is cut up by. */
function noteCopies(request: Request, book: Book, edition: Edition, { store, deps }: House): Copy[] {
  const taken = new Set(
    store()
      .read((db) => db.all<{ code: string }>('SELECT code FROM copy WHERE edition_id = ?', edition.id))
      .map(({ code }) => code),
  );
  const nextCode = createCopyCodes(taken);
  const copies = request.names.map((name) => ({ id: deps.newId(), name, code: nextCode() }));
  const layout = deps.newId();
  store().change({ op: deps.newId(), scope: `workbook:${request.workbook}`, label: 'copies-made', undoable: false }, (tx) => {
    tx.insert('layout', {
      id: layout,
      edition_id: edition.id,
      audience: request.audience,
      preset: request.preset,
      paper: request.paper,
      pages: book.pages.length,
      fields: canonicalJson(book.fields),
    });
    for (const { id, name, code } of copies)
      tx.insert('copy', {
        id,
        edition_id: edition.id,
        layout_id: layout,
        participant_id: null,
        name,
        code,
        preset: request.preset,
        made: deps.now(),
      });
  });
  return copies;
}

/** Where each copy went, in one transaction: a thousand notes are one write to the disk. */
export function noteFiles(copies: readonly Pick<Copy, 'id'>[], fileOf: (at: number) => string, { store, deps }: House): void {
  if (copies.length === 0) return;
  store().change({ op: deps.newId(), scope: 'copies', label: 'copies-written', undoable: false }, () => {
    for (const [at, { id }] of copies.entries()) noteFileWritten(store(), { copy: id }, 'copy-written', fileOf(at));
  });
}

export function fileTitle({ workbook }: Content, { audience, preset }: Pick<Request, 'audience' | 'preset'>): string {
  return [workbook.title, audience === 'facilitator' ? 'facilitator' : '', preset === 'standard' ? '' : preset].filter(Boolean).join(', ');
}
