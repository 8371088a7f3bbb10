import './theme-mark.css';
import type { CSSProperties } from 'react';
import type { TagMark } from '../../preload/contract/model/review.ts';

/** Each shape in a square of twelve; those that are drawn with a line only are not filled. */
const shapes: Readonly<Record<TagMark, { path: string; line?: true }>> = {
  dot: { path: 'M6 2a4 4 0 1 1 0 8a4 4 0 1 1 0-8Z' },
  ring: { path: 'M6 2a4 4 0 1 1 0 8a4 4 0 1 1 0-8Z', line: true },
  square: { path: 'M2.5 2.5h7v7h-7Z' },
  frame: { path: 'M2.5 2.5h7v7h-7Z', line: true },
  diamond: { path: 'M6 1.5 10.5 6 6 10.5 1.5 6Z' },
  triangle: { path: 'M6 2 10.5 10h-9Z' },
  bar: { path: 'M1.500 4.5h9v3h-9Z' },
  cross: { path: 'M2.5 2.5 9.5 9.5M9.5 2.5 2.5 9.5', line: true },
  wave: { path: 'M1 7C2.5 3 4.5 3 6 6S9.5 9 11 5', line: true },
  star: { path: 'M6 1.5 7.4 4.6 10.7 5 8.3 7.3 8.9 10.6 6 9 3.1 10.6 3.7 7.3 1.3 5 4.6 4.6Z' },
};

/** The colour of a theme, for what is drawn in it. */
export const themeStyle = (colour: number): CSSProperties => ({ '--theme': `var(--theme-${colour})` }) as CSSProperties;

/** A theme's shape in its colour, beside its name. It says nothing of its own to a screen reader. */
export function ThemeMark({ colour, mark, size = 12 }: { colour: number; mark: TagMark; size?: number }) {
  const { path, line } = shapes[mark];
  return (
    <svg
      className={line ? 'theme-mark theme-mark-line' : 'theme-mark'}
      style={themeStyle(colour)}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
