import PDFDocument from 'pdfkit';
import type { Font } from 'fontkit';
import type { Face } from '../marks.ts';
import { reference } from './syntax.ts';

/**
 * The one file that knows pdfkit. It uses its object writer, its font embedding and its images; pages, tags, fields and
 * everything that is laid out are ours. What is used below pdfkit's documented surface is named in `Inner`: pdfkit is
 * pinned, and the tests read the bytes back, so a release that moves any of it is caught.
 */
export interface Paper {
  /** A number for an object that will be written later: every reserved number must be written before `close`. */
  reserve: () => number;
  write: (id: number, body: string) => void;
  /** Reserves and writes. */
  add: (body: string) => number;
  /** A stream object, deflated. */
  addStream: (keys: Record<string, string | number>, bytes: Uint8Array) => number;
  setDestinations: (nameTree: string) => void;
  setRoot: (key: string, value: string) => void;
  addPage: (id: number) => void;
  /** The tree's own object: a page's Parent. */
  pagesId: number;
  /** The objects that make it a document: catalogue, page tree, names. */
  frame: readonly number[];
  /** Opened in this document on first use. */
  embed: (face: Face, font: Font) => Embedded;
  image: (bytes: Uint8Array) => { id: number; width: number; height: number };
  close: () => Promise<Buffer>;
}

/** A face in one document: letters asked for here are in its subset. */
export interface Embedded {
  id: number;
  /** The code of a glyph in this document, as four hexadecimal digits. */
  code: (glyph: Glyph) => string;
}
export type Glyph = ReturnType<Font['layout']>['glyphs'][number];

interface InnerRef {
  id: number;
  data: unknown;
  write: (chunk: Uint8Array) => void;
  end: () => void;
}
interface InnerFont {
  scale: number;
  subset: { includeGlyph: (id: number) => number };
  widths: number[];
  unicode: (readonly number[])[];
  ref: () => InnerRef;
}
interface InnerImage {
  width: number;
  height: number;
  obj: InnerRef | null;
  embed: (document: unknown) => void;
}
interface Inner {
  info: Record<string, unknown>;
  _root: {
    id: number;
    data: Record<string, unknown> & {
      Pages: { id: number; data: { Kids: unknown[]; Count: number } };
      Names: { id: number; data: { Dests: unknown } };
    };
  };
  _font: InnerFont;
  ref: (data?: unknown) => InnerRef;
  font: (font: Font, family: string) => void;
  openImage: (bytes: Uint8Array) => InnerImage;
  endMetadata: () => void;
  endMarkings: () => void;
  endAcroForm: () => void;
  on: (event: 'data' | 'end' | 'error', listener: (chunk: Buffer) => void) => void;
  end: () => void;
}

/** Text that pdfkit's serialiser puts down as it stands. */
class Verbatim {
  readonly #body: string;
  constructor(body: string) {
    this.#body = body;
  }
  get [Symbol.toStringTag](): string {
    return 'Verbatim';
  }
  toString(): string {
    return this.#body;
  }
  /** The viewer's preferences are closed by pdfkit whoever wrote them. */
  end(): void {}
}

export function openPaper(): Paper {
  // `font: null` keeps pdfkit from opening its own Helvetica, which a bundled program could not find.
  const options = { autoFirstPage: false, font: null, pdfVersion: '1.7' } as unknown as PDFKit.PDFDocumentOptions;
  const document = new PDFDocument(options) as unknown as Inner;
  // Title, dates and XMP differ from copy to copy and are written by the stamp; pdfkit's XMP is not escaped besides.
  document.info = {};
  document.endMetadata = () => undefined;
  // Tags and fields are written here as well: pdfkit must not try to close what it did not open.
  document.endMarkings = () => undefined;
  document.endAcroForm = () => undefined;
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => resolve());
    document.on('error', reject);
  });
  const reserved = new Map<number, InnerRef>();
  const faces = new Map<Face, Embedded>();
  const pages = document._root.data.Pages;

  const paper: Paper = {
    pagesId: pages.id,
    frame: [document._root.id, pages.id, document._root.data.Names.id],
    reserve() {
      const ref = document.ref();
      reserved.set(ref.id, ref);
      return ref.id;
    },
    write(id, body) {
      const ref = reserved.get(id);
      if (!ref) throw new Error(`object ${id} is written twice, or was never reserved`);
      reserved.delete(id);
      ref.data = new Verbatim(body);
      ref.end();
    },
    add(body) {
      const ref = document.ref(new Verbatim(body));
      ref.end();
      return ref.id;
    },
    addStream(keys, bytes) {
      const entries = Object.entries(keys).map(([key, value]) => [key, typeof value === 'number' ? value : new Verbatim(value)]);
      const ref = document.ref(Object.fromEntries(entries));
      ref.write(bytes);
      ref.end();
      return ref.id;
    },
    setDestinations(nameTree) {
      document._root.data.Names.data.Dests = new Verbatim(nameTree);
    },
    setRoot(key, value) {
      document._root.data[key] = new Verbatim(value);
    },
    addPage(id) {
      pages.data.Kids.push(new Verbatim(reference(id)));
      pages.data.Count += 1;
    },
    embed(face, font) {
      const found = faces.get(face);
      if (found) return found;
      document.font(font, face);
      const inner = document._font;
      const embedded: Embedded = {
        id: inner.ref().id,
        code(glyph) {
          const code = inner.subset.includeGlyph(glyph.id);
          inner.widths[code] ??= glyph.advanceWidth * inner.scale;
          inner.unicode[code] ??= glyph.codePoints;
          return code.toString(16).padStart(4, '0');
        },
      };
      faces.set(face, embedded);
      return embedded;
    },
    image(bytes) {
      const image = document.openImage(bytes);
      image.embed(document);
      if (!image.obj) throw new Error('an image could not be embedded');
      return { id: image.obj.id, width: image.width, height: image.height };
    },
    async close() {
      if (reserved.size > 0) throw new Error(`objects were reserved and never written: ${[...reserved.keys()].join(', ')}`);
      document.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
  return paper;
}
