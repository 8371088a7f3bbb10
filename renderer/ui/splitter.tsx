import './splitter.css';
import type { KeyboardEvent, PointerEvent } from 'react';

export interface SplitterProps {
  /** "Width of the outline" */
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  /** The pane whose width this is stands to its left or to its right. */
  pane: 'left' | 'right';
}

/** Between two panes: dragged, or moved with the arrow keys. */
export function Splitter({ label, value, min, max, onChange, pane }: SplitterProps) {
  const sign = pane === 'left' ? 1 : -1;
  const to = (width: number): void => onChange(Math.round(Math.min(max, Math.max(min, width))));
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 48 : 12;
    if (event.key === 'ArrowLeft') to(value - sign * step);
    else if (event.key === 'ArrowRight') to(value + sign * step);
    else if (event.key === 'Home') to(min);
    else if (event.key === 'End') to(max);
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const bar = event.currentTarget;
    const startX = event.clientX;
    bar.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => to(value + sign * (moved.clientX - startX));
    const end = (): void => {
      bar.removeEventListener('pointermove', move);
      bar.removeEventListener('pointerup', end);
      bar.removeEventListener('pointercancel', end);
    };
    bar.addEventListener('pointermove', move);
    bar.addEventListener('pointerup', end);
    bar.addEventListener('pointercancel', end);
  };
  return (
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    />
  );
}
