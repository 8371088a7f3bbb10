import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding, Mend } from '../../../../preload/contract/model/preflight.ts';
import { type Check, escapePattern, excerpt, finding, mend } from '../check.ts';
import { programmeCalled, wordsOfOthers } from '../programmes.ts';
import { rewrite } from '../spots.ts';
import { useHeadings } from './contents.ts';

/** Whose words these are is said elsewhere: a quotation and its source may speak of any programme. */
const exempt = new Set(['quote', 'source']);

/** A word that belongs to another NPQ: what is left when last year's workbook becomes this year's. */
export function otherProgrammes({ content, spots, names }: Check): Finding[] {
  const own = programmeCalled(content.workbook.head.programme);
  if (!own) return [];
  const inTexts = spots
    .filter(({ key, where }) => !exempt.has(key) && !where.framework)
    .flatMap((spot) => {
      const text = plainText(spot.text, names);
      return wordsOfOthers(text, own).map(({ word, programme }) => {
        const mends: Mend[] = [];
        const left = new RegExp(`\\s+as (?:an? |the |your )?${escapePattern(word.replace(/^as (?:an? |the |your )?/i, ''))}\\b`, 'gi');
        if (left.test(spot.text)) {
          const shorter = spot.text.replace(left, '');
          mends.push(
            mend(
              'reword',
              { from: excerpt(text), to: excerpt(plainText(shorter, names)) },
              rewrite(content, (other) => (other.text === spot.text ? shorter : other.text)),
            ),
          );
        }
        return finding(
          'other-programme',
          'mend',
          spot.where,
          word.toLowerCase(),
          { word, programme: programme.code, programmeName: programme.name, own: own.code, text: excerpt(text, 90, word) },
          mends,
        );
      });
    });
  const inContents = content.workbook.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.type !== 'contents'
        ? []
        : (block.typed ?? []).flatMap(({ text }) =>
            wordsOfOthers(text, own).map(({ word, programme }) =>
              finding(
                'other-programme',
                'mend',
                { section: section.id, block: block.id },
                `contents:${word.toLowerCase()}`,
                { word, programme: programme.code, programmeName: programme.name, own: own.code, text: excerpt(text, 90, word) },
                [useHeadings(block)],
              ),
            ),
          ),
    ),
  );
  return [...inContents, ...inTexts];
}
