import './person.css';
import type { ReactNode } from 'react';

/** A person's name, or what they wrote: hidden while names are hidden (F9), so that a screen can be shown to others. */
export function Person({ children }: { children: ReactNode }) {
  return <span className="person">{children}</span>;
}
