import { statementCode, type Framework } from '../../../preload/contract/model/framework.ts';
import type { FrameworkWarning } from '../../../preload/contract/model/exchange.ts';
import { lettersToNumber, type ReadGroup, type ReadStatement, writtenCode } from './paste-codes.ts';

/** A statement longer than this is kept whole, and said to be long: it may be two. Statement 6h has 269 characters. */
const longText = 420;

/** "6o." or "6.3" in the middle of a text, after the end of a sentence and before the start of the next. */
const codeInside = /(?<=[.!?;)”’"]\s+)(\d{1,2})(?:([a-z]{1,2})|\.(\d{1,3}))\s?[.):]?\s+(?=[\p{Lu}‘“'"(])/gu;

/**
 * Parts texts that run together on one line. Only where the code inside is one that can follow: the same section and kind, and
 * a later number than the one before, so that "see 6a. Then" stays what it is.
 */
export function splitRunTogether(statement: ReadStatement): ReadStatement[] {
  const parts: ReadStatement[] = [];
  let current = statement;
  let from = 0;
  for (const match of statement.text.matchAll(codeInside)) {
    const code = {
      section: Number(match[1]),
      kind: match[2] ? ('learn_how_to' as const) : ('learn_that' as const),
      number: match[2] ? lettersToNumber(match[2]) : Number(match[3]),
    };
    const before = current.code;
    if (
      before &&
      (code.section !== before.section || code.kind !== before.kind || code.number <= before.number || code.number > before.number + 3)
    )
      continue;
    parts.push({ ...current, text: statement.text.slice(from, match.index).trim() });
    from = match.index + match[0].length;
    current = { line: statement.line, code, text: '' };
  }
  parts.push({ ...current, text: statement.text.slice(from).trim() });
  return parts.filter(({ text }) => text !== '');
}

/** What is odd about codes as they were read, in the order of the lines. */
export function warnAboutOrder(groups: readonly ReadGroup[], section: number | null): FrameworkWarning[] {
  const warnings: FrameworkWarning[] = [];
  const seen = new Map<string, number>();
  const last = { learn_that: 0, learn_how_to: 0 };
  const texts = new Map<string, string>();
  for (const group of groups) {
    if (!group.stem && group.kind === 'learn_how_to' && group.statements.length > 0)
      warnings.push({ rule: 'no-stem', line: group.line, values: {} });
    for (const { line, code, text } of group.statements) {
      const written = code ? writtenCode(code) : '';
      if (text.length > longText) warnings.push({ rule: 'long', line, values: { code: written, characters: String(text.length) } });
      const same = texts.get(text.toLowerCase());
      if (same !== undefined) warnings.push({ rule: 'doubled', line, values: { code: written, as: same } });
      texts.set(text.toLowerCase(), written);
      if (!code) {
        warnings.push({ rule: 'no-code', line, values: {} });
        last[group.kind] += 1;
        continue;
      }
      if (section !== null && code.section !== section)
        warnings.push({ rule: 'other-section', line, values: { code: written, section: String(section) } });
      if (seen.has(written)) warnings.push({ rule: 'doubled', line, values: { code: written, as: written } });
      else if (code.number < last[code.kind]) warnings.push({ rule: 'out-of-order', line, values: { code: written } });
      else if (code.number > last[code.kind] + 1)
        warnings.push({
          rule: 'gap',
          line,
          values: { code: written, missing: missingBetween(code.section, code.kind, last[code.kind], code.number) },
        });
      seen.set(written, line);
      last[code.kind] = Math.max(last[code.kind], code.number);
    }
  }
  return warnings;
}

/** The codes that are not there, five at most: "6o, 6p". */
function missingBetween(section: number, kind: 'learn_that' | 'learn_how_to', before: number, after: number): string {
  const codes: string[] = [];
  for (let number = before + 1; number < after && codes.length < 5; number++) codes.push(writtenCode({ section, kind, number }));
  return codes.join(', ') + (after - before - 1 > 5 ? ' …' : '');
}

/** Gaps and doubles of a framework that is already kept: what preflight says of it. */
export function faultsOf(framework: Framework): { statement: string; fault: 'missing' | 'doubled'; codes: string }[] {
  const faults: { statement: string; fault: 'missing' | 'doubled'; codes: string }[] = [];
  for (const kind of ['learn_that', 'learn_how_to'] as const) {
    const statements = framework.groups.flatMap((group) => group.statements).filter((statement) => statement.kind === kind);
    const sorted = [...statements].sort((a, b) => a.number - b.number);
    let before = 0;
    for (const statement of sorted) {
      if (statement.number === before)
        faults.push({ statement: statement.id, fault: 'doubled', codes: statementCode(framework.section, statement) });
      else if (statement.number > before + 1)
        faults.push({
          statement: statement.id,
          fault: 'missing',
          codes: missingBetween(framework.section, kind, before, statement.number),
        });
      before = statement.number;
    }
  }
  return faults;
}
