import type { BlockOf } from '../../../../preload/contract/model/workbook.ts';
import { fieldName, setField } from '../compose/answers.ts';
import { continuePage, coverMargin, ensureRoom, type Galley, headingRole, node, put } from '../compose/galley.ts';
import type { BlockLayout } from '../compose/layout.ts';
import { setRect, setRule } from '../compose/shapes.ts';
import { linesOf, paragraph, plainLines, setLines, setText, widthOf } from '../compose/text.ts';
import { flow } from '../compose/flow.ts';
import { setFurrows } from '../figures/ground.ts';
import { ink, type Style } from '../type/presets.ts';

const questions = { name: 'Your name', setting: 'Your school or setting', coach: 'Your coach' } as const;
type Question = keyof typeof questions;

export const cover: BlockLayout<'cover'> = {
  starts: 'page',
  alone: true,
  set(galley, block) {
    const margin = coverMargin(galley);
    galley.frame = { ...galley.frame, left: margin, right: galley.paper.width - margin, top: 66 };
    galley.y = galley.frame.top;
    galley.open = false;
    const wide = galley.frame.right - galley.frame.left;
    setTitles(galley, wide);
    const rows = askRows(block.ask);
    const boxes = askHeight(galley);
    const logos = logoRows(galley, block, wide);
    const note = linesOf(galley, block.note, galley.measures.body, Math.min(wide, 400));
    const below =
      rows.length * boxes +
      logos.reduce((sum, row) => sum + row.height + 14, 0) +
      (logos.length > 0 ? 22 : 0) +
      note.length * galley.measures.body.lead +
      20;
    const picture = Math.min(232, galley.frame.bottom - galley.y - 20 - below);
    if (picture >= 70) {
      setFurrows(galley, galley.frame.left, galley.y + 4, wide, picture);
      galley.y += picture + 20;
    } else galley.y += 10;
    for (const row of rows) setAskRow(galley, block, row);
    if (logos.length > 0) galley.y += 22;
    for (const row of logos) setLogoRow(galley, block, row);
    galley.y += 4;
    flow(
      galley,
      paragraph(galley, block.note, { style: galley.measures.body, dx: 0, width: Math.min(wide, 400), parent: galley.section.node }),
    );
  },
};

function setTitles(galley: Galley, wide: number): void {
  const { head } = galley.sources.workbook;
  const parent = galley.section.node;
  const scale = galley.measures.preset === 'large' ? 1.25 : 1;
  const mark: Style = { face: 'sans-bold', size: 15 * scale, lead: 20 * scale };
  const light: Style = { face: 'sans', size: 13 * (scale === 1 ? Math.max(1, galley.measures.body.size / 13) : 1.4), lead: 18 * scale };
  const { left, right } = galley.frame;
  const oneLine = widthOf(galley, head.programme, mark) + widthOf(galley, head.programmeName, light) + 20 <= wide;
  if (oneLine) {
    const baseline = galley.y + 16 * scale;
    setText(galley, head.programme, { x: left, baseline }, mark, node(galley, 'P', parent));
    setText(galley, head.programmeName, { x: right, baseline, align: 'right' }, light, node(galley, 'P', parent));
    galley.y = baseline + 10;
  } else {
    for (const [text, style] of [
      [head.programme, mark],
      [head.programmeName, light],
    ] as const)
      setPlain(galley, text, style, wide, node(galley, 'P', parent));
    galley.y += 4;
  }
  setRule(galley, galley.y, 2.5);
  galley.y += 26;
  const medium = (size: number): Style => ({ face: 'sans-medium', size: size * scale, lead: size * scale * 1.3 });
  setPlain(galley, head.chapter, medium(17), wide, node(galley, 'P', parent));
  setTopic(galley, head.topic, wide);
  setPlain(galley, head.subtitle, medium(20), wide, node(galley, 'P', parent));
}

/** The large word, as large as one line allows; a long one is set smaller, on several. */
function setTopic(galley: Galley, topic: string, wide: number): void {
  const { face } = galley.measures.title;
  const full = widthOf(galley, topic, { face, size: 64 });
  const size = full <= wide ? 64 : Math.floor((64 * wide) / full);
  const owner = node(galley, headingRole(galley, 1), galley.section.node);
  if (size >= 36) {
    galley.y += 6;
    setText(galley, topic, { x: galley.frame.left - size / 32, baseline: galley.y + size * 0.82 }, { face, size }, owner);
    galley.y += size * 1.12;
    return;
  }
  const lines = (style: Style) => plainLines(galley, topic, style, wide, true);
  const styles: Style[] = [40, 30, 22, 14].map((each) => ({ face, size: each, lead: each * 1.2 }));
  const style = styles.find((each) => lines(each).length <= 4) ?? (styles.at(-1) as Style);
  for (const line of lines(style)) {
    ensureRoom(galley, style.lead);
    galley.y = setLines(galley, [line], galley.frame.left, galley.y, style, owner);
  }
  galley.y += 6;
}

