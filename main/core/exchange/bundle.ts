import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Guess, Imported } from '../../../preload/contract/model/exchange.ts';
import { Framework } from '../../../preload/contract/model/framework.ts';
import { Id, Line } from '../../../preload/contract/model/ids.ts';
import { Scenario } from '../../../preload/contract/model/scenario.ts';
import { Block, type Section, type Workbook, WorkbookHead } from '../../../preload/contract/model/workbook.ts';
import { Refusal } from '../refusal.ts';
import { canonicalJson } from '../workbooks/canonical.ts';
import type { Content } from '../workbooks/drafts.ts';
import { limits, requireSize, startDeadline } from './limits.ts';
import { freshIds, type Taken } from './remap.ts';
import { openZip } from './zip.ts';

/*
 * One file with which a facilitator passes a workbook to another: the workbook, its statements, its scenarios and its pictures.
 * No people are in it: nothing that is asked for here knows of any.
 */

export interface BundleImage {
  id: Id;
  type: 'image/png' | 'image/jpeg';
  bytes: Uint8Array;
}

const format = 'groundwork-bundle';
const Manifest = v.object({
  format: v.literal(format),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  title: Line,
  /** SHA-256 of each file, by its name. */
  files: v.record(v.string(), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});
/** The newest that this program reads. A later one may hold what would be lost without a word. */
const newest = 1;

/** The same content gives the same bytes. */
export async function toBundle({ workbook, frameworks, scenarios }: Content, images: readonly BundleImage[] = []): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  const files: Record<string, Uint8Array> = {
    'workbook.json': json(workbook),
    'frameworks.json': json(frameworks),
    'scenarios.json': json(scenarios),
    ...Object.fromEntries(images.map(({ id, type, bytes }) => [`images/${id}.${type === 'image/png' ? 'png' : 'jpg'}`, bytes])),
  };
  const manifest = {
    format,
    version: newest,
    title: workbook.title,
    files: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)])),
  };
  return zipSync({ 'manifest.json': json(manifest), ...files }, { level: 6, mtime: '1980-01-01T00:00:00' });
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(value));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads a bundle row by row: a section, block, statement set or scenario that the contract does not know is left out and told
 * of; the rest comes in. Ids that are already in use here are made new, and everything that points to them with them.
 */
export function readBundle(bytes: Uint8Array, newId: () => Id, taken: Taken): Imported {
  requireSize(bytes);
  const deadline = startDeadline();
  const zip = openZip(bytes);
  const manifest = v.safeParse(Manifest, parse(zip.read('manifest.json')));
  if (!manifest.success) throw new Refusal('file-not-ours', { why: 'not-a-bundle' });
  if (manifest.output.version > newest) throw new Refusal('file-not-ours', { why: 'newer', version: manifest.output.version });
  const read = (name: string): Uint8Array | null => {
    deadline.check();
    const file = zip.read(name);
    if (file && manifest.output.files[name] !== sha256(file)) throw new Refusal('file-not-ours', { why: 'damaged' });
    return file;
  };
  const report: Guess[] = [];
  const refuse = (row: string): void =>
    void report.push({ line: 0, took: 'row-refused', sureness: 'sure', alternatives: [], values: { row } });
  const workbook = readWorkbook(parse(read('workbook.json')), refuse);
  const frameworks = rows(Framework, parse(read('frameworks.json')), 'framework', refuse);
  const scenarios = rows(Scenario, parse(read('scenarios.json')), 'scenario', refuse);
  const images = Object.keys(manifest.output.files).flatMap((name) => readImage(name, read, refuse));
  return { from: 'bundle', ...freshIds({ workbook, frameworks, scenarios }, newId, taken), images, report };
}

function parse(file: Uint8Array | null): unknown {
  if (!file) throw new Refusal('file-not-ours', { why: 'not-a-bundle' });
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file));
    if (deeperThan(value, limits.depth)) throw new Refusal('too-large', { why: 'depth', limit: limits.depth });
    return value;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('file-not-ours', { why: 'json' });
  }
}

function deeperThan(value: unknown, limit: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  return limit === 0 || Object.values(value).some((inner) => deeperThan(inner, limit - 1));
}

function rows<T extends Framework | Scenario>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  what: string,
  refuse: (row: string) => void,
): T[] {
  if (!Array.isArray(value)) throw new Refusal('file-not-ours', { why: 'not-a-bundle' });
  if (value.length > limits.entries) throw new Refusal('too-large', { why: 'rows', limit: limits.entries });
  const seen = new Set<Id>();
  return value.flatMap((row, at) => {
    const parsed = v.safeParse(schema, row);
    if (parsed.success && !seen.has(parsed.output.id)) {
      seen.add(parsed.output.id);
      return [parsed.output];
    }
    refuse(`${what} ${at + 1}`);
    return [];
  });
}

const Frame = v.object({ id: Id, title: Line, head: WorkbookHead, sections: v.pipe(v.array(v.unknown()), v.maxLength(limits.entries)) });
const SectionFrame = v.object({ id: Id, title: Line, blocks: v.pipe(v.array(v.unknown()), v.maxLength(limits.entries)) });

function readWorkbook(value: unknown, refuse: (row: string) => void): Workbook {
  const frame = v.safeParse(Frame, value);
  if (!frame.success) throw new Refusal('file-not-ours', { why: 'workbook' });
  const seen = new Set<Id>();
  const sections = frame.output.sections.flatMap((row, at): Section[] => {
    const section = v.safeParse(SectionFrame, row);
    if (!section.success || seen.has(section.output.id)) {
      refuse(`section ${at + 1}`);
      return [];
    }
    seen.add(section.output.id);
    const blocks = section.output.blocks.flatMap((held, place) => {
      const block = v.safeParse(Block, held);
      if (block.success && !seen.has(block.output.id)) {
        seen.add(block.output.id);
        return [block.output];
      }
      refuse(`section ${at + 1}, block ${place + 1}`);
      return [];
    });
    return [{ ...section.output, blocks }];
  });
  return { ...frame.output, sections };
}

function readImage(name: string, read: (name: string) => Uint8Array | null, refuse: (row: string) => void): Imported['images'] {
  const named = /^images\/([A-Za-z0-9][A-Za-z0-9-]{0,63})\.(png|jpg)$/.exec(name);
  if (!named) return [];
  const bytes = read(name);
  const type = named[2] === 'png' ? ('image/png' as const) : ('image/jpeg' as const);
  if (bytes && isImage(bytes, type)) return [{ id: named[1] as Id, type, base64: Buffer.from(bytes).toString('base64') }];
  refuse(name);
  return [];
}

/** By its first bytes, not by its name. */
const isImage = (bytes: Uint8Array, type: BundleImage['type']): boolean =>
  type === 'image/png'
    ? [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, at) => bytes[at] === byte)
    : bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
