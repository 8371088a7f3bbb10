import type { BlockOf, Mode, Moment, Prompt } from '../../../../preload/contract/model/workbook.ts';
import { answerHeight, modeTitles, setAnswer, takeGuide } from '../compose/answers.ts';
import { flow, heightOf, type Slice } from '../compose/flow.ts';
import { bodyHeight, continuePage, type Galley, node, pageOf, roomLeft } from '../compose/galley.ts';
import { promptGuide } from '../compose/guide.ts';
import { type Label, labelSlices, measured, setLabels, timeLabel } from '../compose/labels.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { withMark } from '../compose/points.ts';
import { setRule } from '../compose/shapes.ts';
import { promptsOf } from '../compose/sources.ts';
import { fewestLines } from '../compose/space.ts';
import { baselineIn, linesOf, lineSlices, paragraph, setText } from '../compose/text.ts';
import { setTitle } from '../compose/titles.ts';
import type { TextLine } from '../type/wrap.ts';

const momentTitles: Readonly<Record<Moment, string>> = { noticing: 'Noticing', interpreting: 'Interpreting', acting: 'Acting' };
/** Between a question and the first of its lines. */
const afterQuestion = 2;

export const prompts: BlockLayout<'prompts'> = {
  starts: 'page',
  set(galley, asked) {
    const list = promptsOf(galley.sources, asked);
    setTitle(galley, asked, asked.title, 8 * galley.measures.body.lead);
    galley.open = false;
    const { body, paragraphGap } = galley.measures;
    const block = withShortHint(galley, asked, list);
    const intro = [asked.intro, block === asked && list.length > 0 ? undefined : asked.hint].filter((text) => text?.trim()).join('\n');
    if (intro) {
      flow(galley, paragraph(galley, intro, { style: body, ...galley.main, parent: galley.section.node }));
      galley.y += paragraphGap + 2.5;
    }
    if (list.length === 0) return;
    if (galley.measures.labelColumn === 0) setInOneColumn(galley, block, list);
    else setBesideLabels(galley, block, list);
  },
};

/** A hint that is too long for the margin is left out of it (and said before the questions instead). */
function withShortHint(galley: Galley, block: BlockOf<'prompts'>, list: readonly Prompt[]): BlockOf<'prompts'> {
  const [first] = list;
  if (!first || !block.hint || galley.measures.labelColumn === 0) return block;
  const { pitch } = galley.measures;
  const question = questionsOf(galley, [first])[0];
  const label = measured(galley, () =>
    labelSlices(galley, labelsOf(block, { prompt: first, number: 1, lines: [], height: 0 }), galley.section.node),
  );
  const { hint: _hint, ...rest } = block;
  return label.height <= Math.min(question?.height ?? 0, bodyHeight(galley) / 4) + Math.min(fewestLines, first.lines ?? fewestLines) * pitch
    ? block
    : rest;
}

/** One question with its lines of text. */
interface Question {
  prompt: Prompt;
  number: number;
  lines: TextLine[];
  height: number;
}

const indentOf = (galley: Galley): number => (galley.measures.labelColumn === 0 ? 34 : Math.max(24, galley.measures.prompt.size * 1.7));

function questionsOf(galley: Galley, list: readonly Prompt[]): Question[] {
  const { prompt: style } = galley.measures;
  return list.map((prompt, index) => {
    const lines = linesOf(galley, prompt.text, style, galley.main.width - indentOf(galley));
    return { prompt, number: index + 1, lines, height: lines.length * style.lead + afterQuestion };
  });
}

/** Which questions stand on which page: all on one while each has its lines, else in halves, and those in halves again. */
function pagesOf(galley: Galley, list: readonly Question[], room: number): Question[][] {
  if (list.length <= 1 || sharedLines(galley, list, room) >= 4) return [[...list]];
  const half = Math.ceil(list.length / 2);
  return [...pagesOf(galley, list.slice(0, half), room), ...pagesOf(galley, list.slice(half), bodyHeight(galley))];
}

/** How many lines each prompt gets that does not say so itself. */
function sharedLines(galley: Galley, list: readonly Question[], room: number): number {
  const { divide, pitch } = galley.measures;
  const fixed = list.filter(({ prompt }) => prompt.lines !== undefined);
  const text = list.reduce((sum, question) => sum + question.height, 0);
  const left =
    room - text - (list.length - 1) * divide - list.length - fixed.reduce((sum, { prompt }) => sum + (prompt.lines ?? 0) * pitch, 0);
  const sharing = list.length - fixed.length;
  if (sharing === 0) return left >= 0 ? 4 : 0;
  return Math.floor(left / sharing / pitch);
}

