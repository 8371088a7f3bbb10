import type { Book, FieldMark, Mark, Page, SlotMark } from '../../main/core/print/marks.ts';
import type { Metrics } from '../../main/core/print/type/metrics.ts';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** 12 mm, less a hair for what lies exactly on the edge. */
const safe = 34;
const hair = 0.6;

/** The paper that a mark takes; `null` where its own shape decides (a path is clipped, or looked at). */
function boxOf(mark: Mark, metrics: Metrics): Box | null {
  switch (mark.mark) {
    case 'text':
      return { left: mark.x, right: mark.x + metrics.width(mark.text, mark.face, mark.size), top: mark.baseline - mark.size * 0.8, bottom: mark.baseline + mark.size * 0.2 };
    case 'line':
      return { left: Math.min(mark.x1, mark.x2), right: Math.max(mark.x1, mark.x2), top: Math.min(mark.y1, mark.y2), bottom: Math.max(mark.y1, mark.y2) };
    case 'rect':
      return { left: mark.x, right: mark.x + mark.wide, top: mark.y, bottom: mark.y + mark.high };
    case 'circle':
      return { left: mark.x - mark.radius, right: mark.x + mark.radius, top: mark.y - mark.radius, bottom: mark.y + mark.radius };
    case 'field':
      return { left: mark.place.x, right: mark.place.x + mark.place.width, top: mark.place.y, bottom: mark.place.y + mark.place.height };
    case 'image':
    case 'link':
      return { left: mark.x, right: mark.x + mark.width, top: mark.y, bottom: mark.y + mark.height };
    default:
      return null;
  }
}

/** `give` is how far two boxes may overlap, across and down: letters are smaller than the boxes that are taken for them. */
const apart = (one: Box, other: Box, across: number, down: number): boolean =>
  one.left >= other.right - across || other.left >= one.right - across || one.top >= other.bottom - down || other.top >= one.bottom - down;

const told = (page: Page, ...marks: Mark[]): string => `page ${page.number}: ${marks.map((mark) => JSON.stringify(mark).slice(0, 260)).join(' and ')}`;

/** Marks beyond the safe edge, or in the clear paper around a code. */
export function beyondThePaper(book: Book, metrics: Metrics): string[] {
  return book.pages.flatMap((page) => {
    const code = page.marks.find((mark): mark is SlotMark => mark.mark === 'slot' && mark.slot === 'qr');
    const quiet = code ? { left: code.x - 8, top: code.y - 8, right: code.x + code.size + 8, bottom: code.y + code.size + 8 } : null;
    return page.marks.filter((mark) => {
      if (mark.node === 'artifact' && mark.artifact === 'Background') return false;
      const box = boxOf(mark, metrics);
      if (!box) return false;
      const inside = box.left >= safe - hair && box.top >= safe - hair && box.right <= page.width - safe + hair && box.bottom <= page.height - safe + hair;
      return !inside || (quiet !== null && !apart(box, quiet, 0, 0));
    }).map((mark) => told(page, mark));
  });
}

/** Words of content outside the margins. A facilitator's page may carry the time beside its number. */
export function wordsOutsideTheBody(book: Book, metrics: Metrics): string[] {
  return book.pages.flatMap((page) =>
    page.marks
      .filter((mark) => {
        if (mark.mark !== 'text' || mark.node === 'artifact') return false;
        const box = boxOf(mark, metrics) as Box;
        return box.right > page.width - 47 || box.left < 45 || box.bottom > page.height - (book.returnable ? 76 : safe) + hair;
      })
      .map((mark) => told(page, mark)),
  );
}

/** Places to write that are off the body, too small, without a name, on top of each other, or under words. */
export function badPlaces(book: Book, metrics: Metrics): string[] {
  return book.pages.flatMap((page) => {
    const fields = page.marks.filter((mark): mark is FieldMark => mark.mark === 'field');
    const faults: string[] = [];
    fields.forEach((field, index) => {
      const { place } = field;
      const sound =
        place.page === page.number &&
        place.name.trim() !== '' &&
        !/[.\s]/.test(place.id) &&
        place.width > 8 &&
        place.height > 8 &&
        place.x >= 45 &&
        place.x + place.width <= page.width - 47 &&
        place.y + place.height <= page.height - 74;
      if (!sound) faults.push(told(page, field));
      const box = boxOf(field, metrics) as Box;
      for (const other of fields.slice(index + 1)) if (!apart(box, boxOf(other, metrics) as Box, 0.01, 0.01)) faults.push(told(page, field, other));
      for (const mark of page.marks) if (mark.mark === 'text' && !apart(boxOf(mark, metrics) as Box, box, 0, 3)) faults.push(told(page, field, mark));
    });
    return faults;
  });
}

/** Words on top of words. */
export function wordsOverWords(book: Book, metrics: Metrics): string[] {
  return book.pages.flatMap((page) => {
    const faults: string[] = [];
    const texts = page.marks.flatMap((mark) => (mark.mark === 'text' && mark.text.trim() ? [{ mark, box: boxOf(mark, metrics) as Box }] : []));
    texts.sort((a, b) => a.box.top - b.box.top);
    texts.forEach((one, index) => {
      for (let at = index + 1; at < texts.length; at++) {
        const other = texts[at] as (typeof texts)[number];
        if (other.box.top >= one.box.bottom) break;
        if (!apart(one.box, other.box, 1.5, 2.5)) faults.push(told(page, one.mark, other.mark));
      }
    });
    return faults;
  });
}

/** What a screen reader would stumble over: a broken tree, a skipped level, a picture without words, a table without heads. */
export function brokenTree(book: Book): string[] {
  const faults: string[] = [];
  let level = 0;
  book.nodes.forEach((node, index) => {
    const say = (what: string): void => void faults.push(`node ${node.id} ${node.role}: ${what}`);
    if (node.id !== index) say('is not in its place');
    if (index === 0 ? node.parent !== null || node.role !== 'Document' : node.parent === null || node.parent >= index) say('has no parent before it');
    if (/^H\d$/.test(node.role)) {
      const own = Number(node.role.slice(1));
      if (own > level + 1) say(`follows H${level}`);
      level = own;
    }
    if (node.role === 'Figure' && (!node.alt?.trim() || !node.box)) say('has no description or box');
    if (node.role === 'TH' && !node.scope) say('does not say what it heads');
  });
  for (const page of book.pages)
    for (const mark of page.marks) if (mark.node !== 'artifact' && !book.nodes[mark.node]) faults.push(told(page, mark));
  return faults;
}

export const fieldsOf = (book: Book): FieldMark[] => book.pages.flatMap((page) => page.marks.filter((mark): mark is FieldMark => mark.mark === 'field'));
