import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '../../refusal.ts';
import { syncFolder } from '../folder.ts';
import { parseCost, type ScryptCost, stretch, usualCost } from './keys.ts';

/*
 * One passphrase-encrypted file, read and written as a stream: memory stays flat however large it is. It hides nothing but what is
 * inside: that it is a copy made by Groundwork, and its size, anybody can see.
 *
 *   magic 16 | version 2 | log2 N, r, p: 1 each | chunk size 4 | salt 32 | nonce prefix 7 | commitment 32 | checksum 8
 *   then chunks:  index 4 | length 4 | ciphertext | tag 16
 *
 * The construction is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over AES-256-GCM: the nonce is prefix, index and a flag on the
 * last chunk, so that leaving out, adding, reordering and cutting off are all found; header, index and length are authenticated
 * with each chunk. The key comes from scrypt and a salt of this file alone, so a nonce is never used twice. The commitment ties
 * the file to one key, which GCM by itself does not, and tells a wrong passphrase from a damaged file. The first chunk
 * is the manifest, the others are the body.
 */

const magic = Buffer.from('GROUNDWORK-COPY\n', 'latin1');
export const sealedVersion = 1;
const headerLength = 16 + 2 + 3 + 4 + 32 + 7 + 32 + 8;
const chunkHead = 8;
const tagLength = 16;
const chunkSize = 256 * 1024;
/** A manifest holds a few keys and counts. What claims to be larger is not ours. */
const largestChunk = 4 * 1024 * 1024;

