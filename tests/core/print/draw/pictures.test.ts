import { crc32, deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { draw } from '../../../../main/core/print/draw/draw.ts';
import { smallBook } from '../../../support/pdfBooks.ts';
import { edition, faces, now } from '../../../support/pdfDraw.ts';
import { check, has, ink, picture } from '../../../support/pdfTools.ts';

/** A PNG of one colour; `alpha` makes it see-through by that much. */
function png(width: number, height: number, alpha: number, idat?: Buffer): Uint8Array {
  const chunk = (kind: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const rest = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(rest));
    return Buffer.concat([length, rest, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.concat(
    Array.from({ length: height }, () => Buffer.from([0, ...Array.from({ length: width }, () => [0, 0, 0, alpha]).flat()])),
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', idat ?? deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function drawWith(image: Uint8Array | null): Promise<Buffer> {
  const book = smallBook();
  const figure = book.nodes.find(({ role }) => role === 'Figure')?.id ?? 0;
  book.pages[2]?.marks.push({ mark: 'image', node: figure, x: 100, y: 500, width: 100, height: 50, image: 'logo' });
  const images = new Map(image ? [['logo', image]] : []);
  return (await draw(book, { fonts: faces.fonts, images, now, identity: { ...edition, copy: '00000' } })).bytes;
}

it.skipIf(!has('pdftoppm'))('shows a picture where it was placed, see-through where it is (needs pdftoppm)', async () => {
  const box = { x: 102, y: 502, width: 96, height: 46 };
  const solid = await drawWith(png(4, 2, 255));
  if (has('qpdf')) expect(check(solid)).toEqual([]);
  expect(ink(picture(solid, 3, 72), 72, box)).toBeGreaterThan(0.98);
  const pale = ink(picture(await drawWith(png(4, 2, 64)), 3, 72), 72, box);
  expect(pale).toBeGreaterThan(0.2);
  expect(pale).toBeLessThan(0.3);
});

it.each([
  ['is not there', null, 'image-missing'],
  ['is cut short', png(4, 2, 128).subarray(0, 50), 'image-unreadable'],
  ['is not a picture', Buffer.from('<svg/>'), 'image-unreadable'],
  ['holds rubbish', png(4, 2, 128, Buffer.from('rubbish')), 'image-unreadable'],
  ['unpacks to more than it says', png(4, 2, 128, deflateSync(Buffer.alloc(1_000_000))), 'image-unreadable'],
  [
    'says that it is enormous',
    png(100_000, 0, 128, deflateSync(Buffer.alloc(4))).map((byte, at) => (at === 22 ? 255 : byte)),
    'image-unreadable',
  ],
] as const)('refuses a book whose picture %s, and goes on living', async (_, image, reason) => {
  await expect(drawWith(image)).rejects.toMatchObject({ failure: { code: 'cannot-print', detail: { reason } } });
  expect((await drawWith(png(4, 2, 255))).length).toBeGreaterThan(10_000);
});
