import type { FieldPlace, OutlineEntry } from '../../../preload/contract/model/print.ts';
import type { PaperMark, Spot } from '../../paper/paper-page.tsx';
import type { Collected } from './page-fields.ts';

/** The chosen block's places to write are outlined; those of the page in front bear the numbers of the list below it. */
export function marksOf(
  fields: readonly FieldPlace[],
  collected: readonly Collected[],
  selected: string | null,
  numbered: boolean,
): PaperMark[] {
  const chosen = fields
    .filter(({ block }) => block === selected)
    .map((field, at): PaperMark => ({ key: `chosen ${field.id} ${at}`, ...boxOf(field), look: 'chosen' }));
  if (!numbered) return chosen;
  const pins = collected.flatMap((place, at): PaperMark[] => {
    const [first] = place.fields;
    return first ? [{ key: `pin ${place.key}`, ...boxOf(first), look: 'pin', label: String(at + 1) }] : [];
  });
  return [...chosen, ...pins];
}

/** The measures of a sheet, in points: its size, and what its furniture takes at the sides and at the foot. */
const sheets = { a4: { width: 595, height: 842 }, letter: { width: 612, height: 792 } } as const;
const side = 48;
const foot = 88;

/** All of the chosen block, on each page that it takes: as far as the next one begins, or the page ends. */
export function areaOf(outline: readonly OutlineEntry[], selected: string | null, paper: keyof typeof sheets): PaperMark[] {
  const at = outline.findIndex(({ block }) => block === selected);
  const entry = outline[at];
  if (!entry || entry.y === undefined) return [];
  const next = outline.slice(at + 1).find(({ page, y }) => page > entry.page || (page === entry.page && (y ?? 0) > (entry.y ?? 0)));
  const { width, height } = sheets[paper];
  const last = entry.page + entry.pages - 1;
  return Array.from({ length: entry.pages }, (_, turn): PaperMark => {
    const page = entry.page + turn;
    const top = turn === 0 ? (entry.y ?? 0) : side;
    const end = page === last && next?.page === page && (next.y ?? 0) > top ? (next.y ?? 0) - 14 : height - foot;
    return { key: `block ${page}`, page, x: side, y: top, width: width - 2 * side, height: Math.max(8, end - top), look: 'block' };
  });
}

const boxOf = ({ page, x, y, width, height }: FieldPlace): Pick<PaperMark, 'page' | 'x' | 'y' | 'width' | 'height'> => ({
  page,
  x,
  y,
  width,
  height,
});

/** The block that a spot belongs to: the last that begins above it. Where a block's height is not known it begins at the top. */
export function blockAt(outline: readonly OutlineEntry[], spot: Spot): string | null {
  const above = outline.filter((entry) => entry.page < spot.page || (entry.page === spot.page && (entry.y ?? 0) <= spot.y));
  return above.at(-1)?.block ?? null;
}
