import { deflateRawSync, constants } from 'node:zlib';

/** A file of hand-made objects, with a table or without. Objects are numbered from 1; the first is the catalogue. */
export function oddPdf(objects: readonly (string | Buffer)[], { table = true, end = '\n' } = {}): Buffer {
  const parts: Buffer[] = [Buffer.from(`%PDF-1.7${end}`)];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  for (const [index, body] of objects.entries()) {
    places.push(at);
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj${end}`), Buffer.from(body as string, 'latin1'), Buffer.from(`${end}endobj${end}`)]));
  }
  const start = at;
  if (table) {
    const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n ${end}`).join('');
    add(Buffer.from(`xref${end}0 ${places.length + 1}${end}0000000000 65535 f ${end}${lines}`));
  }
  add(Buffer.from(`trailer${end}<</Root 1 0 R/Size ${objects.length + 1}>>${end}startxref${end}${start}${end}%%EOF${end}`));
  return Buffer.concat(parts);
}

/** One empty page, with whatever else the catalogue and the page hold. */
export const onePage = (catalogue = '', page = ''): string[] => [
  `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
  '<</Type/Pages/Count 1/Kids[3 0 R]>>',
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${page}>>`,
];

/** A stream that swells to so many megabytes of blanks; of the size of a letter. */
export function bomb(megabytes: number): Buffer {
  // Each part ends on a whole byte and looks back at nothing, so that it can be said again and again.
  const part = deflateRawSync(Buffer.alloc(1024 * 1024, 32), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const packed = Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: megabytes }, () => part),
    Buffer.from([3, 0, 0, 0, 0, 1]),
  ]);
  return Buffer.concat([Buffer.from(`<</Filter/FlateDecode/Length ${packed.length}>>\nstream\n`), packed, Buffer.from('\nendstream')]);
}
