import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Laid, runsOf, suggestByOrder } from '../../../../main/core/returns/scans/order.ts';
import type { ScanPage } from '../../../../preload/contract/model/scans.ts';

const edition = { id: 'edition', number: 1, title: 'Local Seminar 1', workbook: 'workbook' };
const all = new Set([1, 2, 3, 4, 5, 6, 7, 8]);
const shelf = { written: () => all, accepted: () => false };

const page = (more: Partial<ScanPage>): ScanPage => ({
  id: '',
  batch: 'batch',
  file: '',
  number: 1,
  state: 'placed',
  problem: null,
  by: 'code',
  sure: 'sure',
  reason: null,
  edition,
  copy: null,
  participant: null,
  printedFor: '',
  alike: [],
  page: 1,
  pages: 8,
  paper: { width: 595, height: 842 },
  turned: 0,
  width: 1240,
  height: 1754,
  corners: null,
  same: null,
  counts: { boxes: 0, inked: 0, blank: 0, queued: 0, untyped: 0 },
  ...more,
});
const lost = (): ScanPage => page({ state: 'unplaced', problem: 'no-code', by: null, edition: null, page: 0, pages: 0 });
const back = (): ScanPage => page({ state: 'blank', by: null, edition: null, page: 0, pages: 0 });
const of = (participant: string, number: number): ScanPage => page({ participant, page: number });
const nameless = (number: number): ScanPage => page({ state: 'generic', page: number });

/** One stack, or a photograph each. */
const stack = (...pages: ScanPage[]): Laid[] => pages.map((each, at) => ({ page: { ...each, id: String(at) }, path: 'stack.pdf' }));
const loose = (...pages: ScanPage[]): Laid[] => pages.map((each, at) => ({ page: { ...each, id: String(at) }, path: `IMG_${at}.jpg` }));
const suggested = (laid: Laid[]) =>
  suggestByOrder(laid, shelf).flatMap(({ state, participant, page: number, reason }) =>
    state === 'unplaced' ? [reason && [participant, number, reason.before, reason.after]] : [],
  );

describe('a page that does not say what it is', () => {
  test('is the one that is not there between two of one person, in a stack or in photographs', () => {
    for (const lay of [stack, loose]) {
      expect(suggested(lay(of('ada', 4), lost(), of('ada', 6)))).toEqual([['ada', 5, 4, 6]]);
      expect(suggested(lay(of('ada', 3), lost(), back(), lost(), of('ada', 6)))).toEqual([
        ['ada', 4, 3, 6],
        ['ada', 5, 3, 6],
      ]);
      // Face down.
      expect(suggested(lay(of('ada', 6), lost(), of('ada', 4)))).toEqual([['ada', 5, 6, 4]]);
    }
  });

  test('is nobody’s where two people’s pages lie round it, where the page is there already, or where more than it are missing', () => {
    expect(suggested(loose(of('ada', 4), lost(), of('bryn', 6)))).toEqual([null]);
    expect(suggested(stack(of('ada', 8), lost(), of('bryn', 1)))).toEqual([null]);
    expect(suggested(stack(of('ada', 5), of('ada', 4), lost(), of('ada', 6)))).toEqual([null]);
    expect(suggested(stack(of('ada', 2), lost(), of('ada', 6)))).toEqual([null]);
  });

  test('goes on with one stack, unless two meet there and either may lack it', () => {
    expect(suggested(stack(of('ada', 1), of('ada', 2), lost()))).toEqual([['ada', 3, 2, null]]);
    expect(suggested(stack(lost(), of('ada', 2)))).toEqual([['ada', 1, null, 2]]);
    expect(suggested(stack(of('ada', 7), lost(), of('bryn', 1)))).toEqual([['ada', 8, 7, null]]);
    expect(suggested(stack(of('ada', 7), lost(), of('bryn', 2)))).toEqual([null]);
    // A photograph goes on with nothing.
    expect(suggested(loose(of('ada', 1), of('ada', 2), lost()))).toEqual([null]);
  });

  test('is the only one missing, where all others are there', () => {
    const others = [1, 2, 3, 5, 6, 7, 8].map((number) => of('ada', number));
    expect(suggested(loose(lost(), ...others))).toEqual([['ada', 4, null, null]]);
    expect(suggested(loose(lost(), ...others.slice(1)))).toEqual([null]);
    expect(suggested(loose(lost(), lost(), ...others))).toEqual([null, null]);
  });

  test('is never suggested to be a page that is there, nor one that the workbook does not have, whatever lies round it', () => {
    const one = fc.oneof(
      fc.constant(lost()),
      fc.constant(back()),
      fc.record({ who: fc.constantFrom('ada', 'bryn'), number: fc.integer({ min: 1, max: 8 }) }).map(({ who, number }) => of(who, number)),
      fc.integer({ min: 1, max: 8 }).map(nameless),
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 24 }), fc.boolean(), (pages, together) => {
        const laid = (together ? stack : loose)(...pages);
        const after = suggestByOrder(laid, shelf);
        expect(after).toHaveLength(laid.length);
        after.forEach((each, at) => {
          if (each.reason === null) return expect(each).toEqual(laid[at]?.page);
          expect(each.state).toBe('unplaced');
          expect(each.page).toBeGreaterThan(0);
          expect(each.page).toBeLessThanOrEqual(8);
          expect(
            pages.some(
              ({ state, participant, page: number }) => state === 'placed' && participant === each.participant && number === each.page,
            ),
          ).toBe(false);
        });
      }),
      { numRuns: 400 },
    );
  });
});

describe('pages without a name', () => {
  const runs = (laid: Laid[]): number[][] => runsOf(laid).map((run) => run.map(({ page: number }) => number));

  test('are one person’s as long as their numbers go on, and another’s where they begin again', () => {
    expect(runs(loose(...[1, 2, 5, 8, 1, 2, 3].map(nameless)))).toEqual([
      [1, 2, 5, 8],
      [1, 2, 3],
    ]);
    expect(runs(stack(...[8, 5, 2, 8, 6].map(nameless)))).toEqual([
      [8, 5, 2],
      [8, 6],
    ]);
    // Photographs are taken page after page, so that one that goes back is somebody else's.
    expect(runs(loose(...[5, 4, 4].map(nameless)))).toEqual([[5], [4], [4]]);
  });

  test('are parted by somebody’s own page, and not by a back', () => {
    expect(runs(stack(nameless(1), back(), nameless(2), of('ada', 3), nameless(4)))).toEqual([[1, 2], [4]]);
  });

  test('are each in one run, in their order', () => {
    const one = fc.oneof(fc.integer({ min: 1, max: 8 }).map(nameless), fc.constant(back()), fc.constant(of('ada', 3)));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), fc.boolean(), (pages, together) => {
        const laid = (together ? stack : loose)(...pages);
        expect(
          runsOf(laid)
            .flat()
            .map(({ id }) => id),
        ).toEqual(laid.flatMap(({ page: { id, state } }) => (state === 'generic' ? [id] : [])));
        for (const run of runsOf(laid)) expect(new Set(run.map(({ page: number }) => number)).size).toBe(run.length);
      }),
    );
  });
});
