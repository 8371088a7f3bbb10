import type { Galley } from '../compose/galley.ts';
import { round, setArrowHead, setCircle, setPath } from '../compose/shapes.ts';
import { type Owner, setText } from '../compose/text.ts';
import { ink, white } from '../type/presets.ts';
import { setGround, soilDepth } from './ground.ts';

/** The three moments of sensemaking (Jeong and Brower, 2008), with the question that each asks. */
const moments = [
  { name: 'Noticing', asks: ['What do', 'we see?'] },
  { name: 'Interpreting', asks: ['What might', 'it mean?'] },
  { name: 'Acting', asks: ['What will', 'we do?'] },
] as const;

const geometry = (galley: Galley): { ring: number; disc: number; name: number; asks: number } => {
  const scale = Math.min(galley.measures.figure, 1.6);
  const asks = Math.max(10.5 * Math.min(scale, 1), Math.min(10.5 * scale, galley.measures.body.size));
  // Both texts of a disc are one width apart from its edge, whatever their size.
  return { ring: 70 * scale, disc: 45 * scale, name: Math.min(12.5 * scale, 19), asks };
};

export function sensemakingHeight(galley: Galley): number {
  const { ring, disc } = geometry(galley);
  return disc + 3 + ring * 1.5 + disc + 6 + soilDepth;
}

/** Three discs on a ring with arrows between them, standing on the ground. */
export function setSensemaking(galley: Galley, x: number, y: number, width: number, owner: Owner): void {
  const { ring, disc, name, asks } = geometry(galley);
  const cx = x + width / 2;
  const cy = y + disc + 3 + ring;
  const turns = [-90, 30, 150].map((degrees) => (degrees * Math.PI) / 180);
  // The ring is drawn between the discs only, each part ending under its arrow's head.
  const clear = 2 * Math.asin((disc + 3) / 2 / ring);
  for (const turn of turns) {
    const from = turn + clear;
    const to = turn + (2 * Math.PI) / 3 - clear - 0.03;
    const at = (angle: number): string => `${round(cx + ring * Math.cos(angle))} ${round(cy + ring * Math.sin(angle))}`;
    setPath(galley, `M${at(from)} A${round(ring)} ${round(ring)} 0 0 1 ${at(to - 0.06)}`, { stroke: ink, width: 1.5 }, owner);
    setArrowHead(galley, round(cx + ring * Math.cos(to)), round(cy + ring * Math.sin(to)), (to * 180) / Math.PI + 90 - 4, owner, 9);
  }
  turns.forEach((turn, index) => {
    const moment = moments[index] as (typeof moments)[number];
    const px = cx + ring * Math.cos(turn);
    const py = cy + ring * Math.sin(turn);
    setCircle(galley, round(px), round(py), disc, { fill: galley.measures.accent }, owner);
    const line = asks * 1.25;
    setText(galley, moment.name, { x: px, baseline: py - disc * 0.12, align: 'centre' }, { face: 'sans-bold', size: name }, owner, white);
    moment.asks.forEach((text, row) =>
      setText(
        galley,
        text,
        { x: px, baseline: py + disc * 0.24 + row * line, align: 'centre' },
        { face: 'sans', size: asks },
        owner,
        white,
      ),
    );
  });
  setGround(galley, x, cy + ring * 0.5 + disc + 6, width, owner);
}
