import type { ReactNode } from 'react';
import { MarginSheet } from '../../ui/margin.tsx';

/** A page of the review with its margin; the ways of reading stand where they stand over lists of answers. */
export function ReviewSheet({ children }: { children: ReactNode }) {
  return (
    <div className="rev-sheet">
      <MarginSheet kind="compact">{children}</MarginSheet>
    </div>
  );
}
