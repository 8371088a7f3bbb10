import type { Galley } from '../compose/galley.ts';
import { setCircle, setLineMark } from '../compose/shapes.ts';
import { type Owner, setText } from '../compose/text.ts';
import { white } from '../type/presets.ts';

const steps = ['Goal', 'Reality', 'Options', 'Will'] as const;
const rise = 15;

const geometry = (galley: Galley): { disc: number; letter: number; name: number; head: number } => {
  const scale = Math.min(galley.measures.figure, 1.4);
  return { disc: 13 * Math.min(scale, 1.2), letter: 14 * Math.min(scale, 1.25), name: 13 * scale, head: 34 * Math.min(scale, 1.2) };
};

export const growHeight = (galley: Galley): number => rise * 3 + geometry(galley).head + 25;

/** Four steps cut into the ground, each with its letter standing on it. */
export function setGrow(galley: Galley, x: number, y: number, width: number, owner: Owner): void {
  const { disc, letter, name, head } = geometry(galley);
  const wide = width / 4;
  steps.forEach((step, index) => {
    const left = x + index * wide;
    const top = y + (3 - index) * rise + head;
    setLineMark(galley, left, top, left + wide, top, 2.5, owner);
    if (index > 0) setLineMark(galley, left, top - 1.25, left, top + rise + 1.25, 2.5, owner);
    const cx = left + disc + 7;
    setCircle(galley, cx, top - disc - 4, disc, { fill: galley.measures.accent }, owner);
    setText(
      galley,
      step.slice(0, 1),
      { x: cx, baseline: top - disc - 4 + letter * 0.36, align: 'centre' },
      { face: 'sans-bold', size: letter },
      owner,
      white,
    );
    setText(galley, step, { x: cx + disc + 7, baseline: top - disc - 4 + name * 0.36 }, { face: 'sans-bold', size: name }, owner);
    for (let row = 0; row < 3; row++) {
      const on = 16 - row * 4;
      setLineMark(galley, left + (index > 0 ? 5 : 0), top + 7 + row * 6, left + wide - 2, top + 7 + row * 6, 1, owner, {
        dash: { on, off: 6 + row * 8, phase: row * 9 },
      });
    }
  });
}
