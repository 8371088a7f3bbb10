import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Block, BlockOf, FigureKind, Mode, Moment, Prompt } from '../../../preload/contract/model/workbook.ts';
import { asLine, type Piece } from './pieces.ts';
import { isStatements, takeScenario, takeStatements } from './recognise-matter.ts';
import {
  asks,
  heard,
  isBlankPlot,
  isSource,
  type Part,
  type Recognition,
  sourceText,
  startsQuotation,
  tell,
  titleText,
} from './recognition.ts';

/** What stands under one heading, as blocks. The first that fits takes the whole part; the last one takes anything. */
export function takeBlocks(part: Part, found: Recognition): Block[] {
  for (const take of takers) {
    const blocks = take(part, found);
    if (blocks) return blocks;
  }
  return takeMixed(part, found);
}

type Taker = (part: Part, found: Recognition) => Block[] | null;

const headingLine = ({ heading, items }: Part): number => heading?.line ?? items[0]?.line ?? 1;
const titleOfPart = ({ heading }: Part): string => (heading ? titleText(heading) : '');
const listed = ({ kind }: Piece): boolean => kind === 'bullet' || kind === 'number';

const takeRetrieval: Taker = (part, found) => {
  const title = titleOfPart(part);
  const plots = part.items.filter(isBlankPlot);
  if (!/\bretrieval\b/i.test(title) && plots.length < 2) return null;
  if (part.items.some(startsQuotation)) return null;
  const id = found.newId();
  const [question, ...others] = part.items.filter((piece) => !isBlankPlot(piece)).map(({ text }) => text);
  tell(found, headingLine(part), 'retrieval', plots.length > 0 ? 'sure' : 'likely', {
    block: id,
    alternatives: ['prompts', 'text'],
    values: { text: title, plots: String(plots.length) },
  });
  return [
    {
      id,
      type: 'retrieval',
      title,
      question: [question ?? '', ...others].join('\n').trim(),
      stages: [],
      foundations: plots.map(() => ({ id: found.newId(), answer: '' })),
    },
  ];
};

const growNames = ['Goal', 'Reality', 'Options', 'Will'] as const;

/** Steps with a number and a title, under each of them what to do and what to ask. */
const takeCoaching: Taker = (part, found) => {
  const title = titleOfPart(part);
  const isStep = (piece: Piece, at: number): boolean => {
    const next = part.items[at + 1];
    return (
      (piece.kind === 'number' || piece.kind === 'heading' || piece.strong === true) &&
      !asks(piece.text) &&
      next !== undefined &&
      next.kind !== piece.kind
    );
  };
  const starts = part.items.flatMap((piece, at) => (isStep(piece, at) ? [at] : []));
  if (starts.length < 2 || !part.items.some(({ text }) => asks(text)) || !/\b(?:GROW|coach\w*|model)\b/i.test(title)) return null;
  const id = found.newId();
  const grow = starts.length === 4;
  const before = part.items.slice(0, starts[0]);
  const steps = starts.map((start, at): BlockOf<'coaching'>['steps'][number] => {
    const under = part.items.slice(start + 1, starts[at + 1]);
    const name = grow ? (growNames[at] as string) : '';
    return {
      letter: name.charAt(0) || String(at + 1),
      name,
      title: asLine(plainText(part.items[start]?.text ?? '').replace(/^\d{1,2}[.)]\s*/, '')),
      instructions: under.filter((piece) => !asks(piece.text)).map(({ text }) => readInstruction(text)),
      questions: under.filter((piece) => asks(piece.text)).map(({ text }) => text),
    };
  });
  tell(found, headingLine(part), 'coaching', grow ? 'sure' : 'likely', {
    block: id,
    alternatives: ['bullets', 'prompts'],
    values: { text: title, steps: String(steps.length) },
  });
  const intro: Block[] = before.length > 0 ? [{ id: found.newId(), type: 'text', paragraphs: before.map(({ text }) => text) }] : [];
  return [...intro, { id, type: 'coaching', title, figure: false, steps }];
};

