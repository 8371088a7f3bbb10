import './marked-area.css';
import { Bold, Italic, Link2 } from 'lucide-react';
import { createContext, memo, useContext, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { parseInline } from '../../preload/contract/model/inline.ts';
import { marking } from '../text/editing.ts';
import { Icon } from './icon.tsx';
import type { Change } from './marking.ts';
import { makeLink, toggleMark } from './marking.ts';
import { readHtml } from './pasted.ts';
import type { TextAreaProps } from './text-area.tsx';
import { TextArea } from './text-area.tsx';

/** What placeholders print as, wherever words are typed below it. */
export const NamesShown = createContext<Readonly<Record<string, string>>>({});

interface MarkedAreaProps extends Omit<TextAreaProps, 'value' | 'onChange' | 'ref'> {
  value: string;
  onChange: (value: string) => void;
  /** What parts the paragraphs of a paste. */
  between: '\n' | '\n\n';
}

type Mark = 'bold' | 'italic' | 'link';
const marks = [
  { mark: 'bold' as const, icon: Bold, name: marking.bold },
  { mark: 'italic' as const, icon: Italic, name: marking.italic },
  { mark: 'link' as const, icon: Link2, name: marking.link },
];

/**
 * Words with bold, italic, links and names. They are typed as they are kept, in light markup, so that the box is the system's
 * own: its undo, its spelling, its speech. Under it they stand as they will be read.
 */
export function MarkedArea({ value, onChange, between, ...rest }: MarkedAreaProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const put = (mark: Mark): void => {
    const area = box.current;
    if (!area) return;
    const { selectionStart: from, selectionEnd: to } = area;
    const change = mark === 'link' ? makeLink(area.value, from, to) : toggleMark(area.value, from, to, mark === 'bold' ? '**' : '_');
    area.focus();
    if (change) replace(area, change);
  };
  const press = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || (key !== 'b' && key !== 'i')) return;
    event.preventDefault();
    event.stopPropagation();
    put(key === 'b' ? 'bold' : 'italic');
  };
  return (
    // Capture, because a field of react-aria keeps its keys to itself.
    <div className="marked" role="presentation" onKeyDownCapture={press}>
      <TextArea
        {...rest}
        ref={box}
        value={value}
        onChange={onChange}
        spellCheck="true"
        onPaste={(event) => {
          const area = box.current;
          const pieces = readHtml(event.clipboardData?.getData('text/html') ?? '');
          if (!area || pieces.length === 0) return;
          event.preventDefault();
          const text = pieces.map((piece) => piece.text).join(between);
          const { selectionStart: from, selectionEnd: to } = area;
          replace(area, { from, to, text, select: [from + text.length, from + text.length] });
        }}
      />
      <span className="marked-tools">
        {marks.map(({ mark, icon, name }) => (
          <button
            key={mark}
            type="button"
            className="marked-tool"
            title={name}
            aria-label={name}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => put(mark)}
          >
            <Icon of={icon} size={14} />
          </button>
        ))}
      </span>
      <AsRead text={value} />
    </div>
  );
}

/** How the words read. Shown only where that is other than they are typed. */
const AsRead = memo(function AsRead({ text }: { text: string }) {
  const names = useContext(NamesShown);
  const lines = text
    .split('\n')
    .map(parseInline)
    .filter((runs) => runs.some((run) => run.bold || run.italic || run.href || run.name));
  if (lines.length === 0) return null;
  return (
    <div className="marked-read" aria-hidden="true">
      {lines.map((runs, at) => (
        <p key={at}>
          {runs.map((run, place) => {
            if (run.name)
              return (
                <span key={place} className="name-chip">
                  {names[run.name] ?? run.name}
                </span>
              );
            const words = run.bold ? <b>{run.text}</b> : run.text;
            if (run.href) return <u key={place}>{words}</u>;
            return run.italic ? <em key={place}>{words}</em> : <span key={place}>{words}</span>;
          })}
        </p>
      ))}
    </div>
  );
});

/** As if it were typed: the box's own undo takes it back. */
function replace(area: HTMLTextAreaElement, { from, to, text, select }: Change): void {
  area.setSelectionRange(from, to);
  const typed = typeof document.execCommand === 'function' && document.execCommand('insertText', false, text);
  if (!typed) {
    area.setRangeText(text, from, to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(...select);
}