function setPlain(galley: Galley, text: string, style: Style, wide: number, owner: number): void {
  if (!text.trim()) return;
  for (const line of plainLines(galley, text, style, wide)) {
    ensureRoom(galley, style.lead);
    galley.y = setLines(galley, [line], galley.frame.left, galley.y, style, owner);
  }
}

/** The name has a row of its own; the others share one. */
function askRows(ask: readonly Question[]): Question[][] {
  const asked = [...new Set(ask)];
  const rest = asked.filter((question) => question !== 'name');
  return [asked.filter((question) => question === 'name'), rest].filter((row) => row.length > 0);
}

const boxHigh = 28;
const askLabel = (galley: Galley): Style => ({ ...galley.measures.body, face: 'sans-bold' });
const askHeight = (galley: Galley): number => askLabel(galley).lead + 4 + boxHigh + 11;

function setAskRow(galley: Galley, block: BlockOf<'cover'>, row: readonly Question[]): void {
  const label = askLabel(galley);
  if (galley.y + askHeight(galley) > galley.frame.bottom + 20) continuePage(galley);
  const wide = galley.frame.right - galley.frame.left;
  const shares = row.length === 2 ? [300 / (wide - 14), 1 - 300 / (wide - 14)] : row.map(() => 1 / row.length);
  let x = galley.frame.left;
  row.forEach((question, index) => {
    const width = (wide - 14 * (row.length - 1)) * (shares[index] ?? 1);
    setText(galley, questions[question], { x, baseline: galley.y + label.size }, label, node(galley, 'P', galley.section.node));
    const y = galley.y + label.lead + 4;
    const first = galley.sources.workbook.sections.flatMap((section) => section.blocks).find((each) => each.type === 'cover') === block;
    const id = `${first ? 'cover' : block.id}-${question}:individual`;
    setField(galley, {
      id,
      kind: 'line',
      name: fieldName(questions[question]),
      block: block.id,
      parent: galley.section.node,
      x,
      y,
      width,
      height: boxHigh,
      outline: 0.75,
    });
    if (question === 'name' && !galley.forFacilitator)
      put(galley, {
        mark: 'slot',
        slot: 'name',
        x: x + 10,
        y: y + 19,
        size: 14,
        face: 'sans-medium',
        align: 'left',
        maxWidth: width - 20,
        field: id,
        node: 'artifact',
        artifact: 'Layout',
      });
    x += width + 14;
  });
  galley.y += askHeight(galley);
}

interface LogoRow {
  logos: BlockOf<'cover'>['logos'];
  height: number;
}
const logoName = (galley: Galley): Style => ({
  face: 'sans-semibold',
  size: Math.max(10.5, galley.measures.label.size),
  lead: Math.max(13, galley.measures.label.lead),
});

function logoRows(galley: Galley, block: BlockOf<'cover'>, wide: number): LogoRow[] {
  const named = block.logos.filter(
    (logo) => logo.name.trim() !== '' || (logo.image !== undefined && galley.sources.images.has(logo.image)),
  );
  const rows: LogoRow[] = [];
  for (let at = 0; at < named.length; at += 3) {
    const logos = named.slice(at, at + 3);
    const style = logoName(galley);
    const lines = logos.map((logo) => plainLines(galley, logo.name, style, logoWidth(wide) - 20).length);
    rows.push({ logos, height: Math.max(56, Math.max(...lines) * style.lead + 16) });
  }
  return rows;
}

const logoWidth = (wide: number): number => (wide - 28) / 3;

/** A logo stands in its box; until there is a file for it, its name does. */
function setLogoRow(galley: Galley, block: BlockOf<'cover'>, row: LogoRow): void {
  if (galley.y + row.height > galley.frame.bottom) continuePage(galley);
  const wide = galley.frame.right - galley.frame.left;
  const style = logoName(galley);
  row.logos.forEach((logo, index) => {
    const x = galley.frame.left + index * (logoWidth(wide) + 14);
    const { y } = galley;
    const size = logo.image === undefined ? undefined : galley.sources.images.get(logo.image);
    if (logo.image !== undefined && size && size.width > 0 && size.height > 0) {
      const scale = Math.min(logoWidth(wide) / size.width, row.height / size.height);
      const box = { x, y: y + (row.height - size.height * scale) / 2, width: size.width * scale, height: size.height * scale };
      const figure = node(galley, 'Figure', galley.section.node, { alt: logo.name || 'Logo', box: { page: galley.pages.length, ...box } });
      put(galley, { mark: 'image', image: logo.image, ...box, node: figure });
      return;
    }
    setRect(galley, x, y, logoWidth(wide), row.height, { stroke: ink, width: 0.6 });
    const lines = plainLines(galley, logo.name, style, logoWidth(wide) - 20);
    setLines(galley, lines, x + 10, y + (row.height - lines.length * style.lead) / 2, style, node(galley, 'P', galley.section.node));
  });
  galley.y += row.height + 14;
}
