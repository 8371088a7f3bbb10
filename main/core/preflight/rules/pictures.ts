import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import type { BlockOf, FigureKind } from '../../../../preload/contract/model/workbook.ts';
import { type Check, finding, mend } from '../check.ts';

/** What our own drawings show, in words, as they are drawn when nothing is changed about them. */
const drawn: Readonly<Record<FigureKind, (block: BlockOf<'figure'>) => string>> = {
  process: () =>
    'Four stages in a row, each leading to the next: explore, prepare, deliver, sustain. Sustain leads back to explore. All four stand on two foundations.',
  sensemaking: () => 'A cycle of three: noticing leads to interpreting, interpreting leads to acting, and acting leads back to noticing.',
  ladder: ({ rungs }) =>
    rungs
      ? `A ladder standing on the ground. From the ground up its rungs are: ${rungs.map((rung) => rung.toLowerCase()).join('; ')}.`
      : 'A ladder standing on the ground. Its rungs lead from all that could be seen, by selecting, interpreting and concluding, up to taking action.',
  grow: () => 'Four steps of a coaching conversation: goal, reality, options, will.',
};

/** Words that say only that there is a picture, or what its file was called. */
const saysNothing =
  /^\s*(?:(?:an? )?(?:image|picture|figure|photo|logo|diagram|screenshot|untitled)\s*\d*|.*\.(?:png|jpe?g|gif|bmp|tiff?|svg|webp))\s*$/i;

/** Figures and pictures that say nothing to somebody who cannot see them. */
export function pictureWithoutWords({ content }: Check): Finding[] {
  return content.workbook.sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      if ((block.type !== 'figure' && block.type !== 'image') || !(block.alt.trim() === '' || saysNothing.test(block.alt))) return [];
      const words = block.type === 'figure' ? drawn[block.figure](block) : null;
      const mends =
        words && block.type === 'figure'
          ? [mend('add-alt-text', { text: words }, { draft: [{ do: 'set-block', block: { ...block, alt: words } }] })]
          : [];
      return [
        finding(
          'no-alt-text',
          'mend',
          { section: section.id, block: block.id },
          'alt',
          { title: block.title ?? '', alt: block.alt, ...(block.type === 'figure' ? { figure: block.figure } : {}) },
          mends,
        ),
      ];
    }),
  );
}
