import type { FieldMark, Face, SlotMark } from '../marks.ts';
import { outlineOperators } from './fields.ts';
import type { Letters } from './letters.ts';

/** A place for a name: a box of its own, in which y runs upwards from the foot. */
export interface NamePlace {
  slot: SlotMark;
  width: number;
  height: number;
  /** From the box's left edge to where the line may start, and from its foot to the baseline. */
  left: number;
  baseline: number;
  /** The field that shows the name as its value, where there is one. */
  field: FieldMark | null;
}

export interface SetName {
  operators: string;
  /** False where no face has the letters: the place is left for the pen. */
  set: boolean;
}

/** No smaller than this part of the size that was asked for, nor than seven points. */
const leastPart = 0.6;
const leastSize = 7;
const lead = 1.2;

/**
 * Sets one name in its place. A long one is made smaller, then broken into lines where the box has room for them, and what
 * is left over ends in an ellipsis: it never leaves its box. A name with letters that neither face has is not set at all,
 * since half a name is worse than none; its field still holds it whole.
 */
export function setName(name: string, place: NamePlace, letters: Letters): SetName {
  const outline = place.field ? outlineOperators(place.field) : '';
  const { slot } = place;
  const found = readable(name, slot.face, letters);
  if (!found) return { operators: outline, set: false };
  const { text, face } = found;
  if (text === '') return { operators: outline, set: true };

  const wide = letters.width(text, face, slot.size);
  const least = Math.min(slot.size, Math.max(leastSize, slot.size * leastPart));
  const size = Math.max(least, Math.min(slot.size, (slot.size * slot.maxWidth) / wide));
  // A hair for rounding: a line scaled to its width exactly must count as fitting.
  if (letters.width(text, face, size) <= slot.maxWidth + 0.01) {
    return { operators: outline + begin + line(text, face, size, place, place.baseline, letters) + end, set: true };
  }
  const rows = Math.max(1, Math.floor(place.height / (least * lead)));
  const broken = breakLines(text, rows, (part) => letters.width(part, face, least) <= slot.maxWidth, ellipsis(face, letters));
  const top = rows === 1 ? place.baseline : (place.height + broken.length * least * lead) / 2 - least * 0.95;
  const lines = broken.map((part, at) => line(part, face, least, place, top - at * least * lead, letters));
  return { operators: outline + begin + lines.join('') + end, set: true };
}

/** What a field's appearance must wrap its text in, so that readers know what to replace. */
const begin = '/Tx BMC q 0 g\n';
const end = 'Q EMC\n';

function line(text: string, face: Face, size: number, place: NamePlace, y: number, letters: Letters): string {
  const slack = place.slot.align === 'right' ? place.slot.maxWidth - letters.width(text, face, size) : 0;
  return letters.line({ text, face, size, x: place.left + slack, y, upright: true });
}

function readable(name: string, face: Face, letters: Letters): { text: string; face: Face } | null {
  const text = name
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim();
  const plain = text
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0e\ufe0f]/gu, '')
    .replace(/ +/g, ' ')
    .trim();
  for (const candidate of plain === text ? [text] : [text, plain]) {
    for (const option of [face, fallbackOf(face)]) {
      if (letters.has(candidate, option)) return { text: candidate, face: option };
    }
  }
  return null;
}

function fallbackOf(face: Face): Face {
  return face.endsWith('bold') ? 'fallback-semibold' : 'fallback';
}

function ellipsis(face: Face, letters: Letters): string {
  return letters.has('…', face) ? '…' : '...';
}

/** At most `rows` lines, each of which fits; breaks at spaces, and inside a word that is too long for a line. */
export function breakLines(text: string, rows: number, fits: (part: string) => boolean, more: string): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '') {
    const last = lines.length === rows - 1;
    if (fits(rest)) return [...lines, rest];
    const letters = [...rest];
    const tail = last ? more : '';
    let count = letters.length;
    while (count > 1 && !fits(letters.slice(0, count).join('') + tail)) count -= 1;
    const cut = letters.slice(0, count).join('');
    if (last) return [...lines, cut.trimEnd() + more];
    const space = letters[count] === ' ' ? cut.length : cut.lastIndexOf(' ');
    const head = space > 0 ? cut.slice(0, space) : cut;
    lines.push(head);
    rest = rest.slice(head.length).trimStart();
  }
  return lines;
}
