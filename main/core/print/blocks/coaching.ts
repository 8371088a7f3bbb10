import type { BlockOf } from '../../../../preload/contract/model/workbook.ts';
import { discHolds, setDisc } from '../compose/discs.ts';
import { flow, type Slice, together } from '../compose/flow.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, headingRole, node, pageOf, roomLeft } from '../compose/galley.ts';
import { measured } from '../compose/labels.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { setRect, setRule } from '../compose/shapes.ts';
import { fillWithAnswer, fewestLines } from '../compose/space.ts';
import { linesOf, lineSlices, plainLines, setLines, setText, widthOf } from '../compose/text.ts';
import { setTitle } from '../compose/titles.ts';
import { growHeight, setGrow } from '../figures/grow.ts';
import { ink, type Style, white } from '../type/presets.ts';
import { setBullet, withMark } from '../compose/points.ts';

type Step = BlockOf<'coaching'>['steps'][number];
const growAlt = 'Four steps that rise from left to right out of the ground: Goal, Reality, Options, Will.';
const roles = { coach: 'Coach', coached: 'Coached' } as const;
const disc = 19;

export const coaching: BlockLayout<'coaching'> = {
  starts: 'page',
  facing: true,
  set(galley, block) {
    setTitle(galley, block, block.title, 120);
    galley.open = false;
    if (block.figure) {
      const height = growHeight(galley);
      if (height > roomLeft(galley)) continuePage(galley);
      const box = { page: pageOf(galley).number, x: galley.frame.left, y: galley.y, width: columnWidth, height };
      setGrow(galley, galley.frame.left, galley.y - 6, columnWidth, node(galley, 'Figure', galley.section.node, { alt: growAlt, box }));
      galley.y += height + 12;
    }
    const level = galley.level;
    block.steps.forEach((step, index) => {
      galley.level = level;
      setStep(galley, step, index, index === 0);
    });
    if (block.agreed) setAgreed(galley, block, block.agreed);
  },
};

function setStep(galley: Galley, step: Step, index: number, first: boolean): void {
  const gap = first ? 0 : 14;
  const { level } = galley;
  const margin = marginName(galley, step);
  const build = (): Slice[] => {
    galley.level = level;
    return stepSlices(galley, step, index, margin === null);
  };
  const whole = Math.max(measured(galley, build).height, margin?.height ?? 0);
  // A step stays on one page if any page can hold it.
  if (gap + 10 + whole > roomLeft(galley) && (whole + 10 <= bodyHeight(galley) || roomLeft(galley) < 120)) continuePage(galley);
  else galley.y += galley.y > galley.frame.top ? gap : 0;
  setRule(galley, galley.y, 1.5);
  galley.y += 10;
  const top = galley.y;
  const page = pageOf(galley).number;
  margin?.set(top);
  flow(galley, whole <= bodyHeight(galley) ? together(build()) : build());
  if (pageOf(galley).number === page) galley.y = Math.max(galley.y, top + (margin?.height ?? 0));
}

/** The step's letter and name for the label column; `null` where they stand in the heading: no column, or no room in it. */
function marginName(galley: Galley, step: Step): { height: number; set: (top: number) => void } | null {
  const { labelColumn, labelGap, label } = galley.measures;
  if (labelColumn === 0) return null;
  const name: Style = { face: 'sans-bold', size: Math.max(13, label.size), lead: Math.max(17, label.lead) };
  const round = discHolds(step.letter);
  const text = round ? step.name : [step.letter, step.name].filter((part) => part.trim()).join(' ');
  const beside = disc * 2 + 8;
  // Beside the disc if the name stands there on one line; else below it.
  const room = labelColumn + labelGap - 5;
  const oneLine = round && widthOf(galley, text, name) <= room - beside;
  const lines = plainLines(galley, text, name, oneLine ? room : labelColumn);
  const from = round && !oneLine ? beside - 4 : 0;
  const height = Math.max(round ? disc * 2 + 6 : 0, from + lines.length * name.lead);
  if (height > 110) return null;
  return {
    height,
    set(top) {
      const owner = node(galley, 'P', galley.section.node);
      setDisc(galley, step.letter, galley.frame.left, top, disc, owner);
      setLines(galley, lines, galley.frame.left + (oneLine ? beside : 0), oneLine ? top + disc - name.lead / 2 : top + from, name, owner);
    },
  };
}

