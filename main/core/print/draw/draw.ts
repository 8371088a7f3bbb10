import type { Book } from '../marks.ts';
import type { Identity } from '../stamp/identity.ts';
import { makeTemplate, stamp } from '../stamp/template.ts';
import type { Fonts } from './letters.ts';
import type { Images } from './pictures.ts';

export type { Identity } from '../stamp/identity.ts';

export interface DrawOptions {
  fonts: Fonts;
  images: Images;
  /** The date that is written into the file. */
  now: string;
  identity: Identity;
  /** Whose copy it is; nobody's in particular without it. */
  name?: string;
}

export interface Drawn {
  bytes: Buffer;
}

/**
 * Puts a book on paper: a whole PDF, tagged, with its fields, codes and bookmarks. The same book, date and identity give
 * the same bytes. One copy goes the way that a thousand go, so that a preview shows exactly what a pack will hold.
 */
export async function draw(book: Book, { fonts, images, now, identity, name = '' }: DrawOptions): Promise<Drawn> {
  const template = await makeTemplate(book, { fonts, images, now, identity, names: [name] });
  return { bytes: stamp(template, { name, copy: identity.copy }) };
}
