import type { Guess, Imported } from '../../../preload/contract/model/exchange.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Block, Section, Workbook } from '../../../preload/contract/model/workbook.ts';
import type { Kept } from '../pictures/pictures.ts';
import { takePicture } from '../pictures/take.ts';
import { Refusal } from '../refusal.ts';
import { startDeadline } from './limits.ts';
import { asLine } from './pieces.ts';
import { notTaken, type WhyLeft } from './pictures-left.ts';

/** A picture as it stood in a document: where, what was said of it, and how its bytes are read. */
export interface Found {
  line: number;
  alt: string;
  caption?: string;
  source?: string;
  /** The words that stand before it. */
  after?: string;
  inTable?: boolean;
  read: () => Promise<Uint8Array>;
}

/** What an honest document holds; the rest is left out and told of. */
const mostPictures = 200;
const mostBytes = 40 * 1024 * 1024;
/** Milliseconds for all pictures of a document together. */
const patience = 60_000;

/**
 * Puts the pictures of a document into the draft that was read from its words, each behind what stood before it. One on the title
 * page is a logo; one alone under a heading takes the heading as its title.
 */
export async function withPictures(imported: Imported, found: readonly Found[], newId: () => Id): Promise<Imported> {
  if (found.length === 0) return imported;
  const deadline = startDeadline(patience);
  const report = [...imported.report];
  const images = new Map<Id, Imported['images'][number]>(imported.images.map((image) => [image.id, image]));
  const lines = linesOf(imported);
  let sections = imported.workbook.sections;
  let bytes = 0;
  for (const picture of found.toSorted((a, b) => a.line - b.line)) {
    const kept = images.size < mostPictures && bytes < mostBytes ? await takeIfPossible(picture) : 'too-many';
    deadline.check();
    const { block: before, section } = placeBefore(sections, lines, picture.line);
    const alt = said(picture.alt);
    const place = { ...(picture.after ? { after: beginning(picture.after) } : {}), ...(picture.inTable ? { in: 'table' } : {}) };
    const image = typeof kept === 'string' ? {} : { image: kept.id };
    if (typeof kept !== 'string') {
      bytes += kept.bytes.length;
      images.set(kept.id, { id: kept.id, type: kept.type, base64: kept.bytes.toString('base64') });
    } else if (before?.type === 'cover' || kept === 'too-many') {
      report.push(guess(picture.line, 'image-left-out', { text: asLine(alt), why: kept, ...place }));
      continue;
    }
    if (before?.type === 'cover') {
      const logo = { name: asLine(alt) || 'Logo', ...image };
      sections = change(sections, { ...before, logos: [...before.logos, logo] });
      report.push(guess(picture.line, 'logo', { text: logo.name }, before.id));
      continue;
    }
    const heads = before?.type === 'text' && before.paragraphs.length === 0 && !before.slot ? before : null;
    const block: Block = {
      id: newId(),
      type: 'image',
      ...(heads?.title ? { title: heads.title } : {}),
      ...image,
      alt,
      ...(picture.caption ? { caption: picture.caption } : {}),
      ...(picture.source ? { source: asLine(picture.source) } : {}),
      width: 'column',
    };
    sections = heads ? replace(sections, heads.id, block) : insert(sections, section, before?.id ?? null, block);
    if (heads) {
      const told = report.findIndex((each) => each.block === heads.id);
      if (told >= 0) report.splice(told, 1);
    }
    // Two at the same place stand in their order.
    lines.set(block.id, picture.line);
    const text = heads?.title ?? asLine(alt);
    // Its place waits for it where it stood, with what was said of it.
    report.push(
      typeof kept === 'string'
        ? guess(picture.line, 'image-left-out', { text, why: kept, ...place }, block.id)
        : guess(picture.line, 'image', { text, ...place }, block.id),
    );
  }
  return {
    ...imported,
    workbook: { ...imported.workbook, sections },
    images: [...images.values()],
    report: report.sort((a, b) => a.line - b.line),
  };
}

/** Enough of a text to find it by, in whole words. */
function beginning(text: string): string {
  const line = asLine(text);
  return line.length <= 60 ? line : `${line.slice(0, 60).replace(/[\s,;:]*\S*$/, '')}…`;
}

