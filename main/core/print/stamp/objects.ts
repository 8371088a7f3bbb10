/**
 * Takes a finished PDF apart by its own table of contents (the classic cross-reference table, a public format), so that
 * what all copies share can be written once. It reads what pdfkit has just written, never a file from outside.
 */
export interface Objects {
  /** `%PDF-…` and the mark of a binary file. */
  head: Buffer;
  /** By object number; each from `n 0 obj` to the end of `endobj`. */
  bodies: ReadonlyMap<number, Buffer>;
  root: number;
  info: number;
  /** One more than the highest object number. */
  size: number;
}

export function readObjects(bytes: Buffer): Objects {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2048));
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1]);
  const trailer = tail.slice(tail.lastIndexOf('trailer'));
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1]);
  const info = Number(/\/Info (\d+) 0 R/.exec(trailer)?.[1]);
  const heading = /^xref\s+0 (\d+)\s+/.exec(bytes.toString('latin1', table, table + 40));
  const size = Number(heading?.[1]);
  if (!heading || ![table, root, info, size].every(Number.isInteger)) throw new Error('the table of objects is not where it should be');

  const places: { id: number; offset: number }[] = [];
  const entries = bytes.toString('latin1', table + heading[0].length, table + heading[0].length + size * 20);
  for (let id = 1; id < size; id += 1) {
    const entry = entries.slice(id * 20, id * 20 + 20);
    if (entry[17] === 'n') places.push({ id, offset: Number(entry.slice(0, 10)) });
  }
  places.sort((a, b) => a.offset - b.offset);
  const bodies = new Map<number, Buffer>();
  places.forEach(({ id, offset }, at) => {
    const end = places[at + 1]?.offset ?? table;
    bodies.set(id, bytes.subarray(offset, end));
  });
  return { head: bytes.subarray(0, places[0]?.offset ?? 0), bodies, root, info, size };
}

/** An object's own text, without its number; null for a stream, which must stand on its own. */
export function innerText(body: Buffer): string | null {
  const text = body.toString('latin1');
  // Strings are written so that they never hold a line end of their own: this is no one's sentence.
  if (text.endsWith('\nendstream\nendobj\n')) return null;
  return text.slice(text.indexOf('obj\n') + 4, text.lastIndexOf('\nendobj'));
}
