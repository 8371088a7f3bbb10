import type { WorkbookHead } from '../../../../preload/contract/model/workbook.ts';
import type { Mark, SlotMark } from '../marks.ts';
import { ink, white } from '../type/presets.ts';
import { columnWidth, cornerMark, coverMargin, type Frame, frameOf, type Galley, type PageKind, qrSize, safeEdge } from './galley.ts';
import { setPath, setRect } from './shapes.ts';
import { setText, shortened, widthOf } from './text.ts';

/** As wide as a copy's code may be: a letter and five digits. */
const widestCopyCode = 'P00000';

/** Puts on every page what is the same on each: running title, page n of m, codes and marks. All of it is furniture. */
export function setFurniture(galley: Galley, head: WorkbookHead, edition: string): void {
  const { pages, kinds } = galley;
  const total = pages.length;
  // Shapes and texts are written to the last page of the list, so the list grows again page by page.
  galley.pages = [];
  for (const [index, page] of pages.entries()) {
    galley.pages.push(page);
    galley.frame = frameOf(galley.paper, page.number);
    const kind = kinds[index] as PageKind;
    if (galley.forFacilitator) setFacilitatorBand(galley, page.number, kind, head);
    else {
      setCorners(galley);
      setCodes(galley, kind, edition);
      if (kind.kind === 'body') setRunningTitle(galley, kind.section, head);
    }
    const { folio } = galley.measures;
    setText(
      galley,
      `Page ${page.number} of ${total}`,
      { x: galley.frame.left, baseline: footLine(galley) },
      { face: 'sans-bold', size: folio },
      'Footer',
    );
  }
}

const footLine = (galley: Galley): number => galley.paper.height - safeEdge - cornerMark - 6.5;

function setRunningTitle(galley: Galley, section: string, head: WorkbookHead): void {
  const { measures, frame } = galley;
  if (measures.preset === 'large') {
    const style = { face: 'sans-semibold' as const, size: measures.folio };
    setText(galley, shortened(galley, section || head.programme, style, columnWidth), { x: frame.left, baseline: 62 }, style, 'Header');
  } else {
    const size = Math.min(measures.label.size, 14);
    setRunningPair(galley, head, section, 60, size, frame);
  }
  setRect(galley, frame.left, 67, columnWidth, 2, { fill: measures.accent }, 'Header');
}

/** The workbook at the left, the section at the right; the longest form of the first that leaves room for the second. */
function setRunningPair(galley: Galley, head: WorkbookHead, section: string, baseline: number, size: number, frame: Frame): void {
  const strong = { face: 'sans-semibold' as const, size };
  const light = { face: 'sans' as const, size };
  const right = shortened(galley, section, light, columnWidth * 0.55);
  const room = columnWidth - (right ? widthOf(galley, right, light) + 24 : 0);
  const subtitle = head.subtitle.replace(/\s+workbook$/i, '');
  const forms = [[head.programme, subtitle, head.topic], [head.programme, subtitle], [head.programme]].map((parts) =>
    parts.filter((part) => part.trim()).join('   '),
  );
  const left = forms.find((form) => widthOf(galley, form, strong) <= room) ?? shortened(galley, forms.at(-1) ?? '', strong, room);
  setText(galley, left, { x: frame.left, baseline }, strong, 'Header');
  if (right) setText(galley, right, { x: frame.right, baseline, align: 'right' }, light, 'Header');
}

/** Four squares by which a scan is set straight. */
function setCorners(galley: Galley): void {
  const { width, height } = galley.paper;
  const far = safeEdge + cornerMark;
  for (const y of [safeEdge, height - far])
    for (const x of [safeEdge, width - far]) setRect(galley, x, y, cornerMark, cornerMark, { fill: ink });
}

/** The QR code at the foot, on the same side of every page, and beside it the codes that a person can read. */
function setCodes(galley: Galley, kind: PageKind, edition: string): void {
  const { measures, paper } = galley;
  const x = paper.width - 57.28 - qrSize;
  const slot = (more: Pick<SlotMark, 'slot' | 'x' | 'y' | 'size' | 'maxWidth' | 'align'>): SlotMark => ({
    mark: 'slot',
    face: 'sans',
    node: 'artifact',
    artifact: 'Footer',
    ...more,
  });
  const marks: Mark[] = galley.pages[galley.pages.length - 1]?.marks ?? [];
  marks.push(slot({ slot: 'qr', x, y: paper.height - safeEdge - qrSize, size: qrSize, maxWidth: qrSize, align: 'left' }));
  const baseline = footLine(galley);
  const right = x - 10;
  const style = { face: 'sans' as const, size: measures.code };
  const copyWidth = widthOf(galley, widestCopyCode, style);
  marks.push(slot({ slot: 'copy', x: right, y: baseline, size: measures.code, maxWidth: copyWidth + 1, align: 'right' }));
  setText(galley, edition, { x: right - copyWidth - measures.code, baseline, align: 'right' }, style, 'Footer');
  if (measures.code < 10 && kind.kind === 'body')
    setText(galley, 'Edition and copy', { x: right, baseline: baseline - 11.5, align: 'right' }, style, 'Footer');
}

/** Nobody should hand out the answers by mistake: a black band, white words, and a striped outer edge that shows in a pile. */
function setFacilitatorBand(galley: Galley, number: number, kind: PageKind, head: WorkbookHead): void {
  const { frame, paper } = galley;
  const striped = number % 2 === 1 ? paper.width - safeEdge - 8 : safeEdge;
  // A cover begins higher than other pages do.
  const top = kind.kind === 'cover' ? safeEdge : 52;
  const bottom = paper.height - safeEdge;
  const clip = { x: striped, y: top, width: 8, height: bottom - top };
  let stripes = '';
  for (let y = top - 16; y < bottom + 16; y += 8) stripes += `M${striped - 2} ${y + 10} L${striped + 10} ${y - 2} `;
  setPath(galley, stripes.trim(), { stroke: ink, width: 2.8, clip }, 'Header');
  if (kind.kind === 'body') setRunningPair(galley, head, kind.section, 45, 10, frame);
  const left = kind.kind === 'cover' ? coverMargin(galley) : frame.left;
  const right = kind.kind === 'cover' ? paper.width - coverMargin(galley) : frame.right;
  setRect(galley, left, top, right - left, 22, { fill: ink }, 'Header');
  setText(galley, 'Facilitator’s copy', { x: left + 9, baseline: top + 15 }, { face: 'sans-bold', size: 12 }, 'Header', white);
  setText(
    galley,
    'Holds the answers. Do not hand out.',
    { x: right - 9, baseline: top + 15, align: 'right' },
    { face: 'sans-semibold', size: 10.5 },
    'Header',
    white,
  );
}
