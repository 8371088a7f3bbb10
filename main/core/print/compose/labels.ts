import type { Style } from '../type/presets.ts';
import { flow, heightOf, type Slice } from './flow.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, node, pageOf, roomLeft } from './galley.ts';
import { minutesText } from './guide.ts';
import { type Icon, setIcon } from './icons.ts';
import { withMark } from './points.ts';
import { linesOf, lineSlices, plainLines } from './text.ts';

/** One entry of the label column: an icon, a word or two, a sentence. */
export interface Label {
  icon?: Icon | undefined;
  title?: string | undefined;
  text?: string | undefined;
  /** Role of the title where it is a heading. */
  role?: 'H1' | 'H2' | 'H3' | undefined;
}

/** Labels as slices: in the label column, or as lines of their own at `dx` where there is none. */
export function labelSlices(
  galley: Galley,
  labels: readonly Label[],
  parent: number,
  dx = 0,
  width = galley.measures.labelColumn || columnWidth,
): Slice[] {
  const { measures } = galley;
  const strong: Style = { ...measures.label, face: 'sans-bold' };
  const inLine = measures.labelColumn === 0 || dx > 0;
  return labels.flatMap((label, index): Slice[] => {
    const slices: Slice[] = [];
    const gap = index === 0 ? 0 : 9;
    const shift = inLine && label.icon ? iconWidth(label.icon, measures.icon) + 9 : 0;
    if (label.icon && !inLine) {
      const icon = label.icon;
      slices.push({
        height: measures.icon + 5,
        before: gap,
        keep: true,
        draw: (y) => void setIcon(galley, icon, galley.frame.left + dx, y, measures.icon),
      });
    }
    if (label.title) {
      const owner = node(galley, label.role ?? 'P', parent);
      const lines = lineSlices(galley, plainLines(galley, label.title, strong, width - shift), {
        style: strong,
        dx: dx + shift,
        owner,
        before: slices.length > 0 ? 0 : gap,
        keep: true,
      });
      const { icon } = label;
      const beside = icon !== undefined && shift > 0;
      const rise = (strong.lead - measures.icon) / 2 - 1;
      slices.push(
        ...(beside ? withMark(lines, (y) => void setIcon(galley, icon, galley.frame.left + dx, y + rise, measures.icon)) : lines),
      );
    }
    if (label.text) {
      const owner = node(galley, 'P', parent);
      slices.push(
        ...lineSlices(galley, linesOf(galley, label.text, measures.label, width - 2), { style: measures.label, dx, owner, before: 1 }),
      );
    }
    return slices;
  });
}

const iconWidth = (icon: Icon, size: number): number =>
  icon === 'collaborative' ? size * 1.9 : icon === 'coaching' ? size * 1.6 : icon === 'individual' ? size * 0.6 : size;

/** The time that the facilitator's copy puts beside a block. */
export function timeLabel(galley: Galley): Label | null {
  const { minutes, plan } = galley.waiting;
  if (!galley.forFacilitator || minutes === undefined) return null;
  return { icon: 'clock', title: minutesText(minutes), text: plan };
}

/** Draws labels in their column from `y`. */
export function setLabels(galley: Galley, slices: readonly Slice[], y: number): void {
  let at = y;
  slices.forEach((slice, index) => {
    if (index > 0) at += slice.before ?? 0;
    slice.draw(at);
    at += slice.height;
  });
}

/** How high slices will be, without leaving their nodes in the tree. */
export function measured(galley: Galley, build: () => readonly Slice[]): { height: number; start: number } {
  const nodes = galley.nodes.length;
  const slices = build();
  galley.nodes.length = nodes;
  const first = slices.findIndex((slice) => !slice.keep);
  const before = slices[0]?.before ?? 0;
  return { height: Math.max(0, heightOf(slices) - before), start: Math.max(0, heightOf(slices.slice(0, first + 1)) - before) };
}

/**
 * Sets slices in the main column with labels beside them. Labels that would reach too far down the page are set as text of
 * the main column instead. The facilitator's time joins the labels if that moves nothing.
 */
export function beside(galley: Galley, labels: readonly Label[], parent: number, main: () => readonly Slice[]): void {
  const { labelColumn, paragraphGap } = galley.measures;
  const high = measured(galley, () => labelSlices(galley, labels, parent)).height;
  if (labelColumn === 0 || high > bodyHeight(galley) * 0.6) {
    flow(
      galley,
      labelColumn === 0 ? labelSlices(galley, labels, parent) : labelSlices(galley, labels, parent, galley.main.dx, galley.main.width),
    );
    if (high > 0) galley.y += paragraphGap / 2;
    flow(galley, main());
    return;
  }
  const body = measured(galley, main);
  if (Math.max(high, Math.min(body.start, bodyHeight(galley))) > roomLeft(galley) + 0.01 && galley.y > galley.frame.top)
    continuePage(galley);
  const top = galley.y;
  const page = pageOf(galley).number;
  const timing = timeLabel(galley);
  const all = timing ? [timing, ...labels] : labels;
  const fits =
    timing !== null &&
    measured(galley, () => labelSlices(galley, all, parent)).height <= Math.max(high, Math.min(body.height, roomLeft(galley)));
  if (fits) galley.waiting = { ...galley.waiting, minutes: undefined, plan: undefined };
  setLabels(galley, labelSlices(galley, fits ? all : labels, parent), top);
  flow(galley, main());
  if (pageOf(galley).number === page) galley.y = Math.max(galley.y, top + high);
}
