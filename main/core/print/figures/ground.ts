import { ink } from '../type/presets.ts';
import type { Galley } from '../compose/galley.ts';
import { round, setCircle, setLineMark, setPath } from '../compose/shapes.ts';
import type { Owner } from '../compose/text.ts';
import { white } from '../type/presets.ts';

/** How far the soil reaches below its ground line. */
export const soilDepth = 28;

/** The line on which every figure stands, and the soil beneath it: rows of dashes that thin out as they go down. */
export function setGround(galley: Galley, x: number, y: number, width: number, owner: Owner): void {
  setLineMark(galley, x, y, x + width, y, 2.5, owner);
  setSoil(galley, x, y + 7, width, soilDepth - 8, owner);
}

export function setSoil(galley: Galley, x: number, y: number, width: number, depth: number, owner: Owner): void {
  for (let row = 0; row * 6 < depth; row++) {
    const on = 18 - row * 3.2;
    const off = 5 + row * 8;
    if (on < 2) return;
    setLineMark(galley, x, y + row * 6, x + width, y + row * 6, 1, owner, { dash: { on, off, phase: (row * 13) % (on + off) } });
  }
}

/** The mark of Groundwork: furrows that meet a horizon, with the sun half risen. */
export function setFurrows(galley: Galley, x: number, y: number, width: number, height: number): void {
  const { accent, sun, paper } = galley.measures;
  const { horizon, vanishing, radius, d } = furrows({ x, y, width, height });
  const clip = { x, y, width, height };
  // In outline as well, so that it survives any copier.
  setCircle(galley, vanishing, horizon, radius, sun === white ? { stroke: ink, width: 2 } : { fill: sun });
  setPath(galley, `M${round(x)} ${round(horizon)} H${round(x + width)} V${round(y + height)} H${round(x)} Z`, { fill: paper ?? white });
  setPath(galley, d, { fill: accent, clip });
  setLineMark(galley, x, horizon, x + width, horizon, 2.5);
}

/** Where the furrows of a field run that fills a box, and where the sun stands in it. */
export function furrows({ x, y, width, height }: { x: number; y: number; width: number; height: number }): {
  horizon: number;
  vanishing: number;
  radius: number;
  d: string;
} {
  const horizon = y + height * 0.34;
  const vanishing = x + width * 0.64;
  const rows = 26;
  const spread = width * 3.4;
  let d = '';
  for (let index = -rows; index <= rows; index++) {
    const near = ((index - 0.27) / rows) * spread;
    const far = ((index + 0.27) / rows) * spread;
    const foot = y + height + 2;
    const middle = round(horizon + height * 0.2);
    d += `M${round(vanishing + near * 0.045)} ${round(horizon)} Q${round(vanishing + near * 0.16)} ${middle} ${round(vanishing + near)} ${round(foot)} `;
    d += `L${round(vanishing + far)} ${round(foot)} Q${round(vanishing + far * 0.16)} ${middle} ${round(vanishing + far * 0.045)} ${round(horizon)} Z `;
  }
  return { horizon, vanishing, radius: height * 0.2, d: d.trim() };
}
