import './shelf.css';
import { BookOpen, Copy, CopyPlus, Ellipsis, FileUp, Plus, Printer, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { useStillHere } from '../../state/still-here.ts';
import { usePlace, useScope, useScreenActions } from '../../state/window-state.tsx';
import { dayOf } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { importing } from '../../text/exchange.ts';
import { rooms } from '../../text/frame.ts';
import { shelf } from '../../text/workbooks.ts';
import { ShelfDrop } from './exchange/shelf-drop.tsx';
import { emptyWorkbook, nextOf } from './next-workbook.ts';
import { usePageCounts } from './page-counts.ts';
import { Button } from '../../ui/button.tsx';
import { Cover } from '../../ui/cover.tsx';
import { Empty } from '../../ui/empty.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { say } from '../../ui/live-region.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Note } from '../../ui/note.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast, undoAction } from '../../ui/toast.tsx';

type Summary = CallOutput<'workbook.list'>[number];

/** More covers than these are looked for by name. */
const manyCovers = 8;
/** Up to so many stand with their words beside them. */
const fewCovers = 3;

export function WorkbooksScreen() {
  usePlace(rooms.workbooks);
  return (
    <>
      <ShelfDrop />
      <Shelf />
    </>
  );
}

function Shelf() {
  useScope('app');
  const { value, failure } = useLive('workbook.list', {});
  const [sought, setSought] = useState('');
  const [now] = useState(() => new Date());
  const pages = usePageCounts(value);
  const api = useApi();
  const [, go] = useLocation();
  const stillHere = useStillHere();
  const start = async (): Promise<void> => {
    const known = value ?? [];
    const workbook = emptyWorkbook(
      newOp,
      known.map(({ title }) => title),
      known[0]?.head,
    );
    const made = await api.call('workbook.add', { op: newOp(), workbook });
    if (!made.ok) return showToast({ text: explained(made.failure) });
    if (stillHere()) go(`/workbooks/${workbook.id}`);
  };
  useScreenActions([{ id: 'workbook-start', label: shelf.start, words: 'new blank workbook add create', run: () => void start() }]);
  if (!value)
    return (
      <MarginSheet>
        {failure ? (
          <MarginRow>
            <Note kind="brick">{explained(failure)}</Note>
          </MarginRow>
        ) : (
          <MarginRow>
            <Skeleton lines={6} />
          </MarginRow>
        )}
      </MarginSheet>
    );
  if (value.length === 0) {
    return (
      <MarginSheet>
        <MarginRow beside="display">
          <Empty
            title={shelf.title(0)}
            lead={shelf.emptyLead}
            actions={
              <>
                <Link to="/import" kind="primary" icon={FileUp}>
                  {importing.open}
                </Link>
                <Button icon={Plus} onPress={() => void start()}>
                  {shelf.start}
                </Button>
                <Link to="/trash" kind="plain">
                  {shelf.toTrash}
                </Link>
              </>
            }
          />
        </MarginRow>
      </MarginSheet>
    );
  }
  const shown = value.filter((workbook) => has(workbook, sought));
  return (
    <MarginSheet>
      <MarginRow beside="title">
        <h1 className="title" tabIndex={-1}>
          {shelf.title(value.length)}
        </h1>
        <p className="shelf-import">
          <Link to="/import" kind="plain" icon={FileUp}>
            {importing.open}
          </Link>
          <Button kind="quiet" icon={Plus} onPress={() => void start()}>
            {shelf.start}
          </Button>
        </p>
      </MarginRow>
      {value.length > manyCovers ? (
        <MarginRow space="near">
          <div className="shelf-find">
            <SearchField label={shelf.filter} value={sought} onChange={setSought} />
          </div>
        </MarginRow>
      ) : null}
      <MarginRow space="near" label={value.length > 1 ? shelf.order : null}>
        {shown.length === 0 ? <p className="quiet">{shelf.none(sought)}</p> : null}
        <ul className={shown.length > fewCovers ? 'shelf' : 'shelf shelf-few'}>
          {shown.map((workbook) => (
            <Volume
              key={workbook.id}
              workbook={workbook}
              now={now}
              pages={pages.get(workbook.id)}
              titles={value.map(({ title }) => title)}
            />
          ))}
        </ul>
      </MarginRow>
    </MarginSheet>
  );
}

