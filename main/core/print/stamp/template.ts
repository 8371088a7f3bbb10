import type { Fonts } from '../draw/letters.ts';
import type { Images } from '../draw/pictures.ts';
import { personalObjects, setBook, type Setting } from '../draw/setting.ts';
import type { Book } from '../marks.ts';
import { fileId, type Identity } from './identity.ts';
import { innerText, readObjects } from './objects.ts';
import { ending, objectBytes, openPacked, writeEntry } from './packed.ts';
import { personalPieces } from './personal.ts';

/**
 * A book of which only what differs from copy to copy is still to be written. Everything else is one run of bytes: a copy
 * is that run, a handful of small objects, and the table of contents with a handful of lines changed. Not an update added
 * to a file, but a whole file, written once.
 */
export interface Template {
  setting: Setting;
  identity: Omit<Identity, 'copy'>;
  now: string;
  prefix: Buffer;
  /** The table of contents, itself object `tableId`; entries of what is stamped are still to be filled in. */
  table: Buffer;
  tableId: number;
  root: number;
  info: number;
  /** Names that no face could set: their place is left for the pen. */
  unset: string[];
}

export interface TemplateOptions {
  fonts: Fonts;
  images: Images;
  now: string;
  identity: Omit<Identity, 'copy'>;
  /** Everybody who will be stamped: their letters must be in before the fonts are closed. */
  names: readonly string[];
}

export async function makeTemplate(book: Book, { fonts, images, now, identity, names }: TemplateOptions): Promise<Template> {
  const distinct = [...new Set(names)].filter((name) => name !== '');
  const setting = await setBook(book, { fonts, images, names: distinct, form: 'fillable' });
  const { head, bodies, root, info, size } = readObjects(setting.bytes);
  const open = new Set([info, ...personalObjects(setting.places)]);

  const file = openPacked(size);
  file.raw(head);
  for (const [id, body] of bodies) {
    if (open.has(id)) continue;
    const text = innerText(body);
    if (text === null) file.place(id, body);
    else file.pack(id, text);
  }
  file.seal();
  const tableId = file.reserve();
  const unset = distinct.filter((name) => setting.places.names.some(({ laid }) => laid.get(name)?.set === false));
  // The parts are what is kept: the whole file that they were cut from need not stay in memory.
  // What was cut up is what is kept: the whole file need not stay in memory.
  return {
    setting: { ...setting, bytes: Buffer.alloc(0) },
    identity,
    now,
    prefix: file.take(),
    table: file.table(),
    tableId,
    root,
    info,
    unset,
  };
}

export interface Person {
  /** One of the template's names; empty for a blank copy. */
  name: string;
  copy: string;
}

/** The parts of one copy, in order; the first is shared by all and must not be written to. */
export function stampParts(template: Template, { name, copy }: Person): Buffer[] {
  const { setting, prefix, tableId, root, info, now } = template;
  const identity: Identity = { ...template.identity, copy };
  const table = Buffer.from(template.table);
  const parts = [prefix];
  let offset = prefix.length;
  for (const piece of personalPieces(setting, identity, name, now, info)) {
    writeEntry(table, piece.id, 1, offset);
    for (const part of objectBytes(piece.id, piece)) {
      parts.push(part);
      offset += part.length;
    }
  }
  parts.push(...ending(table, offset, { id: tableId, root, info, file: fileId(identity) }));
  return parts;
}

export function stamp(template: Template, person: Person): Buffer {
  return Buffer.concat(stampParts(template, person));
}
