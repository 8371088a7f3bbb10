import type { LinkMark, TextMark } from '../marks.ts';
import type { Style } from '../type/presets.ts';
import { columnWidth, type Galley, put } from './galley.ts';
import { round, setLineMark } from './shapes.ts';
import { baselineIn, plainLines, setLine, widthOf } from './text.ts';
import type { Slice } from './flow.ts';

/** One entry of a contents, wherever it stands: in a workbook or in a report. */
export interface ContentsEntry {
  title: string;
  /** Its Link node. */
  link: number;
  entry: Style;
  number: Style;
  /** How far in from the left, points. */
  dx: number;
  /** Where it leads; asked when all pages are set. `y`: points from the page's top. */
  find: () => { page: number; y: number };
}

/** The entry's lines, with a leader and the number of its page. Room is kept for the number, which is put in when all pages are set. */
export function contentsLines(galley: Galley, { title, link, entry, number, dx, find }: ContentsEntry): Slice[] {
  const numberWidth = widthOf(galley, '0000', number);
  const lines = plainLines(galley, title, entry, columnWidth - dx - numberWidth - 12);
  return lines.map((line, row) => ({
    height: entry.lead,
    keep: row < lines.length - 1,
    draw(y) {
      const { left, right } = galley.frame;
      setLine(galley, line, left + dx, y, entry, link);
      const area: LinkMark = {
        mark: 'link',
        x: left + dx,
        y,
        width: columnWidth - dx,
        height: entry.lead,
        to: { page: 1, y: 0 },
        contents: title,
        node: link,
      };
      put(galley, area);
      const text: TextMark = {
        mark: 'text',
        x: right,
        baseline: y + baselineIn(entry),
        text: '',
        face: number.face,
        size: number.size,
        colour: '#000000',
        node: link,
      };
      if (row === lines.length - 1) {
        put(galley, text);
        setLeader(galley, left + dx + line.width + 8, right - numberWidth - 2, y + baselineIn(entry) - 0.5);
      }
      galley.late.push(() => {
        area.to = find();
        text.text = String(area.to.page);
        text.x = right - widthOf(galley, text.text, number);
        area.contents = `${title}, page ${area.to.page}`;
      });
    },
  }));
}

/** Dots on one grid from the right edge, so that all lines' dots stand below each other. */
function setLeader(galley: Galley, from: number, to: number, y: number): void {
  if (to - from < 12) return;
  setLineMark(galley, round(to), y, round(from), y, 0.9, 'Layout', { cap: 'round', dash: { on: 0.01, off: 4.99 } });
}
