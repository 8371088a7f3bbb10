import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { FieldPlace } from '../../../../preload/contract/model/print.ts';
import { fieldId, type Mode, type Prompt } from '../../../../preload/contract/model/workbook.ts';
import { ink } from '../type/presets.ts';
import type { FieldMark } from '../marks.ts';
import { type Galley, node, pageOf, put } from './galley.ts';
import { type Guide, joinedGuides, keepAside, saysAnything, setGuideBox } from './guide.ts';
import { setLineMark, setRect } from './shapes.ts';
import { setText } from './text.ts';

/** What the margin says of a mode. */
export const modeTitles: Readonly<Record<Mode, string>> = {
  individual: 'On your own',
  collaborative: 'With others',
  coaching: 'With your coach',
};
const modeNames: Readonly<Record<Mode, string>> = { individual: '', collaborative: 'with others', coaching: 'with your coach' };

export interface FieldRequest {
  id: string;
  kind: FieldPlace['kind'];
  /** What a screen reader says. */
  name: string;
  block: string;
  parent: number;
  x: number;
  y: number;
  width: number;
  height: number;
  lines?: number;
  value?: number;
  rules?: FieldMark['rules'];
  outline?: number;
  multiline?: boolean;
}

/** Nobody listens to more than this; the question itself stands on the page. */
const longestName = 400;

export function fieldName(question: string, mode: Mode = 'individual', part = ''): string {
  const spoken = question.replace(/\s+/g, ' ').trim();
  const short = spoken.length > longestName ? `${spoken.slice(0, longestName).replace(/\s\S*$/, '')}…` : spoken;
  return [short, modeNames[mode], part].filter(Boolean).join(', ') || 'Answer';
}

/** A place to write: a field in a participant's copy, the same lines without one in a facilitator's. */
export function setField(galley: Galley, field: FieldRequest): void {
  if (galley.forFacilitator) {
    setEmptyPlace(galley, field);
    return;
  }
  const id = field.kind === 'scale' ? field.id : claim(galley, field.id);
  const { x, y, width, height, name, block, kind, lines = 0 } = field;
  const place: FieldPlace = {
    id,
    kind,
    page: pageOf(galley).number,
    x,
    y,
    width,
    height,
    name,
    block,
    lines,
    ...(field.value === undefined ? {} : { value: field.value }),
  };
  galley.fields.push(place);
  put(galley, {
    mark: 'field',
    place,
    ...(field.rules ? { rules: field.rules } : {}),
    ...(field.outline === undefined ? {} : { outline: field.outline }),
    multiline: field.multiline ?? false,
    textSize: kind === 'text' || kind === 'cell' || kind === 'line' ? Math.min(galley.measures.body.size, 18) : 0,
    node: node(galley, 'Form', field.parent),
  });
}

/** A name is used once: a prompt that stands twice in one mode is told apart by its order. */
function claim(galley: Galley, wanted: string): string {
  let id = wanted;
  for (let again = 2; galley.fieldIds.has(id); again++) id = `${wanted}-again${again}`;
  galley.fieldIds.add(id);
  return id;
}

function setEmptyPlace(galley: Galley, field: FieldRequest): void {
  if (field.outline !== undefined) setRect(galley, field.x, field.y, field.width, field.height, { stroke: ink, width: field.outline });
  if (!field.rules) return;
  for (const offset of field.rules.offsets) setWritingRule(galley, field.x, field.y + offset, field.width, field.rules);
}

function setWritingRule(galley: Galley, x: number, y: number, width: number, rules: NonNullable<FieldMark['rules']>): void {
  if (rules.style === 'lines') setLineMark(galley, x, y, x + width, y, rules.width);
  else setLineMark(galley, x + 0.6, y, x + width, y, rules.width, 'Layout', { cap: 'round', dash: { on: 0.01, off: rules.pitch - 0.01 } });
}

/** Lines to write on alone; dots, twice as close, to write on with others. */
export function writingRules(galley: Galley, lines: number, mode: Mode, pitch = galley.measures.pitch): NonNullable<FieldMark['rules']> {
  if (mode === 'individual')
    return { style: 'lines', offsets: Array.from({ length: lines }, (_, i) => (i + 1) * pitch), width: galley.measures.rule, pitch };
  const half = pitch / 2;
  return { style: 'dots', offsets: Array.from({ length: lines * 2 }, (_, i) => (i + 1) * half), width: 1.1, pitch: half };
}

export interface AnswerRequest {
  prompt: Prompt;
  mode: Mode;
  part?: string;
  /** Said after the question and the mode. */
  partName?: string;
  block: string;
  parent: number;
  dx: number;
  y: number;
  width: number;
  lines: number;
  /** Down to where the margin beside it is taken; without it all of it is. */
  marginFrom?: number;
  /** What the facilitator's copy shows in this space. */
  guide?: Guide;
}

/** How much paper an answer of so many lines takes: a point more than its rules, so that the last is drawn whole. */
export const answerHeight = (galley: Galley, lines: number): number => lines * galley.measures.pitch + 1;

export function setAnswer(galley: Galley, answer: AnswerRequest): void {
  const { prompt, mode, part, block, parent, dx, width, lines } = answer;
  const height = answerHeight(galley, lines);
  let { y } = answer;
  let left = lines;
  if (galley.forFacilitator && answer.guide && saysAnything(answer.guide)) {
    const used = setGuideBox(galley, answer.guide, { dx, y: y + 4, width, limit: height, parent });
    if (used === null) keepAside(galley, plainText(prompt.text, galley.names), answer.guide);
    else {
      left = Math.floor((height - used - 4) / galley.measures.pitch);
      y += height - answerHeight(galley, left);
      if (left < 2) return;
      if (answer.marginFrom !== undefined && y >= answer.marginFrom) setHeardLabel(galley, dx, y);
    }
  }
  setField(galley, {
    id: fieldId(prompt.id, mode, part),
    kind: 'text',
    name: fieldName(plainText(prompt.text, galley.names), mode, answer.partName),
    block,
    parent,
    x: galley.frame.left + dx,
    y,
    width,
    height: answerHeight(galley, left),
    lines: left,
    rules: writingRules(galley, left, mode),
    multiline: true,
  });
}

/** In the margin beside the lines that are left for the facilitator's own pen. */
function setHeardLabel(galley: Galley, dx: number, y: number): void {
  const { label, pitch } = galley.measures;
  if (dx > 80)
    setText(galley, 'Heard today', { x: galley.frame.left, baseline: y + pitch - 3 }, { face: 'sans-bold', size: label.size }, 'Layout');
}

/** Takes what waits for the facilitator about this block (apart from its time) into an answer's space. */
export function takeGuide(galley: Galley, own: Guide): Guide {
  const { minutes, plan, ...rest } = galley.waiting;
  galley.waiting = { minutes, plan, listenFor: [] };
  return joinedGuides(own, rest);
}
