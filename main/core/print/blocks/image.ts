import { fewestDots } from '../../../../preload/contract/model/picture.ts';
import type { BlockOf } from '../../../../preload/contract/model/workbook.ts';
import { flow, type Slice } from '../compose/flow.ts';
import { bodyHeight, columnWidth, type Galley, node, pageOf, put } from '../compose/galley.ts';
import { beside } from '../compose/labels.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { linesOf, lineSlices, plainLines } from '../compose/text.ts';
import { setTitle, subtitleHeight } from '../compose/titles.ts';

/** Points that one dot may take: stretched any further, a picture shows its dots. */
const largestDot = 72 / fewestDots;

/** As wide as was asked for, as high as a page can hold beside its words, and never larger than its dots allow. */
function sizeFor(galley: Galley, block: BlockOf<'image'>, natural: { width: number; height: number }, words: number) {
  const column = block.width === 'page' ? columnWidth : galley.main.width;
  const title = block.title?.trim() ?? '';
  const most = Math.max(120, bodyHeight(galley) - words - (title ? subtitleHeight(galley, title) : 16));
  const wide = block.width === 'small' ? column / 2 : column;
  const scale = Math.min(wide / natural.width, most / natural.height, largestDot);
  return { dx: block.width === 'page' ? 0 : galley.main.dx, column, width: natural.width * scale, height: natural.height * scale };
}

export const image: BlockLayout<'image'> = {
  starts: 'flow',
  set(galley, block) {
    const natural = block.image === undefined ? undefined : galley.sources.images.get(block.image);
    if (block.image === undefined || !natural || natural.width <= 0 || natural.height <= 0) return;
    const picture = block.image;
    const { label } = galley.measures;
    const caption = block.caption?.trim() ?? '';
    const source = block.source?.trim() ?? '';
    const column = block.width === 'page' ? columnWidth : galley.main.width;
    const captionLines = caption ? linesOf(galley, caption, label, column) : [];
    const sourceLines = source ? plainLines(galley, source, label, column) : [];
    const words = (captionLines.length + sourceLines.length) * label.lead + 10;
    const { dx, width, height } = sizeFor(galley, block, natural, words);
    setTitle(galley, block, block.title, Math.min(height + words, bodyHeight(galley)));
    galley.open = false;
    galley.y += galley.y > galley.frame.top ? 6 : 0;
    const parent = galley.section.node;
    const build = (): Slice[] => {
      const alt = block.alt.trim() || block.title?.trim() || 'Picture';
      const figure = block.decorative ? null : node(galley, 'Figure', parent, { alt });
      const under = (): number => (figure === null ? node(galley, 'P', parent) : node(galley, 'Caption', figure));
      const drawn: Slice = {
        height: height + 4,
        keep: words > 10,
        draw(y) {
          const x = galley.frame.left + dx;
          const held = figure === null ? undefined : galley.nodes[figure];
          if (held) held.box = { page: pageOf(galley).number, x, y, width, height };
          const place = { mark: 'image' as const, image: picture, x, y, width, height };
          put(galley, figure === null ? { ...place, node: 'artifact', artifact: 'Layout' } : { ...place, node: figure });
        },
      };
      return [
        drawn,
        ...(caption ? lineSlices(galley, captionLines, { style: label, dx, owner: under(), before: 2 }) : []),
        ...(source ? lineSlices(galley, sourceLines, { style: label, dx, owner: under(), before: 2 }) : []),
      ];
    };
    if (block.width === 'page') flow(galley, build());
    else beside(galley, [], parent, build);
  },
};
