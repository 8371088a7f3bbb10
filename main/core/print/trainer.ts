import { promptsOf, titleOf } from '../../../preload/contract/draft.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import { namesOf } from '../../../preload/contract/model/scenario.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import type { Content } from '../workbooks/drafts.ts';
import { type Said, setSlides, wide } from './slides.ts';
import { openSheets, type Sheets } from './trainer-sheets.ts';
import type { Book } from './marks.ts';
import type { Metrics } from './type/metrics.ts';

/** What a facilitator prepares with, made of the same source as the workbook: the plan, cards to talk by, slides to show. */
export type TrainerKind = 'plan' | 'cards' | 'slides';

const portrait = { width: 595.28, height: 841.89 };
const grey = '#464c44';
const moss = '#3e5c2b';

export function composeTrainer(content: Content, kind: TrainerKind, metrics: Metrics): Book {
  const { workbook } = content;
  const sheets = openSheets(kind === 'slides' ? wide : portrait, metrics);
  const said = (text: string): string => plainText(text, namesOf(workbook, content.scenarios));
  if (kind === 'plan') setPlan(sheets, content, said);
  else if (kind === 'cards') setCards(sheets, content, said);
  else setSlides(sheets, content, said);
  return sheets.finish(workbook.title, [workbook.head.programme, workbook.head.chapter, workbook.head.topic].filter(Boolean).join(', '));
}

/** The seminar from minute to minute: when each part begins, how long it takes, what to do and what to listen for. */
function setPlan(sheets: Sheets, { workbook }: Content, said: Said): void {
  const blocks = workbook.sections.flatMap((section) => section.blocks);
  const total = blocks.reduce((sum, block) => sum + (block.facilitator?.minutes ?? 0), 0);
  sheets.page(48);
  sheets.text(workbook.title, { x: 56, width: 483, face: 'serif-semibold', size: 22, role: 'H1' });
  sheets.text(total > 0 ? `The plan. It adds up to ${spell(total)}.` : 'The plan. No part has a time yet.', {
    x: 56,
    width: 483,
    face: 'sans',
    size: 11,
    colour: grey,
  });
  let begins = 0;
  for (const section of workbook.sections) {
    const told = section.blocks.filter((block) => block.facilitator || promptsOf(workbook, block).length > 0);
    if (told.length === 0) continue;
    sheets.room(60, 48);
    sheets.gap(14);
    if (section.title.trim()) sheets.text(section.title, { x: 56, width: 483, face: 'sans-semibold', size: 13, colour: moss, role: 'H2' });
    for (const block of told) {
      const minutes = block.facilitator?.minutes ?? 0;
      const { plan, note, listenFor = [] } = block.facilitator ?? {};
      sheets.room(46, 48);
      sheets.gap(6);
      sheets.rule(56, 539);
      const top = sheets.at();
      if (minutes > 0) sheets.beside(clockOf(begins), { x: 56, face: 'sans-semibold', size: 10.5 });
      sheets.beside(minutes > 0 ? `${minutes} min` : '', { x: 498, face: 'sans', size: 10.5 });
      sheets.text(titleOf(block) || typeNames[block.type] || block.type, { x: 112, width: 376, face: 'sans-semibold', size: 10.5 });
      for (const text of [plan, note].filter((each) => each !== undefined && each.trim() !== ''))
        sheets.text(said(text ?? ''), { x: 112, width: 376, face: 'sans', size: 10 });
      if (listenFor.length > 0)
        sheets.text(`Listen for: ${listenFor.map(said).join('; ')}`, { x: 112, width: 376, face: 'sans', size: 10, colour: grey });
      if (sheets.at() <= top) sheets.gap(14);
      begins += minutes;
    }
  }
}

/** One question a card, four to a sheet, with marks to cut along. */
function setCards(sheets: Sheets, { workbook }: Content, said: Said): void {
  const cards = workbook.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.type === 'prompts' && block.repeats
        ? []
        : promptsOf(workbook, block).map((prompt) => ({
            section: section.title,
            block: titleOf(block),
            prompt,
            minutes: block.facilitator?.minutes,
          })),
    ),
  );
  const { width, height } = portrait;
  cards.forEach(({ section, block, prompt, minutes }, at) => {
    if (at % 4 === 0) {
      sheets.page(0);
      for (const [x1, y1, x2, y2] of cuts(width, height)) sheets.line(x1, y1, x2, y2);
    }
    const x = (at % 2) * (width / 2) + 30;
    const column = width / 2 - 60;
    sheets.to(Math.floor((at % 4) / 2) * (height / 2) + 34);
    sheets.text([section, block].filter(Boolean).join(': '), { x, width: column, face: 'sans-semibold', size: 9.5, colour: moss });
    sheets.gap(8);
    sheets.text(said(prompt.text), { x, width: column, face: 'serif', size: prompt.text.length > 220 ? 14 : 20 });
    sheets.gap(8);
    if (prompt.probe) sheets.text(`If they are stuck: ${said(prompt.probe)}`, { x, width: column, face: 'sans', size: 9.5, colour: grey });
    if (minutes) sheets.text(`${minutes} minutes`, { x, width: column, face: 'sans', size: 9.5, colour: grey });
  });
  if (cards.length === 0) {
    sheets.page(48);
    sheets.text('This workbook asks nothing yet.', { x: 56, width: 483, face: 'sans', size: 12 });
  }
}

const cuts = (width: number, height: number): [number, number, number, number][] => [
  [width / 2, 0, width / 2, 16],
  [width / 2, height - 16, width / 2, height],
  [0, height / 2, 16, height / 2],
  [width - 16, height / 2, width, height / 2],
  [width / 2 - 8, height / 2, width / 2 + 8, height / 2],
  [width / 2, height / 2 - 8, width / 2, height / 2 + 8],
];

const typeNames: Partial<Record<Block['type'], string>> = {
  cover: 'Welcome',
  contents: 'Contents',
  text: 'Text',
  bullets: 'List',
  image: 'Picture',
};

const spell = (minutes: number): string =>
  minutes < 60 ? `${minutes} minutes` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
const clockOf = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