function stepSlices(galley: Galley, step: Step, index: number, withName: boolean): Slice[] {
  const { measures } = galley;
  const { dx, width } = galley.main;
  const parent = galley.section.node;
  const { subhead, body, question } = measures;
  const named = withName && step.name.trim() ? `${step.name}. ` : '';
  const heading = node(galley, headingRole(galley, 2), parent);
  const slices = lineSlices(galley, plainLines(galley, `${index + 1}. ${named}${step.title}`, subhead, width), {
    style: subhead,
    dx,
    owner: heading,
    keep: true,
  });
  const told = step.instructions.filter((instruction) => instruction.text.trim() !== '');
  const list = told.length > 0 ? node(galley, 'L', parent, { numbering: 'Disc' }) : parent;
  told.forEach(({ who, text }, at) => {
    const item = node(galley, 'LI', list);
    const label = node(galley, 'Lbl', item);
    const tagWidth = tagSize(galley).width;
    const indent = who ? tagWidth + 10 : body.size * 1.45;
    const lines = lineSlices(galley, linesOf(galley, text, body, width - indent), {
      style: body,
      dx: dx + indent,
      owner: node(galley, 'LBody', item),
      before: at === 0 ? 8 : 5.5,
    });
    const marked = withMark(lines, (y) => {
      if (who) setRole(galley, who, galley.frame.left + dx, y, label);
      else setBullet(galley, galley.frame.left + dx, y, body, label);
    });
    slices.push(...marked);
  });
  step.questions
    .filter((text) => text.trim() !== '')
    .forEach((text, at) => {
      const lines = lineSlices(galley, linesOf(galley, text, question, width - 24), {
        style: question,
        dx: dx + 16,
        owner: node(galley, 'P', parent),
        before: at === 0 ? 13 : 9,
      });
      for (const slice of lines) {
        const drawLine = slice.draw;
        slice.draw = (y) => {
          setRect(galley, galley.frame.left + dx, y, 3, question.lead, { fill: measures.accent });
          drawLine(y);
        };
      }
      slices.push(...lines);
    });
  return slices;
}

const tagSize = (galley: Galley): { width: number; size: number } => {
  const size = Math.max(10, galley.measures.label.size);
  return { width: (56 * size) / 10, size };
};

/** Who does it: the coach in black, the one who is coached in outline, told apart without colour. */
function setRole(galley: Galley, who: 'coach' | 'coached', x: number, y: number, owner: number): void {
  const { body, paper } = galley.measures;
  const { width, size } = tagSize(galley);
  const high = size * 1.5;
  const top = y + (body.lead - high) / 2;
  const full = who === 'coach';
  setRect(galley, x, top, width, high, { fill: full ? ink : (paper ?? white), stroke: ink, width: 1, radius: 2 });
  setText(
    galley,
    roles[who],
    { x: x + width / 2, baseline: top + high * 0.72, align: 'centre' },
    { face: 'sans-bold', size },
    owner,
    full ? white : ink,
  );
}

/** What the pair agreed, in the room that is left under the last step, or on a page of its own. */
function setAgreed(galley: Galley, block: BlockOf<'coaching'>, agreed: NonNullable<BlockOf<'coaching'>['agreed']>): void {
  const needed = 24 + fewestLines * galley.measures.pitch;
  if (needed <= roomLeft(galley)) {
    galley.y += 14;
    setRule(galley, galley.y, 1.5);
    galley.y -= 14;
  }
  fillWithAnswer(galley, block.id, agreed, 'coaching', { ruled: false });
}
