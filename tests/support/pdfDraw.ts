import path from 'node:path';
import { draw } from '../../main/core/print/draw/draw.ts';
import type { Book } from '../../main/core/print/marks.ts';
import { loadFaces } from '../../main/core/print/type/faces.ts';

export const faces = loadFaces(path.resolve(import.meta.dirname, '../../resources/fonts'));
export const now = '2026-11-22T09:30:00.000Z';
export const edition = { workbook: 'ls1', edition: 'e3f9a1c0ffee', preset: 'standard' };

export async function drawBook(book: Book, name = '', copy = name === '' ? '00000' : '7K3QX'): Promise<Buffer> {
  const { bytes } = await draw(book, { fonts: faces.fonts, images: new Map(), now, identity: { ...edition, copy }, name });
  return bytes;
}