function setBesideLabels(galley: Galley, block: BlockOf<'prompts'>, list: readonly Prompt[]): void {
  const { pitch, divide } = galley.measures;
  const questions = questionsOf(galley, list);
  const listNode = node(galley, 'L', galley.section.node, { numbering: 'Decimal' });
  const pages = pagesOf(galley, questions, roomLeft(galley));
  pages.forEach((part, index) => {
    if (index > 0) continuePage(galley);
    const first = part[0];
    const margin = first ? measured(galley, () => labelSlices(galley, labelsOf(block, first), galley.section.node)).height : 0;
    if (roomLeft(galley) < Math.max(margin, 4 * pitch) && galley.y > galley.frame.top) continuePage(galley);
    const least = first ? first.height + 4 * pitch : 0;
    // A question that some page can hold whole is not parted, nor left behind by its own margin.
    if (part.length === 1 && least > roomLeft(galley) && least <= bodyHeight(galley)) continuePage(galley);
    if (part.length === 1 && first && least > roomLeft(galley)) {
      setLongQuestion(galley, block, first, listNode);
      return;
    }
    const most = pages.length > 1 ? 10 : 40;
    const shared = Math.max(fewestLines, Math.min(most, sharedLines(galley, part, roomLeft(galley))));
    const linesFor = (question: Question): number => {
      const whole = Math.max(1, Math.floor((bodyHeight(galley) - question.height - 1) / pitch));
      return Math.min(question.prompt.lines ?? shared, whole);
    };
    const used =
      part.reduce((sum, question) => sum + question.height + answerHeight(galley, linesFor(question)), 0) + (part.length - 1) * divide;
    const spare = part.length > 1 ? Math.max(0, Math.min(14, (roomLeft(galley) - used) / (part.length - 1))) : 0;
    part.forEach((question, at) => {
      // Lines that a workbook asks for may still be more than the page has left.
      if (question.height + answerHeight(galley, linesFor(question)) > roomLeft(galley) + 0.5 && galley.y > galley.frame.top)
        continuePage(galley);
      const top = galley.y;
      const page = pageOf(galley).number;
      const marginFrom = setQuestionLabels(galley, block, question, linesFor(question));
      setQuestion(galley, block, question, listNode, linesFor(question), marginFrom);
      if (pageOf(galley).number === page) galley.y = Math.max(galley.y, marginFrom);
      if (at === part.length - 1 || page !== pageOf(galley).number) return;
      const gap = divide + spare;
      if (top < galley.y && galley.y + gap + pitch < galley.frame.bottom)
        setRule(galley, galley.y + gap * 0.58, 1.5, 0, galley.measures.accent);
      galley.y += gap;
    });
  });
}

/** What stands in the margin of a question: its moment, or for the first how it is to be answered. */
function labelsOf(block: BlockOf<'prompts'>, question: Question): Label[] {
  const first = question.number === 1;
  const mode: Mode = block.mode;
  if (question.prompt.moment) {
    const said = first ? [modeTitles[mode], block.hint].filter(Boolean).join('. ') : undefined;
    return [{ icon: question.prompt.moment, title: momentTitles[question.prompt.moment], text: said }];
  }
  return first ? [{ icon: mode, title: modeTitles[mode], text: block.hint }] : [];
}

/** Gives how far down the margin is taken. */
function setQuestionLabels(galley: Galley, block: BlockOf<'prompts'>, question: Question, lines: number): number {
  const parent = galley.section.node;
  const labels = labelsOf(block, question);
  const room = question.height + answerHeight(galley, lines);
  const timing = question.number === 1 ? timeLabel(galley) : null;
  const all = timing ? [timing, ...labels] : labels;
  const timed = timing !== null && measured(galley, () => labelSlices(galley, all, parent)).height <= room;
  if (timed) galley.waiting = { ...galley.waiting, minutes: undefined, plan: undefined };
  const slices = labelSlices(galley, timed ? all : labels, parent);
  setLabels(galley, slices, galley.y);
  return galley.y + heightOf(slices);
}

