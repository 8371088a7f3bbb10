import { white } from '../type/presets.ts';
import type { Galley } from './galley.ts';
import { setCircle } from './shapes.ts';
import { type Owner, setText } from './text.ts';

export const discHolds = (letter: string): boolean => letter.trim() !== '' && [...letter.trim()].length <= 2;

/** A step's letter in a disc whose top left is at x, y. Only one or two letters fit; a longer word gets no disc. */
export function setDisc(galley: Galley, letter: string, x: number, y: number, radius: number, owner: Owner): boolean {
  if (!discHolds(letter)) return false;
  const short = letter.trim();
  const size = radius * ([...short].length === 1 ? 1.06 : 0.85);
  setCircle(galley, x + radius, y + radius, radius, { fill: galley.measures.accent });
  setText(galley, short, { x: x + radius, baseline: y + radius + size * 0.36, align: 'centre' }, { face: 'sans-bold', size }, owner, white);
  return true;
}
