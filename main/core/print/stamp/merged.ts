import { Refusal } from '../../refusal.ts';
import type { Fonts } from '../draw/letters.ts';
import type { Images } from '../draw/pictures.ts';
import { setBook, type Setting } from '../draw/setting.ts';
import { slotEntries } from '../draw/slots.ts';
import { dictionary, numbers, reference, text } from '../draw/syntax.ts';
import type { Book } from '../marks.ts';
import { genericCopy } from './code.ts';
import { fileId, type Identity, information, metadata } from './identity.ts';
import { readObjects } from './objects.ts';
import { type Body, ending, openPacked, type Packed } from './packed.ts';
import { shownBodies } from './personal.ts';
import type { Person } from './template.ts';

/**
 * All copies in one file for the printer. The pages of every copy share their streams; what a copy adds is its codes and
 * its name, and a line for each page. Written as it grows, in packed form, so that seventeen thousand pages are a few
 * megabytes on disk and a table of numbers in memory. It carries no tags and no fields: it is for paper.
 */
export interface MergedOptions {
  fonts: Fonts;
  images: Images;
  now: string;
  identity: Omit<Identity, 'copy'>;
  people: readonly Person[];
  /** Further books for the same pile, each made when its turn comes, for `count` people in all. */
  others?: { count: number; sets: Iterable<MergedSet> } | undefined;
  write: (parts: readonly Uint8Array[]) => Promise<void>;
  onProgress: (done: number) => void;
  signal: AbortSignal;
}

/** A book, and those whose copies it is. */
export interface MergedSet {
  book: Book;
  people: readonly Person[];
}

export async function writeMerged(book: Book, options: MergedOptions): Promise<{ pages: number; bytes: number; unset: string[] }> {
  const { now, people, others, write, onProgress, signal } = options;
  const total = people.length + (others?.count ?? 0);
  const file = openPacked(1);
  let pagesId = 0;
  let outlineId = 0;
  const items: number[] = [];
  const copies: { id: number; sides: number }[] = [];
  const unset: string[] = [];
  let pages = 0;

  for (const set of setsOf({ book, people }, others?.sets)) {
    const { setting, unset: missing } = await layOut(set, options, file, copies.length === 0);
    unset.push(...missing);
    if (copies.length === 0) {
      pagesId = file.reserve();
      outlineId = file.reserve();
      items.push(...Array.from({ length: total }, () => file.reserve()));
    }
    for (const person of set.people) {
      if (signal.aborted) throw new Refusal('cancelled');
      const index = copies.length;
      const { id, first } = addCopy(person, setting, pagesId, file);
      copies.push({ id, sides: sidesOf(set.book) });
      pages += set.book.pages.length;
      const before = items[index - 1];
      const after = items[index + 1];
      const keys = {
        Parent: reference(outlineId),
        Prev: before && reference(before),
        Next: after && reference(after),
        Dest: `[${reference(first)} /Fit]`,
      };
      file.pack(items[index] as number, dictionary({ Title: text(person.name === '' ? person.copy : person.name), ...keys }));
      if (file.waiting() > 128 * 1024) await write([file.take()]);
      onProgress(index + 1);
    }
  }
  const identity: Identity = { ...options.identity, copy: genericCopy };
  const sides = copies.reduce((sum, copy) => sum + copy.sides, 0);
  file.pack(pagesId, `<</Type /Pages /Count ${sides} /Kids [${copies.map(({ id }) => reference(id)).join(' ')}]>>`);
  const [firstItem] = items;
  const lastItem = items.at(-1);
  file.pack(outlineId, `<</Type /Outlines /Count ${items.length} /First ${reference(firstItem ?? 0)} /Last ${reference(lastItem ?? 0)}>>`);
  const info = file.reserve();
  file.pack(info, information(book, identity, now));
  const xmp = file.reserve();
  file.stream(xmp, { body: '/Type /Metadata /Subtype /XML', stream: metadata(book, identity, now, { tagged: false }) }, false);
  const catalogue = file.reserve();
  file.pack(
    catalogue,
    dictionary({
      Type: '/Catalog',
      Pages: reference(pagesId),
      Outlines: reference(outlineId),
      PageMode: '/UseOutlines',
      Lang: text(book.language),
      Metadata: reference(xmp),
      ViewerPreferences: '<</DisplayDocTitle true /Duplex /DuplexFlipLongEdge>>',
    }),
  );
  file.seal();
  const table = file.reserve();
  const id = fileId({ ...identity, copy: `${total} copies` });
  const end = ending(file.table(), file.length(), { id: table, root: catalogue, info, file: id });
  for (const part of end) file.raw(part);
  await write([file.take()]);
  return { pages, bytes: file.length(), unset };
}

