import './screen-head.css';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export interface ScreenHeadProps {
  /** The screen's conclusion. */
  title: ReactNode;
  lead?: ReactNode;
  /** Buttons, the one filled one last. */
  actions?: ReactNode;
}

/** Above a grid, which takes the rest of the page. */
export function ScreenHead({ title, lead, actions }: ScreenHeadProps) {
  return (
    <header className="screen-head">
      <div className="screen-head-words">
        <h1 className="title">{title}</h1>
        {lead ? <p className="quiet">{lead}</p> : null}
      </div>
      {actions ? <div className="row">{actions}</div> : null}
    </header>
  );
}

/** Between title and grid: what is shown of it, and how much that is. */
export function ScreenTools({ children, count }: { children: ReactNode; count?: string }) {
  return (
    <div className="screen-tools">
      {children}
      {count ? (
        <span className="screen-count" role="status">
          {count}
        </span>
      ) : null}
    </div>
  );
}

/** At the foot of a grid: the keys that work in it. */
export function ScreenKeys({ keys }: { keys: readonly (readonly [string, string])[] }) {
  return (
    <div className="screen-keys">
      {keys.map(([key, does]) => (
        <span key={key}>
          <Kbd keys={key} /> {does}
        </span>
      ))}
    </div>
  );
}
