import type { Book, Page } from '../marks.ts';
import { drawContent, type Sequence } from './content.ts';
import { type OpenField, type Widget, writeFields } from './fields.ts';
import { type Fonts, openLetters } from './letters.ts';
import { destination, destinationNames, writeOutline } from './outline.ts';
import { openPaper, type Paper } from './paper.ts';
import { type NamePlace, type SetName, setName } from './person.ts';
import { type Images, openPictures } from './pictures.ts';
import { fieldOnSheet, openSlots, slotEntries, type Slots } from './slots.ts';
import { dictionary, numbers, reference, text } from './syntax.ts';
import { type PageObject, type Piece, writeTree } from './tree.ts';

export interface SettingOptions {
  fonts: Fonts;
  images: Images;
  /** Everybody whose name may be stamped: laid out while the letters of this document can still be added to. */
  names: readonly string[];
  /** `fillable`: whole and tagged. `sheets`: page streams only, blank boxes drawn on the page, for the merged print file. */
  form: 'fillable' | 'sheets';
}

/** Everything of a book that all of its copies share, and the places for what they do not. */
export interface Setting {
  bytes: Buffer;
  book: Book;
  /** The object with the dictionary of fonts, and each page's stream. */
  fonts: number;
  /** `/I1 7 0 R …` for the pictures. */
  images: string;
  streams: number[];
  /** Objects that only make the whole a document, of no use to one that takes the streams alone. */
  frame: readonly number[];
  places: Places;
}

/** What the stamp fills in; `0` stands for an object that this form of the book does not have. */
export interface Places {
  metadata: number;
  identity: number;
  codes: Slots['codes'];
  copies: Slots['copies'];
  names: { id: number; place: NamePlace; laid: ReadonlyMap<string, SetName> }[];
  fields: OpenField[];
}

export async function setBook(book: Book, { fonts, images, names, form }: SettingOptions): Promise<Setting> {
  const paper = openPaper();
  const letters = openLetters(fonts, paper);
  const fillable = form === 'fillable';
  const reserve = (): number => (fillable ? paper.reserve() : 0);
  const slots = openSlots(book, letters, reserve);
  const pictures = openPictures(images, paper);
  const nodes = new Map(book.nodes.map((node) => [node.id, node]));
  const boxOf = new Map(slots.names.map(({ place }, index) => [place.field, index]));

  const contents = book.pages.map((page) =>
    drawContent(
      page,
      nodes,
      {
        letters,
        imageName: pictures.name,
        slot: slots.show,
        field: (mark) => (fillable && book.returnable ? '' : fieldOnSheet(mark, boxOf.get(mark))),
      },
      fillable,
    ),
  );
  const streams = contents.map(({ stream }) => paper.addStream({}, stream));
  const laid = slots.names.map(({ place }) => new Map(names.map((name) => [name, setName(name, place, letters)] as const)));
  const { codes, copies } = slots;
  const named = slots.names.map((slot, at) => ({ ...slot, laid: laid[at] ?? new Map<string, SetName>() }));
  const places: Places = { metadata: 0, identity: 0, fields: [], codes, copies, names: named };

  const fontsId = paper.reserve();
  if (fillable) {
    places.metadata = paper.reserve();
    const slotResources = slotEntries(places).map(({ name, id }) => `/${name} ${reference(id)}`);
    const resources = paper.add(`<</Font ${reference(fontsId)} /XObject <<${[pictures.resources(), ...slotResources].join(' ')}>>>>`);
    writeDocument(book, paper, { places, streams, resources, sequences: contents.map(({ sequences }) => sequences) });
  }
  for (const id of personalObjects(places)) paper.write(id, 'null');
  paper.write(fontsId, `<<${letters.resources()}>>`);
  return { bytes: await paper.close(), book, fonts: fontsId, images: pictures.resources(), streams, frame: paper.frame, places };
}

/** Objects that the stamp writes for each copy. */
export function personalObjects(places: Places): number[] {
  const ids = [places.metadata, places.identity, ...slotEntries(places).map(({ id }) => id), ...places.fields.map(({ id }) => id)];
  return ids.filter((id) => id !== 0);
}

