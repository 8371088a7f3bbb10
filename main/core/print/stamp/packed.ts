import { deflateSync } from 'node:zlib';
import { reference } from '../draw/syntax.ts';

/** What stands between `n 0 obj` and `endobj`; a stream's body is the inside of its dictionary. */
export interface Body {
  body: string;
  stream?: Buffer;
}

/**
 * Lays objects one after the other into a file and remembers where each is. Streams stand on their own; all others go into
 * packs (PDF 1.5's object streams), which halves a tagged book: a thousand small dictionaries that say much the same.
 */
export interface Packed {
  /** So many numbers in a row; answers the first. */
  reserve: (count?: number) => number;
  raw: (bytes: Buffer) => void;
  /** An object with its own `n 0 obj`. */
  place: (id: number, bytes: Buffer) => void;
  stream: (id: number, body: Body, deflate: boolean) => void;
  pack: (id: number, body: string) => void;
  /** Ends the pack that is open. */
  seal: () => void;
  /** Bytes since the last `take`, and those bytes. */
  waiting: () => number;
  take: () => Buffer;
  length: () => number;
  /** The table of contents so far, an entry for every number up to now. */
  table: () => Buffer;
}

const packSize = 200;
const entryLength = 7;

export function openPacked(firstFree: number): Packed {
  let next = firstFree;
  let offset = 0;
  let waiting = 0;
  let parts: Buffer[] = [];
  let batch: { id: number; body: string }[] = [];
  /** Kind (1: at an offset, 2: in a pack), then offset or pack, then place in the pack. */
  const places = new Map<number, readonly [kind: 1 | 2, where: number, at: number]>();

  const packed: Packed = {
    reserve: (count = 1) => {
      next += count;
      return next - count;
    },
    raw(bytes) {
      parts.push(bytes);
      offset += bytes.length;
      waiting += bytes.length;
    },
    place(id, bytes) {
      places.set(id, [1, offset, 0]);
      packed.raw(bytes);
    },
    stream(id, { body, stream = Buffer.alloc(0) }, deflate) {
      places.set(id, [1, offset, 0]);
      for (const part of objectBytes(
        id,
        deflate ? { body: `${body} /Filter /FlateDecode`, stream: deflateSync(stream, windowFor(stream)) } : { body, stream },
      ))
        packed.raw(part);
    },
    pack(id, body) {
      batch.push({ id, body });
      if (batch.length === packSize) packed.seal();
    },
    seal() {
      if (batch.length === 0) return;
      const pack = next++;
      let at = 0;
      const heading = batch.map(({ id, body }, index) => {
        places.set(id, [2, pack, index]);
        const entry = `${id} ${at}`;
        at += body.length + 1;
        return entry;
      });
      const first = `${heading.join(' ')}\n`;
      const stream = Buffer.from(`${first}${batch.map(({ body }) => body).join('\n')}\n`, 'latin1');
      batch = [];
      packed.stream(pack, { body: `/Type /ObjStm /N ${heading.length} /First ${first.length}`, stream }, true);
    },
    waiting: () => waiting,
    take() {
      const bytes = Buffer.concat(parts);
      parts = [];
      waiting = 0;
      return bytes;
    },
    length: () => offset,
    table() {
      const table = Buffer.alloc(next * entryLength);
      for (const [id, place] of places) writeEntry(table, id, ...place);
      // Number 0 heads the list of free ones.
      table.writeUInt16BE(0xffff, 5);
      return table;
    },
  };
  return packed;
}

/** A compressor's tables and its first answer are larger than most of what goes in: a small thing gets small ones. */
function windowFor({ length }: Buffer): { windowBits: number; memLevel: number; chunkSize: number } {
  return length > 8192 ? { windowBits: 15, memLevel: 8, chunkSize: 16384 } : { windowBits: 13, memLevel: 6, chunkSize: 4096 };
}

export function writeEntry(table: Buffer, id: number, kind: 1 | 2, where: number, at = 0): void {
  table.writeUInt8(kind, id * entryLength);
  table.writeUInt32BE(where, id * entryLength + 1);
  table.writeUInt16BE(at, id * entryLength + 5);
}

export function objectBytes(id: number, { body, stream }: Body): Buffer[] {
  if (!stream) return [Buffer.from(`${id} 0 obj\n${body}\nendobj\n`, 'latin1')];
  return [
    Buffer.from(`${id} 0 obj\n<<${body} /Length ${stream.length}>>\nstream\n`, 'latin1'),
    stream,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ];
}

/** What ends a file: the table as object `id`, which begins at `offset` and has its own entry, and where it is. */
export function ending(
  table: Buffer,
  offset: number,
  { id, root, info, file }: { id: number; root: number; info: number; file: string },
): Buffer[] {
  writeEntry(table, id, 1, offset);
  const keys = `/Type /XRef /Size ${table.length / entryLength} /W [1 4 2] /Root ${reference(root)} /Info ${reference(info)} /ID [<${file}> <${file}>]`;
  // The quickest setting, in little memory: this is the one deflation that every copy pays for.
  const stream = deflateSync(table, { level: 1, windowBits: 12, memLevel: 6 });
  return [...objectBytes(id, { body: `${keys} /Filter /FlateDecode`, stream }), Buffer.from(`startxref\n${offset}\n%%EOF\n`, 'latin1')];
}
