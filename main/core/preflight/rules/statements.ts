import { type Framework, statementCode } from '../../../../preload/contract/model/framework.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { faultsOf, splitRunTogether } from '../../frameworks/warnings.ts';
import { shortOf } from '../../frameworks/paste.ts';
import { writtenCode } from '../../frameworks/paste-codes.ts';
import { type Check, excerpt, finding, mend } from '../check.ts';

/** Codes that are missing or doubled, and texts in which the next statement hides. */
export function statementFaults({ content, imported }: Check): Finding[] {
  const shown = new Set(
    content.workbook.sections.flatMap((section) =>
      section.blocks.flatMap((block) => (block.type === 'statements' || block.type === 'rating' ? [block.framework] : [])),
    ),
  );
  const found = content.frameworks
    .filter(({ id }) => shown.has(id))
    .flatMap((framework) => [...runTogether(framework), ...orderFaults(framework), ...doubledTexts(framework)]);
  // The reader has already parted these; somebody should know, since the source has it wrong.
  const parted = imported
    .filter(({ took }) => took === 'statements-split')
    .map((guess) =>
      finding(
        'statements-run-together',
        'note',
        guess.block ? { block: guess.block } : {},
        `${guess.values['code']}+${guess.values['with']}`,
        { ...guess.values, line: String(guess.line), parted: 'yes' },
      ),
    );
  return [...found, ...parted];
}

function runTogether(framework: Framework): Finding[] {
  return framework.groups.flatMap((group) =>
    group.statements.flatMap((statement) => {
      const parts = splitRunTogether({
        line: 0,
        code: { section: framework.section, kind: statement.kind, number: statement.number },
        text: statement.text,
      });
      const inside = parts.slice(1);
      if (inside.length === 0) return [];
      const code = statementCode(framework.section, statement);
      const groups = framework.groups.map((other) => ({
        ...other,
        statements: other.statements.flatMap((held) =>
          held.id !== statement.id
            ? [held]
            : parts.map((part, at) =>
                at === 0
                  ? { ...held, text: part.text }
                  : {
                      id: `${held.id.slice(0, 58)}-${at + 1}`,
                      kind: held.kind,
                      number: part.code?.number ?? held.number + at,
                      text: part.text,
                      short: shortOf(part.text),
                    },
              ),
        ),
      }));
      const others = inside.map((part) => (part.code ? writtenCode(part.code) : '')).join(', ');
      return [
        finding(
          'statements-run-together',
          'mend',
          { framework: framework.id, statement: statement.id },
          code,
          { code, with: others, text: excerpt(statement.text) },
          [mend('split-statements', { code, with: others }, { frameworks: [{ ...framework, groups }] })],
        ),
      ];
    }),
  );
}

function orderFaults(framework: Framework): Finding[] {
  const faults = faultsOf(framework);
  // Missing because it hides in the one before: that is said once, where it hides.
  const hidden = new Set(
    framework.groups.flatMap((group) =>
      group.statements.flatMap((statement) =>
        splitRunTogether({
          line: 0,
          code: { section: framework.section, kind: statement.kind, number: statement.number },
          text: statement.text,
        })
          .slice(1)
          .flatMap(({ code }) => (code ? [writtenCode(code)] : [])),
      ),
    ),
  );
  return faults
    .filter(({ fault, codes }) => fault !== 'missing' || !codes.split(', ').every((code) => hidden.has(code)))
    .map(({ statement, fault, codes }) =>
      finding(
        fault === 'missing' ? 'statement-missing' : 'statement-doubled',
        'mend',
        { framework: framework.id, statement },
        codes,
        { code: codes },
        [mend('number-again', { code: codes }, { frameworks: [numberAgain(framework)] })],
      ),
    );
}

/** One, two, three in the order in which they stand. */
function numberAgain(framework: Framework): Framework {
  const next = { learn_that: 1, learn_how_to: 1 };
  return {
    ...framework,
    groups: framework.groups.map((group) => ({
      ...group,
      statements: group.statements.map((statement) => ({ ...statement, number: next[statement.kind]++ })),
    })),
  };
}

function doubledTexts(framework: Framework): Finding[] {
  const first = new Map<string, string>();
  return framework.groups.flatMap((group) =>
    group.statements.flatMap((statement) => {
      const key = `${group.stem} ${statement.text}`
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      const code = statementCode(framework.section, statement);
      const before = first.get(key);
      if (before === undefined) first.set(key, code);
      return before === undefined || before === code
        ? []
        : [
            finding('statement-doubled', 'look', { framework: framework.id, statement: statement.id }, `${before}=${code}`, {
              code,
              as: before,
              text: excerpt(statement.text),
            }),
          ];
    }),
  );
}
