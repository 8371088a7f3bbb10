import type { Paper, Preset } from '../../../../preload/contract/model/print.ts';
import { contentsLines } from '../compose/contents-line.ts';
import { flow, type Slice } from '../compose/flow.ts';
import {
  bodyHeight,
  columnWidth,
  createGalley,
  frameOf,
  type Galley,
  headingRole,
  leavePage,
  mark,
  newPage,
  node,
  pageOf,
  roomLeft,
  snap,
} from '../compose/galley.ts';
import { setRect, setRule } from '../compose/shapes.ts';
import type { Sources } from '../compose/sources.ts';
import { lineSlices, plainLines, setText, shortened, widthOf } from '../compose/text.ts';
import type { Book } from '../marks.ts';
import type { Metrics } from '../type/metrics.ts';
import type { Style } from '../type/presets.ts';
import { setPiece } from './pieces.ts';
import type { Part, Report } from './report.ts';
import { setWords, stylesOf } from './setting.ts';

/*
 * PURE. A described report as placed pages: the furniture of our printed books without codes and marks, since nothing of it is to come
 * back.
 */

export interface ReportOptions {
  preset: Preset;
  paper: Paper;
  metrics: Metrics;
}

/** From so many pages on somebody looks for a page rather than through them. */
const longFrom = 4;

export function composeReport(report: Report, options: ReportOptions): Book {
  const short = composeOnce(report, options, false);
  return report.contents && short.pages.length >= longFrom ? composeOnce(report, options, true) : short;
}

function composeOnce(report: Report, { preset, paper, metrics }: ReportOptions, contents: boolean): Book {
  const galley = createGalley(metrics, { audience: 'participant', preset, paper }, nothing, () => undefined);
  newPage(galley);
  setHead(galley, report);
  if (contents) setContents(galley, report);
  report.parts.forEach((part, at) => setPart(galley, part, at));
  leavePage(galley);
  for (const settle of galley.late) settle();
  setFurniture(galley, report);
  return {
    title: `${report.kind}: ${report.title}`,
    subject: report.about.join(', '),
    language: 'en-GB',
    pages: galley.pages,
    nodes: galley.nodes,
    outline: galley.outline,
    fields: [],
    edition: '000000',
    preset,
    returnable: false,
    missing: [...galley.missing].sort(),
  };
}

/** A report is no workbook: what blocks would refer to is not there. */
const nothing: Sources = {
  workbook: {
    id: '',
    title: '',
    head: { programme: '', programmeName: '', chapter: '', topic: '', subtitle: '', names: {}, source: '' },
    sections: [],
  },
  frameworks: new Map(),
  scenarios: new Map(),
  blocks: new Map(),
  images: new Map(),
};

function setHead(galley: Galley, report: Report): void {
  const { kicker, body } = stylesOf(galley);
  const { title, subtitle } = galley.measures;
  setWords(galley, report.kind, { style: kicker, parent: 0 });
  galley.y += 2;
  const style = [title, subtitle, { ...body, face: 'sans-bold' as const }].find(
    (each, at) => at === 2 || plainLines(galley, report.title, each, columnWidth).length <= 2 + at * 2,
  ) as Style;
  galley.outline.push({ block: 'report', section: '', title: report.title, level: 1, page: 1, pages: 1, y: Math.round(galley.y) });
  setWords(galley, report.title, { style, parent: 0, role: headingRole(galley, 1), even: true });
  galley.y += 4;
  for (const fact of report.facts.filter((each) => each.trim() !== '')) setWords(galley, fact, { style: body, parent: 0 });
  galley.y += 8;
}

/** What a part needs below its title, for the title not to stand alone at a foot. */
const leastBelow = 4;

/** A title goes to the next page with what it heads, where that would not stand below it. */
function setPart(galley: Galley, part: Part, at: number): void {
  const back = mark(galley);
  if (setPartHere(galley, part, at, true)) return;
  back();
  newPage(galley);
  setPartHere(galley, part, at, false);
}