function readInstruction(text: string): BlockOf<'coaching'>['steps'][number]['instructions'][number] {
  const said = /^(?:\*\*)?(coach|coached)\s*:\s*(?:\*\*)?\s*(?=\S)/i.exec(text);
  if (!said) return { text };
  return { who: /^coached$/i.test(said[1] as string) ? 'coached' : 'coach', text: text.slice(said[0].length) };
}

/** Rows of a question and a place for its answer: "Goal – What do you want to do differently?" */
const takeTable: Taker = (part, found) => {
  const rows = part.items.filter(({ kind }) => kind === 'row');
  if (rows.length < 2 || rows.length !== part.items.length) return null;
  const read = rows.map((row) => readRow(row));
  if (read.some((row) => row === null)) return null;
  const id = found.newId();
  const title = titleOfPart(part);
  tell(found, headingLine(part), 'table', 'sure', {
    block: id,
    alternatives: ['prompts', 'text'],
    values: { text: title, rows: String(rows.length) },
  });
  return [
    {
      id,
      type: 'table',
      title,
      rows: read.flatMap((row) =>
        row ? [{ letter: row.name.charAt(0), name: row.name, prompt: { id: found.newId(), text: row.question } }] : [],
      ),
    },
  ];
};

function readRow({ cells = [] }: Piece): { name: string; question: string } | null {
  const filled = cells.filter((cell) => cell !== '');
  const parted = /^([^–—:?]{1,40}?)\s*(?:\s[-–—]\s|[–—:])\s*(\S.*\?)$/.exec(filled[0] ?? '');
  if (filled.length === 1 && parted) return { name: asLine(plainText(parted[1] as string)), question: parted[2] as string };
  if (filled.length === 2 && asks(filled[1] as string) && (filled[0] as string).length <= 40)
    return { name: asLine(plainText(filled[0] as string)), question: filled[1] as string };
  return null;
}

const takeStatementsPart: Taker = (part, found) => (isStatements(part) ? takeStatements(part, titleOfPart(part), found) : null);

const takeScenarioPart: Taker = (part, found) =>
  /^(?:scenario|case study|vignette)\b/i.test(titleOfPart(part)) && part.items.length > 0
    ? takeScenario(part, titleOfPart(part), found)
    : null;

/** Quotations, and what stands before, between and after them. */
const takeQuotations: Taker = (part, found) => {
  if (!part.items.some(startsQuotation)) return null;
  const blocks: Block[] = [];
  let title = titleOfPart(part) || found.promised.find((line) => /\bquot(?:e|ation)\b/i.test(line)) || 'Quotation';
  let other: Piece[] = [];
  const flush = (): void => {
    const said = blocks.at(-1);
    const [only, ...more] = other;
    // One question under what was quoted is asked about it.
    if (said?.type === 'quotation' && only && more.length === 0 && asks(only.text))
      blocks[blocks.length - 1] = { ...said, prompt: { id: found.newId(), text: only.text }, mode: 'individual' };
    else if (other.length > 0) blocks.push(...takeBlocks({ heading: null, items: other }, found));
    other = [];
  };
  for (let at = 0; at < part.items.length; ) {
    const first = part.items[at] as Piece;
    if (!startsQuotation(first)) {
      other.push(first);
      at += 1;
      continue;
    }
    flush();
    const { quote, source, length } = readQuotation(part.items.slice(at, at + mostSpoken + 2));
    const id = found.newId();
    tell(found, first.line, 'quotation', 'sure', { block: id, alternatives: ['text'], values: { source } });
    blocks.push({ id, type: 'quotation', title, quote, source });
    title = 'Quotation';
    at += length;
  }
  flush();
  return blocks;
};

/** Paragraphs of one quotation; after that many without a closing mark it was never one of several paragraphs. */
const mostSpoken = 5;

