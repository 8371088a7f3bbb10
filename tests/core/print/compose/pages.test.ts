import path from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { compose } from '../../../../main/core/print/compose/compose.ts';
import type { Book } from '../../../../main/core/print/marks.ts';
import { loadFaces } from '../../../../main/core/print/type/faces.ts';
import { Audience, Paper, Preset, type PrintOptions } from '../../../../preload/contract/model/print.ts';
import { fieldId, Workbook } from '../../../../preload/contract/model/workbook.ts';
import {
  badPlaces,
  beyondThePaper,
  brokenTree,
  fieldsOf,
  lostWords,
  wordsOutsideTheBody,
  wordsOverWords,
} from '../../../support/pageFaults.ts';
import { type Content, contentArbitrary } from '../../../support/workbookArbitrary.ts';

const { metrics } = loadFaces(path.resolve(import.meta.dirname, '../../../../resources/fonts'));

const options: fc.Arbitrary<PrintOptions> = fc.record({
  audience: fc.constantFrom(...Audience.options),
  preset: fc.constantFrom(...Preset.options),
  paper: fc.constantFrom(...Paper.options),
});

/** The same books on every machine and every day: a page that is wrong today was wrong yesterday. */
const seed = 20_261_122;

const bookOf = (content: Content, chosen: PrintOptions): Book => compose({ ...content, options: chosen, metrics, edition: 'E3F9A1' });

/** Runs a check on many books. Shrinking is bounded: a page that is wrong in a small workbook says enough. */
function everyBook(check: (book: Book, content: Content, chosen: PrintOptions) => void, runs: number): void {
  fc.assert(
    fc.property(contentArbitrary(), options, (content, chosen) => check(bookOf(content, chosen), content, chosen)),
    { seed, numRuns: runs, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false },
  );
}

describe('any valid workbook, in any preset, for either reader, on either paper', () => {
  it('is valid by the contract, so that what follows says something', () => {
    fc.assert(
      fc.property(contentArbitrary(), (content) => v.safeParse(Workbook, content.workbook).success),
      { seed, numRuns: 50 },
    );
  });

  it('prints every word, inside the body, clear of the paper’s edge and of the code', () => {
    everyBook((book, content) => {
      expect(beyondThePaper(book, metrics)).toEqual([]);
      expect(wordsOutsideTheBody(book, metrics)).toEqual([]);
      expect(lostWords(book, content)).toEqual([]);
    }, 90);
  });

  it('lays nothing over words or over places to write', () => {
    everyBook((book) => {
      expect(wordsOverWords(book, metrics)).toEqual([]);
      expect(badPlaces(book, metrics)).toEqual([]);
    }, 90);
  });

  it('builds a tree that can be read aloud, its fields in the order of reading', () => {
    everyBook((book) => {
      expect(brokenTree(book)).toEqual([]);
      const marks = fieldsOf(book);
      expect(marks.map((mark) => mark.place)).toEqual(book.fields);
      const order = marks.map((mark) => mark.node as number);
      expect([...order].sort((a, b) => a - b)).toEqual(order);
    }, 60);
  });

  it('asks every prompt once in each of its modes, and a facilitator nothing', () => {
    everyBook((book, { workbook }) => {
      if (!book.returnable) {
        expect(book.fields).toEqual([]);
        return;
      }
      const ids = book.fields.filter((field) => field.kind !== 'scale').map((field) => field.id);
      const known = new Set(ids);
      expect(known.size).toBe(ids.length);
      const missing = wanted(workbook).filter((id) => !known.has(id));
      expect(missing).toEqual([]);
    }, 60);
  });

  it('knows where every block begins that puts anything on paper, with a title or without', () => {
    everyBook((book, content) => {
      const known = new Set([...book.outline, ...(book.untitled ?? [])].map(({ block }) => block));
      for (const { block, page, pages, y } of book.untitled ?? []) {
        expect(book.outline.some((entry) => entry.block === block)).toBe(false);
        expect(page + pages - 1).toBeLessThanOrEqual(book.pages.length);
        expect(y).toBeGreaterThanOrEqual(0);
      }
      for (const { block } of book.fields) {
        const home = content.workbook.sections.flatMap((section) => section.blocks).find(({ id }) => id === block);
        if (home && home.type !== 'cover') expect(known.has(block), block).toBe(true);
      }
    }, 40);
  });

  it('tells contents and bookmarks the page on which each title stands', () => {
    everyBook((book) => {
      for (const entry of book.outline) {
        const end = entry.page + entry.pages - 1;
        expect(entry.page).toBeGreaterThanOrEqual(1);
        expect(end).toBeLessThanOrEqual(book.pages.length);
        const start = bare(entry.title).slice(0, 6);
        if (entry.level === 2 && start) expect(shown(book, entry.page)).toContain(start);
      }
      for (const page of book.pages)
        for (const mark of page.marks) {
          if (mark.mark !== 'link' || !('page' in mark.to)) continue;
          const number = page.marks.find(
            (other) => other.mark === 'text' && other.node === mark.node && other.x > page.width / 2 && /^\d+$/.test(other.text),
          );
          if (number?.mark === 'text') expect(mark.to.page).toBe(Number(number.text));
        }
    }, 60);
  });

  it('fills whole sheets for a participant, and gives the facilitator the same page numbers', () => {
    fc.assert(
      fc.property(contentArbitrary(5), options, (content, chosen) => {
        const taken = bookOf(content, { ...chosen, audience: 'participant' });
        const led = bookOf(content, { ...chosen, audience: 'facilitator' });
        expect(taken.pages.length % 4).toBe(0);
        expect(led.outline).toEqual(taken.outline);
        expect(led.pages.length).toBeGreaterThanOrEqual(taken.pages.length);
        expect(led.pages.flatMap((page) => page.marks).some((mark) => mark.mark === 'slot')).toBe(false);
      }),
      { seed, numRuns: 30 },
    );
  });

  it('is the same book every time', () => {
    fc.assert(
      fc.property(contentArbitrary(4), options, (content, chosen) => {
        expect(JSON.stringify(bookOf(structuredClone(content), chosen))).toBe(JSON.stringify(bookOf(content, chosen)));
      }),
      { seed, numRuns: 15 },
    );
  });
});

