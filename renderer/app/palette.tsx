import './palette.css';
import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Fragment, useEffect, useId, useRef, useState } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { useView, useWindowState } from '../state/window-state.tsx';
import { frame } from '../text/frame.ts';
import { palette as words } from '../text/palette.ts';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Person } from '../ui/person.tsx';
import { type Entry, usePaletteEntries } from './palette-entries.ts';
import { marked } from './palette-match.ts';

/** Ctrl K: find anything, do anything. */
export function Palette() {
  const open = useView((view) => view.paletteOpen);
  const { views } = useWindowState();
  const close = (): void => views.store.setState({ paletteOpen: false });
  return (
    <ModalOverlay
      className="scrim palette-scrim"
      isDismissable
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
    >
      <Modal className="palette">
        <AriaDialog aria-label={frame.find} className="palette-dialog">
          <Finder close={close} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Finder({ close }: { close: () => void }) {
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const groups = usePaletteEntries(asked);
  const entries = groups.flatMap((group) => group.entries);
  const now = Math.min(at, Math.max(0, entries.length - 1));
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = entries[now];

  useEffect(() => {
    if (current) list.current?.querySelector(`#${CSS.escape(`${id}-${current.id}`)}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, current]);

  const choose = (entry: Entry): void => {
    close();
    // The palette gives the focus back first; what is done may then move it.
    setTimeout(entry.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(entries.length === 0 ? 0 : (now + 1) % entries.length);
    else if (event.key === 'ArrowUp') setAt(entries.length === 0 ? 0 : (now + entries.length - 1) % entries.length);
    else if (event.key === 'Enter' && current) choose(current);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="palette-question">
        <Icon of={Search} size={20} />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-label={frame.find}
          {...(current ? { 'aria-activedescendant': `${id}-${current.id}` } : {})}
          autoComplete="off"
          spellCheck={false}
          placeholder={words.placeholder}
          value={asked}
          onChange={(event) => {
            setAsked(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label={words.found}>
        {groups.map((group) => (
          <div key={group.title} role="group" aria-labelledby={`${id}-${group.id}`}>
            <div id={`${id}-${group.id}`} className="palette-group" role="presentation">
              {group.title}
            </div>
            {group.entries.map((entry) => (
              // Keys are the combobox's: it keeps the focus, and names this line as the active one.
              <div
                key={entry.id}
                id={`${id}-${entry.id}`}
                role="option"
                aria-selected={entry === current}
                className="palette-entry"
                onPointerMove={() => setAt(entries.indexOf(entry))}
                onClick={() => choose(entry)}
              >
                <Icon of={entry.icon} />
                <span className={entry.serif ? 'palette-label serif' : 'palette-label'}>
                  {entry.personal ? <Person>{entry.label}</Person> : <Marked asked={asked} label={entry.label} />}
                </span>
                {entry.end ? <span className="palette-end">{entry.personalEnd ? <Person>{entry.end}</Person> : entry.end}</span> : null}
                {entry.keys ? <Kbd keys={entry.keys} /> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 ? (
        <p className="palette-none" role="status">
          {words.nothing}
        </p>
      ) : null}
      <footer className="palette-foot" aria-hidden="true">
        <span>
          <Kbd keys="↑" /> <Kbd keys="↓" /> {words.choose}
        </span>
        <span>
          <Kbd keys="Enter" /> {words.doIt}
        </span>
        <span>
          <Kbd keys="Esc" /> {words.close}
        </span>
      </footer>
    </>
  );
}

function Marked({ asked, label }: { asked: string; label: string }) {
  return <>{marked(asked, label).map(({ text, hit, at }) => (hit ? <b key={at}>{text}</b> : <Fragment key={at}>{text}</Fragment>))}</>;
}
