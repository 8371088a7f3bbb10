import type { ReviewAnswer, Writer } from '../../../preload/contract/model/review.ts';
import type { Over } from './words.tsx';

/** An answer as it is shown in a list: with what it is called there, and what lies over its words besides its excerpts. */
export interface Shown {
  answer: ReviewAnswer;
  /** What it is an answer to, where that is not said above it: "On your own", the question, or the row of a table. */
  label: string;
  /** What a screen reader calls it, beside whose it is. */
  says: string;
  /** The question in full, shown over the answer. */
  question?: string;
  /** Where and when, beside the question. */
  where?: string;
  /** A way to the answer among the others to its prompt. */
  to?: string;
  over: readonly Over[];
}

export interface Column {
  answers: readonly Shown[];
  /** Said where there are none. */
  none: string;
}

/** One line of a list: whose it is, and what they wrote, in columns. */
export interface Line {
  id: string;
  /** `null`: it is said elsewhere whose answers these are. */
  writer: Writer | null;
  columns: readonly Column[];
}

export const answersOf = ({ columns }: Line): Shown[] => columns.flatMap(({ answers }) => answers);

export interface Spot {
  row: string;
  answer: string;
}

/** The answer above or below: in the same column where there is one, else the nearest column. */
export function besideRow(lines: readonly Line[], at: Spot | null, way: 1 | -1): Spot | null {
  const index = at === null ? -1 : lines.findIndex(({ id }) => id === at.row);
  const here = lines[index];
  const column = here && at ? here.columns.findIndex(({ answers }) => answers.some(({ answer }) => answer.response === at.answer)) : 0;
  const stacked = here?.columns[column]?.answers ?? [];
  const place = stacked.findIndex(({ answer }) => answer.response === at?.answer);
  // Answers to the parts of one question stand under each other: they are gone through before the next person is.
  const within = here && stacked[place + way];
  if (within && at) return { row: at.row, answer: within.answer.response };
  const start = index < 0 ? (way > 0 ? 0 : lines.length - 1) : index + way;
  for (let row = start; row >= 0 && row < lines.length; row += way) {
    const line = lines[row];
    const found = line && nearest(line, Math.max(0, column), way);
    if (line && found) return { row: line.id, answer: found.answer.response };
  }
  return null;
}

function nearest(line: Line, column: number, way: 1 | -1): Shown | undefined {
  const order = line.columns.map((_, index) => index).toSorted((a, b) => Math.abs(a - column) - Math.abs(b - column));
  for (const index of order) {
    const answers = line.columns[index]?.answers ?? [];
    const found = way > 0 ? answers[0] : answers.at(-1);
    if (found) return found;
  }
  return undefined;
}

/** The answer in the column beside. */
export function besideColumn(lines: readonly Line[], at: Spot, way: 1 | -1): Spot | null {
  const line = lines.find(({ id }) => id === at.row);
  if (!line) return null;
  const column = line.columns.findIndex(({ answers }) => answers.some(({ answer }) => answer.response === at.answer));
  for (let index = column + way; index >= 0 && index < line.columns.length; index += way) {
    const found = line.columns[index]?.answers[0];
    if (found) return { row: at.row, answer: found.answer.response };
  }
  return null;
}

/** The next place at which something was put, or needs a look: the excerpts of an answer in the order in which they are read. */
export function nextExcerpt(answer: ReviewAnswer, from: string | null): string | null {
  const order = answer.excerpts.filter(({ state }) => state !== 'needs-a-look').toSorted((a, b) => a.start - b.start || b.end - a.end);
  const at = order.findIndex(({ id }) => id === from);
  return order[(at + 1) % Math.max(1, order.length)]?.id ?? null;
}
