import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/** A PDF taken apart by a reader that is not ours, as plain values that a test can look at. */
export type Value = null | boolean | number | string | Value[] | Dict | Ref;
export class Dict {
  readonly entries: Record<string, Value>;
  constructor(entries: Record<string, Value>) {
    this.entries = entries;
  }
}
/** A name has its slash; a string of the file is itself. */
export class Ref {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}

export interface Element {
  id: number;
  role: string;
  parent: Element | null;
  kids: (Element | { mcid: number; page: number } | { annotation: number; page: number })[];
  entries: Record<string, Value>;
}

export interface Marked {
  tag: string;
  mcid: number | null;
  paints: number;
}

export interface Parts {
  catalog: Record<string, Value>;
  pages: { id: number; entries: Record<string, Value>; marked: Marked[]; loose: number }[];
  tree: Element;
  elements: Element[];
  get: (value: Value | undefined) => Value;
  dict: (value: Value | undefined) => Record<string, Value>;
  stream: (value: Value | undefined) => Buffer;
  trailer: { info: Record<string, Value>; id: Value };
  /** Numbers of every object in the file. */
  objects: number[];
}

export async function readParts(bytes: Uint8Array): Promise<Parts> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = file;

  const plain = (object: PDFObject | undefined): Value => {
    if (object instanceof PDFRef) return new Ref(object.objectNumber);
    if (object instanceof PDFDict)
      return new Dict(Object.fromEntries(object.entries().map(([key, value]) => [key.asString().slice(1), plain(value)])));
    if (object instanceof PDFArray) return object.asArray().map(plain);
    if (object instanceof PDFNumber) return object.asNumber();
    if (object instanceof PDFName) return object.asString();
    if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText();
    if (object instanceof PDFBool) return object.asBoolean();
    if (object instanceof PDFRawStream) return plain(object.dict);
    return null;
  };
  const get = (value: Value | undefined): Value => (value instanceof Ref ? plain(context.lookup(PDFRef.of(value.id))) : (value ?? null));
  const dict = (value: Value | undefined): Record<string, Value> => {
    const found = get(value);
    if (!(found instanceof Dict)) throw new Error(`not a dictionary: ${String(found)}`);
    return found.entries;
  };
  const stream = (value: Value | undefined): Buffer => {
    const object = value instanceof Ref ? context.lookup(PDFRef.of(value.id)) : undefined;
    if (!(object instanceof PDFRawStream)) throw new Error('not a stream');
    return Buffer.from(decodePDFRawStream(object).decode());
  };

  const catalog = dict(new Ref((context.trailerInfo.Root as PDFRef).objectNumber));
  const pageIds = file.getPages().map(({ ref }) => ref.objectNumber);
  const pages = file.getPages().map(({ ref }) => {
    const entries = dict(new Ref(ref.objectNumber));
    return { id: ref.objectNumber, entries, ...readContent(stream(entries.Contents).toString('latin1')) };
  });

  const elements: Element[] = [];
  const build = (value: Value, parent: Element | null): Element => {
    const entries = dict(value);
    const element: Element = { id: value instanceof Ref ? value.id : 0, role: String(entries.S).slice(1), parent, kids: [], entries };
    elements.push(element);
    const own = entries.Pg instanceof Ref ? pageIds.indexOf(entries.Pg.id) : -1;
    for (const kid of list(get(entries.K))) {
      const found = get(kid);
      if (typeof found === 'number') element.kids.push({ mcid: found, page: own });
      else if (found instanceof Dict) {
        const page = found.entries.Pg instanceof Ref ? pageIds.indexOf(found.entries.Pg.id) : own;
        if (found.entries.Type === '/MCR') element.kids.push({ mcid: Number(found.entries.MCID), page });
        else if (found.entries.Type === '/OBJR') element.kids.push({ annotation: (found.entries.Obj as Ref).id, page });
        else element.kids.push(build(kid, element));
      }
    }
    return element;
  };
  const root = dict(catalog.StructTreeRoot);
  const tree = build(list(get(root.K))[0] ?? null, null);
  const info = dict(new Ref((context.trailerInfo.Info as PDFRef).objectNumber));
  const objects = context.enumerateIndirectObjects().map(([ref]) => ref.objectNumber);
  return { catalog, pages, tree, elements, get, dict, stream, trailer: { info, id: plain(context.trailerInfo.ID) }, objects };
}

/** Everything that a file says, whatever the compressor of this machine made of it: equal for files that are equal but for that. */
export async function contentOf(bytes: Uint8Array): Promise<string> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = context.enumerateIndirectObjects().map(([ref, object]) => {
    if (!(object instanceof PDFRawStream)) return `${ref.objectNumber} ${String(object)}`;
    const content = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1');
    return `${ref.objectNumber} ${String(object.dict).replace(/\/Length \d+/, '')} ${content}`;
  });
  return objects.join('\n');
}

export function list(value: Value | undefined): Value[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

const paints = new Set(['Tj', 'TJ', "'", '"', 'S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'Do', 'sh']);

/** Marked contents in the order of the stream, and what is painted outside any. */
function readContent(content: string): { marked: Marked[]; loose: number } {
  const marked: Marked[] = [];
  const open: Marked[] = [];
  let loose = 0;
  let tokens: string[] = [];
  for (const [token] of content.matchAll(/\((?:\\.|[^\\()])*\)|<<|>>|<[0-9a-f]*>|\[|\]|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+/g)) {
    if (!/^[A-Za-z'"*]+\d?$/.test(token)) {
      tokens.push(token);
      continue;
    }
    if (token === 'BDC' || token === 'BMC') {
      const mcid = tokens.indexOf('/MCID');
      const entry: Marked = { tag: (tokens[0] ?? '').slice(1), mcid: mcid < 0 ? null : Number(tokens[mcid + 1]), paints: 0 };
      marked.push(entry);
      open.push(entry);
    } else if (token === 'EMC') {
      if (!open.pop()) throw new Error('a marked content is closed that was not open');
    } else if (paints.has(token)) {
      const inside = open.at(-1);
      if (inside) inside.paints += 1;
      else loose += 1;
    }
    tokens = [];
  }
  if (open.length > 0) throw new Error('a marked content is never closed');
  return { marked, loose };
}
