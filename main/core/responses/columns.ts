import type { EntryField } from '../../../preload/contract/model/entry.ts';
import type { Instant } from '../../../preload/contract/model/ids.ts';
import type { AnswerColumnRole } from '../../../preload/contract/model/tables.ts';
import { foldName } from '../people/tables/cells.ts';

/* PURE. What the columns of a form's export are. */

const byHeading: readonly (readonly [Extract<AnswerColumnRole, string>, RegExp])[] = [
  ['ignore', /^(id|start time|language|last modified time|points|total points|score|quiz feedback)\b/i],
  ['written', /^(completion time|timestamp|submitted|date|end time)/i],
  ['email', /^(e-?mail( address)?|username)$/i],
  ['code', /^(copy )?code\b|code of (the|your) copy/i],
  ['name', /^(full |your )?names?$|^participant$|^who are you/i],
];

/**
 * Who and when by the words that forms use, the rest by their questions: the same words, or the beginning of them. A question that is
 * asked in two modes has its columns in the order in which the book asks.
 */
export function guessAnswerColumns(headings: readonly string[], fields: readonly EntryField[]): AnswerColumnRole[] {
  const free = fields.map(({ id, question }) => ({ id, words: foldQuestion(question) }));
  const taken = new Set<AnswerColumnRole>();
  return headings.map((heading): AnswerColumnRole => {
    const role = byHeading.find(([, pattern]) => pattern.test(heading.trim()))?.[0];
    if (role) {
      if (role === 'ignore' || taken.has(role)) return 'ignore';
      taken.add(role);
      return role;
    }
    const words = foldQuestion(heading);
    const at = [
      free.findIndex((field) => words !== '' && (field.words === words || foldName(field.id) === words)),
      free.findIndex(
        (field) => words.length >= 20 && (field.words.startsWith(words) || (field.words.length >= 20 && words.startsWith(field.words))),
      ),
    ].find((found) => found >= 0);
    const [field] = at === undefined ? [] : free.splice(at, 1);
    return field ? { field: field.id } : 'ignore';
  });
}

/** Forms number their questions, and number again what is asked twice. */
const foldQuestion = (text: string): string => foldName(text).replace(/^\d+ /, '').replace(/ \d$/, '');

/** "2026-11-20 15:30:00", "20/11/2026 15:30", "11/20/26 15:30": day first, as in Britain, unless that cannot be. */
export function instantOf(cell: string): Instant | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/.exec(cell);
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?)?/.exec(cell);
  const parts = (iso ?? slashed)?.slice(1).map((part) => Number(part ?? 0));
  if (!parts) return null;
  const [a = 0, b = 0, c = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  const [year, month, day] = iso ? [a, b, c] : [c < 100 ? 2000 + c : c, ...(b > 12 ? [a, b] : [b, a])];
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day, hours, minutes, seconds));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day ? date.toISOString() : null;
}
