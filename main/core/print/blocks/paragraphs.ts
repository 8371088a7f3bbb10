import type { BlockLayout } from '../compose/layout.ts';
import { opening, setFlowingText } from '../compose/openings.ts';
import { paragraph } from '../compose/text.ts';

export const paragraphs: BlockLayout<'text'> = {
  starts: 'flow',
  set(galley, block) {
    const { body, paragraphGap } = galley.measures;
    const { parent, labels } = opening(galley, block, block.title, block.aside);
    setFlowingText(galley, labels, parent, () =>
      block.paragraphs
        .filter((text) => text.trim() !== '')
        .flatMap((text, index) => paragraph(galley, text, { style: body, ...galley.main, parent, before: index > 0 ? paragraphGap : 0 })),
    );
  },
};
