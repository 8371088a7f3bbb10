import { deflateSync } from 'node:zlib';
import { reference } from '../draw/syntax.ts';
import type { Body } from './personal.ts';

/** Writes objects as they come: streams on their own, all others packed by the hundred (PDF 1.5's object streams). */
export interface Packed {
  reserve: () => number;
  raw: (bytes: Buffer) => void;
  /** An object with its own `n 0 obj`. */
  place: (id: number, bytes: Buffer) => void;
  stream: (id: number, body: Body, deflate: boolean) => void;
  pack: (id: number, body: string) => void;
  waiting: () => number;
  flush: () => Promise<void>;
  length: () => number;
  close: (root: number, info: number, id: string) => Promise<void>;
}

const packSize = 200;

export function openPacked(firstFree: number, write: (parts: readonly Uint8Array[]) => Promise<void>): Packed {
  let next = firstFree;
  let offset = 0;
  let waiting = 0;
  let parts: Buffer[] = [];
  let batch: { id: number; body: string }[] = [];
  /** Kind (1: at an offset, 2: in a pack), then offset or pack, then place in the pack. */
  const places = new Map<number, readonly [kind: 1 | 2, where: number, at: number]>();

  const raw = (bytes: Buffer): void => {
    parts.push(bytes);
    offset += bytes.length;
    waiting += bytes.length;
  };
  const stream = (id: number, { body, stream: bytes = Buffer.alloc(0) }: Body, deflate: boolean): void => {
    places.set(id, [1, offset, 0]);
    const content = deflate ? deflateSync(bytes) : bytes;
    raw(Buffer.from(`${id} 0 obj\n<<${body}${deflate ? ' /Filter /FlateDecode' : ''} /Length ${content.length}>>\nstream\n`, 'latin1'));
    raw(content);
    raw(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  };
  const sealBatch = (): void => {
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
    const bytes = Buffer.from(`${first}${batch.map(({ body }) => body).join('\n')}\n`, 'latin1');
    batch = [];
    stream(pack, { body: `/Type /ObjStm /N ${heading.length} /First ${first.length}`, stream: bytes }, true);
  };
  const flush = async (): Promise<void> => {
    const out = parts;
    parts = [];
    waiting = 0;
    // One buffer, since a system call takes only so many.
    if (out.length > 0) await write([Buffer.concat(out)]);
  };

  return {
    reserve: () => next++,
    raw,
    place(id, bytes) {
      places.set(id, [1, offset, 0]);
      raw(bytes);
    },
    stream,
    pack(id, body) {
      batch.push({ id, body });
      if (batch.length === packSize) sealBatch();
    },
    waiting: () => waiting,
    flush,
    length: () => offset,
    async close(root, info, id) {
      sealBatch();
      const table = next++;
      const start = offset;
      places.set(table, [1, start, 0]);
      const entries = Buffer.alloc(next * 7);
      for (const [object, [kind, where, at]] of places) {
        entries.writeUInt8(kind, object * 7);
        entries.writeUInt32BE(where, object * 7 + 1);
        entries.writeUInt16BE(at, object * 7 + 5);
      }
      entries.writeUInt16BE(0xffff, 5);
      const body = `/Type /XRef /Size ${next} /W [1 4 2] /Root ${reference(root)} /Info ${reference(info)} /ID [<${id}> <${id}>]`;
      stream(table, { body, stream: entries }, true);
      raw(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
      await flush();
    },
  };
}
