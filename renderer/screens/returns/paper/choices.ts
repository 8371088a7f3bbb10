import type { ScanBook, ScanChoice, ScanPage } from '../../../../preload/contract/model/scans.ts';

/** What a person decided about the answers of pages, by page. */
export type PageDecided = Readonly<Record<string, { take: readonly string[]; leave: readonly string[] }>>;

/** One line of the desk. */
export type Shown = 'marks' | 'tray' | `book ${string}`;

/** Pages that nobody is known to have written are told apart by the first of them: two blank copies have one and the same code. */
export const bookKey = ({ participant, copy, edition, pages }: ScanBook): Shown =>
  `book ${edition.id} ${participant ?? pages[0] ?? ''} ${copy ?? ''}`;

/** Pages of a book that accepting would take. */
export const acceptablePages = (book: ScanBook, pages: ReadonlyMap<string, ScanPage>): ScanPage[] =>
  book.participant === null
    ? []
    : book.pages.flatMap((id) => {
        const page = pages.get(id);
        return page?.state === 'placed' ? [page] : [];
      });

export function choicesOf(
  books: readonly ScanBook[],
  pages: ReadonlyMap<string, ScanPage>,
  decided: PageDecided,
  out: ReadonlySet<string>,
): ScanChoice[] {
  return books
    .filter((book) => !out.has(bookKey(book)))
    .flatMap((book) => acceptablePages(book, pages))
    .map(({ id }) => ({ page: id, take: [...(decided[id]?.take ?? [])], leave: [...(decided[id]?.leave ?? [])] }));
}
