import { groupsOf, isPrinted, namesFor, promptsOf, sourcesOf } from '../../main/core/print/compose/sources.ts';
import type { Book, FieldMark, Mark, Page, SlotMark } from '../../main/core/print/marks.ts';
import type { Metrics } from '../../main/core/print/type/metrics.ts';
import { plainText } from '../../preload/contract/model/inline.ts';
import type { Content } from './workbookArbitrary.ts';

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
      return {
        left: mark.x,
        right: mark.x + metrics.width(mark.text, mark.face, mark.size),
        top: mark.baseline - mark.size * 0.8,
        bottom: mark.baseline + mark.size * 0.2,
      };
    case 'line':
      return {
        left: Math.min(mark.x1, mark.x2),
        right: Math.max(mark.x1, mark.x2),
        top: Math.min(mark.y1, mark.y2),
        bottom: Math.max(mark.y1, mark.y2),
      };
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

const told = (page: Page, ...marks: Mark[]): string =>
  `page ${page.number}: ${marks.map((mark) => JSON.stringify(mark).slice(0, 260)).join(' and ')}`;

/** Marks beyond the safe edge, or in the clear paper around a code. */
export function beyondThePaper(book: Book, metrics: Metrics): string[] {
  return book.pages.flatMap((page) => {
    const code = page.marks.find((mark): mark is SlotMark => mark.mark === 'slot' && mark.slot === 'qr');
    const quiet = code ? { left: code.x - 8, top: code.y - 8, right: code.x + code.size + 8, bottom: code.y + code.size + 8 } : null;
    return page.marks
      .filter((mark) => {
        if (mark.node === 'artifact' && mark.artifact === 'Background') return false;
        const box = boxOf(mark, metrics);
        if (!box) return false;
        const inside =
          box.left >= safe - hair &&
          box.top >= safe - hair &&
          box.right <= page.width - safe + hair &&
          box.bottom <= page.height - safe + hair;
        return !inside || (quiet !== null && !apart(box, quiet, 0, 0));
      })
      .map((mark) => told(page, mark));
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
      for (const other of fields.slice(index + 1))
        if (!apart(box, boxOf(other, metrics) as Box, 0.01, 0.01)) faults.push(told(page, field, other));
      for (const mark of page.marks)
        if (mark.mark === 'text' && !apart(boxOf(mark, metrics) as Box, box, 0, 3)) faults.push(told(page, field, mark));
    });
    return faults;
  });
}

/** Words on top of words. */
export function wordsOverWords(book: Book, metrics: Metrics): string[] {
  return book.pages.flatMap((page) => {
    const faults: string[] = [];
    const texts = page.marks.flatMap((mark) =>
      mark.mark === 'text' && mark.text.trim() ? [{ mark, box: boxOf(mark, metrics) as Box }] : [],
    );
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
    if (index === 0 ? node.parent !== null || node.role !== 'Document' : node.parent === null || node.parent >= index)
      say('has no parent before it');
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

export const fieldsOf = (book: Book): FieldMark[] =>
  book.pages.flatMap((page) => page.marks.filter((mark): mark is FieldMark => mark.mark === 'field'));

/** Texts of the workbook that are not on paper from their first letter to their last. */
export function lostWords(book: Book, content: Content): string[] {
  const nodes = new Map<number, string>();
  for (const page of book.pages)
    for (const mark of page.marks) {
      if (mark.mark !== 'text' || mark.node === 'artifact') continue;
      // The words of a link stand in a node of their own inside the paragraph.
      const owner = book.nodes[mark.node]?.role === 'Link' ? (book.nodes[mark.node]?.parent ?? mark.node) : mark.node;
      nodes.set(owner, (nodes.get(owner) ?? '') + bare(mark.text));
    }
  const printed = [...nodes.values()].join(' ');
  return wordsOf(content).filter((text) => !printed.includes(bare(text)));
}

/** Letters as they are printed, without the white between them; what no face has is a box. */
const bare = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u{1F000}-\u{1FFFF}\u{4E00}-\u{9FFF}]/gu, '□')
    .replace(/\s/g, '');

function wordsOf({ workbook, frameworks, scenarios }: Content): string[] {
  const blocks = workbook.sections.flatMap((section) => section.blocks);
  const sources = sourcesOf({ workbook, frameworks, scenarios, images: new Map() });
  const namesOf = namesFor(sources);
  const source = workbook.head.source.trim() ? [plainText(workbook.head.source, workbook.head.names)] : [];
  return source.concat(
    blocks.flatMap((block) => {
      if (!isPrinted(sources, block)) return [];
      const names = namesOf(block);
      const plain = (texts: readonly (string | undefined)[], own = names): string[] =>
        texts.flatMap((text) => (text?.trim() ? [plainText(text, own)] : []));
      switch (block.type) {
        case 'cover':
          return plain([block.note]);
        case 'text':
          return plain([...block.paragraphs, block.aside?.text]);
        case 'bullets':
          return plain([...block.items, block.aside?.text, block.room?.prompt.text]);
        case 'quotation':
          return [...plain([block.quote, block.prompt?.text]), block.source];
        case 'prompts':
          return plain([block.intro, block.hint, ...promptsOf(sources, block).map((prompt) => prompt.text)]);
        case 'retrieval':
          return plain([block.question, block.hint, block.check?.text]);
        case 'statements':
        case 'rating':
          return groupsOf(sources, block).flatMap((group) => [
            group.stem.replace(/:\s*$/, ''),
            ...group.statements.map((statement) => statement.text),
          ]);
        case 'scenario': {
          const scenario = scenarios.find((each) => each.id === block.scenario);
          return plain([scenario?.opening, ...(scenario?.points ?? []), scenario?.question, block.task?.text], {
            ...scenario?.names,
            ...workbook.head.names,
          });
        }
        case 'coaching':
          return [
            ...block.steps.flatMap((step) => [
              step.title,
              step.name,
              ...plain([...step.instructions.map((each) => each.text), ...step.questions]),
            ]),
            ...plain([block.agreed?.text]),
          ];
        case 'table':
          return [...plain(block.rows.map((row) => row.prompt.text)), ...block.rows.map((row) => row.name)];
        case 'actions':
          return plain([block.intro, block.aside?.text]);
        case 'notes':
          return plain([block.privacy]);
        case 'figure':
          return [...plain([block.aside?.text]), block.source ?? ''];
        default:
          return [];
      }
    }),
  );
}
