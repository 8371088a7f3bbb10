import { useLayoutEffect, useRef, useState } from 'react';
import type { Memo, MemoAbout } from '../../../preload/contract/model/review.ts';
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
}

/** What the facilitator noted, and a box for more. Not printed, and nobody else's words. */
export function Memos({ about, memos, label, writing = false, onWriting, onDone }: MemosProps) {
  const { deeds } = useReading();
  const [edited, setEdited] = useState<Memo | null>(null);
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  // At once, so that not a letter is lost.
  useLayoutEffect(() => {
    if (!writing) return;
    box.current?.focus();
    onWriting?.();
  }, [writing, onWriting]);
  const save = async (): Promise<void> => {
    const said = text.trim();
    if (said === '') return;
    if (await deeds.saveMemo(edited ? { ...edited, text: said } : memoAbout(about, said))) {
      setText('');
      setEdited(null);
      onDone?.();
    }
  };
  return (
    <div className="rev-memos">
      {memos.map((memo) => (
        <div key={memo.id} className="rev-memo" data-record={memo.id}>
          <p className="rev-memo-text">{memo.text}</p>
          <p className="faint small">
            {memo.updated ? words.memoWhen(when(memo.updated, new Date())) : null}{' '}
            <button
              type="button"
              className="rev-link"
              onClick={() => {
                setEdited(memo);
                setText(memo.text);
                box.current?.focus();
              }}
            >
              {words.edit}
            </button>{' '}
            <button type="button" className="rev-link" onClick={() => void deeds.removeMemo(memo)}>
              {words.remove}
            </button>
          </p>
        </div>
      ))}
      {/* Ctrl Enter keeps it, Escape gives it up: the keys of the box itself. */}
      <TextArea
        ref={box}
        label={label}
        hideLabel
        placeholder={label}
        rows={text === '' ? 1 : 3}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          else if (event.key === 'Escape') {
            setText('');
            setEdited(null);
            onDone?.();
          } else event.continuePropagation();
        }}
      />
      {text.trim() === '' ? null : (
        <Button small keys="Ctrl Enter" onPress={() => void save()}>
          {edited ? words.saveMemo : words.addMemo}
        </Button>
      )}
    </div>
  );
}
