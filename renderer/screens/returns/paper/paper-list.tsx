import { Check, CircleHelp, PenLine, ScanSearch, ScanText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ScanBatch, ScanBook, ScanPage } from '../../../../preload/contract/model/scans.ts';
import { scanWords as words } from '../../../text/scans.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Person } from '../../../ui/person.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { acceptablePages, bookKey, type Shown } from './choices.ts';

interface PaperListProps {
  batch: ScanBatch;
  books: readonly ScanBook[];
  pages: ReadonlyMap<string, ScanPage>;
  shown: Shown | null;
  out: ReadonlySet<string>;
  nameOf: (participant: string | null) => string;
  onShow: (shown: Shown) => void;
  onOut: (books: readonly string[], out: boolean) => void;
}

/** What is on the desk: what needs somebody, then every workbook with whose it is, then what is not kept. */
export function PaperList({ batch, books, pages, shown, out, nameOf, onShow, onOut }: PaperListProps) {
  const { counts, queued } = batch;
  const unplaced = counts.unplaced ?? 0;
  const unnamed = books.filter(({ participant }) => participant === null);
  const named = books.filter(({ participant }) => participant !== null);
  const open = named.filter((book) => acceptablePages(book, pages).length > 0);
  const wanted = open.filter((book) => !out.has(bookKey(book)));
  const rest = (['accepted', 'duplicate', 'blank', 'not-ours', 'erased'] as const).filter((state) => (counts[state] ?? 0) > 0);
  return (
    <nav className="returns-files" aria-label={words.paper}>
      <div className="returns-columns">
        <Checkbox
          isDisabled={open.length === 0}
          isSelected={open.length > 0 && wanted.length === open.length}
          isIndeterminate={wanted.length > 0 && wanted.length < open.length}
          onChange={(all) => onOut(open.map(bookKey), !all)}
        >
          <VisuallyHidden>{words.all}</VisuallyHidden>
        </Checkbox>
        <span>{words.columns.who}</span>
        <span>{words.columns.pages}</span>
        <span>{words.columns.state}</span>
      </div>
      {queued + unplaced + unnamed.length > 0 ? (
        <section>
          <h2 className="returns-group">{words.groups.needs}</h2>
          <ul>
            {queued > 0 ? (
              <Line
                title={words.marks}
                hint={words.marksLead}
                of=""
                tag={
                  <Tag kind="ochre" icon={ScanSearch}>
                    {words.queued(queued)}
                  </Tag>
                }
                chosen={shown === 'marks'}
                onChoose={() => onShow('marks')}
              />
            ) : null}
            {unplaced > 0 ? (
              <Line
                title={words.tray}
                hint={words.trayLead}
                of={String(unplaced)}
                tag={
                  <Tag kind="ochre" icon={ScanText}>
                    {words.byHand}
                  </Tag>
                }
                chosen={shown === 'tray'}
                onChoose={() => onShow('tray')}
              />
            ) : null}
            {unnamed.map((book) => (
              <Line
                key={bookKey(book)}
                title={words.whoIsThis}
                hint={words.fromFiles(book.pages.map((id) => pages.get(id)?.file ?? ''))}
                of={words.pagesOf(book.pages.length, totalOf(book, pages))}
                tag={
                  <Tag kind="ochre" icon={CircleHelp}>
                    {words.whoIsThis}
                  </Tag>
                }
                chosen={shown === bookKey(book)}
                onChoose={() => onShow(bookKey(book))}
              />
            ))}
          </ul>
        </section>
      ) : null}
      {named.length > 0 ? (
        <section>
          <h2 className="returns-group">{words.groups.books}</h2>
          <ul>
            {named.map((book) => {
              const key = bookKey(book);
              const acceptable = acceptablePages(book, pages);
              return (
                <Line
                  key={key}
                  title={<Person>{nameOf(book.participant)}</Person>}
                  hint={book.missing.length > 0 && batch.state === 'read' ? words.missing(book.missing) : book.edition.title}
                  of={words.pagesOf(book.pages.length, totalOf(book, pages))}
                  tag={<BookTag book={book} pages={pages} />}
                  chosen={shown === key}
                  wanted={acceptable.length > 0 ? !out.has(key) : null}
                  name={nameOf(book.participant)}
                  onChoose={() => onShow(key)}
                  onWanted={(yes) => onOut([key], !yes)}
                />
              );
            })}
          </ul>
        </section>
      ) : null}
      {rest.length > 0 ? (
        <section>
          <h2 className="returns-group">{words.groups.rest}</h2>
          <ul className="paper-rest small quiet">
            {rest.map((state) => (
              <li key={state}>{words.restOf(state, counts[state] ?? 0)}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </nav>
  );
}

const totalOf = (book: ScanBook, pages: ReadonlyMap<string, ScanPage>): number => pages.get(book.pages[0] ?? '')?.pages ?? 0;

function BookTag({ book, pages }: { book: ScanBook; pages: ReadonlyMap<string, ScanPage> }) {
  const mine = book.pages.flatMap((id) => pages.get(id) ?? []);
  if (mine.every(({ state }) => state === 'accepted' || state === 'duplicate')) return <Tag icon={Check}>{words.acceptedTag}</Tag>;
  const untyped = mine.reduce((sum, { counts }) => sum + counts.untyped, 0);
  return untyped > 0 ? (
    <Tag kind="moss" icon={PenLine}>
      {words.untyped(untyped)}
    </Tag>
  ) : (
    <Tag kind="moss" icon={Check}>
      {words.ready}
    </Tag>
  );
}

interface LineProps {
  title: ReactNode;
  hint: string;
  of: string;
  tag: ReactNode;
  chosen: boolean;
  wanted?: boolean | null;
  name?: string;
  onChoose: () => void;
  onWanted?: (yes: boolean) => void;
}

function Line({ title, hint, of, tag, chosen, wanted = null, name = '', onChoose, onWanted }: LineProps) {
  return (
    <li className={`returns-line${chosen ? ' returns-line-on' : ''}`}>
      {wanted === null || !onWanted ? (
        <span />
      ) : (
        <Checkbox isSelected={wanted} onChange={onWanted}>
          <VisuallyHidden>{words.acceptOf(name)}</VisuallyHidden>
        </Checkbox>
      )}
      <button type="button" className="returns-file" aria-current={chosen} onClick={onChoose}>
        <span className="returns-whose">
          <b>{title}</b>
          <span className="returns-name faint">{hint}</span>
        </span>
        <span className="returns-answers-of">{of}</span>
        <span>{tag}</span>
      </button>
    </li>
  );
}