function* setsOf(first: MergedSet, others: Iterable<MergedSet> = []): Iterable<MergedSet> {
  yield first;
  yield* others;
}

/** Puts into the file what all copies of one book share. The objects of a second book are numbered on from those of the first. */
async function layOut(
  { book, people }: MergedSet,
  { fonts, images }: Pick<MergedOptions, 'fonts' | 'images'>,
  file: Packed,
  begins: boolean,
): Promise<{ setting: Setting; unset: string[] }> {
  const distinct = [...new Set(people.map(({ name }) => name))].filter((name) => name !== '');
  const setting = await setBook(book, { fonts, images, names: distinct, form: 'sheets' });
  const { head, bodies, info: emptyInfo, size } = readObjects(setting.bytes);
  // Numbers begin at 1, and so does what was read.
  const by = file.reserve(size - 1) - 1;
  if (begins) file.raw(head);
  // pdfkit's own catalogue, information and empty page tree stay behind: only what the sheets use goes in.
  const left = new Set([emptyInfo, ...setting.frame]);
  for (const [id, body] of bodies) if (!left.has(id)) file.place(id + by, shifted(body, by));
  return {
    setting: {
      ...setting,
      fonts: setting.fonts + by,
      images: shiftedText(setting.images, by),
      streams: setting.streams.map((id) => id + by),
    },
    unset: distinct.filter((name) => setting.places.names.some(({ laid }) => laid.get(name)?.set === false)),
  };
}

/** An object under another number, its references with it. A stream's own bytes are not looked into. */
function shifted(body: Buffer, by: number): Buffer {
  if (by === 0) return body;
  const stream = body.indexOf('\nstream\n', 0, 'latin1');
  const until = stream < 0 ? body.length : stream;
  const own = shiftedText(
    body.toString('latin1', 0, until).replace(/^(\d+) 0 obj/, (_, id: string) => `${Number(id) + by} 0 obj`),
    by,
  );
  return Buffer.concat([Buffer.from(own, 'latin1'), body.subarray(until)]);
}

const shiftedText = (text: string, by: number): string => text.replace(/\b(\d+) 0 R\b/g, (_, id: string) => `${Number(id) + by} 0 R`);

/** One copy: what it shows, one dictionary of resources for all its pages, and a line for each page. */
function addCopy(person: Person, setting: Setting, parent: number, file: Packed): { id: number; first: number } {
  const { book, streams, fonts, images, places } = setting;
  const shown = shownBodies(setting, person.name, person.copy);
  const entries = slotEntries(places).map(({ name }, at) => {
    const id = file.reserve();
    file.stream(id, shown[at] as Body, true);
    return `/${name} ${reference(id)}`;
  });
  const id = file.reserve();
  const [firstPage] = book.pages;
  const box = firstPage ? numbers(firstPage.width, firstPage.height) : '';
  const kids = book.pages.map((page, at) => {
    const own = numbers(page.width, page.height);
    const kid = file.reserve();
    const keys = { Contents: reference(streams[at] as number), MediaBox: own === box ? undefined : `[0 0 ${own}]` };
    file.pack(kid, dictionary({ Type: '/Page', Parent: reference(id), ...keys }));
    return kid;
  });
  if (kids.length < sidesOf(book)) {
    // The next person's cover must not be the back of this one's last page.
    const blank = file.reserve();
    file.pack(blank, dictionary({ Type: '/Page', Parent: reference(id) }));
    kids.push(blank);
  }
  const resources = `<</Font ${reference(fonts)} /XObject <<${[images, ...entries].join(' ')}>>>>`;
  const list = kids.map(reference).join(' ');
  file.pack(
    id,
    `<</Type /Pages /Parent ${reference(parent)} /Count ${kids.length} /MediaBox [0 0 ${box}] /Resources ${resources} /Kids [${list}]>>`,
  );
  return { id, first: kids[0] ?? id };
}

/** Pages of one copy on paper that is printed on both sides. */
function sidesOf(book: Book): number {
  return book.pages.length + (book.pages.length % 2);
}
