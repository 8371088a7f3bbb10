import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import type { Block } from '../../../../preload/contract/model/workbook.ts';
import { type Check, excerpt, finding } from '../check.ts';

/** Publications of which a later edition is in force. `cited` finds the author and an old year near each other. */
const superseded: readonly { cited: RegExp; title: string; year: string; edition: string }[] = [
  {
    cited: /\b(?:EEF|Education Endowment Foundation|Sharples(?:,? et al\.?)?)\b[^.;]{0,40}\b(2018|2019)\b/i,
    title: 'A School’s Guide to Implementation',
    year: '2024',
    edition: 'third',
  },
];

/** Quotations that say nobody's name, and sources that have a later edition. */
export function quotationSources({ content, names }: Check): Finding[] {
  return content.workbook.sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      const where = { section: section.id, block: block.id };
      const found: Finding[] = [];
      if (block.type === 'quotation' && block.quote.trim() !== '' && block.source.trim() === '') {
        found.push(finding('quotation-without-source', 'mend', where, 'source', { text: excerpt(plainText(block.quote, names)) }));
      }
      for (const text of citing(block)) {
        for (const { cited, title, year, edition } of superseded) {
          const match = cited.exec(plainText(text, names));
          // A facilitator's note that names the later edition settles it: the older one is quoted knowingly.
          if (match && !speaksOfYear(block, year))
            found.push(
              finding('source-superseded', 'look', where, `${match[1]}>${year}`, {
                source: excerpt(match[0]),
                cited: match[1] as string,
                title,
                year,
                edition,
              }),
            );
        }
      }
      return found;
    }),
  );
}

function citing(block: Block): string[] {
  switch (block.type) {
    case 'quotation':
      return [block.source];
    case 'figure':
      return [block.source ?? ''];
    case 'text':
      return block.paragraphs;
    case 'bullets':
      return block.items;
    default:
      return [];
  }
}

const speaksOfYear = ({ facilitator }: Block, year: string): boolean =>
  [facilitator?.note, facilitator?.plan, ...(facilitator?.listenFor ?? [])].some((text) => text?.includes(year));
