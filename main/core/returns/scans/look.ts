import { stat } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { FieldPlace } from '../../../../preload/contract/model/print.ts';
import type { Corners, ScanProblem } from '../../../../preload/contract/model/scans.ts';
import { type Box, boxesOn } from './box.ts';
import { type BoxReading, fitOf, readBoxes } from './boxes.ts';
import { findCode, findMoreCodes, glanceForCode, loadCodeReader, type PageCode } from './codes.ts';
import { fitProjective, isFaceUp, type Mapping, type Point, type Quad, quarterTurns } from './geometry.ts';
import { darkness, type Grey, mappedArea, paperShade, shrink, straighten } from './grey.ts';
import { findHeif } from './heif-source.ts';
import { findLie, findLieByMarks, type Lie, paperCorners, type Sheet, sheets } from './marks.ts';
import { loadPdfium } from './pdf-source.ts';
import { hashFile, kindOf, openSource, type Source } from './source.ts';
import { mostBeside } from './spread.ts';
import { Unreadable } from './unreadable.ts';

/*
 * What a thread does with one page: decode, find its code, lay the paper straight, and cut out what was written. It knows nothing of the
 * store: which places a page has it asks for, once it knows which page it is.
 */

export type Said = Pick<PageCode, 'edition' | 'copy' | 'page'>;

/** One way in which the page may have been laid out; of several the one that fits what is printed is taken. */
export interface Layout {
  id: Id;
  paper: keyof typeof sheets;
  /** Of this page only. */
  places: FieldPlace[];
}

/** `refused`: the page is of somebody who was erased, and nothing is cut out of it. */
export type Answer = { layouts: Layout[] } | { refused: true };
export type Ask = (said: Said) => Promise<Answer>;

export interface FileLook {
  hash: string;
  bytes: number;
  pages: number;
}

export interface PageLook {
  width: number;
  height: number;
  blank: boolean;
  /** There are codes, and none of ours. */
  others: boolean;
  code: Said | null;
  layout: Id | null;
  paper: Sheet;
  marks: number;
  sure: boolean;
  corners: Corners | null;
  turned: number;
  boxes: BoxReading[];
  /** Other pages that are in the same picture, as on a spread. */
  beside: PageLook[];
}

/** By hand: which page it is, and where its corners lie if they were not found. */
export interface ByHand {
  said: Said;
  corners: Corners | null;
}

export async function prepare(assets: string | undefined): Promise<void> {
  await loadCodeReader(assets && path.join(assets, 'zxing_reader.wasm'));
  await loadPdfium(assets && path.join(assets, 'pdfium.wasm'));
  findHeif(assets && path.join(assets, 'libheif-js'));
}

let open: { path: string; source: Source } | null = null;

/** Pages of one file come one after the other. */
async function sourceOf(path: string): Promise<Source> {
  if (open?.path === path) return open.source;
  closeSource();
  open = { path, source: await openSource(path) };
  return open.source;
}

export function closeSource(): void {
  open?.source.close();
  open = null;
}

export async function sortFile(path: string): Promise<'form' | 'scan' | 'other'> {
  try {
    if ((await kindOf(path)) === null) return 'other';
    const source = await sourceOf(path);
    return source.isScan ? 'scan' : 'form';
  } catch (error) {
    // What is wrong with a PDF is told by whoever reads PDFs; a broken picture is a scan that could not be read.
    if (error instanceof Unreadable) return (await kindOf(path).catch(() => 'pdf')) === 'pdf' ? 'form' : 'scan';
    return 'other';
  } finally {
    closeSource();
  }
}

export async function lookAtFile(path: string): Promise<FileLook> {
  const { size } = await stat(path);
  const source = await sourceOf(path);
  const { pages } = source;
  closeSource();
  return { hash: await hashFile(path), bytes: size, pages };
}

/** `part`: which of the pages that are in one picture, from 0; what nobody asked for by its part brings the others with it. */
export async function lookAtPage(path: string, page: number, ask: Ask, byHand: ByHand | null, part = 0): Promise<PageLook> {
  const { picture, full } = await (await sourceOf(path)).picture(page);
  const nothing: PageLook = {
    ...full,
    blank: false,
    others: false,
    code: null,
    layout: null,
    paper: sheets.a4,
    marks: 0,
    sure: false,
    corners: null,
    turned: 0,
    boxes: [],
    beside: [],
  };
  const glance = await glanceForCode(picture);
  if (!glance.code && byHand === null && isBlank(picture)) return { ...nothing, blank: true };
  const found = glance.code ? glance : await findCode(picture);
  const said = byHand?.said ?? found.code;
  if (!said) {
    const lie = findLieByMarks(picture, sheets.a4);
    return { ...nothing, others: found.others, ...(lie ? placeOf(picture, lie) : {}), sure: false };
  }
  if (byHand) {
    const codes = found.code && part > 0 ? await findMoreCodes(picture, found.code) : [];
    return lookAtCode(picture, nothing, byHand.said, part > 0 ? (codes[part - 1] ?? null) : found.code, ask, byHand);
  }
  const one = await lookAtCode(picture, { ...nothing, others: found.others }, said, found.code, ask, null);
  if (!found.code || shareOfPicture(one) > mostAlone) return one;
  const beside: PageLook[] = [];
  for (const code of (await findMoreCodes(picture, found.code)).slice(0, mostBeside))
    beside.push(await lookAtCode(picture, nothing, code, code, ask, null));
  return part > 0 ? (beside[part - 1] ?? nothing) : { ...one, beside };
}

