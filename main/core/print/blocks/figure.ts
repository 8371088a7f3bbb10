import { flow, type Slice } from '../compose/flow.ts';
import { bodyHeight, columnWidth, node, pageOf } from '../compose/galley.ts';
import { beside, labelSlices, measured } from '../compose/labels.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { lineSlices, plainLines } from '../compose/text.ts';
import { setTitle, subtitleHeight } from '../compose/titles.ts';
import { drawings } from '../figures/figures.ts';

export const figure: BlockLayout<'figure'> = {
  starts: 'flow',
  set(galley, block) {
    const drawing = drawings[block.figure];
    const parent = galley.section.node;
    const labels = block.aside ? [{ title: block.aside.label, text: block.aside.text }] : [];
    const wide = drawing.wide || galley.measures.labelColumn === 0;
    const dx = wide ? 0 : galley.main.dx;
    const width = wide ? columnWidth : galley.main.width;
    const height = Math.min(drawing.height(galley, width, block.rungs), bodyHeight(galley) - 60);
    const { label } = galley.measures;
    const build = (): Slice[] => {
      const owner = node(galley, 'Figure', parent, { alt: block.alt.trim() || block.title || 'Figure' });
      const drawn: Slice = {
        height,
        keep: Boolean(block.source?.trim()),
        draw(y) {
          const x = galley.frame.left + dx;
          const figureNode = galley.nodes[owner];
          if (figureNode) figureNode.box = { page: pageOf(galley).number, x, y, width, height };
          drawing.set(galley, x, y, width, owner, block.rungs);
        },
      };
      if (!block.source?.trim()) return [drawn];
      const lines = plainLines(galley, block.source, label, width);
      return [drawn, ...lineSlices(galley, lines, { style: label, dx, owner: node(galley, 'P', parent), before: 2 })];
    };
    const source = block.source?.trim() ? plainLines(galley, block.source, label, width).length * label.lead + 2 : 0;
    const above =
      wide && labels.length > 0 ? measured(galley, () => labelSlices(galley, labels, parent, galley.main.dx || 0)).height + 12 : 0;
    // A title that would part from its figure goes with it to the next page.
    setTitle(galley, block, block.title, Math.min(height + source + above, bodyHeight(galley) - subtitleHeight(galley, block.title)));
    galley.open = false;
    if (!wide) beside(galley, labels, parent, build);
    else {
      // A wide figure leaves no label column: what would stand there comes first.
      flow(
        galley,
        galley.measures.labelColumn > 0
          ? labelSlices(galley, labels, parent, galley.main.dx, galley.main.width)
          : labelSlices(galley, labels, parent),
      );
      if (labels.length > 0) galley.y += 10;
      flow(galley, build());
    }
  },
};
