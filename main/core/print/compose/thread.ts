import type { Day } from '../../../../preload/contract/model/ids.ts';
import { threadOutcomes } from '../../../../preload/contract/model/review.ts';
import type { Style } from '../type/presets.ts';
import { answerHeight, fieldName, setField, writingRules } from './answers.ts';
import { flow, type Slice } from './flow.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, newPage, node, pageOf, roomLeft, snap } from './galley.ts';
import { setRule } from './shapes.ts';
import { baselineIn, lineSlices, plainLines, setText, widthOf } from './text.ts';
import { setPageTitle } from './titles.ts';

/** What somebody said they would do, told back to them at the front of their next copy, with room for what became of it. */
export interface Said {
  what: string;
  when: string;
  told: string;
  /** Where they said it. */
  from: string;
  on: Day | null;
  fields: { outcome: string; happened: string };
}

const block = 'thread';
const title = 'You said… what happened?';
const words: Record<(typeof threadOutcomes)[number], string> = { done: 'Done', partly: 'Partly', not: 'Not done', changed: 'It changed' };
/** For the pen; more where the page has room. */
const fewestLines = 2;
const mostLines = 6;

/**
 * One page, or more where somebody said much. Names of fields do not repeat what was said: they are kept with the layout, which is not
 * about anybody.
 */
export function setThread(galley: Galley): void {
  const { names, section, sectionId, said } = galley;
  if (said.length === 0) return;
  galley.said = [];
  galley.names = {};
  galley.section = { title, node: node(galley, 'Sect', 0) };
  newPage(galley);
  galley.open = false;
  galley.outline.push({ block, section: '', title, level: 1, page: pageOf(galley).number, pages: 1, y: Math.round(galley.y) });
  const at = galley.outline.length - 1;
  setPageTitle(galley, title, 1);
  const { body } = galley.measures;
  const intro = 'Last time you wrote down what you would do. Before you begin: tick what became of it, and say what happened.';
  flow(
    galley,
    lineSlices(galley, plainLines(galley, intro, body, columnWidth), { style: body, dx: 0, owner: node(galley, 'P', galley.section.node) }),
  );
  galley.y += body.lead;
  snap(galley);
  const each = said.map((one) => heightOf(galley, one));
  said.forEach((one, index) => {
    const high = each[index] ?? 0;
    if (high - gap > roomLeft(galley) && high <= bodyHeight(galley)) continuePage(galley);
    setSaid(galley, one, index + 1, linesFor(galley, each.slice(index)));
  });
  const entry = galley.outline[at];
  if (entry) entry.pages = pageOf(galley).number - entry.page + 1;
  galley.closed = true;
  Object.assign(galley, { names, section, sectionId });
}

const styleOf = ({ measures }: Galley): { what: Style; label: Style; strong: Style } => ({
  what: measures.prompt,
  label: measures.label,
  strong: { ...measures.label, face: 'sans-bold' },
});

/** As many as there is room for when all that fits on this page has been given the same. */
function linesFor(galley: Galley, heights: readonly number[]): number {
  let sum = 0;
  let count = 0;
  for (const high of heights) {
    if (count > 0 && sum + high - gap > roomLeft(galley)) break;
    sum += high;
    count += 1;
  }
  const spare = Math.max(0, roomLeft(galley) + gap - sum) / Math.max(1, count);
  return Math.min(mostLines, fewestLines + Math.floor(spare / galley.measures.pitch));
}

/** The margin says where it is from; in large print it stands above. */
const shiftOf = ({ measures, main }: Galley): number => (measures.labelColumn > 0 ? main.dx : 0);

const tickRow = (galley: Galley): number => Math.max(galley.measures.box, galley.measures.body.lead) + 10;
const gap = 18;

const whenOf = ({ when, told }: Said): string => [when ? `By when: ${when}` : '', told ? `Told: ${told}` : ''].filter(Boolean).join('. ');
const fromOf = ({ from, on }: Said): string => [from, on ? dayOf(on) : ''].filter(Boolean).join(', ');