/** Beside a page that takes more of its picture than this there is no other. */
const mostAlone = 0.62;

function shareOfPicture({ corners }: PageLook): number {
  if (!corners) return 0;
  return Math.abs(
    corners.reduce((sum, { x, y }, at) => {
      const next = corners[(at + 1) % 4] ?? { x, y };
      return sum + (x * next.y - next.x * y) / 2;
    }, 0),
  );
}

async function lookAtCode(
  picture: Grey,
  nothing: PageLook,
  said: Said,
  found: PageCode | null,
  ask: Ask,
  byHand: ByHand | null,
): Promise<PageLook> {
  const code = { edition: said.edition, copy: said.copy, page: said.page };
  const answer = await ask(code);
  if ('refused' in answer) return { ...nothing, others: false, code };
  const best = bestLie(picture, answer.layouts, found, byHand?.corners ?? null);
  if (!best) return { ...nothing, code };
  const { lie, layout, boxes } = best;
  const legible = byHand !== null || lie.marks >= 2;
  return {
    ...nothing,
    others: false,
    code,
    layout: layout?.id ?? null,
    paper: lie.sheet,
    ...placeOf(picture, lie),
    boxes: legible ? await readBoxes(picture, lie, boxes) : [],
  };
}

function placeOf({ width, height }: Grey, { mapping, marks, sure, sheet }: Lie): Pick<PageLook, 'corners' | 'turned' | 'marks' | 'sure'> {
  const [one, two, three, four] = mappedArea(mapping, { x: 0, y: 0, ...sheet }).map(({ x, y }) => ({
    x: clamp(x / width),
    y: clamp(y / height),
  }));
  const middle = { x: sheet.width / 2, y: sheet.height / 2 };
  return { corners: one && two && three && four ? [one, two, three, four] : null, turned: quarterTurns(mapping, middle) * 90, marks, sure };
}

const clamp = (share: number): number => Math.round(Math.min(3, Math.max(-2, share)) * 1e5) / 1e5;

interface Placed {
  lie: Lie;
  layout: Layout | null;
  boxes: Box[];
}

function bestLie(picture: Grey, layouts: readonly Layout[], code: PageCode | null, corners: Corners | null): Placed | null {
  const lies = new Map<string, Lie | null>();
  const lieOn = (paper: keyof typeof sheets): Lie | null => {
    const before = lies.get(paper);
    if (before !== undefined) return before;
    const sheet = sheets[paper];
    const lie = corners ? lieByCorners(picture, corners, sheet) : code ? findLie(picture, code, sheet) : findLieByMarks(picture, sheet);
    lies.set(paper, lie);
    return lie;
  };
  let best: (Placed & { fit: number }) | null = null;
  for (const layout of layouts) {
    const lie = lieOn(layout.paper);
    if (!lie) continue;
    const boxes = boxesOn(layout.places, layout.places[0]?.page ?? 0);
    const lines = new Map(layout.places.map((place) => [place.id, place.kind === 'text' || place.kind === 'cell' ? place.lines : 0]));
    // With one layout there is nothing to compare.
    const fit =
      layouts.length === 1 ? 0 : lie.marks * 0.05 - lie.off * 0.02 + fitOf(picture, lie, boxes, ({ field }) => lines.get(field) ?? 0);
    if (!best || fit > best.fit) best = { lie, layout, boxes, fit };
  }
  if (best) return best;
  const lie = lieOn('a4');
  return lie && { lie, layout: null, boxes: [] };
}

function lieByCorners({ width, height }: Grey, corners: Corners, sheet: Sheet): Lie | null {
  const to = corners.map(({ x, y }): Point => ({ x: x * width, y: y * height }));
  const mapping = fitProjective(paperCorners(sheet).map((from, at) => ({ from, to: to[at] as Point })));
  return mapping && isFaceUp(to as unknown as Quad) ? { mapping, marks: 4, off: 0, sure: true, sheet } : null;
}

/** Paper with nothing on it, as the backs of pages are: a few specks and a shadow along the edge are nothing. */
function isBlank(picture: Grey): boolean {
  const small = shrink(picture, Math.max(1, Math.round(Math.max(picture.width, picture.height) / 600)));
  const dark = darkness(small, paperShade(small, 40));
  const [left, top] = [Math.round(dark.width * 0.04), Math.round(dark.height * 0.04)];
  let count = 0;
  for (let y = top; y < dark.height - top; y++)
    for (let x = left; x < dark.width - left; x++) if ((dark.data[y * dark.width + x] ?? 0) > 60) count++;
  return count < dark.width * dark.height * 0.00025;
}

export interface ImageWish {
  of: 'straight' | 'original';
  width: number;
  corners: Corners | null;
  paper: Sheet;
}

export async function imageOf(path: string, page: number, { of, width, corners, paper }: ImageWish) {
  const source = await sourceOf(path);
  if (of === 'original' || !corners) return source.image(page, width);
  const { picture } = await source.picture(page);
  const to = corners.map(({ x, y }): Point => ({ x: x * picture.width, y: y * picture.height }));
  const mapping: Mapping | null = fitProjective(paperCorners(paper).map((from, at) => ({ from, to: to[at] as Point })));
  if (!mapping) return source.image(page, width);
  const flat = straighten(picture, mapping, { x: 0, y: 0, ...paper }, width / paper.width);
  const { data, info } = await sharp(flat.data, { raw: { width: flat.width, height: flat.height, channels: 1 } })
    .jpeg({ quality: 78 })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

export const problemOf = (error: unknown): ScanProblem => (error instanceof Unreadable ? error.problem : 'unreadable');
