import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Block, FigureKind } from '../../../preload/contract/model/workbook.ts';
import { asLine, type Piece } from './pieces.ts';
import { takeCoaching, takeRetrieval, takeTable } from './recognise-forms.ts';
import { isStatements, takeScenario, takeStatements } from './recognise-matter.ts';
import { promptsBlock, readPrompts } from './recognise-prompts.ts';
import { takeQuotations } from './recognise-quotations.ts';
import { type Taker, headingLine, titleOfPart, listed } from './recognise-part.ts';
import { asks, isSource, type Part, type Recognition, sourceText, tell } from './recognition.ts';

/** What stands under one heading, as blocks. The first that fits takes the whole part; the last one takes anything. */
export function takeBlocks(part: Part, found: Recognition): Block[] {
  for (const take of takers) {
    const blocks = take(part, found);
    if (blocks) return blocks;
  }
  return takeMixed(part, found);
}

const takeStatementsPart: Taker = (part, found) => (isStatements(part) ? takeStatements(part, titleOfPart(part), found) : null);

const takeScenarioPart: Taker = (part, found) =>
  /^(?:scenario|case study|vignette)\b/i.test(titleOfPart(part)) && part.items.length > 0
    ? takeScenario(part, titleOfPart(part), found)
    : null;

const figures: readonly (readonly [FigureKind, RegExp])[] = [
  ['ladder', /\bladder of inference\b/i],
  ['sensemaking', /\bsense-?making\b/i],
  ['process', /\b(?:implementation process|process diagram|four stages)\b/i],
  ['grow', /\bGROW\b/],
];

/** A picture got lost on the way: its heading is there, its source perhaps, and nothing else. We draw these four ourselves. */
const takeFigure: Taker = (part, found) => {
  const title = titleOfPart(part);
  const kind = figures.find(([, words]) => words.test(title))?.[0];
  if (!kind || part.items.some(({ text }) => !isSource(text)) || (part.items.length === 0 && kind === 'grow')) return null;
  const id = found.newId();
  const source = part.items.map(({ text }) => sourceText(text)).join('; ');
  tell(found, headingLine(part), 'figure', part.items.length > 0 ? 'likely' : 'unsure', {
    block: id,
    alternatives: ['heading', 'text'],
    values: { text: title, figure: kind },
  });
  return [{ id, type: 'figure', title, figure: kind, alt: '', ...(source ? { source: asLine(source) } : {}) }];
};

const takeNotes: Taker = (part, found) => {
  const title = titleOfPart(part);
  if (!/^(?:my |your )?notes\b/i.test(title) || part.items.length > 0) return null;
  const id = found.newId();
  tell(found, headingLine(part), 'notes', 'sure', { block: id, values: { text: title } });
  return [{ id, type: 'notes', title, prompt: found.newId() }];
};

const takeActions: Taker = (part, found) => {
  const title = titleOfPart(part);
  if (
    !/^(?:my |your )?(?:next steps|actions?|action plan)\b/i.test(title) ||
    part.items.some(({ kind, text }) => listed({ kind } as Piece) || asks(text))
  )
    return null;
  const id = found.newId();
  tell(found, headingLine(part), 'actions', 'likely', { block: id, alternatives: ['text'], values: { text: title } });
  const intro = part.items.filter(({ kind }) => kind !== 'row').map(({ text }) => text);
  return [{ id, type: 'actions', title, intro: intro.join('\n'), prompt: found.newId(), rows: 5 }];
};

const takers: readonly Taker[] = [
  takeStatementsPart,
  takeScenarioPart,
  takeRetrieval,
  takeCoaching,
  takeTable,
  takeQuotations(takeBlocks),
  takeFigure,
  takeNotes,
  takeActions,
];

/** Paragraphs, lists and rows as they come. The heading goes to the first block that can carry it. */
function takeMixed(part: Part, found: Recognition): Block[] {
  const title = titleOfPart(part);
  const runs = runsOf(part.items);
  const lists = runs.filter(({ kind }) => kind === 'list');
  const [only] = lists;
  if (runs.length === 0) return takeEmpty(part, found);
  // A heading, perhaps a line or two, and questions: that is one block, not three.
  const asked =
    lists.length === 1 && only
      ? readPrompts(only.pieces)
      : runs.length === 1 && runs[0]?.kind === 'text'
        ? readPrompts(runs[0].pieces)
        : null;
  const lead = runs[0];
  if (
    asked &&
    lead &&
    runs.length <= (lead.kind === 'list' ? 1 : 2) &&
    (lead.kind === 'list' || lists.length === 0 || runs[1]?.kind === 'list')
  ) {
    return [promptsBlock(part, asked, lists.length === 1 && lead.kind === 'text' ? lead.pieces : [], title, found)];
  }
  let heading = title;
  return runs.map((run) => {
    const named = heading;
    heading = '';
    return run.kind === 'list' ? listBlock(run.pieces, named, found) : textBlock(run.pieces, named, found);
  });
}

interface ItemRun {
  kind: 'list' | 'text';
  pieces: Piece[];
}
function runsOf(items: readonly Piece[]): ItemRun[] {
  const runs: ItemRun[] = [];
  for (const piece of items) {
    const kind = listed(piece) ? 'list' : 'text';
    const last = runs.at(-1);
    if (last?.kind === kind && !piece.afterPicture) last.pieces.push(piece);
    else runs.push({ kind, pieces: [piece] });
  }
  return runs;
}

function listBlock(pieces: readonly Piece[], title: string, found: Recognition): Block {
  const id = found.newId();
  const line = pieces[0]?.line ?? 1;
  const asked = readPrompts(pieces);
  if (asked && title) return promptsBlock({ heading: null, items: [...pieces] }, asked, [], title, found);
  const style = /\bkey ideas?\b|\bactive ingredients\b/i.test(title)
    ? 'key-idea'
    : pieces.every(({ kind }) => kind === 'number')
      ? 'numbers'
      : 'bullets';
  const questions = pieces.some(({ text }) => asks(text));
  tell(found, line, 'bullets', questions ? 'unsure' : 'sure', {
    block: id,
    alternatives: questions ? ['prompts', 'text'] : ['text'],
    values: { text: title, items: String(pieces.length) },
  });
  return { id, type: 'bullets', ...(title ? { title } : {}), style, items: pieces.map(({ text }) => text) };
}

function textBlock(pieces: readonly Piece[], title: string, found: Recognition): Block {
  const id = found.newId();
  const paragraphs = pieces.map((piece) =>
    piece.kind === 'row'
      ? (piece.cells ?? []).filter(Boolean).join(' | ')
      : piece.kind === 'heading'
        ? `**${plainText(piece.text)}**`
        : piece.text,
  );
  const rows = pieces.filter(({ kind }) => kind === 'row').length;
  tell(found, pieces[0]?.line ?? 1, 'text', rows > 0 ? 'unsure' : 'likely', {
    block: id,
    alternatives: ['bullets', 'prompts', 'quotation'],
    values: { text: title, paragraphs: String(pieces.length), rows: String(rows) },
  });
  return { id, type: 'text', ...(title ? { title } : {}), paragraphs };
}

function takeEmpty(part: Part, found: Recognition): Block[] {
  const title = titleOfPart(part);
  if (!title) return [];
  const id = found.newId();
  tell(found, headingLine(part), 'heading', 'unsure', { block: id, alternatives: ['text', 'prompts'], values: { text: title } });
  return [{ id, type: 'text', title, paragraphs: [] }];
}
