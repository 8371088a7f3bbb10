import { flow, type Slice } from '../compose/flow.ts';
import { bodyHeight, columnWidth, node, pageOf, put } from '../compose/galley.ts';
import { beside } from '../compose/labels.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { linesOf, lineSlices } from '../compose/text.ts';
import { setTitle, subtitleHeight } from '../compose/titles.ts';

export const image: BlockLayout<'image'> = {
  starts: 'flow',
  set(galley, block) {
    const natural = galley.sources.images.get(block.image);
    if (!natural || natural.width <= 0 || natural.height <= 0) return;
    const { dx, width: column } = block.width === 'page' ? { dx: 0, width: columnWidth } : galley.main;
    const title = block.title?.trim() ?? '';
    const most = bodyHeight(galley) - 60 - (title ? subtitleHeight(galley, title) : 0);
    // Points at 96 dots an inch at most: enlarged any further, a picture shows its dots.
    const scale = Math.min(column / natural.width, Math.max(120, most) / natural.height, 1.5);
    const width = natural.width * scale;
    const height = natural.height * scale;
    const { label } = galley.measures;
    setTitle(galley, block, block.title, height + 2 * label.lead);
    galley.open = false;
    galley.y += galley.y > galley.frame.top ? 6 : 0;
    const parent = galley.section.node;
    const build = (): Slice[] => {
      const owner = node(galley, 'Figure', parent, { alt: block.alt.trim() || title || 'Picture' });
      const picture: Slice = {
        height: height + 4,
        keep: Boolean(block.caption?.trim()),
        draw(y) {
          const x = galley.frame.left + dx;
          const figureNode = galley.nodes[owner];
          if (figureNode) figureNode.box = { page: pageOf(galley).number, x, y, width, height };
          put(galley, { mark: 'image', image: block.image, x, y, width, height, node: owner });
        },
      };
      if (!block.caption?.trim()) return [picture];
      return [
        picture,
        ...lineSlices(galley, linesOf(galley, block.caption, label, column), {
          style: label,
          dx,
          owner: node(galley, 'P', parent),
          before: 2,
        }),
      ];
    };
    if (block.width === 'page') flow(galley, build());
    else beside(galley, [], parent, build);
  },
};