function heightOf(galley: Galley, one: Said): number {
  const { what, label } = styleOf(galley);
  const width = columnWidth - shiftOf(galley);
  const main =
    plainLines(galley, one.what, what, width).length * what.lead +
    (whenOf(one) === '' ? 0 : 2 + plainLines(galley, whenOf(one), galley.measures.body, width).length * galley.measures.body.lead);
  const beside = shiftOf(galley) > 0;
  const labels = (1 + plainLines(galley, fromOf(one), label, beside ? galley.measures.labelColumn : columnWidth).length) * label.lead;
  const words = beside ? Math.max(main, labels) : main + labels;
  return 8 + words + tickRow(galley) + answerHeight(galley, fewestLines) + gap;
}

function setSaid(galley: Galley, one: Said, number: number, lines: number): void {
  const { what, label, strong } = styleOf(galley);
  const { body } = galley.measures;
  const parent = node(galley, 'Sect', galley.section.node);
  const dx = shiftOf(galley);
  const width = columnWidth - dx;
  setRule(galley, galley.y, 1.5);
  galley.y += 8;
  const from = plainLines(galley, fromOf(one), label, dx > 0 ? galley.measures.labelColumn : columnWidth);
  const head = [
    ...lineSlices(galley, plainLines(galley, `You said, ${number}`, strong, dx > 0 ? galley.measures.labelColumn : columnWidth), {
      style: strong,
      dx: 0,
      owner: node(galley, 'P', parent),
      keep: true,
    }),
    ...(fromOf(one) === '' ? [] : lineSlices(galley, from, { style: label, dx: 0, owner: node(galley, 'P', parent), keep: true })),
  ];
  const owner = node(galley, 'P', parent);
  const main: Slice[] = lineSlices(galley, plainLines(galley, one.what, what, width), { style: what, dx, owner });
  if (whenOf(one) !== '')
    main.push(
      ...lineSlices(galley, plainLines(galley, whenOf(one), body, width), { style: body, dx, owner: node(galley, 'P', parent), before: 2 }),
    );
  if (dx === 0) flow(galley, [...head, ...main]);
  else {
    let y = galley.y;
    for (const slice of head) {
      slice.draw(y);
      y += slice.height;
    }
    const { number: page } = pageOf(galley);
    flow(galley, main);
    if (pageOf(galley).number === page) galley.y = Math.max(galley.y, y);
  }
  if (roomLeft(galley) < tickRow(galley) + answerHeight(galley, fewestLines)) continuePage(galley);
  setOutcomes(galley, one, { number, parent, dx });
  const room = Math.max(1, Math.min(lines, Math.floor((roomLeft(galley) - 1) / galley.measures.pitch)));
  setField(galley, {
    id: one.fields.happened,
    kind: 'text',
    name: fieldName(`What happened to what you said, ${number}`),
    block,
    parent,
    x: galley.frame.left + dx,
    y: galley.y,
    width,
    height: answerHeight(galley, room),
    lines: room,
    rules: writingRules(galley, room, 'individual'),
    multiline: true,
  });
  galley.y += answerHeight(galley, room) + gap;
}

/** One of four, in a row; in two rows where the letters are large. */
function setOutcomes(galley: Galley, one: Said, { number, parent, dx }: { number: number; parent: number; dx: number }): void {
  const { box, body } = galley.measures;
  const { left, right } = galley.frame;
  let x = left + dx;
  galley.y += 6;
  threadOutcomes.forEach((outcome, at) => {
    const wide = box + 6 + widthOf(galley, words[outcome], body);
    if (x + wide > right && x > left + dx) {
      x = left + dx;
      galley.y += tickRow(galley) - 4;
    }
    const middle = galley.y + Math.max(box, body.lead) / 2;
    setField(galley, {
      id: one.fields.outcome,
      kind: 'scale',
      name: fieldName(`What you said, ${number}`, 'individual', words[outcome].toLowerCase()),
      block,
      parent,
      x,
      y: middle - box / 2,
      width: box,
      height: box,
      value: at + 1,
      outline: 0.75,
    });
    setText(
      galley,
      words[outcome],
      { x: x + box + 6, baseline: middle - body.lead / 2 + baselineIn(body) },
      body,
      node(galley, 'P', parent),
    );
    x += wide + 26;
  });
  galley.y += tickRow(galley) - 6;
}

function dayOf(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const months = 'January February March April May June July August September October November December'.split(' ');
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
}
