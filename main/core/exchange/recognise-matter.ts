import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Block, BlockOf } from '../../../preload/contract/model/workbook.ts';
import { buildFramework, readLines } from '../frameworks/paste.ts';
import { readCode } from '../frameworks/paste-codes.ts';
import { asLine, type Piece } from './pieces.ts';
import { nameScenario } from './recognise-names.ts';
import { asks, heard, type Part, type Recognition, tell } from './recognition.ts';

/*
 * What a workbook refers to and does not hold itself: statements become a framework, a scenario goes into the bank.
 */

/** At least two codes of statements, at the start of an item or, in bold or as a table, at the start of anything. */
export const isStatements = ({ items }: Part): boolean => items.filter((piece) => codedText(piece) !== null).length >= 2;

/** The text from its code on, when it begins with one. Word's own numbering may have taken "6a." for a label. */
function codedText(piece: Piece): string | null {
  const cells = (piece.cells ?? []).filter((cell) => cell !== '' && !isMark(cell));
  const whole = plainText(
    cells.length > 1 ? cells.join(' ') : piece.label && /^\d+[a-z]/i.test(piece.label) ? `${piece.label} ${piece.text}` : piece.text,
  );
  return readCode(whole) ? whole : null;
}

/** A box to tick or a scale to mark, in a column of its own. */
const isMark = (cell: string): boolean => /^[☐☑☒□▢_\s]+$/.test(cell) || isScale(cell);
const isScale = (cell: string): boolean => /^1\W+2\W+3(?:\W+4)?(?:\W+5)?$/.test(cell);

export function takeStatements(part: Part, title: string, found: Recognition): Block[] {
  const first = part.items.findIndex((piece) => codedText(piece) !== null);
  // Everything before the first stem is about the statements, not one of them.
  const start = first > 0 && isStem(part.items[first - 1] as Piece) ? first - 1 : first;
  const last = part.items.findLastIndex((piece) => codedText(piece) !== null);
  const lines = part.items.slice(start, last + 1).map((piece) => {
    const coded = codedText(piece);
    return { line: piece.line, text: coded ?? plainText(piece.text), bullet: coded !== null || piece.kind === 'bullet' };
  });
  const reading = readLines(lines);
  const built = buildFramework({ ...reading, title: titleFor(title), edition: '', source: '', licence: '' }, found.newId);
  const earlier = found.frameworks.find((known) => sameStatements(known, built.framework));
  const framework = earlier ?? built.framework;
  const warnings = earlier ? [] : built.warnings;
  if (!earlier) found.frameworks.push(framework);
  const id = found.newId();
  const scales = Math.max(0, ...part.items.map(({ cells = [] }) => cells.filter(isScale).length));
  if (scales > 0) {
    tell(found, part.heading?.line ?? lines[0]?.line ?? 1, 'rating', 'likely', {
      block: id,
      alternatives: ['bullets'],
      values: { text: title },
    });
    const intro = part.items
      .slice(0, start)
      .map(({ text }) => text)
      .join('\n');
    return [
      {
        id,
        type: 'rating',
        title: title || 'How confident are you?',
        intro,
        framework: framework.id,
        occasions: occasions.slice(0, scales),
      },
    ];
  }
  const count = framework.groups.reduce((sum, group) => sum + group.statements.length, 0);
  tell(found, part.heading?.line ?? lines[0]?.line ?? 1, 'statements', 'sure', {
    block: id,
    alternatives: ['bullets'],
    values: { text: title, statements: String(count), groups: String(framework.groups.length) },
  });
  for (const { rule, line, values } of warnings)
    if (rule === 'run-together') tell(found, line, 'statements-split', 'sure', { block: id, values });
  const around = (pieces: readonly Piece[]): Block[] =>
    pieces.length > 0 ? [{ id: found.newId(), type: 'text', paragraphs: pieces.map(({ text }) => text) }] : [];
  return [
    ...around(part.items.slice(0, start)),
    { id, type: 'statements', title: title || 'Statements', framework: framework.id, ticks: true },
    ...around(part.items.slice(last + 1)),
  ];
}

const occasions: BlockOf<'rating'>['occasions'] = ['before', 'now', 'later'];

const sameStatements = (a: Framework, b: Framework): boolean => textsIn(a) === textsIn(b);
const textsIn = (framework: Framework): string =>
  framework.groups.flatMap((group) => group.statements.map(({ text }) => heard(text))).join('|');

const isStem = (piece: Piece): boolean => piece.kind === 'heading' || (piece.kind !== 'bullet' && /:$/.test(plainText(piece.text).trim()));

/** "Statements addressed in Module B" names the occasion, not the set. */
const titleFor = (title: string): string => (/^statements\b/i.test(title) ? 'Statements' : title) || 'Statements';

/** How many pieces from the first on ask something; the first is the question whatever it says. */
function asked(pieces: readonly Piece[]): number {
  const end = pieces.findIndex(({ text }, at) => at > 0 && !asks(text));
  return end < 0 ? pieces.length : end;
}

export function takeScenario(part: Part, title: string, found: Recognition): Block[] {
  const listAt = part.items.findIndex(({ kind }) => kind === 'bullet' || kind === 'number');
  const listEnd = listAt < 0 ? -1 : part.items.findLastIndex(({ kind }) => kind === 'bullet' || kind === 'number') + 1;
  const opening = part.items.slice(0, listAt < 0 ? part.items.length : listAt);
  const after = listEnd < 0 ? [] : part.items.slice(listEnd);
  // Without a list the question is the last paragraph, if that asks one.
  const questions =
    listEnd < 0 && opening.length > 1 && asks(opening.at(-1)?.text ?? '') ? [opening.pop() as Piece] : after.slice(0, asked(after));
  const rest = listEnd < 0 ? [] : after.slice(questions.length);
  // One line more, which does not ask: what to do while reading.
  const [task, ...more] = rest;
  const scenario = nameScenario(
    {
      id: found.newId(),
      title: asLine(title.replace(/^(?:scenario|case study|vignette)\s*\d*\s*[:–-]?\s*/i, '')) || 'Scenario',
      about: '',
      names: {},
      opening: opening.map(({ text }) => text).join('\n\n'),
      points: listAt < 0 ? [] : part.items.slice(listAt, listEnd).map(({ text }) => text),
      question: questions.map(({ text }) => text).join('\n\n'),
      statements: [],
      source: '',
    },
    found.scenarios,
  );
  found.scenarios.push(scenario);
  const id = found.newId();
  const line = part.heading?.line ?? part.items[0]?.line ?? 1;
  tell(found, line, 'scenario', 'sure', { block: id, alternatives: ['text'], values: { text: title } });
  for (const [key, name] of Object.entries(scenario.names)) tell(found, line, 'name', 'likely', { block: id, values: { name, key } });
  const block: Block = {
    id,
    type: 'scenario',
    title,
    scenario: scenario.id,
    ...(task && more.length === 0 ? { task: { id: found.newId(), text: task.text } } : {}),
  };
  return more.length > 0 ? [block, { id: found.newId(), type: 'text', paragraphs: rest.map(({ text }) => text) }] : [block];
}
