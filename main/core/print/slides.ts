import { promptsOf, titleOf } from '../../../preload/contract/draft.ts';
import type { Block, Mode } from '../../../preload/contract/model/workbook.ts';
import type { Content } from '../workbooks/drafts.ts';
import { furrows } from './figures/ground.ts';
import type { Face, Mark } from './marks.ts';
import type { Sheets } from './trainer-sheets.ts';
import { ink, presets } from './type/presets.ts';

export type Said = (text: string) => string;

export const wide = { width: 960, height: 540 };
const left = 64;
const right = wide.width - left;
/** The line on which every slide stands. */
const ground = 490;
const grey = '#464c44';
const { accent: moss, sun } = presets.standard;

/** A paragraph of a slide: its number or point stands in the margin. */
interface Line {
  mark?: string;
  text: string;
  face?: Face;
  /** Beside what is said, who said it. */
  quiet?: true;
}

/** As large as it may be, and as small as it may be read from the back of a room. */
const sizes = [36, 34, 32, 30, 28, 26, 24, 22] as const;
const modes: Readonly<Record<Mode, string>> = { individual: 'On your own', collaborative: 'With others', coaching: 'With your coach' };

/** A slide for each part that a room looks at together. */
export function setSlides(sheets: Sheets, content: Content, said: Said): void {
  const { workbook } = content;
  const running = [workbook.head.programme, workbook.head.subtitle].filter(Boolean).join('   ');
  setOpening(sheets, workbook.head.topic || workbook.title, running);

  const begin = (section: string, title: string, aside: string): void => {
    sheets.page(44);
    setFoot(sheets, running);
    if (aside) sheets.beside(aside, { x: right - sheets.width(aside, 'sans', 16), face: 'sans', size: 16, colour: grey });
    const eyebrow = section === title ? '' : section;
    if (eyebrow) sheets.text(eyebrow, { x: left, width: 560, face: 'sans-semibold', size: 16, colour: moss });
    else sheets.gap(22);
    sheets.gap(2);
    sheets.text(title, { x: left, width: right - left, face: 'serif-semibold', size: 36, role: 'H1' });
    sheets.gap(14);
  };
  for (const section of workbook.sections) {
    for (const block of section.blocks) {
      if (block.type === 'image') {
        showPicture(block, section.title);
        continue;
      }
      const lines = linesOf(block, content, said);
      if (lines.length === 0) continue;
      const minutes = block.facilitator?.minutes;
      const aside = [block.type === 'prompts' ? modes[block.mode] : '', minutes ? `${minutes} minutes` : ''].filter(Boolean).join(', ');
      const opens = (): void => begin(section.title, titleOf(block) || section.title, aside);
      opens();
      setLines(sheets, lines, block.type === 'quotation', opens);
    }
  }

  /** A picture fills its slide, with its words above and below. */
  function showPicture(block: Extract<Block, { type: 'image' }>, section: string): void {
    const picture = content.pictures?.find(({ id }) => id === block.image);
    if (!picture || block.decorative) return;
    const words = [block.caption, block.source].map((text) => said(text ?? '').trim()).filter(Boolean);
    begin(section, block.title?.trim() || section || workbook.title, '');
    sheets.picture(picture, block.alt.trim() || block.title?.trim() || 'Picture', {
      x: left,
      width: right - left,
      below: words.length * 26 + 10,
    });
    for (const text of words) sheets.text(text, { x: left, width: right - left, face: 'sans', size: 16, colour: grey });
  }
}

/** The field under the topic, as on the cover of the workbook. */
function setOpening(sheets: Sheets, topic: string, running: string): void {
  sheets.page(64);
  const box = { x: 0, y: 232, width: wide.width, height: wide.height - 232 };
  const { horizon, vanishing, radius, d } = furrows(box);
  const none = { node: 'artifact', artifact: 'Background' } as const;
  sheets.draw(
    { mark: 'circle', x: vanishing, y: horizon, radius, fill: sun, ...none },
    { mark: 'rect', x: 0, y: horizon, wide: wide.width, high: wide.height - horizon, fill: '#ffffff', ...none },
    { mark: 'path', d, clip: box, fill: moss, ...none },
    { mark: 'line', x1: 0, y1: horizon, x2: wide.width, y2: horizon, stroke: ink, width: 3, ...none },
  );
  const size =
    [64, 54, 44, 36].find((each) => sheets.height(topic, { width: right - left, face: 'serif-semibold', size: each }) < 100) ?? 36;
  sheets.text(topic, { x: left, width: right - left, face: 'serif-semibold', size, role: 'H1' });
  sheets.gap(6);
  if (running) sheets.text(running, { x: left, width: right - left, face: 'sans', size: 22, colour: grey });
}

