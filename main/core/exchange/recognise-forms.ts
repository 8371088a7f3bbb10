import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Block, BlockOf } from '../../../preload/contract/model/workbook.ts';
import { asLine, type Piece } from './pieces.ts';
import { type Taker, headingLine, titleOfPart } from './recognise-part.ts';
import { asks, isBlankPlot, startsQuotation, tell } from './recognition.ts';

export const takeRetrieval: Taker = (part, found) => {
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
export const takeCoaching: Taker = (part, found) => {
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
export const takeTable: Taker = (part, found) => {
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
