import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../../main/core/print/marks.ts';
import type { Report } from '../../../../main/core/print/reports/report.ts';
import { loadFaces } from '../../../../main/core/print/type/faces.ts';
import { Paper, Preset } from '../../../../preload/contract/model/print.ts';
import { beyondThePaper, brokenTree, wordsOutsideTheBody, wordsOverWords } from '../../../support/pageFaults.ts';
import { reportArbitrary, setReport } from '../../../support/reportArbitrary.ts';

const { metrics } = loadFaces(path.resolve(import.meta.dirname, '../../../../resources/fonts'));
const chosen = fc.record({ preset: fc.constantFrom(...Preset.options), paper: fc.constantFrom(...Paper.options) });
/** The same reports on every machine and every day. */
const seed = 20_261_122;

function everyReport(check: (book: Book, report: Report) => void, numRuns: number): void {
  fc.assert(
    fc.property(reportArbitrary, chosen, (report, { preset, paper }) => check(setReport(report, metrics, preset, paper), report)),
    { seed, numRuns, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false },
  );
}

describe('any report, in any preset, on either paper', () => {
  it('stays inside the body and clear of the paper’s edge', () => {
    everyReport((book) => {
      expect(beyondThePaper(book, metrics)).toEqual([]);
      expect(wordsOutsideTheBody(book, metrics)).toEqual([]);
    }, 80);
  });

  it('lays no words over words', () => {
    everyReport((book) => {
      expect(wordsOverWords(book, metrics)).toEqual([]);
    }, 80);
  });

  it('builds a tree that can be read aloud', () => {
    everyReport((book) => {
      expect(brokenTree(book)).toEqual([]);
    }, 60);
  });

  it('numbers its pages, and is the same every time', () => {
    everyReport((book, report) => {
      book.pages.forEach((page, at) => {
        expect(page.number).toBe(at + 1);
        expect(page.marks.some((mark) => mark.mark === 'text' && mark.text === `Page ${at + 1} of ${book.pages.length}`)).toBe(true);
      });
      const again = setReport(report, metrics, book.preset as Preset, book.pages[0]?.height === 792 ? 'letter' : 'a4');
      expect(JSON.stringify(again)).toBe(JSON.stringify(book));
    }, 25);
  });
});
