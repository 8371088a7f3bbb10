import type { Book } from '../marks.ts';
import type { Fonts } from '../draw/letters.ts';
import { type Images, personalObjects, setBook, type Setting } from '../draw/setting.ts';
import { fileId, type Identity } from './identity.ts';
import { readObjects } from './objects.ts';
import { personalPieces, pieceBytes } from './personal.ts';

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
  /** The table of contents; entries of what is stamped are still to be filled in. */
  table: Buffer;
  root: number;
  info: number;
  size: number;
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

const entryLength = 20;

export async function makeTemplate(book: Book, { fonts, images, now, identity, names }: TemplateOptions): Promise<Template> {
  const distinct = [...new Set(names)].filter((name) => name !== '');
  const setting = await setBook(book, { fonts, images, names: distinct, form: 'fillable' });
  const { head, bodies, root, info, size } = readObjects(setting.bytes);
  const open = new Set([info, ...personalObjects(setting.places)]);

  const heading = `xref\n0 ${size}\n`;
  const table = Buffer.alloc(heading.length + size * entryLength, ' ');
  table.write(heading, 'latin1');
  const entries = table.subarray(heading.length);
  entries.write('0000000000 65535 f \n', 0, 'latin1');
  const parts = [head];
  let offset = head.length;
  for (const [id, body] of bodies) {
    if (open.has(id)) continue;
    writeEntry(entries, id, offset);
    parts.push(body);
    offset += body.length;
  }
  const unset = distinct.filter((name) => setting.places.names.some(({ laid }) => laid.get(name)?.set === false));
  // The parts are what is kept: the whole file that they were cut from need not stay in memory.
  return { setting: { ...setting, bytes: Buffer.alloc(0) }, identity, now, prefix: Buffer.concat(parts), table, root, info, size, unset };
}

function writeEntry(entries: Buffer, id: number, offset: number): void {
  entries.write(`${String(offset).padStart(10, '0')} 00000 n \n`, id * entryLength, 'latin1');
}

export interface Person {
  /** One of the template's names; empty for a blank copy. */
  name: string;
  copy: string;
}

/** The parts of one copy, in order; the first is shared by all and must not be written to. */
export function stampParts(template: Template, { name, copy }: Person): Buffer[] {
  const { setting, prefix, root, info, size, now } = template;
  const identity: Identity = { ...template.identity, copy };
  const table = Buffer.from(template.table);
  const entries = table.subarray(table.length - size * entryLength);
  const parts = [prefix];
  let offset = prefix.length;
  for (const piece of personalPieces(setting, identity, name, now, info)) {
    writeEntry(entries, piece.id, offset);
    for (const part of pieceBytes(piece)) {
      parts.push(part);
      offset += part.length;
    }
  }
  const id = fileId(identity);
  parts.push(table, Buffer.from(`trailer\n<</Size ${size} /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>]>>\nstartxref\n${offset}\n%%EOF\n`, 'latin1'));
  return parts;
}

export function stamp(template: Template, person: Person): Buffer {
  return Buffer.concat(stampParts(template, person));
}