/** False where nothing but the title, and a sentence under it, stands on the page: and then the rest is not set. */
function setPartHere(galley: Galley, part: Part, at: number, movable: boolean): boolean {
  const { part: style, body } = stylesOf(galley);
  const within = node(galley, 'Sect', 0);
  const gap = 16;
  const title = plainLines(galley, part.title, style, columnWidth, true);
  const needed = 2 * gap + title.length * style.lead + leastBelow * body.lead;
  const opens = pageOf(galley).number === 1 && at === 0;
  if ((part.page && !opens) || (part.title !== '' && needed > roomLeft(galley) && needed < bodyHeight(galley))) newPage(galley);
  if (part.title !== '') {
    if (galley.y > galley.frame.top + 0.01) {
      galley.y += gap;
      setRule(galley, galley.y, 0.75);
      galley.y += gap * 0.75;
    }
    const page = pageOf(galley).number;
    galley.outline.push({ block: `part-${at + 1}`, section: '', title: part.title, level: 2, page, pages: 1, y: Math.round(galley.y) });
    const owner = node(galley, headingRole(galley, 2), within);
    flow(galley, lineSlices(galley, title, { style, dx: 0, owner, keep: true }));
    galley.y += galley.measures.body.lead * 0.55;
    snap(galley);
  }
  const begun = galley.pages.length;
  let standing = pageOf(galley).marks.length;
  for (const [index, piece] of part.pieces.entries()) {
    setPiece(galley, piece, within, index === 0);
    const alone = galley.pages.length > begun && galley.pages[begun - 1]?.marks.length === standing;
    if (movable && part.title !== '' && alone) return false;
    if (index === 0 && piece.is === 'says') standing = pageOf(galley).marks.length;
    else standing = Number.NaN;
  }
  const entry = galley.outline.find(({ block }) => block === `part-${at + 1}`);
  if (entry) entry.pages = pageOf(galley).number - entry.page + 1;
  return true;
}

/** Each part with its page, which is put in when all pages are set. */
function setContents(galley: Galley, report: Report): void {
  const { body } = galley.measures;
  const entry: Style = { ...body, lead: body.lead + (report.parts.length > 8 ? 2 : 5) };
  const number: Style = { ...entry, face: 'sans-bold' };
  const toc = node(galley, 'TOC', 0);
  galley.y += 6;
  setRule(galley, galley.y, 0.75);
  galley.y += 6;
  const slices = report.parts.flatMap((part, at): Slice[] => {
    if (part.title === '') return [];
    return contentsLines(galley, {
      title: part.title,
      link: node(galley, 'Link', node(galley, 'Reference', node(galley, 'TOCI', toc))),
      entry,
      number,
      dx: 0,
      find: () => {
        const found = galley.outline.find(({ block }) => block === `part-${at + 1}`);
        return { page: found?.page ?? 1, y: found?.y ?? 0 };
      },
    });
  });
  flow(galley, slices);
}

/** Running title, rule and page number, on every page. */
function setFurniture(galley: Galley, report: Report): void {
  const { pages, measures } = galley;
  const { folio } = measures;
  const large = measures.preset === 'large';
  const size = large ? folio : Math.min(measures.label.size, 14);
  const strong = { face: 'sans-semibold' as const, size };
  const light = { face: 'sans' as const, size };
  galley.pages = [];
  for (const page of pages) {
    galley.pages.push(page);
    galley.frame = frameOf(galley.paper, page.number);
    const { left, right } = galley.frame;
    const baseline = large ? 62 : 60;
    const kind = large ? '' : shortened(galley, report.kind, light, columnWidth * 0.5);
    const room = columnWidth - (kind ? widthOf(galley, kind, light) + 24 : 0);
    const forms = report.about.map((_, at) => report.about.slice(0, report.about.length - at).join('   '));
    const said =
      forms.find((form) => widthOf(galley, form, strong) <= room) ?? shortened(galley, report.about[0] ?? report.title, strong, room);
    setText(galley, said, { x: left, baseline }, strong, 'Header');
    if (kind) setText(galley, kind, { x: right, baseline, align: 'right' }, light, 'Header');
    setRect(galley, left, 67, columnWidth, 2, { fill: measures.accent }, 'Header');
    const foot = galley.paper.height - 51.86;
    setText(galley, `Page ${page.number} of ${pages.length}`, { x: left, baseline: foot }, { face: 'sans-bold', size: folio }, 'Footer');
  }
}
