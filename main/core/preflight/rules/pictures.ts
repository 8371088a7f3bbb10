import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { goodDots } from '../../../../preload/contract/model/picture.ts';
import type { BlockOf, FigureKind } from '../../../../preload/contract/model/workbook.ts';
import { type Check, excerpt, finding, mend } from '../check.ts';

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
      if (block.type !== 'figure' && block.type !== 'image') return [];
      if (!(block.alt.trim() === '' || saysNothing.test(block.alt)) || (block.type === 'image' && (block.decorative || !block.image)))
        return [];
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

/** Places that wait for a picture, and those whose picture is not here. */
export function pictureMissing({ content }: Check): Finding[] {
  const here = content.pictures && new Set(content.pictures.map(({ id }) => id));
  return imagesIn(content).flatMap(({ section, block }) =>
    block.image !== undefined && (!here || here.has(block.image))
      ? []
      : [
          finding('picture-missing', 'look', { section, block: block.id }, 'picture', { title: calledBy(block) }, [
            mend('remove', { title: calledBy(block) }, { draft: [{ do: 'remove-block', block: block.id }] }),
          ]),
        ],
  );
}

/** What a person knows it by: its title, else what was said of it. */
const calledBy = ({ title, alt, caption }: BlockOf<'image'>): string => title || excerpt(plainText(alt || (caption ?? '')));

/** How wide each stands in the standard preset, and how high a picture can be there, in points. */
const widths: Readonly<Record<BlockOf<'image'>['width'], number>> = { small: 183, column: 366, page: 490 };
const highest = 600;

/** Pictures with too few dots for the size at which they were asked for: they print coarse, or smaller than that. */
export function picturesCoarse({ content }: Check): Finding[] {
  return imagesIn(content).flatMap(({ section, block }) => {
    const picture = content.pictures?.find(({ id }) => id === block.image);
    if (!picture || block.decorative) return [];
    const dots = dotsAt(picture, block.width);
    if (dots >= goodDots) return [];
    const fits = (['column', 'small'] as const).find((width) => widths[width] < widths[block.width] && dotsAt(picture, width) >= goodDots);
    return [
      finding(
        'picture-coarse',
        'look',
        { section, block: block.id },
        block.width,
        { title: block.title ?? '', alt: block.alt, dots: String(Math.round(dots)), good: String(goodDots) },
        fits ? [mend('set-width', { width: fits }, { draft: [{ do: 'set-block', block: { ...block, width: fits } }] })] : [],
      ),
    ];
  });
}

/** Dots to the inch, were it as wide as that. */
function dotsAt({ width, height }: { width: number; height: number }, as: BlockOf<'image'>['width']): number {
  const points = Math.min(widths[as], (highest * width) / height);
  return width / (points / 72);
}

const imagesIn = ({ workbook }: Check['content']): { section: string; block: BlockOf<'image'> }[] =>
  workbook.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.type === 'image' ? [{ section: section.id, block }] : [])),
  );
