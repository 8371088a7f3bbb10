import './paper.css';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { ScanBatch, ScanPage } from '../../../../preload/contract/model/scans.ts';
import { useClient, useLive } from '../../../client/client.tsx';
import type { Live } from '../../../client/live.ts';
import type { Job } from '../../../state/jobs.ts';
import { useWindowState } from '../../../state/window-state.tsx';
import { when } from '../../../text/dates.ts';
import { explained } from '../../../text/errors.ts';
import { returnWords } from '../../../text/returns.ts';
import { scanWords as words } from '../../../text/scans.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { ScreenHead, ScreenKeys } from '../../../ui/screen-head.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { isTyping } from '../typing.ts';
import { BookReading } from './book-reading.tsx';
import { bookKey, choicesOf, type PageDecided, type Shown } from './choices.ts';
import { useDesk } from './desk.ts';
import { MarkQueue } from './mark-queue.tsx';
import { PageTray } from './page-tray.tsx';
import { PaperList } from './paper-list.tsx';

interface PaperDeskProps {
  batches: readonly ScanBatch[];
  job: Job | undefined;
  /** The switch between files and paper, where there are both. */
  kinds: ReactNode;
  onMore: () => void;
}

/** How often, at most, what is on the desk is asked for again while it is being read. */
const pace = 700;

