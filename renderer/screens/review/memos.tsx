import { MessageSquarePlus } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Memo, MemoAbout } from '../../../preload/contract/model/review.ts';
import { useNotLost } from '../../state/kept-text.ts';
import { when } from '../../text/dates.ts';
import { reviewWords as words } from '../../text/review.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { memoAbout } from './deeds.ts';
import { useReading } from './reading.ts';

interface MemosProps {
  about: MemoAbout;
  memos: readonly Memo[];
  label: string;
  /** The box is to have the focus now. */
  writing?: boolean;
  onWriting?: () => void;
  /** After a memo was kept, or given up. */
  onDone?: () => void;
  /** Keeps a new one otherwise than on what it is about: as on words that are no excerpt yet. */
  onKeep?: (text: string) => Promise<boolean>;
  /** Without a box for more, until one of them is changed. */
  closed?: boolean;
}

/** What the facilitator noted, and a box for more. Not printed, and nobody else's words. */
export function Memos({ about, memos, label, writing = false, onWriting, onDone, onKeep, closed = false }: MemosProps) {
  const { deeds } = useReading();
  const [edited, setEdited] = useState<Memo | null>(null);
  const [text, setText] = useState('');
  // What is not kept yet, also in the moment in which the box goes away.
  const unkept = useRef('');
  const type = (typed: string): void => {
    unkept.current = typed;
    setText(typed);
  };
  const box = useRef<HTMLTextAreaElement>(null);
  // At once, so that not a letter is lost.
  useLayoutEffect(() => {
    if (!writing) return;
    box.current?.focus();
    onWriting?.();
  }, [writing, onWriting]);
  useLayoutEffect(() => {
    if (edited) box.current?.focus();
  }, [edited]);
  const close = (): void => {
    type('');
    setEdited(null);
    onDone?.();
  };
  const save = async (): Promise<void> => {
    const typed = unkept.current;
    const said = typed.trim();
    if (said === '') return;
    // Once, however it is asked for.
    unkept.current = '';
    if (said === edited?.text) return close();
    const kept = await (edited
      ? deeds.saveMemo({ ...edited, text: said })
      : onKeep
        ? onKeep(said)
        : deeds.saveMemo(memoAbout(about, said)));
    if (!kept) {
      unkept.current = typed;
      return;
    }
    close();
  };
  // Half a note is not kept because something else is looked at, but it goes with no page and no window.
  useNotLost(text.trim() !== '' && text !== edited?.text, save, 'leaving');
  return (
    <div className="rev-memos">
      <Noted
        memos={memos}
        onEdit={(memo) => {
          setEdited(memo);
          type(memo.text);
        }}
      />
      {/* Ctrl Enter keeps it, Escape gives it up: the keys of the box itself. */}
      {closed && !edited ? null : (
        <TextArea
          ref={box}
          label={label}
          hideLabel
          placeholder={label}
          rows={text === '' ? 1 : 3}
          value={text}
          onChange={type}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
            else if (event.key === 'Escape') close();
            else event.continuePropagation();
          }}
        />
      )}
      {text.trim() === '' ? null : (
        <Button small keys="Ctrl Enter" onPress={() => void save()}>
          {edited ? words.saveMemo : words.addMemo}
        </Button>
      )}
    </div>
  );
}

/** While names are hidden, what was noted about people is not shown to whoever looks on. */
function Noted({ memos, onEdit }: { memos: readonly Memo[]; onEdit: (memo: Memo) => void }) {
  const { deeds, names } = useReading();
  if (memos.length > 0 && names === 'hidden') return <p className="quiet small">{words.memosHidden(memos.length)}</p>;
  return memos.map((memo) => (
    <div key={memo.id} className="rev-memo" data-record={memo.id}>
      <p className="rev-memo-text">{memo.text}</p>
      <p className="faint small">
        {memo.updated ? words.memoWhen(when(memo.updated, new Date())) : null}{' '}
        <button type="button" className="rev-link" onClick={() => onEdit(memo)}>
          {words.edit}
        </button>{' '}
        <button type="button" className="rev-link" onClick={() => void deeds.removeMemo(memo)}>
          {words.remove}
        </button>
      </p>
    </div>
  ));
}

interface ExcerptMemosProps extends Pick<MemosProps, 'memos' | 'writing' | 'onWriting' | 'onDone'> {
  excerpt: string;
  /** The words that it is on, for the name of the box. */
  quote: string;
  /** By which the answer's own key opens the box here. */
  keys?: string;
}

/** What was noted on marked words. A box for more comes when it is asked for: there may be many passages. */
export function ExcerptMemos({ excerpt, quote, memos, keys, writing = false, onWriting, onDone }: ExcerptMemosProps) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  if (writing && !open) setOpen(true);
  return (
    <>
      {open || memos.length > 0 ? (
        <div className="rev-excerpt-memos">
          <Memos
            about={{ is: 'excerpt', excerpt }}
            memos={memos}
            label={words.memoOnWords(quote)}
            closed={!open}
            writing={writing || asked}
            onWriting={() => {
              setAsked(false);
              onWriting?.();
            }}
            onDone={() => {
              setOpen(false);
              onDone?.();
            }}
          />
        </div>
      ) : null}
      {open ? null : (
        <Button
          small
          kind="quiet"
          icon={MessageSquarePlus}
          {...(keys ? { keys } : {})}
          onPress={() => {
            setOpen(true);
            setAsked(true);
          }}
        >
          {words.memo}
        </Button>
      )}
    </>
  );
}

/** PURE. The memos on each excerpt. */
export function byExcerpt(memos: readonly Memo[]): ReadonlyMap<string, Memo[]> {
  const of = new Map<string, Memo[]>();
  for (const memo of memos) if (memo.about.is === 'excerpt') of.set(memo.about.excerpt, [...(of.get(memo.about.excerpt) ?? []), memo]);
  return of;
}
