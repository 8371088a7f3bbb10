import { crc32, inflateRawSync } from 'node:zlib';
import { Refusal } from '../refusal.ts';
import { limits as usual } from './limits.ts';

/**
 * Reads zips that strangers made. Nothing is unpacked before it is asked for, sizes are held while unpacking (what a header
 * claims is not believed), and every way in which a zip can be bad ends in a Refusal.
 */
export interface Zip {
  names: string[];
  /** `null` when there is no such entry. */
  read: (name: string) => Uint8Array | null;
}

/** What an archive may be, before and after it is unpacked. */
export type ZipLimits = Readonly<Record<'entries' | 'entry' | 'unpacked' | 'ratio', number>>;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

interface Entry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  at: number;
}

export function openZip(bytes: Uint8Array, limits: ZipLimits = usual): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view, limits);
  const claimed = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (claimed > limits.unpacked) throw new Refusal('too-large', { why: 'unpacked', bytes: claimed, limit: limits.unpacked });
  for (const entry of entries) refuseBomb(entry, limits);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  let unpacked = 0;
  return {
    names: entries.map(({ name }) => name),
    read: (name) => {
      const entry = byName.get(name);
      if (!entry) return null;
      const out = unpack(bytes, view, entry, limits);
      unpacked += out.length;
      if (unpacked > limits.unpacked) throw new Refusal('too-large', { why: 'unpacked', bytes: unpacked, limit: limits.unpacked });
      return out;
    },
  };
}

function readDirectory(bytes: Uint8Array, view: DataView, limits: ZipLimits): Entry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // 0xFFFF and 0xFFFFFFFF mean "see the zip64 part": nothing within our sizes needs one.
  if (count > limits.entries) throw new Refusal('too-large', { why: 'entries', entries: count, limit: limits.entries });
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw notAZip('directory');
    const flags = view.getUint16(at + 8, true);
    if (flags & 1) throw notAZip('encrypted');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) throw notAZip('directory');
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    // Two entries of one name are how one reader is shown another file than the next.
    if (seen.has(name)) throw notAZip('doubled');
    seen.add(name);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

function findEnd(view: DataView): number {
  const from = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= from; at--) if (view.getUint32(at, true) === endSignature) return at;
  throw notAZip('end');
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry, limits: ZipLimits): Uint8Array {
  if (entry.size > limits.entry) throw new Refusal('too-large', { why: 'entry', bytes: entry.size, limit: limits.entry });
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== localSignature) throw notAZip('entry');
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw notAZip('cut-short');
  const out = entry.method === 0 ? packed : entry.method === 8 ? inflate(packed, entry.size) : null;
  if (!out) throw notAZip('method');
  if (out.length !== entry.size || crc32(out) !== entry.crc) throw notAZip('damaged');
  return out;
}

/** Stops at the size that the directory claims: more than that is a lie, whatever it unpacks to. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw notAZip('damaged');
  }
}

function refuseBomb({ size, packed }: Entry, limits: ZipLimits): void {
  if (size > limits.entry) throw new Refusal('too-large', { why: 'entry', bytes: size, limit: limits.entry });
  if (size > 1024 * 1024 && size > packed * limits.ratio)
    throw new Refusal('too-large', { why: 'ratio', ratio: Math.round(size / Math.max(1, packed)), limit: limits.ratio });
}

const notAZip = (why: string): Refusal => new Refusal('file-not-ours', { why });