/** The picture, or why there is none. */
async function takeIfPossible(picture: Pick<Found, 'read'>): Promise<Kept | WhyLeft> {
  const bytes = await picture.read();
  try {
    return await takePicture(bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.failure.code === 'too-large') return 'too-large';
    return error.failure.detail['why'] === 'picture-damaged' ? 'damaged' : notTaken(bytes);
  }
}

/** The words that Word adds by itself help nobody. */
const said = (alt: string): string =>
  alt
    .replace(/\s*(?:description automatically generated(?: with \w+ confidence)?|ai-generated content may be incorrect)\.?\s*$/i, '')
    .trim();

const guess = (line: number, took: Guess['took'], values: Guess['values'], block?: Id): Guess => ({
  line,
  took,
  sureness: 'sure',
  ...(block ? { block } : {}),
  alternatives: [],
  values,
});

/** The line at which each block and each section begins, as far as the reader said so. */
function linesOf({ report, workbook }: Imported): Map<Id, number> {
  const lines = new Map<Id, number>();
  const told = report.filter(({ took }) => took === 'section');
  for (const { id, title } of workbook.sections) {
    const at = told.findIndex(({ values }) => values['text'] === title);
    if (at >= 0) lines.set(id, told.splice(at, 1)[0]?.line ?? 0);
  }
  for (const { block, line } of report) if (block) lines.set(block, Math.min(line, lines.get(block) ?? line));
  return lines;
}

/** The last block, or the title of a section, that begins at or above a line. What has no line of its own stands with what is before it. */
function placeBefore(
  sections: readonly Section[],
  lines: ReadonlyMap<Id, number>,
  line: number,
): { block: Block | null; section: Id | null } {
  let last: { block: Block | null; section: Id | null } = { block: null, section: sections[0]?.id ?? null };
  for (const section of sections) {
    if ((lines.get(section.id) ?? 0) > line) return last;
    if (lines.has(section.id)) last = { block: null, section: section.id };
    for (const block of section.blocks) {
      const own = lines.get(block.id);
      if (own !== undefined && own > line) return last;
      last = { block, section: section.id };
    }
  }
  return last;
}

const change = (sections: readonly Section[], block: Block): Section[] => replace(sections, block.id, block);

const replace = (sections: readonly Section[], id: Id, block: Block): Section[] =>
  sections.map((section) => ({ ...section, blocks: section.blocks.map((each) => (each.id === id ? block : each)) }));

function insert(sections: readonly Section[], into: Id | null, after: Id | null, block: Block): Section[] {
  return sections.map((section) => {
    if (section.id !== into) return section;
    const at = section.blocks.findIndex(({ id }) => id === after) + 1;
    return { ...section, blocks: section.blocks.toSpliced(at, 0, block) };
  });
}

/** Pictures that came in a file, looked at as any picture from outside is; those that are none are left out. */
export async function takeImages(images: Imported['images']): Promise<Map<Id, Kept>> {
  const kept = new Map<Id, Kept>();
  for (const { id, base64 } of images) {
    const picture = await takeIfPossible({ read: async () => new Uint8Array(Buffer.from(base64, 'base64')) });
    if (typeof picture !== 'string') kept.set(id, picture);
  }
  return kept;
}

/** The workbook with its pictures under the ids that they have here; a picture that has none is not there, and its place waits. */
export function withImageIds(workbook: Workbook, idOf: (image: Id) => Id | undefined): Workbook {
  const renamed = <T extends { image?: Id | undefined }>({ image, ...rest }: T): Omit<T, 'image'> & { image?: Id } => {
    const id = image === undefined ? undefined : idOf(image);
    return id === undefined ? rest : { ...rest, image: id };
  };
  const named = (block: Block): Block => {
    if (block.type === 'image') return renamed(block);
    return block.type === 'cover' ? { ...block, logos: block.logos.map(renamed) } : block;
  };
  return { ...workbook, sections: workbook.sections.map((section) => ({ ...section, blocks: section.blocks.map(named) })) };
}

export const imagesOf = (kept: ReadonlyMap<Id, Kept>): Imported['images'] =>
  [...new Map([...kept.values()].map((picture) => [picture.id, picture])).values()].map(({ id, type, bytes }) => ({
    id,
    type,
    base64: bytes.toString('base64'),
  }));
