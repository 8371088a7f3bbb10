import { escapeInline } from '../../../../preload/contract/model/inline.ts';
import { flow, type Slice } from './flow.ts';
import { columnWidth, continuePage, type Galley, node, roomLeft } from './galley.ts';
import { measured, setLabels } from './labels.ts';
import { setRule } from './shapes.ts';
import { paragraph } from './text.ts';

/** White above and below the rule over the sources. */
const gap = 12;

/** Whose words the workbook quotes, and under what licence, each a paragraph of inline markup. */
function sourcesOf(galley: Galley): string[] {
  const { workbook, frameworks, blocks } = galley.sources;
  const used = new Set(
    [...blocks.values()].flatMap((block) => (block.type === 'statements' || block.type === 'rating' ? [block.framework] : [])),
  );
  const statements = [...frameworks.values()]
    .filter((framework) => used.has(framework.id))
    .map((framework) =>
      [framework.source, framework.licence]
        .map((part) => part.trim().replace(/\.$/, ''))
        .filter(Boolean)
        .join('. '),
    )
    .filter(Boolean)
    .map((line) => `Statements: ${escapeInline(line)}.`);
  return [workbook.head.source, ...statements].filter((text) => text.trim());
}

function slicesOf(galley: Galley): Slice[] {
  const { label } = galley.measures;
  // Told for the whole workbook, not for the block that happens to stand here.
  const { names } = galley;
  galley.names = galley.sources.workbook.head.names;
  const parent = galley.section.node;
  const slices = sourcesOf(galley).flatMap((text) =>
    paragraph(galley, text, { style: label, dx: 0, width: columnWidth, parent, before: 3 }),
  );
  galley.names = names;
  return slices;
}

/** Tells the sources at the foot of the first page after the cover that has room there; nothing on the page moves. */
export function setAttributionAtFoot(galley: Galley): void {
  if (galley.attributed || galley.kinds.at(-1)?.kind !== 'body') return;
  const high = measured(galley, () => slicesOf(galley)).height;
  if (high === 0 || high + 3 * gap > roomLeft(galley)) return;
  galley.attributed = true;
  const top = galley.frame.bottom - high;
  setRule(galley, top - gap, 0.75);
  setLabels(galley, slicesOf(galley), top);
  galley.frame = { ...galley.frame, bottom: top - gap };
}

/** Where no page had room, the sources follow the last of them. */
export function setAttributionAfterAll(galley: Galley): void {
  if (galley.attributed) return;
  if (sourcesOf(galley).length === 0) return;
  galley.attributed = true;
  galley.section = { title: '', node: node(galley, 'Sect', 0) };
  continuePage(galley);
  flow(galley, slicesOf(galley));
}