export interface Work {
  /** Bytes done of bytes in all. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

interface Sealing extends Work {
  from: string;
  to: string;
  manifest: object;
  passphrase: string;
  cost?: ScryptCost;
}

/** Seals a file. The result bears its name only when all of it is on the disk. */
export async function seal({ from, to, manifest, passphrase, cost = usualCost, onProgress, signal }: Sealing): Promise<void> {
  const draft = `${to}.part`;
  const salt = randomBytes(32);
  const prefix = randomBytes(7);
  const keys = subkeys(await stretch(passphrase, salt, cost));
  const fixed = Buffer.concat([
    magic,
    u16(sealedVersion),
    Buffer.from([Math.log2(cost.N), cost.r, cost.p]),
    u32(chunkSize),
    salt,
    prefix,
    keys.commitment,
  ]);
  const header = Buffer.concat([fixed, checksum(fixed)]);
  let source: FileHandle | undefined;
  let target: FileHandle | undefined;
  try {
    source = await open(from, 'r');
    const total = (await source.stat()).size;
    target = await open(draft, 'w', 0o600);
    await target.write(header);
    let index = 0;
    const put = async (plain: Buffer, last: boolean): Promise<void> => {
      const head = Buffer.concat([u32(index), u32(plain.length)]);
      const cipher = createCipheriv('aes-256-gcm', keys.chunks, nonce(prefix, index, last)).setAAD(Buffer.concat([header, head]));
      const sealed = Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      index += 1;
      await writeAll(target as FileHandle, sealed);
    };
    await put(Buffer.from(JSON.stringify({ ...manifest, body: total })), total === 0);
    const buffer = Buffer.alloc(chunkSize);
    for (let done = 0; done < total; ) {
      if (signal?.aborted) throw new Refusal('cancelled');
      const length = await readUpTo(source, buffer, Math.min(chunkSize, total - done));
      if (length === 0) throw new Refusal('backup-failed', { why: 'source-changed' });
      done += length;
      await put(buffer.subarray(0, length), done === total);
      onProgress?.(done, total);
    }
    await target.sync();
    await target.close();
    target = undefined;
    await rename(draft, to);
    syncFolder(dirname(to));
  } catch (error) {
    await target?.close().catch(() => {});
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  } finally {
    await source?.close().catch(() => {});
  }
}

interface Unsealing extends Work {
  from: string;
  /** Where the body goes; without it only the manifest is read. */
  to?: string;
  passphrase: string;
}

/** Opens a sealed file, or refuses and says why: `wrong-passphrase`, or `not-a-backup` with what is wrong with it. */
export async function unseal({ from, to, passphrase, onProgress, signal }: Unsealing): Promise<unknown> {
  const source = await open(from, 'r');
  let target: FileHandle | undefined;
  try {
    const size = (await source.stat()).size;
    const header = Buffer.alloc(headerLength);
    const got = await readUpTo(source, header, headerLength);
    const { cost, salt, prefix, commitment } = parseHeader(header.subarray(0, got));
    const keys = subkeys(await stretch(passphrase, salt, cost));
    if (!timingSafeEqual(keys.commitment, commitment)) throw new Refusal('wrong-passphrase');

    let index = 0;
    let at = headerLength;
    const take = async (): Promise<Buffer> => {
      const head = Buffer.alloc(chunkHead);
      if ((await readUpTo(source, head, chunkHead)) < chunkHead) throw notOurs('cut-short');
      const length = head.readUInt32BE(4);
      if (head.readUInt32BE(0) !== index) throw notOurs(at + chunkHead + length + tagLength > size ? 'damaged' : 'reordered');
      if (length > largestChunk) throw notOurs('damaged');
      const sealed = Buffer.alloc(length + tagLength);
      if ((await readUpTo(source, sealed, sealed.length)) < sealed.length) throw notOurs('cut-short');
      at += chunkHead + sealed.length;
      const plain =
        decrypt(keys.chunks, nonce(prefix, index, at === size), Buffer.concat([header, head]), sealed) ??
        // Right in every way but for being the last, or not being it.
        (decrypt(keys.chunks, nonce(prefix, index, at !== size), Buffer.concat([header, head]), sealed) ? null : undefined);
      if (plain === undefined) throw notOurs('damaged');
      if (plain === null) throw notOurs(at === size ? 'cut-short' : 'added-to');
      index += 1;
      return plain;
    };

    const manifest: unknown = JSON.parse((await take()).toString('utf8'));
    if (!to) return manifest;
    target = await open(to, 'w', 0o600);
    while (at < size) {
      if (signal?.aborted) throw new Refusal('cancelled');
      await writeAll(target, await take());
      onProgress?.(at, size);
    }
    await target.sync();
    return manifest;
  } finally {
    await target?.close().catch(() => {});
    await source.close().catch(() => {});
  }
}

const notOurs = (why: 'not-ours' | 'newer' | 'cut-short' | 'reordered' | 'added-to' | 'damaged'): Refusal =>
  new Refusal('not-a-backup', { why });

function parseHeader(header: Buffer): { cost: ScryptCost; salt: Buffer; prefix: Buffer; commitment: Buffer } {
  if (!header.subarray(0, 16).equals(magic)) throw notOurs('not-ours');
  if (header.length < 18) throw notOurs('cut-short');
  // Nothing behind the version is looked at: in a newer file it may mean something else.
  if (header.readUInt16BE(16) > sealedVersion) throw notOurs('newer');
  if (header.length < headerLength) throw notOurs('cut-short');
  if (!checksum(header.subarray(0, -8)).equals(header.subarray(-8))) throw notOurs('damaged');
  const cost = parseCost({ N: 2 ** header.readUInt8(18), r: header.readUInt8(19), p: header.readUInt8(20) });
  if (!cost) throw notOurs('damaged');
  return { cost, salt: header.subarray(25, 57), prefix: header.subarray(57, 64), commitment: header.subarray(64, 96) };
}

function subkeys(master: Buffer): { chunks: Buffer; commitment: Buffer } {
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `groundwork copy ${purpose}`, 32));
  return { chunks: derive('chunks'), commitment: derive('commitment') };
}

/** Only against accidents: it is not a secret, and whoever changes the header changes it too, but then no chunk opens. */
const checksum = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest().subarray(0, 8);

const nonce = (prefix: Buffer, index: number, last: boolean): Buffer => Buffer.concat([prefix, u32(index), Buffer.from([last ? 1 : 0])]);

function decrypt(key: Buffer, iv: Buffer, about: Buffer, sealed: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength }).setAAD(about);
  decipher.setAuthTag(sealed.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]);
  } catch {
    return null;
  }
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

async function readUpTo(file: FileHandle, into: Buffer, length: number): Promise<number> {
  let got = 0;
  while (got < length) {
    const { bytesRead } = await file.read(into, got, length - got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return got;
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}
