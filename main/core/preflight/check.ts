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

/** The words around a place, for the sentence: never more than a line. */
export const excerpt = (text: string, most = 90): string =>
  text.length > most
    ? `${Array.from(text)
        .slice(0, most - 1)
        .join('')}…`
    : text;

export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A word by itself, whatever letters stand around it in other alphabets. */
export const wholeWord = (word: string, flags = 'gu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(word)}(?![\\p{L}\\p{N}])`, flags);