function setQuestion(
  galley: Galley,
  block: BlockOf<'prompts'>,
  question: Question,
  list: number,
  lines: number,
  marginFrom?: number,
): void {
  const { prompt: style } = galley.measures;
  const { dx, width } = galley.main;
  const item = node(galley, 'LI', list);
  const label = node(galley, 'Lbl', item);
  const body = node(galley, 'LBody', item);
  const owner = node(galley, 'P', body);
  flow(
    galley,
    numbered(galley, question, label, lineSlices(galley, question.lines, { style, dx: dx + indentOf(galley), owner, keep: true })),
  );
  galley.y += afterQuestion;
  const own = promptGuide(question.prompt);
  setAnswer(galley, {
    prompt: question.prompt,
    mode: block.mode,
    block: block.id,
    parent: body,
    dx,
    y: galley.y,
    width,
    lines,
    guide: question.number === 1 ? takeGuide(galley, own) : own,
    ...(marginFrom === undefined ? {} : { marginFrom }),
  });
  galley.y += answerHeight(galley, lines);
}

/** The question's number stands beside its first line, wherever that comes to stand. */
const numbered = (galley: Galley, question: Question, label: number, slices: readonly Slice[]): Slice[] =>
  withMark(slices, (y) => {
    const { prompt: style } = galley.measures;
    const place = { x: galley.frame.left + galley.main.dx, baseline: y + baselineIn(style) };
    setText(galley, String(question.number), place, { face: 'sans-bold', size: style.size }, label);
  });

/** A question that fills a page and more: its text runs on, and its space follows the last of it. */
function setLongQuestion(galley: Galley, block: BlockOf<'prompts'>, question: Question, list: number): void {
  const { prompt: style, pitch } = galley.measures;
  const { dx, width } = galley.main;
  const page = pageOf(galley).number;
  const marginFrom = galley.measures.labelColumn > 0 ? setQuestionLabels(galley, block, question, 4) : galley.y;
  const item = node(galley, 'LI', list);
  const label = node(galley, 'Lbl', item);
  const body = node(galley, 'LBody', item);
  const slices = numbered(
    galley,
    question,
    label,
    lineSlices(galley, question.lines, { style, dx: dx + indentOf(galley), owner: node(galley, 'P', body) }),
  );
  const space = { height: answerHeight(galley, 4) + afterQuestion, draw: () => undefined };
  const last = slices.at(-1);
  if (last) last.keep = true;
  flow(galley, [...slices, space]);
  galley.y -= answerHeight(galley, 4);
  const lines = Math.min(question.prompt.lines ?? 40, Math.max(4, Math.floor((roomLeft(galley) - 1) / pitch)));
  setAnswer(galley, {
    prompt: question.prompt,
    mode: block.mode,
    block: block.id,
    parent: body,
    dx,
    y: galley.y,
    width,
    lines,
    guide: takeGuide(galley, promptGuide(question.prompt)),
  });
  galley.y += answerHeight(galley, lines);
  if (pageOf(galley).number === page) galley.y = Math.max(galley.y, marginFrom);
}

/** Large print: one column over as many pages as it takes, five lines each, a page's last question up to nine. */
function setInOneColumn(galley: Galley, block: BlockOf<'prompts'>, list: readonly Prompt[]): void {
  const { pitch, paragraphGap } = galley.measures;
  const usual = 5;
  const questions = questionsOf(galley, list);
  const listNode = node(galley, 'L', galley.section.node, { numbering: 'Decimal' });
  let mode: Label[] = [{ icon: block.mode, title: modeTitles[block.mode], text: block.hint }];
  questions.forEach((question, index) => {
    const moment = question.prompt.moment;
    const labels: Label[] = [...mode, ...(moment ? [{ icon: moment, title: momentTitles[moment] }] : [])];
    mode = [];
    const build = () => labelSlices(galley, labels, galley.section.node);
    const label = measured(galley, build).height;
    const need = label + (label > 0 ? 10 : 0) + question.height + 6 + answerHeight(galley, question.prompt.lines ?? usual);
    const long = need > bodyHeight(galley);
    if (need > roomLeft(galley) && galley.y > galley.frame.top && !(long && roomLeft(galley) > bodyHeight(galley) / 2))
      continuePage(galley);
    flow(galley, build());
    if (label > 0) galley.y += 10;
    if (question.height + 4 + answerHeight(galley, 3) > roomLeft(galley)) {
      setLongQuestion(galley, block, question, listNode);
    } else {
      const next = questions[index + 1];
      const after = next
        ? paragraphGap + next.height + (next.prompt.moment ? 40 : 0) + answerHeight(galley, next.prompt.lines ?? usual)
        : Number.POSITIVE_INFINITY;
      const room = Math.floor((roomLeft(galley) - question.height - 5) / pitch);
      const last = answerHeight(galley, usual) + question.height + after > roomLeft(galley);
      const wanted = question.prompt.lines ?? (last ? 9 : usual);
      setQuestion(galley, block, question, listNode, Math.max(1, Math.min(wanted, room)));
    }
    galley.y += paragraphGap;
  });
}