/** Letters that every face has, without white: enough to find a title on its page. */
const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}*\\]|\p{Script=Han}/gu, '');
const shown = (book: Book, page: number): string =>
  bare((book.pages[page - 1]?.marks ?? []).map((mark) => (mark.mark === 'text' ? mark.text : '')).join(''));

/** The fields that must be there, whatever the layout. */
function wanted(workbook: Workbook): string[] {
  const blocks = workbook.sections.flatMap((section) => section.blocks);
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'prompts': {
        const origin = blocks.find((other) => other.id === block.repeats) ?? block;
        // A prompt that is asked twice in one mode is one question: its first place has the plain name.
        return origin.type === 'prompts' ? origin.prompts.map((prompt) => fieldId(prompt.id, block.mode)) : [];
      }
      case 'table':
        return block.rows.map((row) => fieldId(row.prompt.id, 'individual'));
      case 'retrieval':
        return [...block.stages, ...block.foundations, ...(block.check ? [block.check] : [])].map(({ id }) => fieldId(id, 'individual'));
      case 'quotation':
        return block.prompt ? [fieldId(block.prompt.id, block.mode ?? 'individual')] : [];
      case 'bullets': {
        const { room } = block;
        if (!room) return [];
        return room.rows === undefined
          ? [fieldId(room.prompt.id, room.mode)]
          : Array.from({ length: room.rows }, (_, row) => fieldId(room.prompt.id, room.mode, String(row + 1)));
      }
      case 'notes':
        return [fieldId(block.prompt, 'individual')];
      case 'actions':
        return Array.from({ length: block.rows }, (_, row) =>
          ['what', 'who', 'when', 'told'].map((part) => fieldId(block.prompt, 'individual', `${row + 1}-${part}`)),
        ).flat();
      case 'coaching':
        return block.agreed && (block.steps.length > 0 || block.figure) ? [fieldId(block.agreed.id, 'coaching')] : [];
      default:
        return [];
    }
  });
}
