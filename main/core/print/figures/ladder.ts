import type { Galley } from '../compose/galley.ts';
import { round, setArrowHead, setLineMark, setPath } from '../compose/shapes.ts';
import { linesOf, type Owner, plainLines, setLines, setText } from '../compose/text.ts';
import { ink, type Style } from '../type/presets.ts';
import type { TextLine } from '../type/wrap.ts';
import { setGround, soilDepth } from './ground.ts';

/** The ladder of inference after Argyris and Robinson, from the ground up. A workbook may give its own rungs. */
const usualRungs = [
  'All that could be seen',
  'Select data',
  'Add meaning',
  'Make assumptions',
  'Draw conclusions',
  'Adopt beliefs',
  'Take action',
];
const loopText = 'What we believe steers what we select next';

interface Geometry {
  name: Style;
  note: Style;
  /** From the ground up. */
  rungs: { lines: TextLine[]; height: number }[];
  rail: number;
  railWidth: number;
  textX: number;
  lean: number;
}

function geometryOf(galley: Galley, width: number, rungs: readonly string[] = usualRungs): Geometry {
  const scale = galley.measures.figure;
  const size = Math.min(12 * scale, 18);
  const name: Style = { face: 'sans-semibold', size, lead: size * 1.3 };
  const noteSize = Math.max(10, Math.min(10 * scale, galley.measures.body.size));
  const note: Style = { face: 'sans', size: noteSize, lead: noteSize * 1.3 };
  const rail = width * (scale > 1 ? 0.225 : 0.25);
  const railWidth = scale > 1 ? 62 : 92;
  const textX = rail + railWidth + (scale > 1 ? 26 : 30);
  const least = scale > 1 ? name.lead + 10 : 33.5;
  return {
    name,
    note,
    rail,
    railWidth,
    textX,
    lean: 16,
    rungs: rungs.map((text) => {
      const lines = plainLines(galley, text, name, width - textX - size * 1.6);
      return { lines, height: Math.max(least, lines.length * name.lead + 10) };
    }),
  };
}

export function ladderHeight(galley: Galley, width: number, rungs?: readonly string[]): number {
  const { rungs: steps } = geometryOf(galley, width, rungs);
  return steps.reduce((sum, step) => sum + step.height, 0) + soilDepth + 4;
}

export function setLadder(galley: Galley, x: number, y: number, width: number, owner: Owner, rungs?: readonly string[]): void {
  const { name, note, rungs: steps, rail, railWidth, textX, lean } = geometryOf(galley, width, rungs);
  const ground = y + steps.reduce((sum, step) => sum + step.height, 0);
  const left = (at: number): number => x + rail + lean * (1 - (at - y) / (ground - y));
  for (const shift of [0, railWidth]) setLineMark(galley, left(y) + shift, y, left(ground) + shift, ground, 3.5, owner, { cap: 'round' });
  // The first stands on the ground itself; each of the others is a rung.
  const heights: number[] = [];
  let at = ground;
  steps.forEach((step, index) => {
    const middle = index === 0 ? ground - Math.max(step.height / 2 - 4, (step.lines.length * name.lead) / 2 + 3) : at - step.height / 2;
    heights.push(middle);
    if (index > 0)
      setLineMark(galley, left(middle) + 2, middle, left(middle) + railWidth - 2, middle, 3, owner, { stroke: galley.measures.accent });
    const top = middle - (step.lines.length * name.lead) / 2;
    setText(galley, String(index + 1), { x: x + textX, baseline: top + name.lead * 0.75 }, { face: 'sans-bold', size: name.size }, owner);
    setLines(galley, step.lines, x + textX + name.size * 1.5, top, name, owner);
    at -= step.height;
  });
  setGround(galley, x, ground, width, owner);
  setLoop(galley, { x, from: heights.at(-2) ?? y, to: heights[1] ?? ground, rail, note, left }, owner);
}

/** From beliefs, the last rung but one, down to the data that we select next. */
function setLoop(
  galley: Galley,
  loop: { x: number; from: number; to: number; rail: number; note: Style; left: (y: number) => number },
  owner: Owner,
): void {
  const { x, from, to, rail, note, left } = loop;
  if (to - from < 20) return;
  const bend = round(x + rail - 34);
  setPath(
    galley,
    `M${round(left(from) - 6)} ${round(from)} C${bend} ${round(from)} ${bend} ${round(to)} ${round(left(to) - 10)} ${round(to)}`,
    { stroke: ink, width: 1.5 },
    owner,
  );
  setArrowHead(galley, left(to) - 5, to, 0, owner, 8);
  const lines = linesOf(galley, loopText, note, rail - 32);
  setLines(galley, lines, x, (from + to) / 2 - (lines.length * note.lead) / 2, note, owner);
}
