import { plainText } from '../../../../preload/contract/model/inline.ts';
import { flow, type Slice } from '../compose/flow.ts';
import { columnWidth, node, pageOf } from '../compose/galley.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { measured, setLabels } from '../compose/labels.ts';
import { bulletSlices } from '../compose/points.ts';
import { fillWithAnswer } from '../compose/space.ts';
import { linesOf, lineSlices, plainLines, underlay } from '../compose/text.ts';
import { setTitle } from '../compose/titles.ts';
import { ink, type Style } from '../type/presets.ts';
import { setRect } from '../compose/shapes.ts';

const padding = 22;

export const scenario: BlockLayout<'scenario'> = {
  starts: 'page',
  set(galley, block) {
    const told = galley.sources.scenarios.get(block.scenario);
    if (!told) return;
    setTitle(galley, block, block.title, 120);
    galley.open = false;
    const { measures, names } = galley;
    // Its own names first, then the workbook's, which may have given the people others.
    galley.names = { ...told.names, ...galley.sources.workbook.head.names };
    const parent = galley.section.node;
    const column = measures.labelColumn > 0;
    const dx = column ? galley.main.dx : 14;
    const width = columnWidth - dx - 20;
    const { story } = measures;
    const strong: Style = { ...story, face: story.face === 'serif' ? 'serif-semibold' : 'sans-bold' };
    const [key] = Object.keys(told.names);
    const who = key === undefined ? plainText(told.title) : (galley.names[key] ?? told.title);

    const person = (at: number, wide: number): Slice[] => {
      const name: Style = { face: measures.numeral, size: Math.max(18, story.size), lead: Math.max(24, story.lead) };
      const nameWidth = Math.max(...plainLines(galley, who, name, 10_000).map((line) => line.width));
      const fitted = nameWidth > wide ? { ...name, size: measures.body.size, lead: measures.body.lead } : name;
      return [
        ...lineSlices(galley, plainLines(galley, who, fitted, wide), {
          style: fitted,
          dx: at,
          owner: node(galley, 'P', parent),
          keep: true,
        }),
        ...(told.about.trim()
          ? lineSlices(galley, plainLines(galley, told.about, measures.label, wide), {
              style: measures.label,
              dx: at,
              owner: node(galley, 'P', parent),
              before: 3,
            })
          : []),
      ];
    };
    const words = (): Slice[] => {
      const slices = lineSlices(galley, linesOf(galley, told.opening, story, width), {
        style: story,
        dx,
        owner: node(galley, 'P', parent),
      });
      const points = told.points.filter((point) => point.trim() !== '');
      if (points.length > 0)
        slices.push(...bulletSlices(galley, points, { style: story, dx, width, parent, indent: 18, first: 10, between: 5 }));
      if (told.question.trim())
        slices.push(
          ...lineSlices(galley, linesOf(galley, told.question, strong, width), {
            style: strong,
            dx,
            owner: node(galley, 'P', parent),
            before: 12,
          }),
        );
      return slices;
    };

    // The panel is laid under what stands on it, when it is known how far down that reaches.
    let panelTop = galley.y;
    let panelMark = pageOf(galley).marks.length;
    const closePanel = (): void => {
      const y = Math.min(galley.y + (galley.onLeave ? 6 : padding), galley.frame.bottom);
      const { left } = galley.frame;
      if (measures.tint) {
        setRect(galley, left, panelTop, columnWidth, y - panelTop, { fill: measures.tint });
        const marks = pageOf(galley).marks;
        const panel = marks.pop();
        if (panel) underlay(galley, panelMark, panel);
      }
      setRect(galley, left, panelTop, columnWidth, 1.5, { fill: ink });
      setRect(galley, left, y - 1.5, columnWidth, 1.5, { fill: ink });
      galley.y = y;
    };
    galley.onLeave = closePanel;
    galley.onContinue = () => {
      panelTop = galley.y;
      panelMark = pageOf(galley).marks.length;
      galley.y += padding;
    };
    galley.y += padding;
    const beside =
      column && measured(galley, () => person(14, measures.labelColumn - 18)).height < (galley.frame.bottom - galley.frame.top) / 2;
    const labelTop = galley.y;
    const labelPage = pageOf(galley).number;
    let labelHeight = 0;
    if (beside) {
      labelHeight = measured(galley, () => person(14, measures.labelColumn - 18)).height;
      setLabels(galley, person(14, measures.labelColumn - 18), labelTop);
      flow(galley, words());
    } else flow(galley, [...person(dx, width), ...words().map((slice, index) => (index === 0 ? { ...slice, before: 10 } : slice))]);
    if (pageOf(galley).number === labelPage) galley.y = Math.max(galley.y, labelTop + labelHeight);
    galley.onLeave = null;
    galley.onContinue = null;
    closePanel();
    if (block.task) fillWithAnswer(galley, block.id, block.task, 'individual', { ruled: false });
    galley.names = names;
  },
};
