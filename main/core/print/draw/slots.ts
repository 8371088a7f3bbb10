import type { Book, FieldMark, Page, SlotMark } from '../marks.ts';
import { codeLetters, type CodeSheet, modules, openCodeSheet, rowOnSheet } from '../stamp/code.ts';
import { emptyOperators } from './fields.ts';
import type { Letters } from './letters.ts';
import type { NamePlace } from './person.ts';
import { numbers } from './syntax.ts';

/** A copy code in one style; set letter by letter, so that a code that nobody has thought of yet can still be stamped. */
export interface CopyPlace {
  id: number;
  size: number;
  font: string;
  letters: ReadonlyMap<string, { code: string; width: number }>;
  align: 'left' | 'right';
}

/** The places for what differs; an id of `0` stands for an object that this form of the book does not have. */
export interface Slots {
  codes: { id: number; sheet: CodeSheet } | null;
  copies: CopyPlace[];
  names: { id: number; place: NamePlace }[];
  /** Operators that show a slot on its page. */
  show: (mark: SlotMark, page: Page) => string;
}

const slotNames = {
  codes: 'Codes',
  copy: (index: number): string => `Copy${index}`,
  name: (index: number): string => `Name${index}`,
};

/** What the pages' streams call each slot, and the object that it is. */
export function slotEntries({ codes, copies, names }: Omit<Slots, 'show'>): { name: string; id: number }[] {
  return [
    ...(codes ? [{ name: slotNames.codes, id: codes.id }] : []),
    ...copies.map(({ id }, index) => ({ name: slotNames.copy(index), id })),
    ...names.map(({ id }, index) => ({ name: slotNames.name(index), id })),
  ];
}

/** Finds the places for what differs, and says how a page shows each. */
export function openSlots(book: Book, letters: Letters, reserve: () => number): Slots {
  const coded = book.pages
    .filter(({ marks }) => marks.some((mark) => mark.mark === 'slot' && mark.slot === 'qr'))
    .map(({ number: page }) => page);
  const codes = coded.length > 0 ? { id: reserve(), sheet: openCodeSheet(book.edition, coded) } : null;
  const copies: CopyPlace[] = [];
  const styles = new Map<string, number>();
  const names: Slots['names'] = [];
  const nameOf = new Map<SlotMark, number>();

  for (const page of book.pages) {
    for (const mark of page.marks) {
      if (mark.mark !== 'slot') continue;
      const style = styleOf(mark);
      if (mark.slot === 'copy' && !styles.has(style)) {
        styles.set(style, copies.length);
        copies.push(copyPlace(mark, letters, reserve()));
      } else if (mark.slot === 'name') {
        nameOf.set(mark, names.length);
        names.push({ id: reserve(), place: namePlace(mark, page) });
      }
    }
  }
  return {
    codes,
    copies,
    names,
    show(mark, page) {
      if (mark.slot === 'qr') return showCode(mark, codes?.sheet.height ?? 0, rowOnSheet(coded.indexOf(page.number)));
      if (mark.slot === 'copy') return `q 1 0 0 -1 ${numbers(mark.x, mark.y)} cm /${slotNames.copy(styles.get(styleOf(mark)) ?? 0)} Do Q\n`;
      const index = nameOf.get(mark) ?? 0;
      const place = names[index]?.place;
      // With a field, the name is the field's own appearance.
      if (!place || place.field) return '';
      const left = mark.align === 'right' ? mark.x - mark.maxWidth : mark.x;
      return `q 1 0 0 -1 ${numbers(left, mark.y + place.baseline)} cm /${slotNames.name(index)} Do Q\n`;
    },
  };
}

/** The page's part of the sheet, cut out with half of the white around it. */
function showCode(mark: SlotMark, sheetRows: number, row: number): string {
  const module = mark.size / modules;
  const clip = numbers(mark.x - module, mark.y - module, mark.size + 2 * module, mark.size + 2 * module);
  const height = sheetRows * module;
  const foot = mark.y - row * module + height;
  return `q ${clip} re W n ${numbers(mark.size, 0, 0, -height, mark.x, foot)} cm /${slotNames.codes} Do Q\n`;
}

function styleOf({ face, size, align }: SlotMark): string {
  return `${face} ${size} ${align}`;
}

function copyPlace(mark: SlotMark, letters: Letters, id: number): CopyPlace {
  const spelt = [...codeLetters].map((letter) => [letter, letters.letter(letter, mark.face)] as const);
  return { id, size: mark.size, align: mark.align, font: spelt[0]?.[1].font ?? '', letters: new Map(spelt) };
}

function namePlace(slot: SlotMark, page: Page): NamePlace {
  const field = page.marks.find((mark): mark is FieldMark => mark.mark === 'field' && mark.place.id === slot.field) ?? null;
  if (field) {
    const { x, y, width, height } = field.place;
    const left = slot.align === 'right' ? slot.x - slot.maxWidth : slot.x;
    return { slot, field, width, height, left: left - x, baseline: y + height - slot.y };
  }
  return { slot, field, width: slot.maxWidth, height: slot.size * 1.5, left: 0, baseline: slot.size * 0.4 };
}

/** A field as part of its page: the empty box, or the name that is its value. */
export function fieldOnSheet(mark: FieldMark, name: number | undefined): string {
  const { x, y, height } = mark.place;
  return `1 0 0 -1 ${numbers(x, y + height)} cm ${name === undefined ? emptyOperators(mark) : `/${slotNames.name(name)} Do `}`;
}
