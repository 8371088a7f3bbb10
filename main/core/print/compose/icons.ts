import type { Mode, Moment } from '../../../../preload/contract/model/workbook.ts';
import { white } from '../type/presets.ts';
import type { Galley } from './galley.ts';
import { round, setCircle, setLineMark, setPath, setRect } from './shapes.ts';

export type Icon = Mode | Moment | 'memory' | 'clock' | 'listen';

/** Draws an icon with its top left at x, y. The words beside it say the same, so it is furniture. Gives its width. */
export function setIcon(galley: Galley, icon: Icon, x: number, y: number, size: number, colour = galley.measures.accent): number {
  const ground = galley.measures.paper ?? white;
  switch (icon) {
    case 'individual':
      return person(galley, x, y, size, size, colour);
    case 'collaborative':
      person(galley, x, y, size, size * 0.84, colour);
      person(galley, x + size * 0.62, y, size, size, colour);
      person(galley, x + size * 1.34, y, size, size * 0.84, colour);
      return size * 1.9;
    case 'coaching': {
      setRect(galley, x, y + 1, size * 0.95, size * 0.6, { fill: colour, radius: 3 });
      setPath(galley, `M${round(x + 4)} ${round(y + size * 0.6)} l0 6 l6 -6 Z`, { fill: colour });
      setRect(galley, x + size * 0.6, y + size * 0.42, size * 0.95, size * 0.55, { fill: ground, stroke: colour, width: 1.2, radius: 3 });
      return size * 1.6;
    }
    case 'memory':
      setRect(galley, x, y + 2, size * 0.82, size - 3, { fill: colour, radius: 1.5 });
      setLineMark(galley, x + 5, y + 2, x + 5, y + size - 1, 1.2, 'Layout', { stroke: ground });
      return size;
    case 'clock': {
      const middle = size / 2;
      setCircle(galley, x + middle, y + middle, middle - 1, { stroke: colour, width: 1.6 });
      setPath(
        galley,
        `M${round(x + middle)} ${round(y + size * 0.24)} L${round(x + middle)} ${round(y + middle)} L${round(x + size * 0.7)} ${round(y + size * 0.6)}`,
        { stroke: colour, width: 1.6 },
      );
      return size;
    }
    case 'listen': {
      setCircle(galley, x + size * 0.14, y + size / 2, size * 0.11, { fill: colour });
      for (const reach of [0.22, 0.36, 0.5]) {
        const sx = round(x + size * (0.1 + reach));
        const r = round(size * reach);
        setPath(galley, `M${sx} ${round(y + size * (0.5 - reach * 0.8))} A${r} ${r} 0 0 1 ${sx} ${round(y + size * (0.5 + reach * 0.8))}`, {
          stroke: colour,
          width: 1.8,
        });
      }
      return size;
    }
    default:
      return moment(galley, icon, x, y, size, colour, ground);
  }
}

function person(galley: Galley, x: number, y: number, size: number, tall: number, colour: string): number {
  setCircle(galley, x + tall * 0.3, y + size - tall * 0.78, tall * 0.2, { fill: colour });
  const foot = round(y + size);
  setPath(galley, `M${round(x)} ${foot} A${round(tall * 0.3)} ${round(tall * 0.46)} 0 0 1 ${round(x + tall * 0.6)} ${foot} Z`, {
    fill: colour,
  });
  return tall * 0.6;
}

/** Three discs on a ring, the current one full. */
function moment(galley: Galley, which: Moment, x: number, y: number, size: number, colour: string, ground: string): number {
  const order: readonly Moment[] = ['noticing', 'interpreting', 'acting'];
  const cx = x + size / 2;
  const cy = y + size / 2 + 1;
  const radius = size * 0.36;
  setCircle(galley, cx, cy, radius, { stroke: colour, width: 1 });
  order.forEach((each, index) => {
    const turn = -Math.PI / 2 + (index * 2 * Math.PI) / 3;
    setCircle(galley, round(cx + radius * Math.cos(turn)), round(cy + radius * Math.sin(turn)), size * 0.17, {
      fill: each === which ? colour : ground,
      stroke: colour,
      width: 1,
    });
  });
  return size;
}