interface Parts {
  places: Places;
  streams: readonly number[];
  resources: number;
  sequences: readonly Sequence[][];
}

/** Pages, tags, links, fields, bookmarks: all that makes the streams a book to a reader. */
function writeDocument(book: Book, paper: Paper, { places, streams, resources, sequences }: Parts): void {
  const pages: PageObject[] = book.pages.map(({ height }) => ({ id: paper.reserve(), height }));
  const pieces: Piece[] = [];
  const annotations: number[][] = book.pages.map(() => []);
  const widgets: Widget[] = [];
  const links: { id: number; page: number; body: Record<string, string | number> }[] = [];

  book.pages.forEach((page, index) => {
    const object = pages[index];
    if (!object) return;
    for (const { node, mcid, at } of sequences[index] ?? []) pieces.push({ node, page: index, at, mcid });
    page.marks.forEach((mark, at) => {
      if (mark.mark !== 'link' && !(mark.mark === 'field' && book.returnable)) return;
      if (mark.node === 'artifact') throw new Error('a link or a field must belong to a node');
      const id = paper.reserve();
      pieces.push({ node: mark.node, page: index, at, annotation: id });
      annotations[index]?.push(id);
      if (mark.mark === 'field') widgets.push({ mark, id, page: object });
      else links.push({ id, page: index, body: linkBody(mark, object, pages) });
    });
  });

  const { root, keys } = writeTree(book.nodes, pieces, pages, paper);
  for (const { id, body } of links) paper.write(id, dictionary({ ...body, StructParent: keys.get(id) }));
  if (book.returnable) writeForm(paper, widgets, keys, places);
  pages.forEach(({ id }, index) => {
    const page = book.pages[index] as Page;
    const own = annotations[index] ?? [];
    paper.write(
      id,
      dictionary({
        Type: '/Page',
        Parent: reference(paper.pagesId),
        MediaBox: `[0 0 ${numbers(page.width, page.height)}]`,
        Contents: reference(streams[index] as number),
        Resources: reference(resources),
        StructParents: index,
        Tabs: '/S',
        Annots: own.length > 0 ? `[${own.map(reference).join(' ')}]` : undefined,
      }),
    );
    paper.addPage(id);
  });

  paper.setRoot('Lang', text(book.language));
  paper.setRoot('MarkInfo', '<</Marked true>>');
  paper.setRoot('StructTreeRoot', reference(root));
  paper.setRoot('ViewerPreferences', '<</DisplayDocTitle true>>');
  paper.setRoot('Metadata', reference(places.metadata));
  paper.setDestinations(destinationNames(book.outline, pages));
  const outline = writeOutline(book.outline, pages, paper);
  if (outline !== null) {
    paper.setRoot('Outlines', reference(outline));
    paper.setRoot('PageMode', '/UseOutlines');
  }
}

function linkBody(
  mark: Extract<Page['marks'][number], { mark: 'link' }>,
  page: PageObject,
  pages: readonly PageObject[],
): Record<string, string | number> {
  const top = page.height - mark.y;
  return {
    Type: '/Annot',
    Subtype: '/Link',
    Rect: `[${numbers(mark.x, top - mark.height, mark.x + mark.width, top)}]`,
    Border: '[0 0 0]',
    F: 4,
    Contents: text(mark.contents),
    ...('href' in mark.to
      ? { A: `<</S /URI /URI ${text(encodeURI(mark.to.href))}>>` }
      : { Dest: destination(mark.to.page, mark.to.y, pages) }),
  };
}

function writeForm(paper: Paper, widgets: readonly Widget[], keys: ReadonlyMap<number, number>, places: Places): void {
  const personal = new Map(places.names.flatMap(({ id, place }) => (place.field ? [[place.field, id] as const] : [])));
  const { fields, open } = writeFields(widgets, keys, personal, paper);
  places.fields = open;
  places.identity = paper.reserve();
  const helvetica = paper.add('<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>');
  const list = [...fields, places.identity].map(reference).join(' ');
  const resources = `<</Font <</Helv ${reference(helvetica)}>>>>`;
  paper.setRoot('AcroForm', `<</Fields [${list}] /NeedAppearances false /DA (/Helv 0 Tf 0 g) /DR ${resources}>>`);
}
