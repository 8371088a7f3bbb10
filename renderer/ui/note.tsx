import './note.css';
import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface NoteProps {
  /** `ochre`: needs you. `brick`: something failed; read out at once. `moss`: done. */
  kind?: 'ochre' | 'brick' | 'moss';
  children: ReactNode;
  actions?: ReactNode;
}

const shapes = { ochre: CircleAlert, brick: TriangleAlert, moss: Check };

/** A sentence in its place: what happened, what is safe, what to do. */
export function Note({ kind = 'ochre', children, actions }: NoteProps) {
  return (
    <div className={`note note-${kind}`} role={kind === 'brick' ? 'alert' : 'status'}>
      <Icon of={shapes[kind]} />
      <div className="note-words">{children}</div>
      {actions ? <div className="note-actions">{actions}</div> : null}
    </div>
  );
}
