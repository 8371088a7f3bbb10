import { flow } from '../compose/flow.ts';
import { columnWidth, continuePage, headingRole, node, roomLeft } from '../compose/galley.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { lineSlices, plainLines } from '../compose/text.ts';
import { atHead, enter, setTitle } from '../compose/titles.ts';

export const heading: BlockLayout<'heading'> = {
  starts: 'flow',
  set(galley, block) {
    const { open } = galley;
    const pages = galley.pages.length;
    const text = block.title.trim();
    if (block.level === 1) setTitle(galley, block, text);
    else {
      const { subtitle, subhead, body } = galley.measures;
      const style = block.level === 2 ? subtitle : subhead;
      const lines = plainLines(galley, text, style, columnWidth, true);
      const gap = atHead(galley) ? 0 : body.lead;
      if (gap + lines.length * style.lead + 3 * body.lead > roomLeft(galley) && !atHead(galley)) continuePage(galley);
      else galley.y += gap;
      if (block.level === 2) enter(galley, block, text);
      const owner = node(galley, headingRole(galley, block.level), galley.section.node);
      flow(galley, lineSlices(galley, lines, { style, dx: 0, owner, keep: true }));
      galley.y += body.lead / 2;
    }
    // What it heads may follow on this page, if nothing else stands above it.
    galley.open = open || galley.pages.length > pages;
  },
};
