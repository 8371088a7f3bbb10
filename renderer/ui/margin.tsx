import './margin.css';
import type { ReactNode } from 'react';

/**
 * As in an exercise book: a fine line, labels and dates to its left, matter to its right. It scrolls; the line goes on. `compact`
 * leaves less room at the right, beside a panel; `airy` more at the top, where there is little else.
 */
export function MarginSheet({ children, kind = 'plain' }: { children: ReactNode; kind?: 'plain' | 'compact' | 'airy' }) {
  return (
    <div className={`sheet sheet-${kind}`}>
      <div className="sheet-matter">{children}</div>
    </div>
  );
}

export interface MarginRowProps {
  /** In the margin: what this part is, a date, a name. */
  label?: ReactNode;
  children: ReactNode;
  /** How far from the row above. */
  space?: 'none' | 'near' | 'far';
  /** Where the label meets the first line of the matter: beside a display title, a title, a button or plain text. */
  beside?: 'text' | 'title' | 'display' | 'control';
  /** Makes it a region with a heading of this level, named by the label. */
  section?: 2 | 3;
  id?: string;
}

export function MarginRow({ label, children, space = 'far', beside = 'text', section, id }: MarginRowProps) {
  const Heading = section === 3 ? 'h3' : 'h2';
  const className = `margin-row margin-${space}`;
  const inside = (
    <>
      <div className={`margin-label margin-beside-${beside}`}>
        {section && label ? <Heading className="margin-heading">{label}</Heading> : label}
      </div>
      <div className="margin-matter">{children}</div>
    </>
  );
  return section ? (
    <section className={className} id={id}>
      {inside}
    </section>
  ) : (
    <div className={className} id={id}>
      {inside}
    </div>
  );
}
