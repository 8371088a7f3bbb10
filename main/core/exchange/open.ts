import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ParsedInput } from '../../../preload/contract/calls.ts';
import type { Guess, Imported } from '../../../preload/contract/model/exchange.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { Refusal } from '../refusal.ts';
import { readBundle } from './bundle.ts';
import { limits, requireSize } from './limits.ts';
import { readMarkdownFile } from './markdown-in.ts';
import { imagesOf, takeImages, withImageIds } from './pictures-in.ts';
import type { Taken } from './remap.ts';
import { readText } from './text.ts';
import { readDocx } from './word-in.ts';
import { openZip } from './zip.ts';

/** Reads whatever it is: what kind of file, its bytes say; only plain text is told from Markdown by its name. */
export async function openSource(source: ParsedInput<'import.read'>['source'], newId: () => Id, taken: Taken): Promise<Imported> {
  if (source.by === 'text') {
    requireWords(source.text);
    return source.format === 'markdown' ? await readMarkdownFile(source.text, newId) : readText(source.text, newId);
  }
  const { name, bytes } = source.by === 'path' ? readFile(source.path) : { name: source.name, bytes: fromBase64(source.base64) };
  requireSize(bytes);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return openZip(bytes).names.includes('manifest.json') ? await openBundle(bytes, newId, taken) : await readDocx(bytes, newId);
  requireText(name, bytes);
  const text = decode(bytes);
  requireWords(text);
  return /\.(?:md|markdown|mdown)$/i.test(name) ? await readMarkdownFile(text, newId) : readText(text, newId);
}

async function openBundle(bytes: Uint8Array, newId: () => Id, taken: Taken): Promise<Imported> {
  const imported = readBundle(bytes, newId, taken);
  const kept = await takeImages(imported.images);
  const refused = imported.images.filter(({ id }) => !kept.has(id));
  return {
    ...imported,
    workbook: withImageIds(imported.workbook, (id) => kept.get(id)?.id ?? id),
    images: imagesOf(kept),
    report: [
      ...imported.report,
      ...refused.map(
        ({ id }): Guess => ({ line: 0, took: 'row-refused', sureness: 'sure', alternatives: [], values: { row: `images/${id}` } }),
      ),
    ],
  };
}

function readFile(file: string): { name: string; bytes: Uint8Array } {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (!facts?.isFile()) throw new Refusal('file-missing');
  if (facts.size > limits.file) throw new Refusal('too-large', { why: 'file', bytes: facts.size, limit: limits.file });
  return { name: path.basename(file), bytes: new Uint8Array(readFileSync(file)) };
}

function fromBase64(base64: string): Uint8Array {
  if (base64.length > (limits.file / 3) * 4 + 4)
    throw new Refusal('too-large', { why: 'file', bytes: Math.floor((base64.length / 4) * 3), limit: limits.file });
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

/** What begins like another kind of file, or is called one that it is not, is no text, however much of it could be read as such. */
function requireText(name: string, bytes: Uint8Array): void {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1');
  const why = head.startsWith('%PDF-')
    ? 'pdf'
    : head.startsWith('{\\rtf')
      ? 'rtf'
      : head.startsWith('\xd0\xcf\x11\xe0')
        ? 'old-word'
        : bytes.length === 0
          ? 'empty'
          : /\.docx$/i.test(name)
            ? 'not-word'
            : /\.groundwork$/i.test(name)
              ? 'not-bundle'
              : null;
  if (why) throw new Refusal('file-not-ours', { why });
}

function requireWords(text: string): void {
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Refusal('file-not-ours', { why: 'empty' });
}

/** UTF-8, UTF-16 with its mark, or what Windows wrote before; a file with zeros in it is no text. */
function decode(bytes: Uint8Array): string {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (mark) return new TextDecoder(mark).decode(bytes);
  if (bytes.subarray(0, 65_536).includes(0)) throw new Refusal('file-not-ours', { why: 'not-text' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
