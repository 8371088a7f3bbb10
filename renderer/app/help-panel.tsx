import './help-panel.css';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useView, useWindowState } from '../state/window-state.tsx';
import { help, keyHelp } from '../text/help.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';

/** A few true sentences about the screen that is shown, and the keys. Beside the page, which goes on working. */
export function HelpPanel() {
  const open = useView((view) => view.helpOpen);
  const { views } = useWindowState();
  const [path] = useLocation();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [open]);
  if (!open) return null;
  const { title, sentences } = help[path.split('/')[1] ?? ''] ?? { title: 'Groundwork', sentences: [] };
  const close = (): void => views.store.setState({ helpOpen: false });
  return (
    <aside
      ref={panel}
      className="help-panel"
      tabIndex={-1}
      aria-label={`Help: ${title}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className="help-head">
        <h2 className="title">{title}</h2>
        <IconButton name="Close help" icon={X} onPress={close} />
      </div>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <h3 className="heading">Keys</h3>
      <dl className="help-keys">
        {keyHelp.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <Kbd keys={keys} />
              <span className="visually-hidden">{keys}</span>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
