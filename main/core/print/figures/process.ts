import type { Galley } from '../compose/galley.ts';
import { round, setArrowHead, setLineMark, setPath, setRect } from '../compose/shapes.ts';
import { linesOf, type Owner, plainLines, setLines, setText } from '../compose/text.ts';
import { ink, type Style, white } from '../type/presets.ts';
import { setSoil, soilDepth } from './ground.ts';

/** The four stages of the EEF guidance (2019), in our words, and the two foundations on which they stand. */
const stages = [
  { name: 'Explore', detail: 'Find the problem; choose what fits it' },
  { name: 'Prepare', detail: 'Plan it, explain it, get people ready' },
  { name: 'Deliver', detail: 'Support people, watch closely, adjust' },
  { name: 'Sustain', detail: 'Keep what works; review; scale with care' },
] as const;
const foundations = [
  'Treat implementation as a process, taken in stages',
  'Leaders make the climate in which change can take hold',
] as const;

/** Room above the plots for the way back from the last to the first. */
export const returnHeight = 34;
export const plotGap = 22;

interface Sizes {
  name: Style;
  detail: Style;
  slab: Style;
  plot: number;
  slabHeight: number;
}

function sizesOf(galley: Galley, width: number): Sizes {
  const scale = galley.measures.figure;
  const inner = (width - plotGap * 3) / 4 - 16;
  const size = Math.min(15 * scale, inner / 4.1);
  const name: Style = { face: 'sans-bold', size, lead: size * 1.25 };
  const small = Math.max(10, Math.min(10 * scale, galley.measures.body.size));
  const detail: Style = { face: 'sans', size: small, lead: small * 1.25 };
  const lines = Math.max(...stages.map((stage) => linesOf(galley, stage.detail, detail, inner).length));
  const slab: Style = { face: 'sans-semibold', size: Math.min(11.5 * scale, 18), lead: Math.min(11.5 * scale, 18) * 1.25 };
  const slabLines = Math.max(...foundations.map((text) => plainLines(galley, text, slab, width - 52).length));
  return { name, detail, slab, plot: 26 + name.lead + lines * detail.lead + 8, slabHeight: Math.max(28, slabLines * slab.lead + 12) };
}

export function processHeight(galley: Galley, width: number): number {
  const { plot, slabHeight } = sizesOf(galley, width);
  return returnHeight + plot + 8 + 2 * (slabHeight + 6) + 6 + soilDepth;
}

/** Four plots in a row, joined by arrows and by a way back, on a ground line over two slabs. */
export function setProcess(galley: Galley, x: number, y: number, width: number, owner: Owner): void {
  const { name, detail, slab, plot, slabHeight } = sizesOf(galley, width);
  const { accent } = galley.measures;
  const wide = (width - plotGap * 3) / 4;
  const top = y + returnHeight;
  setReturn(galley, x + wide / 2, x + width - wide / 2, y, top, owner);
  stages.forEach((stage, index) => {
    const left = x + index * (wide + plotGap);
    setRect(galley, left, top, wide, plot, { fill: accent }, owner);
    setText(
      galley,
      String(index + 1),
      { x: left + 9, baseline: top + 18 },
      { face: 'sans-semibold', size: Math.max(10.5, detail.size) },
      owner,
      white,
    );
    const below = setLines(galley, plainLines(galley, stage.name, name, wide), left + 9, top + 24, name, owner, white);
    setLines(galley, linesOf(galley, stage.detail, detail, wide - 16), left + 9, below, detail, owner, white);
    if (index < 3) setStep(galley, left + wide, top + plot / 2, owner);
  });
  const ground = top + plot + 8;
  setLineMark(galley, x, ground, x + width, ground, 2.5, owner);
  foundations.forEach((text, index) => {
    const slabTop = ground + 6 + index * (slabHeight + 6);
    setSlab(galley, x, slabTop, width, slabHeight, index + 1, owner);
    const lines = plainLines(galley, text, slab, width - 52);
    setLines(galley, lines, x + 40, slabTop + (slabHeight - lines.length * slab.lead) / 2, slab, owner);
  });
  setSoil(galley, x, ground + 6 + 2 * (slabHeight + 6) + 2, width, 26, owner);
}

/** From the middle of the last plot back over all to the first. */
export function setReturn(galley: Galley, from: number, to: number, y: number, plotTop: number, owner: Owner): void {
  const high = y + 6;
  setPath(
    galley,
    `M${round(to)} ${round(plotTop - 3)} V${round(high + 10)} Q${round(to)} ${round(high)} ${round(to - 10)} ${round(high)} H${round(from + 10)} Q${round(from)} ${round(high)} ${round(from)} ${round(high + 10)} V${round(plotTop - 6)}`,
    { stroke: ink, width: 1.5 },
    owner,
  );
  setArrowHead(galley, from, plotTop - 2, 90, owner);
  setArrowHead(galley, (from + to) / 2 - 6, high, 180, owner);
}

/** The short arrow from one plot to the next. */
export function setStep(galley: Galley, x: number, y: number, owner: Owner): void {
  setLineMark(galley, x + 3, y, x + plotGap - 6, y, 1.5, owner);
  setArrowHead(galley, x + plotGap - 3, y, 0, owner);
}

/** A foundation: a bar with its number at the left. */
export function setSlab(galley: Galley, x: number, y: number, width: number, height: number, number: number, owner: Owner): void {
  setRect(galley, x, y, width, height, { fill: galley.measures.paper ?? white, stroke: ink, width: 1.5 }, owner);
  setRect(galley, x, y, 28, height, { fill: ink }, owner);
  const size = Math.min(Math.max(12, galley.measures.body.size), 18);
  setText(
    galley,
    String(number),
    { x: x + 14, baseline: y + height / 2 + size * 0.36, align: 'centre' },
    { face: 'sans-bold', size },
    owner,
    white,
  );
}
