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
