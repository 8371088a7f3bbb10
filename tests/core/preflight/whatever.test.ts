import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMend, preflight } from '../../../main/core/preflight/preflight.ts';
import { spotsOf } from '../../../main/core/preflight/spots.ts';
import type { Content } from '../../../main/core/workbooks/drafts.ts';
import { shippedPack } from '../../support/packs.ts';
import { shipped as content } from '../../support/preflight.ts';

const { workbook } = shippedPack();

describe('whatever the workbook', () => {
  it('finds the same each time, and no mend of any finding spoils the draft', () => {
    const words = fc.constantFrom(
      'Sydney',
      'literacy lead',
      'organize',
      '{gone}',
      '[x](y)',
      '**',
      'this review',
      '',
      'NPQH',
      'EEF, 2018',
      '(',
      'naïve',
      '6a. Do 6b. Go',
      'the the',
      'Tuesday 14 January 2027',
      'Welcome to Seminar 9',
      '(see page 12)',
      '[NAME]',
      'What did you notice?',
      '9.00–8.00',
    );
    const paragraph = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 4 }), fc.array(paragraph, { maxLength: 3 }), (paragraphs, prompts) => {
        const given: Content = {
          ...content,
          workbook: {
            ...workbook,
            sections: [
              ...workbook.sections,
              {
                id: 'x',
                title: 'More',
                blocks: [
                  { id: 'xt', type: 'text', title: 'T', paragraphs },
                  {
                    id: 'xp',
                    type: 'prompts',
                    title: 'P',
                    mode: 'individual',
                    prompts: prompts.map((line, at) => ({ id: `xp-${at}`, text: line })),
                  },
                ],
              },
            ],
          },
        };
        const findings = preflight(given);
        expect(preflight(given)).toEqual(findings);
        for (const { mends } of findings) for (const mend of mends) expect(applyMend(given, mend)).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('reads every text that is printed', () => {
    const all = spotsOf(content)
      .map((spot) => spot.text)
      .join('\n');
    for (const words of [
      'till the soil',
      'Focus-in on a specific subject',
      'Take action',
      'What we agreed',
      'robust diagnostic process',
      'How instructional coaching develops',
      'keeps a copy for as long as',
    ])
      expect(all).toContain(words);
  });
});
