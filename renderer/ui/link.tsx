import './button.css';
import type { ReactNode } from 'react';
import type { IconShape } from './icon.tsx';
import { Icon } from './icon.tsx';

export interface LinkProps {
  /** A place in the window: "/workbooks/ID". */
  to: string;
  children: ReactNode;
  /** Drawn as a button: for a way on that is a place, not a deed. */
  kind?: 'text' | 'plain' | 'primary' | 'quiet';
  icon?: IconShape;
  current?: boolean;
}

/** A way to another place in the window. */
export function Link({ to, children, kind = 'text', icon, current }: LinkProps) {
  return (
    <a
      href={`#${to}`}
      {...(kind === 'text' ? {} : { className: `button button-${kind}` })}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      {icon ? <Icon of={icon} /> : null}
      {kind === 'text' ? children : <span>{children}</span>}
    </a>
  );
}
