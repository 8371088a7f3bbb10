import './tag.css';
import type { ReactNode } from 'react';
import type { IconShape } from './icon.tsx';
import { Icon } from './icon.tsx';

export interface TagProps {
  /** `statement`: a code such as 6d. `ochre`: needs you. `brick`: failed. `plain`: a fact. */
  kind?: 'moss' | 'statement' | 'ochre' | 'brick' | 'plain';
  icon?: IconShape;
  children: ReactNode;
}

/** A word or a code; the colour only helps. */
export function Tag({ kind = 'plain', icon, children }: TagProps) {
  return (
    <span className={`tag tag-${kind}`}>
      {icon ? <Icon of={icon} size={12} /> : null}
      {children}
    </span>
  );
}
