import { fewestDots } from '../../../preload/contract/model/picture.ts';
import type { BlockOf } from '../../../preload/contract/model/workbook.ts';
import type { BundleImage } from './bundle.ts';
import { paragraph, type Part, type Pen } from './word-parts.ts';

/** Word's own measure for a picture: 96 to the inch. */
const perInch = 96;
const widths = { small: 210, column: 420, page: 620 } as const;
const highest = 800;
const logo = { width: 180, height: 72 };

export interface ImagePen extends Pen {
  images: readonly BundleImage[];
}

/** A picture with its words, as large as in print: no larger than its dots allow. */
export function writeImage(block: BlockOf<'image'>, writing: ImagePen): Part[] {
  const { docx } = writing;
  const alt = block.decorative ? '' : block.alt;
  const shown = drawn(block.image, writing, { width: widths[block.width], height: highest }, block.title ?? '', alt);
  const words = [block.caption, block.source].filter((text) => text !== undefined && text.trim() !== '');
  return [
    ...(shown ? [new docx.Paragraph({ children: [shown], keepNext: words.length > 0 })] : alt ? [paragraph(writing, alt)] : []),
    ...words.map((text) => paragraph(writing, text ?? '', 'Caption')),
  ];
}

/** The logos of a cover; of those without a picture, the name. */
export const writeLogos = (logos: BlockOf<'cover'>['logos'], writing: ImagePen): Part[] =>
  logos.map(({ name, image }) => {
    const shown = drawn(image, writing, logo, name, name);
    return shown ? new writing.docx.Paragraph({ children: [shown] }) : paragraph(writing, name);
  });

function drawn(id: string | undefined, { docx, images }: ImagePen, most: { width: number; height: number }, title: string, alt: string) {
  const image = images.find((each) => each.id === id);
  const size = image && sizeOf(image);
  if (!image || !size) return null;
  const scale = Math.min(most.width / size.width, most.height / size.height, perInch / fewestDots);
  return new docx.ImageRun({
    type: image.type === 'image/png' ? 'png' : 'jpg',
    data: image.bytes,
    transformation: { width: Math.round(size.width * scale), height: Math.round(size.height * scale) },
    altText: { name: title || 'Picture', title, description: alt },
  });
}

/** Width and height from the file's own header; null where it has none that makes sense. */
export function sizeOf({ type, bytes }: BundleImage): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'image/png') return bytes.length < 24 ? null : sane(view.getUint32(16), view.getUint32(20));
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const kind = bytes[at + 1] as number;
    // A start of frame, of any of JPEG's kinds; C4, C8 and CC are tables.
    if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)) return sane(view.getUint16(at + 7), view.getUint16(at + 5));
  }
  return null;
}

const sane = (width: number, height: number): { width: number; height: number } | null =>
  width > 0 && height > 0 && width < 30_000 && height < 30_000 ? { width, height } : null;
