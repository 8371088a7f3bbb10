import './icon.css';
import type { LucideIcon } from 'lucide-react';

export type IconShape = LucideIcon;

interface IconProps {
  of: LucideIcon;
  /** 16 beside a word, 20 for a lone mark, 12 inside a tag. */
  size?: 12 | 14 | 16 | 20 | 24;
  className?: string;
}

/** A drawing beside a word; it says nothing of its own to a screen reader. */
export function Icon({ of: Shape, size = 16, className }: IconProps) {
  return <Shape size={size} strokeWidth={1.6} aria-hidden="true" focusable="false" className={className ? `icon ${className}` : 'icon'} />;
}
