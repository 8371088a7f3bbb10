import type { PathMark, Pen } from '../marks.ts';
import { ink } from '../type/presets.ts';
import { type Galley, put } from './galley.ts';
import { belongs, type Owner } from './text.ts';

export function setLineMark(
  galley: Galley,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  width: number,
  owner: Owner = 'Layout',
  pen: Pen = {},
): void {
  put(galley, { mark: 'line', x1, y1, x2, y2, stroke: ink, width, ...pen, ...belongs(owner) });
}

/** A rule across the page's width, or a part of it. */
export function setRule(galley: Galley, y: number, width: number, dx = 0, colour = ink, until = galley.frame.right): void {
  setLineMark(galley, galley.frame.left + dx, y, until, y, width, 'Layout', { stroke: colour });
}

export function setRect(
  galley: Galley,
  x: number,
  y: number,
  wide: number,
  high: number,
  pen: Pen & { radius?: number },
  owner: Owner = 'Layout',
): void {
  put(galley, { mark: 'rect', x, y, wide, high, ...pen, ...belongs(owner) });
}

export function setCircle(galley: Galley, x: number, y: number, radius: number, pen: Pen, owner: Owner = 'Layout'): void {
  put(galley, { mark: 'circle', x, y, radius, ...pen, ...belongs(owner) });
}

export function setPath(galley: Galley, d: string, pen: Pen & Pick<PathMark, 'clip'>, owner: Owner = 'Layout'): void {
  put(galley, { mark: 'path', d, ...pen, ...belongs(owner) });
}

/** A solid head whose point is at x, y, looking along `degrees` (0: to the right, 90: down). */
export function setArrowHead(galley: Galley, x: number, y: number, degrees: number, owner: Owner, size = 7): void {
  const turn = (degrees * Math.PI) / 180;
  const at = (along: number, across: number): string =>
    `${round(x + along * Math.cos(turn) - across * Math.sin(turn))} ${round(y + along * Math.sin(turn) + across * Math.cos(turn))}`;
  setPath(galley, `M${at(0, 0)} L${at(-size, -size * 0.55)} L${at(-size, size * 0.55)} Z`, { fill: ink }, owner);
}

/** Two decimals are a thirtieth of a hair's breadth on paper, and keep files small and alike on every machine. */
export const round = (value: number): number => Math.round(value * 100) / 100;