function has({ title, head }: Summary, sought: string): boolean {
  const words = `${title} ${head.programme} ${head.programmeName} ${head.chapter} ${head.topic} ${head.subtitle}`.toLocaleLowerCase(
    'en-GB',
  );
  return sought
    .toLocaleLowerCase('en-GB')
    .split(/\s+/)
    .every((word) => words.includes(word));
}

/** A cover on the shelf, what it holds, and what can be done with it. */
function Volume({ workbook, now, pages, titles }: { workbook: Summary; now: Date; pages: number | undefined; titles: readonly string[] }) {
  const { id, title, head, editions } = workbook;
  const only = titles.length === 1;
  const api = useApi();
  const [, go] = useLocation();
  const duplicate = async (): Promise<void> => {
    const copy = shelf.copyTitle(title, titles);
    const made = await api.call('workbook.duplicate', { op: newOp(), workbook: id, title: copy });
    if (!made.ok) return showToast({ text: explained(made.failure) });
    showToast({ text: shelf.duplicated(copy), action: { label: shelf.openIt, onAction: () => go(`/workbooks/${made.value.workbook}`) } });
    say(shelf.duplicated(copy));
  };
  const stillHere = useStillHere();
  const next = nextOf(title, head, titles);
  const makeNext = async (): Promise<void> => {
    if (!next) return;
    const made = await api.call('workbook.duplicate', { op: newOp(), workbook: id, title: next.title, subtitle: next.subtitle });
    if (!made.ok) return showToast({ text: explained(made.failure) });
    showToast({ text: shelf.nextMade(next.title) });
    say(shelf.nextMade(next.title));
    if (stillHere()) go(`/workbooks/${made.value.workbook}`);
  };
  const restore = async (): Promise<void> => {
    const back = await api.call('trash.restore', { op: newOp(), table: 'workbook', id });
    showToast({ text: back.ok ? shelf.restored(title) : explained(back.failure) });
  };
  const remove = async (): Promise<void> => {
    const removed = await api.call('workbook.remove', { op: newOp(), workbook: id });
    if (!removed.ok) return showToast({ text: explained(removed.failure) });
    showToast({ text: shelf.removed(title), action: undoAction(() => void restore()) });
    say(shelf.removed(title));
  };
  return (
    <li className="volume" data-record={id}>
      {/* The title beside it is the same way in: one is enough to be heard and to be tabbed to. */}
      <a className="volume-open" href={`#/workbooks/${id}`} tabIndex={-1} aria-hidden="true">
        <Cover width={176} {...head} />
      </a>
      <div className="volume-words">
        <div className="volume-head">
          <h2 className="volume-title">
            <Link to={`/workbooks/${id}`}>{title}</Link>
          </h2>
          <Menu
            label={shelf.more(title)}
            trigger={<IconButton name={shelf.more(title)} icon={Ellipsis} />}
            actions={[
              { id: 'open', label: shelf.openToPrint, icon: Printer, onAction: () => go(`/workbooks/${id}`) },
              ...(next ? [{ id: 'next', label: shelf.next(next.called), icon: CopyPlus, onAction: () => void makeNext() }] : []),
              { id: 'duplicate', label: shelf.duplicate, icon: Copy, onAction: () => void duplicate() },
              'line',
              { id: 'remove', label: shelf.remove, icon: Trash2, onAction: () => void remove() },
            ]}
          />
        </div>
        <p className="small quiet">
          {shelf.edited(dayOf(workbook.updated, now))}. {shelf.editions(workbook.editions)}.
        </p>
        <p className="small faint">
          {pages === undefined ? '' : `${shelf.pages(pages)}, `}
          {shelf.holds(workbook.prompts)}
        </p>
        <p className="small volume-next">{nextFor(workbook)}</p>
        {only || (next && editions > 0) ? (
          <p className="volume-ways">
            {only ? (
              <Link to={`/workbooks/${id}`} kind="primary" icon={BookOpen}>
                {shelf.openShort}
              </Link>
            ) : null}
            {next && editions > 0 ? (
              <Button icon={CopyPlus} onPress={() => void makeNext()}>
                {shelf.next(next.called)}
              </Button>
            ) : null}
          </p>
        ) : null}
      </div>
    </li>
  );
}

function nextFor({ prompts, editions }: Summary): string {
  if (prompts === 0) return shelf.nextWrite;
  return editions === 0 ? shelf.nextPrint : shelf.nextAgain;
}
