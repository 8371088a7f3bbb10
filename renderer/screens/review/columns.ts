import type { DiffRun } from '../../../preload/contract/model/exchange.ts';
import type { ReviewAnswer, ReviewCell, ReviewPrompt, ReviewRow } from '../../../preload/contract/model/review.ts';
import type { Mode } from '../../../preload/contract/model/workbook.ts';
import { modeNames, reviewWords as words } from '../../text/review.ts';
import type { Column, Line, Shown } from './lines.ts';
import type { Over } from './words.tsx';

/** How the answers to one prompt, or to several, stand in columns. */
export interface Plan {
  columns: readonly { id: string; title: string; mode: Mode | null; prompts: readonly string[] }[];
}

/** By how it was asked: what was written alone beside what was written together. One column where it was asked in one way. */
export function planByMode(prompt: ReviewPrompt, beside: boolean): Plan {
  if (!beside || prompt.modes.length < 2) return { columns: [{ id: 'all', title: '', mode: null, prompts: [prompt.prompt] }] };
  return { columns: prompt.modes.map((mode) => ({ id: mode, title: modeNames[mode], mode, prompts: [prompt.prompt] })) };
}

/** Without the ways in which nobody answered: an empty column says nothing. */
export function inUse(plan: Plan, rows: readonly ReviewRow[]): Plan {
  const used = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ answers }) => answers.map(({ mode }) => mode))));
  const columns = plan.columns.filter(({ mode }) => mode === null || used.has(mode));
  return columns.length === plan.columns.length || columns.length === 0 ? plan : { columns };
}

const lineIdOf = ({ participant, edition }: Pick<ReviewRow, 'participant' | 'edition'>): string => `${participant} ${edition ?? ''}`;

interface LinesOptions {
  changes: boolean;
  questions: ReadonlyMap<string, string>;
}

export function linesOf(rows: readonly ReviewRow[], plan: Plan, { changes, questions }: LinesOptions): Line[] {
  return rows.map((row): Line => {
    const { cells, edition, ...writer } = row;
    return {
      id: lineIdOf({ participant: row.participant, edition }),
      writer,
      columns: plan.columns.map((column): Column => {
        const answers = cells
          .filter(({ prompt }) => column.prompts.includes(prompt))
          .flatMap((cell) =>
            cell.answers
              .filter(({ mode }) => column.mode === null || mode === column.mode || (mode === undefined && column === plan.columns[0]))
              .map((answer) => shownOf(answer, cell, column, changes, questions)),
          );
        return { answers, none: words.noAnswer };
      }),
    };
  });
}

function shownOf(
  answer: ReviewAnswer,
  cell: ReviewCell,
  column: Plan['columns'][number],
  changes: boolean,
  questions: ReadonlyMap<string, string>,
): Shown {
  const label = [column.mode === null && answer.mode ? modeNames[answer.mode] : '', answer.part ? words.part(answer.part) : '']
    .filter(Boolean)
    .join(', ');
  const question = column.prompts.length > 1 ? questions.get(cell.prompt) : undefined;
  const says = [column.mode === null ? column.title : modeNames[column.mode], label].filter(Boolean).join(', ');
  return { answer, label, says, ...(question ? { question } : {}), over: changes && cell.changed ? changedIn(answer, cell) : [] };
}

/** What was added is marked in what was written together, what was left out in what was written alone. Only where there is one of each. */
function changedIn(answer: ReviewAnswer, { answers, changed }: ReviewCell): Over[] {
  const of = (mode: Mode): ReviewAnswer[] => answers.filter((each) => each.mode === mode && each.text !== '');
  const side = answer.mode === 'collaborative' ? 'added' : answer.mode === 'individual' ? 'removed' : null;
  if (!changed || !side || of('collaborative').length !== 1 || of('individual').length !== 1 || !isRewritten(changed)) return [];
  return placesOf(changed, side, answer.text);
}

/** Whether one text grew out of the other: a few small words that both happen to have do not make it so. */
export function isRewritten(runs: readonly DiffRun[]): boolean {
  const letters = (...states: DiffRun['state'][]): number =>
    runs.filter(({ state }) => states.includes(state)).reduce((sum, { text }) => sum + text.trim().length, 0);
  return letters('same') >= 0.4 * Math.min(letters('same', 'added'), letters('same', 'removed'));
}

/** Where runs of words of one kind stand in the text that they are a part of; none, if they do not make it up. */
export function placesOf(runs: readonly DiffRun[], side: 'added' | 'removed', text: string): Over[] {
  const other = side === 'added' ? 'removed' : 'added';
  const over: Over[] = [];
  let at = 0;
  for (const { text: piece, state } of runs) {
    if (state === other) continue;
    if (text.slice(at, at + piece.length) !== piece) return [];
    if (state === side && piece.trim() !== '') over.push({ is: side, from: at, to: at + piece.length });
    at += piece.length;
  }
  return at === text.length ? over : [];
}
