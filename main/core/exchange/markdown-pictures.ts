import type { Imported } from '../../../preload/contract/model/exchange.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { shownIn } from '../pictures/pictures.ts';
import { imagesOf, takeImages, withImageIds } from './pictures-in.ts';

/*
 * Pictures within a Markdown text: as a reference at their place, and their bytes at the end, where they are in nobody's way. They are
 * taken out before the text is read, since their bytes are no lines.
 */

/** A text with its pictures taken out and numbered; where one stood alone on a line, `![alt](picture:3)` stands. */
export interface Lifted {
  text: string;
  /** Base64, by number. */
  bytes: string[];
  /** By the name of a reference, in small letters. */
  named: ReadonlyMap<string, number>;
}

export const pictureLine = /^!\[([\s\S]{0,4000})\]\(picture:(\d{1,4})\)$/;
/** What a picture of a text is called until it has been taken. */
export const numberedImage = (at: number | string): Id => `picture-${at}`;

export function liftPictures(text: string): Lifted {
  const bytes: string[] = [];
  const named = new Map<string, number>();
  if (!text.includes('data:image/')) return { text, bytes, named };
  const lifted = text
    .replace(
      /^ {0,3}\[([^\]\n]{1,100})\]: *<?data:image\/[a-z.+-]{1,20};base64,([A-Za-z0-9+/=]+)>? *$/gm,
      (_, name: string, base64: string) => {
        named.set(name.toLowerCase(), bytes.push(base64) - 1);
        return '';
      },
    )
    .replace(
      /\]\(data:image\/[a-z.+-]{1,20};base64,([A-Za-z0-9+/=]+)(?: +"[^"\n]{0,500}")?\)/g,
      (_, base64: string) => `](picture:${bytes.push(base64) - 1})`,
    )
    .replace(/\]\[([^\]\n]{1,100})\]/g, (whole, name: string) => {
      const at = named.get(name.toLowerCase());
      return at === undefined ? whole : `](picture:${at})`;
    });
  return { text: lifted, bytes, named };
}

/** What our own Markdown brought, with the pictures that its blocks name. A block whose picture is not in the text waits for one. */
export async function withOwnPictures(imported: Imported, { bytes, named }: Lifted): Promise<Imported> {
  const wanted = shownIn(imported.workbook.sections.flatMap((section) => section.blocks));
  const placeOf = (id: Id): number | undefined =>
    named.get(id) ?? (/^picture-\d+$/.test(id) ? Number(id.slice('picture-'.length)) : undefined);
  const kept = await takeImages(
    wanted.flatMap((id) => {
      const base64 = bytes[placeOf(id) ?? -1];
      return base64 === undefined ? [] : [{ id, type: 'image/png' as const, base64 }];
    }),
  );
  return { ...imported, workbook: withImageIds(imported.workbook, (id) => kept.get(id)?.id), images: imagesOf(kept) };
}
