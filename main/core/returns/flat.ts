import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import type { Stroke } from './pdf/strokes.ts';
import type { Piece } from './read.ts';

/* PURE. Words where the places to write had stood, in a file that was printed to PDF and has no form any more. */

/** How far, in points, a word may stand outside its place: letters lean, and printers round. */
const slack = 3;

/**
 * By the place's name: words where one writes, `Yes` where one ticks, and the number where one chooses. A choice of which several boxes are
 * marked says nothing for certain, and is left out.
 */
export function readPlaces(
  pieces: readonly Piece[],
  strokes: readonly Stroke[],
  places: ReadonlyMap<string, readonly FieldPlace[]>,
): Record<string, string> {
  const piecesOn = byPage(pieces);
  const strokesOn = byPage(strokes);
  const values: Record<string, string> = {};
  for (const [name, boxes] of places) {
    const [first] = boxes;
    if (!first) continue;
    if (first.kind === 'tick' || first.kind === 'scale') {
      const marked = boxes.filter((box) =>
        isMarked(box, strokesOn[box.page] ?? [], first.kind === 'tick' ? (piecesOn[box.page] ?? []) : []),
      );
      const [chosen] = marked;
      if (chosen && marked.length === 1) values[name] = chosen.kind === 'tick' ? 'Yes' : String(chosen.value ?? '');
      continue;
    }
    const text = toLines((piecesOn[first.page] ?? []).filter((piece) => isWithin(piece, first)));
    if (text !== '') values[name] = text;
  }
  return values;
}

/** Only what stands in some place: the rest of a page is ours, and everybody's alike. */
export function narrowPlaces(
  { pieces, strokes }: { pieces: readonly Piece[]; strokes: readonly Stroke[] },
  places: ReadonlyMap<string, readonly FieldPlace[]>,
): { pieces: Piece[]; strokes: Stroke[] } {
  const boxesOn = byPage([...places.values()].flat());
  return {
    pieces: pieces.filter((piece) => boxesOn[piece.page]?.some((box) => isWithin(piece, box) || isMarked(box, [], [piece]))),
    strokes: strokes.filter((stroke) => boxesOn[stroke.page]?.some((box) => isMarked(box, [stroke], []))),
  };
}

function byPage<T extends { page: number }>(all: readonly T[]): T[][] {
  const pages: T[][] = [];
  for (const one of all) (pages[one.page] ??= []).push(one);
  return pages;
}

/** How far from the box's edge, in points, a stroke lies that is not the edge itself. */
const inside = 0.9;

/** A stroke within the box, or a letter that is a tick: the box itself is as large as the box. */
function isMarked(box: FieldPlace, strokes: readonly Stroke[], pieces: readonly Piece[]): boolean {
  const holds = (x: number, y: number): boolean =>
    x >= box.x + inside && x <= box.x + box.width - inside && y >= box.y + inside && y <= box.y + box.height - inside;
  return (
    strokes.some(({ x, y, width, height }) => holds(x, y) && holds(x + width, y + height)) ||
    pieces.some(({ x, y, width }) => holds(x + width / 2, y - 2))
  );
}

const isWithin = ({ x, y, width }: Piece, place: FieldPlace): boolean =>
  x >= place.x - slack && x + width <= place.x + place.width + 2 * slack && y > place.y && y <= place.y + place.height + slack;

/** Pieces on one line are joined as they stand, with a blank where there is a gap. */
function toLines(pieces: readonly Piece[]): string {
  const lines: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line?.[0] && Math.abs(line[0].y - piece.y) < slack) line.push(piece);
    else lines.push([piece]);
  }
  return lines
    .map((line) => {
      let text = '';
      let end = Number.POSITIVE_INFINITY;
      for (const piece of line.toSorted((a, b) => a.x - b.x)) {
        text += piece.x - end > 1 && !text.endsWith(' ') ? ` ${piece.text}` : piece.text;
        end = piece.x + piece.width;
      }
      return text.trim();
    })
    .join('\n');
}

/** Letters of eleven points are about this wide and their lines this far apart. */
const letter = 5.3;
const lead = 13.5;

/** Whether a text needs more lines than its box shows. A measure by eye: programs set what is typed each in its own way. */
export function overflows(text: string, place: Pick<FieldPlace, 'width' | 'height' | 'lines'>): boolean {
  const across = Math.max(1, Math.floor((place.width - 4) / letter));
  const needed = text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / across)), 0);
  return needed > Math.max(1, place.lines, Math.floor(place.height / lead));
}

/** Whether the last line of a flat text stands at the foot of its box, so that more may have been cut off. */
export const isFull = (text: string, place: Pick<FieldPlace, 'height' | 'lines'>): boolean =>
  place.height > 2 * lead && text.split('\n').length >= Math.floor(place.height / lead) - 1;
