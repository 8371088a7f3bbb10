import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { buildFramework, readLines } from '../frameworks/paste.ts';
import { readCode } from '../frameworks/paste-codes.ts';
import { asLine, type Piece } from './pieces.ts';
import { nameScenario } from './recognise-names.ts';
import { asks, type Part, type Recognition, tell } from './recognition.ts';

/*
 * What a workbook refers to and does not hold itself: statements become a framework, a scenario goes into the bank.
 */

/** At least two codes of statements, at the start of an item or, in bold or as a table, at the start of anything. */
export const isStatements = ({ items }: Part): boolean => items.filter((piece) => codedText(piece) !== null).length >= 2;

/** The text from its code on, when it begins with one. Word's own numbering may have taken "6a." for a label. */
function codedText(piece: Piece): string | null {
  const cells = (piece.cells ?? []).filter(Boolean);
  const whole = plainText(cells.length > 1 ? cells.join(' ') : piece.label && /^\d+[a-z]/i.test(piece.label) ? `${piece.label} ${piece.text}` : piece.text);
  return readCode(whole) ? whole : null;
}

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
  const { framework, warnings } = buildFramework({ ...reading, title: titleFor(title), edition: '', source: '', licence: '' }, found.newId);
  found.frameworks.push(framework);
  const id = found.newId();
  const count = framework.groups.reduce((sum, group) => sum + group.statements.length, 0);
  tell(found, part.heading?.line ?? lines[0]?.line ?? 1, 'statements', 'sure', { block: id, alternatives: ['bullets'], values: { text: title, statements: String(count), groups: String(framework.groups.length) } });
  for (const { rule, line, values } of warnings) if (rule === 'run-together') tell(found, line, 'statements-split', 'sure', { block: id, values });
  const around = (pieces: readonly Piece[]): Block[] => (pieces.length > 0 ? [{ id: found.newId(), type: 'text', paragraphs: pieces.map(({ text }) => text) }] : []);
  return [...around(part.items.slice(0, start)), { id, type: 'statements', title: title || 'Statements', framework: framework.id, ticks: true }, ...around(part.items.slice(last + 1))];
}

const isStem = (piece: Piece): boolean => piece.kind === 'heading' || (piece.kind !== 'bullet' && /:$/.test(plainText(piece.text).trim()));

/** "Statements addressed in Module B" names the occasion, not the set. */
const titleFor = (title: string): string => (/^statements\b/i.test(title) ? 'Statements' : title) || 'Statements';

export function takeScenario(part: Part, title: string, found: Recognition): Block[] {
  const listAt = part.items.findIndex(({ kind }) => kind === 'bullet' || kind === 'number');
  const listEnd = listAt < 0 ? -1 : part.items.findLastIndex(({ kind }) => kind === 'bullet' || kind === 'number') + 1;
  const opening = part.items.slice(0, listAt < 0 ? part.items.length : listAt);
  const after = listEnd < 0 ? [] : part.items.slice(listEnd);
  // Without a list the question is the last paragraph, if that asks one.
  const questions = listEnd < 0 && opening.length > 1 && asks(opening.at(-1)?.text ?? '') ? [opening.pop() as Piece] : after;
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
  return [{ id, type: 'scenario', title, scenario: scenario.id }];
}
