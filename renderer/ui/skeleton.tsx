import './skeleton.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Ruled lines where words will be. Shown only when waiting takes longer than a moment, so that nothing flickers. */
export function Skeleton({ lines = 3, label = 'Opening' }: { lines?: number; label?: string }) {
  return (
    <div className="skeleton" role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="skeleton-line" />
      ))}
    </div>
  );
}
