import { createHash } from 'node:crypto';
import { numberedFor } from '../../../preload/contract/model/aliases.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { OutlineEntry, PrintedBook, PrintOptions } from '../../../preload/contract/model/print.ts';
import type { Deps } from '../deps.ts';
import { editionCode } from '../workbooks/canonical.ts';
import type { Content } from '../workbooks/drafts.ts';
import { contentHash } from '../workbooks/editions.ts';
import { Refusal } from '../refusal.ts';
import { compose } from './compose/compose.ts';
import type { Said } from './compose/thread.ts';
import { draw, type Identity } from './draw/draw.ts';
import type { Images } from './draw/pictures.ts';
import { type Arrangement, arrange } from './imposition.ts';
import type { Book, Page } from './marks.ts';
import { genericCopy } from './stamp/code.ts';
import { composeTrainer, type TrainerKind } from './trainer.ts';
import { type Faces, loadFaces } from './type/faces.ts';

/** The print room as the rest of the core uses it: faces are read once, and what was just drawn is not drawn again. */
export interface Press {
  faces: () => Faces;
  /** The bytes of the pictures that a content shows. */
  images: (content: Content) => Images;
  /** `said`: what whose copy it is said they would do, told after the cover. */
  compose: (content: Content, options: PrintOptions, said?: readonly Said[]) => Book;
  preview: (content: Content, options: PrintOptions) => Promise<PrintedBook>;
  /** What a facilitator prepares with. */
  trainer: (content: Content, kind: TrainerKind) => Promise<Pick<PrintedBook, 'pdf' | 'pages' | 'suggestedName'>>;
  /** For paper only: some pages, or a booklet. */
  arranged: (content: Content, options: PrintOptions, how: Arrangement) => Promise<Pick<PrintedBook, 'pdf' | 'pages' | 'suggestedName'>>;
}

/** Enough for both audiences in the five presets of one draft. */
const kept = 12;
/** Pictures whose bytes stay at hand: those of one or two workbooks. */
const keptPictures = 24;

/** `pictureBytes`: a picture is named by its bytes, so what was read once is read for good. */
export function createPress(deps: Pick<Deps, 'resources' | 'now'>, pictureBytes: (id: Id) => Uint8Array | null = () => null): Press {
  let faces: Faces | undefined;
  const readFaces = (): Faces => {
    faces ??= loadFaces(`${deps.resources}/fonts`);
    return faces;
  };
  const previews = new Map<string, Promise<PrintedBook>>();

  const read = new Map<Id, Uint8Array>();
  const images: Press['images'] = ({ pictures = [] }) =>
    new Map(
      pictures.flatMap(({ id }) => {
        const bytes = read.get(id) ?? pictureBytes(id);
        if (!bytes) return [];
        read.delete(id);
        read.set(id, bytes);
        for (const oldest of [...read.keys()].slice(0, Math.max(0, read.size - keptPictures))) read.delete(oldest);
        return [[id, bytes] as const];
      }),
    );

  const composeBook: Press['compose'] = (content, options, said = []) =>
    compose({
      ...content,
      frameworks: content.frameworks.map((framework) => numberedFor(framework, content.codes)),
      options,
      metrics: readFaces().metrics,
      edition: editionCode(contentHash(content)),
      images: shapesOf(content),
      said,
    });

  const drawPreview = async (content: Content, options: PrintOptions): Promise<PrintedBook> => {
    const book = composeBook(content, options);
    const identity: Identity = { workbook: content.workbook.id, edition: contentHash(content), copy: genericCopy, preset: options.preset };
    const { bytes } = await draw(book, { fonts: readFaces().fonts, images: images(content), now: deps.now(), identity });
    return {
      pdf: Buffer.from(bytes).toString('base64'),
      pages: book.pages.length,
      fields: book.fields,
      outline: everyBlock(book),
      prints: book.pages.map((page) => printOf(page, book.edition)),
      edition: book.edition,
      suggestedName: suggestName(content, options),
    };
  };

  const arranged: Press['arranged'] = async (content, options, how) => {
    const book = arrange(composeBook(content, options), how);
    if (book.pages.length === 0) throw new Refusal('bad-input', { where: 'pages' });
    const identity: Identity = { workbook: content.workbook.id, edition: contentHash(content), copy: genericCopy, preset: options.preset };
    const { bytes } = await draw(book, { fonts: readFaces().fonts, images: images(content), now: deps.now(), identity });
    const pages = how.from || how.to ? `, pages ${how.from ?? 1} to ${how.to ?? 'the end'}` : '';
    return {
      pdf: Buffer.from(bytes).toString('base64'),
      pages: book.pages.length,
      suggestedName: suggestName(content, options).replace(/\.pdf$/, `${how.booklet ? ', booklet' : ''}${pages}.pdf`),
    };
  };

  const trainer: Press['trainer'] = async (content, kind) => {
    const book = composeTrainer(content, kind, readFaces().metrics);
    const identity: Identity = { workbook: content.workbook.id, edition: contentHash(content), copy: genericCopy, preset: 'standard' };
    const { bytes } = await draw(book, { fonts: readFaces().fonts, images: images(content), now: deps.now(), identity });
    const suggestedName = suggestName(content, { audience: 'participant', preset: 'standard', paper: 'a4' });
    return {
      pdf: Buffer.from(bytes).toString('base64'),
      pages: book.pages.length,
      suggestedName: suggestedName.replace(/\.pdf$/, `, ${kind}.pdf`),
    };
  };

  return {
    trainer,
    arranged,
    images,
    faces: readFaces,
    compose: composeBook,
    preview: (content, options) => {
      const key = [contentHash(content), JSON.stringify(content.codes ?? {}), options.audience, options.preset, options.paper].join(' ');
      const known = previews.get(key);
      if (known) return known;
      const drawn = drawPreview(content, options);
      previews.set(key, drawn);
      // A failure is not worth keeping; an old page is not worth the memory.
      drawn.catch(() => previews.delete(key));
      for (const oldest of [...previews.keys()].slice(0, Math.max(0, previews.size - kept))) previews.delete(oldest);
      return drawn;
    },
  };
}

const shapesOf = ({ pictures = [] }: Content): ReadonlyMap<Id, { width: number; height: number }> =>
  new Map(pictures.map(({ id, width, height }) => [id, { width, height }]));

/** Whatever is seen of a page. What a mark means in the structure is not: its numbers are others when a page before it grows. */
const printOf = ({ number: _, ...page }: Page, edition: string): string =>
  createHash('sha1')
    .update(JSON.stringify(page, (key, value: unknown) => (key === 'node' || value === edition ? undefined : value)))
    .digest('base64url');

/** Bookmarks with what has none between them, in the order of the pages. */
const everyBlock = ({ outline, untitled = [] }: Book): OutlineEntry[] =>
  [...outline, ...untitled].toSorted((a, b) => a.page - b.page || (a.y ?? 0) - (b.y ?? 0) || a.level - b.level);

function suggestName({ workbook }: Content, { audience, preset }: PrintOptions): string {
  const parts = [workbook.title, audience === 'facilitator' ? 'facilitator' : '', preset === 'standard' ? '' : preset];
  return `${parts.filter(Boolean).join(', ')}.pdf`;
}