function setFoot(sheets: Sheets, running: string): void {
  const place = sheets.at();
  const none = { node: 'artifact', artifact: 'Footer' } as const;
  const number = String(sheets.number());
  const marks: Mark[] = [
    { mark: 'line', x1: left, y1: ground, x2: right, y2: ground, stroke: ink, width: 2, ...none },
    { mark: 'line', x1: left, y1: ground + 6, x2: right, y2: ground + 6, stroke: moss, width: 1, dash: { on: 18, off: 5 }, ...none },
    { mark: 'text', x: left, baseline: ground + 26, text: running, face: 'sans', size: 13, colour: grey, ...none },
    {
      mark: 'text',
      x: right - sheets.width(number, 'sans-semibold', 13),
      baseline: ground + 26,
      text: number,
      face: 'sans-semibold',
      size: 13,
      colour: ink,
      ...none,
    },
  ];
  sheets.draw(...marks);
  sheets.to(place);
}

/** In the largest letters in which all of them fit; where none are small enough, on as many slides as it takes. */
function setLines(sheets: Sheets, lines: readonly Line[], quoted: boolean, again: () => void): void {
  const indent = (size: number, mark?: string): number => (quoted ? 28 : mark === undefined ? 0 : Math.round(size * 1.25));
  const set = ({ mark, face = 'sans', quiet }: Line, size: number) => ({
    x: left + indent(size, mark),
    width: right - left - indent(size, mark),
    face,
    size: quiet ? 20 : size,
  });
  const high = (line: Line, size: number): number => sheets.height(line.text, set(line, size)) + size * 0.45;
  const room = ground - 14 - sheets.at();
  const size = sizes.find((each) => lines.reduce((sum, line) => sum + high(line, each), 0) <= room) ?? 22;
  let top = sheets.at();
  const bar = (): void => {
    if (quoted)
      sheets.draw({
        mark: 'rect',
        x: left,
        y: top + 4,
        wide: 5,
        high: sheets.at() - top - 8,
        fill: moss,
        node: 'artifact',
        artifact: 'Layout',
      });
  };
  for (const line of lines) {
    if (sheets.at() > top && sheets.at() + high(line, size) - size * 0.45 > ground - 8) {
      bar();
      again();
      top = sheets.at();
    }
    if (line.mark) sheets.beside(line.mark, { x: left, face: 'sans-semibold', size, colour: moss });
    sheets.text(line.text, { ...set(line, size), ...(line.quiet ? { colour: grey } : {}) });
    sheets.gap(size * 0.45);
  }
  bar();
}

function linesOf(block: Block, { workbook, scenarios }: Content, said: Said): Line[] {
  const told = (lines: readonly Line[]): Line[] => lines.filter(({ text }) => text.trim() !== '');
  switch (block.type) {
    case 'bullets':
      return told(
        block.items.map((item, at) =>
          // The idea itself leads, and what it is made of follows.
          block.style === 'key-idea' && at === 0
            ? { text: said(item), face: 'serif-semibold' }
            : { mark: block.style === 'numbers' ? `${at + 1}` : '•', text: said(item) },
        ),
      );
    case 'quotation':
      return told([
        { text: said(block.quote), face: 'serif' },
        { text: block.source, quiet: true },
      ]);
    case 'prompts':
      return told(promptsOf(workbook, block).map(({ text }, at) => ({ mark: `${at + 1}`, text: said(text) })));
    case 'scenario': {
      const scenario = scenarios.find(({ id }) => id === block.scenario);
      if (!scenario) return [];
      return told([
        { text: said(scenario.opening), face: 'serif' },
        ...scenario.points.map((point): Line => ({ mark: '•', text: said(point), face: 'serif' })),
        { text: said(scenario.question), face: 'serif-semibold' },
      ]);
    }
    case 'coaching':
      return told(block.steps.map((step) => ({ mark: step.letter, text: step.title })));
    case 'retrieval':
      return told([{ text: said(block.question) }]);
    default:
      return [];
  }
}
