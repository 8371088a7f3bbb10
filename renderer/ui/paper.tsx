import './paper.css';
import type { CSSProperties, ReactNode } from 'react';

export interface PaperProps {
  /** Width on screen, in CSS pixels; the height follows from A4. */
  width: number;
  children?: ReactNode;
  /** Said to screen readers where the sheet is a picture of something. */
  label?: string;
}

/** Only what is truly paper has a white ground and a shadow. */
export function Paper({ width, children, label }: PaperProps) {
  const style = { '--paper-width': `${width}px` } as CSSProperties;
  return label ? (
    <div className="paper" style={style} role="img" aria-label={label}>
      {children}
    </div>
  ) : (
    <div className="paper" style={style}>
      {children}
    </div>
  );
}