/** Paper that came in: read page by page, looked at, and stored by one step. */
export function PaperDesk({ batches, job, kinds, onMore }: PaperDeskProps) {
  const { live } = useClient();
  const { jobs } = useWindowState();
  const [wanted, setWanted] = useState<string | null>(null);
  const newest = batches.toSorted((a, b) => (a.started < b.started ? 1 : -1));
  const id = newest.find((batch) => batch.id === wanted)?.id ?? newest[0]?.id ?? null;
  const { value, failure } = useLive('scans.batch', id === null ? null : { batch: id });
  const people = useLive('person.list', {}).value;
  const names = useMemo(() => new Map((people ?? []).map((person) => [person.id, person.name])), [people]);
  const nameOf = (participant: string | null): string => (participant === null ? words.whoIsThis : (names.get(participant) ?? '…'));
  const desk = useDesk();
  const [chosen, setShown] = useState<Shown | null>(null);
  const [decided, setDecided] = useState<PageDecided>({});
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  /** A page that was placed, and belongs elsewhere. */
  const [moving, setMoving] = useState<string | null>(null);

  useFresh(job?.state === 'running', live.refresh);
  const pages = useMemo(() => new Map((value?.pages ?? []).map((page) => [page.id, page])), [value]);
  const books = value?.books ?? [];
  const places: Shown[] = value
    ? [
        ...(value.batch.queued > 0 ? (['marks'] as const) : []),
        ...((value.batch.counts.unplaced ?? 0) > 0 ? (['tray'] as const) : []),
        ...books.toSorted((a, b) => Number(a.participant !== null) - Number(b.participant !== null)).map(bookKey),
      ]
    : [];
  // Whoever works through a queue stays with it to its end, and sees that it is at its end.
  const shown = chosen !== null && (places.includes(chosen) || chosen === 'marks' || chosen === 'tray') ? chosen : (places[0] ?? null);
  const choices = choicesOf(books, pages, decided, out);

  const accept = async (): Promise<void> => {
    if (choices.length === 0 || busy || id === null) return;
    setBusy(true);
    const outcome = await desk.act('scans.accept', { batch: id, pages: choices });
    setBusy(false);
    if (outcome.ok) showToast({ text: words.accepted(outcome.value.answers, outcome.value.pictures, outcome.value.people) });
  };
  const throwAway = async (): Promise<void> => {
    if (id === null) return;
    const outcome = await desk.act('scans.discard', { batch: id });
    if (outcome.ok) showToast({ text: words.threwAway });
  };
  const step = (by: number): void => {
    const next = places[places.indexOf(shown ?? 'marks') + by];
    if (next) show(next);
  };
  const show = (next: Shown): void => {
    setMoving(null);
    setShown(next);
  };
  useDeskKeys(step, () => void accept());

  if (!value) return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={6} />}</div>;
  const { batch } = value;
  const placed = (batch.counts.placed ?? 0) + (batch.counts.accepted ?? 0);
  const needs = (batch.counts.unplaced ?? 0) + (batch.counts.generic ?? 0);
  const book = books.find((each) => bookKey(each) === shown);
  const moved = moving === null ? undefined : pages.get(moving);
  return (
    <div className="returns">
      <ScreenHead
        title={batch.state === 'reading' ? words.readingTitle : words.title(batch.read, placed, needs)}
        lead={words.lead(when(batch.started, new Date()))}
        actions={
          <>
            {newest.length > 1 ? (
              <Select
                label={words.batches}
                hideLabel
                choices={newest.map(({ id: one, started, pages: all }) => ({
                  value: one,
                  label: words.batchOf(when(started, new Date()), all),
                }))}
                value={id}
                onChange={setWanted}
              />
            ) : null}
            {kinds}
            <Button onPress={onMore}>{returnWords.choose}</Button>
          </>
        }
      />
      {batch.state === 'reading' ? (
        <div className="paper-progress">
          <ProgressBar label={words.reading(batch)} done={batch.read} total={batch.pages} />
          {job ? (
            <Button small onPress={() => jobs.cancel(job.id)}>
              {words.stop}
            </Button>
          ) : null}
        </div>
      ) : batch.state === 'stopped' ? (
        <div className="paper-progress">
          <p>{words.stopped(batch.read, batch.pages)}</p>
          <Button small kind="primary" onPress={() => void jobs.start('scans.resume', { batch: batch.id })}>
            {words.resume}
          </Button>
        </div>
      ) : null}
      {job?.failure && batch.state !== 'reading' ? <Note kind="brick">{explained(job.failure)}</Note> : null}
      {desk.refused ? <Note kind="brick">{desk.refused}</Note> : null}
      <div className="returns-parts">
        <PaperList
          batch={batch}
          books={books}
          pages={pages}
          shown={shown}
          out={out}
          nameOf={nameOf}
          onShow={show}
          onOut={(keys, yes) => setOut((all) => new Set([...[...all].filter((key) => !keys.includes(key)), ...(yes ? keys : [])]))}
        />
        {moved ? (
          <PageTray pages={[moved]} desk={desk} onPlaced={() => setMoving(null)} />
        ) : shown === 'marks' ? (
          <MarkQueue pages={value.pages} left={batch.queued} nameOf={nameOf} desk={desk} />
        ) : shown === 'tray' ? (
          <PageTray pages={trayOf(value.pages)} desk={desk} />
        ) : book ? (
          <BookReading
            key={shown}
            book={book}
            read={batch.state === 'read'}
            pages={book.pages.flatMap((page) => pages.get(page) ?? [])}
            nameless={value.pages.filter(
              ({ state, copy, edition }) => state === 'generic' && copy === book.copy && edition?.id === book.edition.id,
            )}
            onMove={setMoving}
            desk={desk}
            decided={decided}
            onDecide={(page, decision) => setDecided((all) => ({ ...all, [page]: decision }))}
          />
        ) : (
          <div className="paper-stage" />
        )}
      </div>
      <footer className="returns-foot">
        <ScreenKeys
          keys={[
            ['J', words.keys.next],
            ['K', words.keys.last],
          ]}
        />
        <div className="row">
          <Button onPress={() => void throwAway()}>{words.throwAway}</Button>
          <Button kind="primary" keys="Ctrl Enter" isDisabled={busy || choices.length === 0} onPress={() => void accept()}>
            {words.accept(choices.length)}
          </Button>
        </div>
      </footer>
    </div>
  );
}

/** What somebody can place goes first, and files of which nothing could be read last. */
const trayOf = (pages: readonly ScanPage[]): ScanPage[] =>
  pages.filter(({ state }) => state === 'unplaced').toSorted((a, b) => Number(a.width === 0) - Number(b.width === 0));

/** While pages are being read, and once when the reading has ended. */
function useFresh(reading: boolean, refresh: Live['refresh']): void {
  useEffect(() => {
    if (!reading) return;
    const again = (): void => refresh('scans.batches', 'scans.batch');
    const timer = setInterval(again, pace);
    return () => {
      clearInterval(timer);
      again();
    };
  }, [reading, refresh]);
}

/** J and K go through the desk while nobody is typing; Ctrl+Enter accepts wherever one is. */
function useDeskKeys(step: (by: number) => void, accept: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        accept();
        return;
      }
      const by = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (by === undefined || isTyping(event)) return;
      event.preventDefault();
      step(by);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
