import { implementationSections } from '../../../../preload/contract/model/aliases.ts';
import { plainText } from '../../../../preload/contract/model/inline.ts';
import { statementCode } from '../../../../preload/contract/model/framework.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { type Check, excerpt, finding } from '../check.ts';

/** "Statement 6d", "statements 6a, 6c and 6f": codes where it is said that they are some. */
const spoken = /\bstatements?\s+((?:\d{1,2}[a-z]\b(?:\s*(?:,|and|or|to|–|-|&)\s*)*)+)/giu;
const code = /\d{1,2}[a-z]/giu;

/** Codes that no statement shown in this workbook has: "6w", or those of last year's area. */
export function codesUnknown({ content, spots, names }: Check): Finding[] {
  if (content.frameworks.length === 0) return [];
  const known = new Set(
    content.frameworks.flatMap((framework) => {
      // As each programme numbers the area: a text may speak to one cohort.
      const sections = framework.title === 'Implementation' ? Object.values(implementationSections).map(({ section }) => section) : [];
      const statements = framework.groups.flatMap((group) => group.statements);
      return [framework.section, ...sections].flatMap((section) => statements.map((statement) => statementCode(section, statement)));
    }),
  );
  return spots.flatMap((spot) =>
    spot.key === 'source' || spot.key === 'quote' || spot.where.framework
      ? []
      : [...plainText(spot.text, names).matchAll(spoken)].flatMap(([, codes]) =>
          [...new Set((codes as string).toLowerCase().match(code) ?? [])]
            .filter((each) => !known.has(each))
            .map((each) =>
              finding('code-unknown', 'look', spot.where, each, { code: each, text: excerpt(plainText(spot.text, names), 90, each) }),
            ),
        ),
  );
}
