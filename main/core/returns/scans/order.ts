import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { ScanPage } from '../../../../preload/contract/model/scans.ts';

/* PURE. What the order in which pages came tells about those that do not say it themselves. It suggests, and never decides. */

/** A page with the file that it is from: one file was one stack in a scanner, while photographs were each taken on their own. */
export interface Laid {
  page: ScanPage;
  path: string;
}

/** What is known of a workbook beside its pages in this batch. */
export interface Shelf {
  /** Pages with places to write. */
  written: (page: ScanPage) => ReadonlySet<number>;
  /** Accepted from an earlier batch. */
  accepted: (participant: Id, edition: Id, page: number) => boolean;
}

/** So many pages that could not be read may lie next to each other. */
const mostLost = 4;
/** Of whom so many pages are here, they are likely all to be here. */
const enough = 4;

const isLost = ({ state, problem, edition }: ScanPage): boolean => state === 'unplaced' && problem === 'no-code' && edition === null;
const isKnown = ({ state, edition }: ScanPage): boolean =>
  edition !== null && (state === 'placed' || state === 'generic' || state === 'duplicate' || state === 'accepted');
const ownerOf = ({ participant, copy, edition }: ScanPage): string => `${participant ?? copy ?? ''} ${edition?.id ?? ''}`;

interface Owner {
  /** One of their pages. */
  like: ScanPage;
  have: Set<number>;
}

interface Suggestion {
  like: ScanPage;
  number: number;
  reason: NonNullable<ScanPage['reason']>;
}

/** The same pages, in which those that cannot be read say where they are likely to belong. */
export function suggestByOrder(laid: readonly Laid[], shelf: Shelf): ScanPage[] {
  const lost = laid.filter(({ page }) => isLost(page)).length;
  if (lost === 0) return laid.map(({ page }) => page);
  const owners = ownersOf(laid, shelf);
  const only = lost === 1 ? onlyMissing(owners, shelf) : null;
  return laid.map(({ page }, at) => {
    if (!isLost(page)) return page;
    const found = byNeighbours(laid, at, owners, shelf) ?? only;
    if (!found) return page;
    const { edition, copy, participant, printedFor, alike, pages, paper } = found.like;
    return { ...page, by: 'order', edition, copy, participant, printedFor, alike, page: found.number, pages, paper, reason: found.reason };
  });
}

function ownersOf(laid: readonly Laid[], { accepted }: Shelf): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const { page } of laid) {
    if (!isKnown(page)) continue;
    const owner = owners.get(ownerOf(page)) ?? { like: page, have: new Set<number>() };
    owners.set(ownerOf(page), owner);
    owner.have.add(page.page);
  }
  for (const { like, have } of owners.values())
    for (let number = 1; number <= like.pages; number++)
      if (like.participant !== null && like.edition && accepted(like.participant, like.edition.id, number)) have.add(number);
  return owners;
}

/** Where one page could not be read and one page of one workbook is not there, it is likely that one. */
function onlyMissing(owners: ReadonlyMap<string, Owner>, { written }: Shelf): Suggestion | null {
  const gaps = [...owners.values()].flatMap(({ like, have }) =>
    [...written(like)].filter((number) => !have.has(number)).map((number) => ({ like, number, of: have.size })),
  );
  const [gap] = gaps;
  return gap && gaps.length === 1 && gap.of >= enough
    ? { like: gap.like, number: gap.number, reason: { before: null, after: null, missing: true } }
    : null;
}

interface Neighbour {
  page: ScanPage;
  path: string;
  /** Pages between that could not be read either. */
  lost: number;
}

function neighbour(laid: readonly Laid[], from: number, step: 1 | -1): Neighbour | null {
  let lost = 0;
  for (let at = from + step; laid[at]; at += step) {
    const { page, path } = laid[at] as Laid;
    if (isKnown(page)) return { page, path, lost };
    if (isLost(page)) lost++;
    else if (page.state !== 'blank') return null;
    if (lost > mostLost) return null;
  }
  return null;
}

function byNeighbours(laid: readonly Laid[], at: number, owners: ReadonlyMap<string, Owner>, shelf: Shelf): Suggestion | null {
  const [before, after] = [neighbour(laid, at, -1), neighbour(laid, at, 1)];
  const free = ({ page }: Neighbour, number: number): boolean =>
    number >= 1 && number <= page.pages && !owners.get(ownerOf(page))?.have.has(number);
  if (before && after && ownerOf(before.page) === ownerOf(after.page)) {
    const number = between(before, after, shelf.written(before.page), (wanted) => free(before, wanted));
    const reason = { before: before.page.page, after: after.page.page, missing: true };
    return number === null ? null : { like: before.page, number, reason };
  }
  // On one side only: in one stack the next one is likely, and two stacks that meet here could both lack it.
  const { path } = laid[at] as Laid;
  const oneSided = (side: Neighbour | null, by: 1 | -1): Suggestion[] => {
    if (!side || side.path !== path) return [];
    const number = side.page.page + by * (side.lost + 1);
    const reason = { before: by === 1 ? side.page.page : null, after: by === 1 ? null : side.page.page, missing: true };
    return free(side, number) ? [{ like: side.page, number, reason }] : [];
  };
  const [one, another] = [...oneSided(before, 1), ...oneSided(after, -1)];
  return one && !another ? one : null;
}

/** Which page lies between two of the same workbook, if as many are missing there as could not be read. A stack may lie face down. */
function between(before: Neighbour, after: Neighbour, written: ReadonlySet<number>, isFree: (number: number) => boolean): number | null {
  const [from, to] = [before.page.page, after.page.page];
  const by = Math.sign(to - from);
  const missing = Array.from({ length: Math.max(0, Math.abs(to - from) - 1) }, (_, at) => from + by * (at + 1)).filter(isFree);
  const lost = before.lost + after.lost + 1;
  const fitting = missing.length === lost ? missing : missing.filter((number) => written.has(number));
  return fitting.length === lost ? (fitting[before.lost] ?? null) : null;
}

/**
 * Pages of copies without a name, in runs that are likely one person's each: of one workbook, page after page. Numbers that begin again are
 * somebody else's; backwards they go in a stack only, which may have lain face down.
 */
export function runsOf(laid: readonly Laid[]): ScanPage[][] {
  const runs: { pages: ScanPage[]; path: string; by: number }[] = [];
  let open = false;
  for (const { page, path } of laid) {
    if (page.state !== 'generic' || page.copy !== null) {
      // Somebody's own page between them parts two stacks; a back, or a page that nobody could read, does not.
      if (isKnown(page)) open = false;
      continue;
    }
    const run = open ? runs.at(-1) : undefined;
    const last = run?.pages.at(-1);
    const by = last ? Math.sign(page.page - last.page) : 0;
    const goesOn =
      run && last?.edition?.id === page.edition?.id && by !== 0 && (run.by === by || (run.by === 0 && (by === 1 || run.path === path)));
    if (run && goesOn) {
      run.pages.push(page);
      run.by = by;
      run.path = path;
    } else runs.push({ pages: [page], path, by: 0 });
    open = true;
  }
  return runs.map(({ pages }) => pages);
}
