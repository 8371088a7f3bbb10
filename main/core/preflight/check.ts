import type { FieldPlace, Preset } from '../../../preload/contract/model/print.ts';
import type { Finding, Mend, PreflightRule, Severity } from '../../../preload/contract/model/preflight.ts';
import type { Guess } from '../../../preload/contract/model/exchange.ts';
import type { Names } from '../../../preload/contract/model/scenario.ts';
import type { Content } from '../workbooks/drafts.ts';
import type { Followed } from '../workbooks/linked.ts';
import type { Speller } from './speller.ts';
import type { Spot } from './spots.ts';

/** What a rule may look at. */
export interface Check {
  content: Content;
  names: Names;
  spots: readonly Spot[];
  speller: Speller | null;
  /** Fields as they are laid out, for the presets whose answer space is to be held against the words expected. */
  fields: Partial<Record<Preset, readonly FieldPlace[]>>;
  /** How the draft was read, when it has just been imported. */
  imported: readonly Guess[];
  /** What its linked prompts and quotations follow, as it reads now. */
  followed: ReadonlyMap<string, Followed>;
  /** How many pages each preset that was laid out has. */
  pages: Partial<Record<Preset, number>>;
  /** The day on which it is looked at: dates without a year are near it. */
  today: string | undefined;
  /** The letters of a text that no printed face has. */
  unprintable: (text: string) => string[];
}
export type RuleOf = (check: Check) => Finding[];

export function finding(
  rule: PreflightRule,
  severity: Severity,
  where: Finding['where'],
  what: string,
  values: Finding['values'] = {},
  mends: readonly Mend[] = [],
): Finding {
  const place = where.prompt ?? where.statement ?? where.scenario ?? where.block ?? where.section ?? where.framework ?? 'workbook';
  return { id: `${rule}:${place}:${what}`.slice(0, 300), rule, severity, where, values, mends: [...mends] };
}

export function mend(does: Mend['does'], values: Mend['values'], edits: Partial<Pick<Mend, 'draft' | 'scenarios' | 'frameworks'>>): Mend {
  return { does, values, draft: edits.draft ?? [], scenarios: edits.scenarios ?? [], frameworks: edits.frameworks ?? [] };
}

/** How much of what stands before a place is told with it. */
const before = 32;

/** The words around a place, for the sentence: never more than a line, and what it is about always among them. */
export function excerpt(text: string, most = 90, about = ''): string {
  const letters = Array.from(tidied(text));
  if (letters.length <= most) return letters.join('');
  const at = about === '' ? -1 : tidied(text).indexOf(tidied(about));
  const place = at < 0 ? 0 : Array.from(tidied(text).slice(0, at)).length;
  const whole = Array.from(about).length;
  if (place + whole < most) return `${letters.slice(0, most - 1).join('')}…`;
  // From a word's beginning, if one begins near.
  const wanted = Math.max(0, Math.min(place - before, letters.length - most + 1));
  const space = letters.indexOf(' ', wanted);
  const from = space >= 0 && space < place ? space + 1 : wanted;
  const ends = from + most - 2;
  return `…${letters.slice(from, ends).join('')}${ends < letters.length ? '…' : ''}`;
}

const tidied = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A word by itself, whatever letters stand around it in other alphabets. */
export const wholeWord = (word: string, flags = 'gu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(word)}(?![\\p{L}\\p{N}])`, flags);
