import { useState } from 'react';
import type { ScanBook, ScanBox, ScanPage } from '../../../../preload/contract/model/scans.ts';
import { useLive } from '../../../client/client.tsx';
import { useNamesHidden } from '../../../state/window-state.tsx';
import { scanWords as words } from '../../../text/scans.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { withField } from '../choices.ts';
import { BoxRow } from './box-row.tsx';
import type { PageDecided } from './choices.ts';
import type { Desk } from './desk.ts';
import { PagePicture } from './page-picture.tsx';
import { TakeNameBack, WhoWrote } from './who-wrote.tsx';

interface BookReadingProps {
  book: ScanBook;
  /** All of the batch has been: what is not there is missing. */
  read: boolean;
  pages: readonly ScanPage[];
  /** All pages of this workbook in the batch that nobody has named. */
  nameless: readonly ScanPage[];
  desk: Desk;
  decided: PageDecided;
  onDecide: (page: string, decision: PageDecided[string]) => void;
  /** Somebody sees that a page belongs elsewhere. */
  onMove: (page: string) => void;
}

/** One person's pages: what was cut out of them, each beside a place to type it. */
export function BookReading({ book, read, pages, nameless, desk, decided, onDecide, onMove }: BookReadingProps) {
  const [at, setAt] = useState<{ page: string; place?: ScanBox['place'] } | null>(null);
  const current = [...pages, ...nameless].find(({ id }) => id === at?.page) ?? pages.find(({ counts }) => counts.inked > 0) ?? pages[0];
  const written = pages.filter(({ counts }) => counts.inked + counts.queued > 0);
  return (
    <>
      {current ? <PagePicture page={current} place={current.id === at?.page ? at.place : undefined} /> : <div className="paper-stage" />}
      <aside className="returns-side paper-side" aria-label={words.answers}>
        {book.participant === null ? (
          <WhoWrote book={book} nameless={nameless} desk={desk} onLook={({ id }) => setAt({ page: id })} />
        ) : (
          <TakeNameBack pages={pages} desk={desk} />
        )}
        {read ? <p className="small quiet">{book.missing.length > 0 ? words.missing(book.missing) : words.allThere}</p> : null}
        {written.length === 0 ? <p className="quiet">{words.nothingWritten}</p> : <p className="small faint">{words.typing}</p>}
        <div className="paper-boxes">
          {written.map((page) => (
            <PageBoxes
              key={page.id}
              page={page}
              desk={desk}
              decision={decided[page.id] ?? { take: [], leave: [] }}
              onDecide={(decision) => onDecide(page.id, decision)}
              onLook={(place) => setAt({ page: page.id, place })}
              onMove={() => onMove(page.id)}
            />
          ))}
        </div>
      </aside>
    </>
  );
}

interface PageBoxesProps {
  page: ScanPage;
  desk: Desk;
  decision: PageDecided[string];
  onDecide: (decision: PageDecided[string]) => void;
  onLook: (place: ScanBox['place']) => void;
  onMove: () => void;
}

function PageBoxes({ page, desk, decision, onDecide, onLook, onMove }: PageBoxesProps) {
  const hidden = useNamesHidden();
  const { value } = useLive('scans.page', { page: page.id });
  // A blank box has nothing to be typed: it is told of in one line, so that it is known to have been seen.
  const boxes = (value?.boxes ?? []).filter(({ ink, queued }) => ink !== 'blank' || queued);
  const blank = (value?.boxes.length ?? 0) - boxes.length;
  return (
    <section aria-label={words.page(page.page, page.pages)}>
      <h2 className="returns-group paper-page-head">
        <span>{words.page(page.page, page.pages)}</span>
        {blank > 0 ? (
          <span>
            {words.blank}: {blank}
          </span>
        ) : null}
      </h2>
      {page.sure === 'unsure' ? <Note kind="ochre">{words.unsure}</Note> : null}
      {value ? null : <Skeleton lines={2} />}
      <ol className="paper-list">
        {boxes.map((box) => (
          <BoxRow
            key={box.field}
            box={box}
            taken={decision.take.includes(box.field)}
            left={decision.leave.includes(box.field)}
            readOnly={hidden}
            onFocus={() => onLook(box.place)}
            onSay={(text) => {
              const on = { page: page.id, field: box.field };
              void desk.act('scans.write', { ...on, text }, () => desk.act('scans.write', { ...on, text: box.said }));
            }}
            onTake={(yes) => onDecide({ ...decision, take: withField(decision.take, box.field, yes) })}
            onLeave={(yes) => onDecide({ ...decision, leave: withField(decision.leave, box.field, yes) })}
          />
        ))}
      </ol>
      {page.state === 'accepted' ? null : (
        <Button kind="quiet" small onPress={onMove}>
          {words.place.again}
        </Button>
      )}
    </section>
  );
}