function readQuotation(items: readonly Piece[]): { quote: string; source: string; length: number } {
  const closing = items
    .slice(0, mostSpoken)
    .findIndex(({ text }, at) => /[”"»][_*]*\s*(?:\([^()]*\))?$/.test(at === 0 ? text.slice(1) : text));
  const end = Math.max(0, closing);
  const spoken = items
    .slice(0, end + 1)
    .map(({ text }) => text)
    .join('\n\n');
  const inline = /^(.*[”"»][_*]*)\s*\(([^()]{3,120})\)$/s.exec(spoken);
  if (inline) return { quote: inline[1] as string, source: sourceText(inline[2] as string), length: end + 1 };
  const next = items[end + 1];
  const source = next && isSource(next.text) ? next.text : '';
  return { quote: spoken, source: sourceText(source), length: end + (source ? 2 : 1) };
}

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
  takeQuotations,
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

function readPrompts(pieces: readonly Piece[]): string[] | null {
  const questions = pieces.filter(({ text }) => asks(text)).length;
  const texts = pieces.map(({ text }) => text).filter((text) => text !== '');
  return texts.length > 0 && questions * 2 >= texts.length && pieces.every(({ kind }) => kind !== 'row') ? texts : null;
}

function promptsBlock(part: Part, texts: readonly string[], intro: readonly Piece[], title: string, found: Recognition): Block {
  const id = found.newId();
  const mode = modeOf(`${title} ${intro.map(({ text }) => text).join(' ')}`);
  // Set in italics as a whole: how to go about it, not what it is about.
  const isHint = (text: string): boolean => isSource(text) || /^_[^_]+_$/.test(text);
  const lead = intro.filter(({ text }) => !isHint(text)).map(({ text }) => text);
  const sources = intro.filter(({ text }) => isHint(text)).map(({ text }) => (isSource(text) ? sourceText(text) : plainText(text)));
  const common = {
    id,
    type: 'prompts' as const,
    title,
    mode,
    ...(sources.length > 0 ? { hint: sources.join('; ') } : {}),
    ...(lead.length > 0 ? { intro: lead.join('\n') } : {}),
  };
  const earlier = found.made.findLast(
    (block) =>
      block.type === 'prompts' &&
      block.prompts.length > 0 &&
      sameTexts(
        block.prompts.map(({ text }) => text),
        texts,
      ),
  );
  if (earlier) {
    tell(found, headingLine(part), 'prompts-again', mode === 'individual' ? 'unsure' : 'sure', {
      block: id,
      alternatives: ['prompts'],
      values: { text: title, mode, prompts: String(texts.length) },
    });
    return { ...common, prompts: [], repeats: earlier.id };
  }
  const moments = momentsOf(texts);
  const prompts = texts.map((text, at): Prompt => ({ id: found.newId(), text, ...(moments ? { moment: moments[at] as Moment } : {}) }));
  tell(found, headingLine(part), 'prompts', texts.every(asks) ? 'sure' : 'likely', {
    block: id,
    alternatives: ['bullets', 'text'],
    values: { text: title, mode, prompts: String(texts.length) },
  });
  return { ...common, prompts };
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => heard(text) === heard(b[at] as string));

const modeOf = (text: string): Mode =>
  /\b(?:collaborat\w+|together|in groups?|in pairs|discussion|with others|as a team)\b/i.test(text)
    ? 'collaborative'
    : /\bcoach(?:ing|ee)?\b/i.test(text)
      ? 'coaching'
      : 'individual';

const momentWords: readonly (readonly [Moment, RegExp])[] = [
  ['noticing', /\bnotic/i],
  ['interpreting', /\binterpret/i],
  ['acting', /\b(?:actions?|next steps?|do next|apply)\b/i],
];

/** Three questions that notice, interpret and act, in this order; anything else has no moments. */
function momentsOf(texts: readonly string[]): Moment[] | null {
  if (texts.length !== 3 || !momentWords.every(([, words], at) => words.test(texts[at] as string))) return null;
  return momentWords.map(([moment]) => moment);
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
