import type { Coverage, CoverageRow, Meeting, Told } from '../../../preload/contract/model/insight.ts';
import type { Book, Face, Node, Page, Role, TextMark } from '../print/marks.ts';
import type { Metrics } from '../print/type/metrics.ts';
import { plainSpan, type Typesetter } from '../print/type/spans.ts';
import { wrap } from '../print/type/wrap.ts';

/*
 * PURE. The map of coverage on one page of A4, however many statements and workbooks there are: rows and columns grow narrower until all
 * of it fits. What a cell holds is a letter as well as a shape, so that it survives a poor copier and is read aloud.
 */

export interface CoveragePage {
  map: Coverage;
  title: string;
  /** What it is of, and when it was made. */
  facts: readonly string[];
  withCohort: boolean;
}

const paper = { width: 841.89, height: 595.28 };
const edge = 40;
const right = paper.width - edge;
const bottom = paper.height - 40;
const ink = '#1e231d';
const soft = '#464c44';
const hair = '#b9bdb2';
const accent = '#2f4820';
const full = '#293e12';
const wash = '#f3ecd8';

const letterOf: Record<Meeting, string> = { asked: 'P', taught: 'T', shown: 'L', rated: 'L' };
const legend: readonly (readonly [Meeting, string])[] = [
  ['asked', 'practised: a prompt asks for it'],
  ['taught', 'taught: no prompt asks for it'],
  ['shown', 'listed or rated only'],
];

const strongest = (meets: readonly Meeting[]): Meeting | null => meets[0] ?? null;

export const toldWords = (told: Told): string =>
  told.is === 'known' ? (told.of === 0 ? '–' : String(told.count)) : told.is === 'few' ? 'under 5' : 'withheld';
const secureWords = (told: Told): string => (told.is === 'known' && told.of > 0 ? `${told.count} of ${told.of}` : toldWords(told));

/** How long workbooks' names may be over their columns before numbers stand there, and names below. */
const leastNamed = 46;

export function composeCoverage({ map, title, facts, withCohort }: CoveragePage, metrics: Metrics): Book {
  const setter: Typesetter = { metrics, missing: new Set() };
  const page: Page = { number: 1, ...paper, marks: [] };
  const nodes: Node[] = [];
  const node = (role: Role, parent: number | null, more: Partial<Node> = {}): number => {
    nodes.push({ id: nodes.length, parent, role, ...more });
    return nodes.length - 1;
  };
  const rect = (x: number, y: number, wide: number, high: number, pen: { fill?: string; stroke?: string; width?: number }): void =>
    void page.marks.push({ mark: 'rect', node: 'artifact', artifact: 'Layout', x, y, wide, high, ...pen });
  const rule = (y: number, from: number, stroke: string, width: number): void =>
    void page.marks.push({ mark: 'line', node: 'artifact', artifact: 'Layout', x1: from, x2: right, y1: y, y2: y, stroke, width });
  interface Setting {
    face?: Face;
    size: number;
    colour?: string;
    align?: 'left' | 'right' | 'middle';
    lines?: number;
  }
  const linesOf = (text: string, wide: number, { face = 'sans', size }: Setting) =>
    text === '' ? [] : wrap([plainSpan(text, face, setter)], wide, size, metrics);
  /** From a top line down; answers how high it came to stand. */
  const put = (belongs: number, text: string, x: number, y: number, wide: number, setting: Setting): number => {
    const { size, colour = ink, align = 'left', lines: most = 99 } = setting;
    const lead = size * 1.26;
    const lines = linesOf(text, wide, setting).slice(0, most);
    for (const [at, line] of lines.entries()) {
      let from = align === 'right' ? x + wide - line.width : align === 'middle' ? x + (wide - line.width) / 2 : x;
      for (const { text: run, face, width } of line.segments) {
        const mark: TextMark = {
          mark: 'text',
          node: belongs,
          x: from,
          baseline: y + at * lead + size * 0.98,
          text: run,
          face,
          size,
          colour,
        };
        page.marks.push(mark);
        from += width;
      }
    }
    return lines.length * lead;
  };

  const root = node('Document', null);
  let y = 34;
  y += put(node('H1', root), title, edge, y, right - edge, { face: 'serif-semibold', size: 19 });
  y += put(node('P', root), facts.join('  '), edge, y + 1, right - edge, { size: 8.5, colour: soft }) + 7;

  // Across: what is of fixed width first; workbooks share the rest.
  const stemWide = 92;
  const codeWide = 26;
  const told = withCohort ? { taught: 38, practised: 46, written: 88, secure: 48 } : { taught: 0, practised: 0, written: 0, secure: 0 };
  const toldWide = told.taught + told.practised + told.written + told.secure;
  const count = Math.max(1, map.workbooks.length);
  const room = right - edge - stemWide - codeWide - toldWide;
  const column = Math.max(8.5, Math.min(116, (room - 150) / count));
  const shortWide = room - column * map.workbooks.length;
  const numbered = column < leastNamed;
  const left = { stem: edge, code: edge + stemWide, short: edge + stemWide + codeWide };
  const workbooksAt = left.short + shortWide;
  const toldAt = workbooksAt + column * map.workbooks.length;

  // Down: what has to be said under the map takes what it needs, up to a third of the page; rows share the rest.
  const small: Setting = { size: 7.6, colour: soft };
  const names = map.workbooks.map(({ title: name }, at) => `${at + 1}  ${name}`);
  const keyHigh = numbered ? Math.ceil(names.length / 4) * 9 + 4 : 0;
  const said = [...map.notes, ...map.gaps.map(({ says }) => says)];
  const half = (right - edge - 24) / 2;
  const saidHigh = (some: readonly string[]): number =>
    Math.ceil(some.reduce((sum, text) => sum + linesOf(text, half - 8, small).length, 0) / 2) * small.size * 1.26 + 22;
  const headHigh = numbered ? 12 : 31;
  const rows = map.rows.length;
  const free = bottom - y - headHigh - keyHigh - 20;
  const most = Math.max(free / 3, free - rows * 15.5);
  const shown = said.slice();
  while (shown.length > 0 && saidHigh(shown) > most) shown.pop();
  const left_ = said.length - shown.length;
  const rowHigh = Math.min(17, (free - (said.length > 0 ? saidHigh(shown) : 0)) / Math.max(1, rows));
  const size = Math.max(4.6, Math.min(9, rowHigh * 0.58));

  const table = node('Table', root);
  const headRow = node('TR', table);
  const head: Setting = { size: Math.min(8, Math.max(6, size)), colour: soft, lines: 3 };
  const headCell = (text: string, x: number, wide: number, align: Setting['align'] = 'left', size = head.size): void => {
    const set = { ...head, size: Math.min(head.size, size) };
    const high = Math.min(3, linesOf(text, wide - 3, set).length) * set.size * 1.26;
    put(node('TH', headRow, { scope: 'Column' }), text, x, y + headHigh - high - 2, wide - 3, { ...set, align });
  };
  headCell('Part', left.stem, stemWide);
  headCell('Code', left.code, codeWide);
  headCell('Statement', left.short, shortWide);
  for (const [at, { title: name }] of map.workbooks.entries()) {
    const x = workbooksAt + at * column;
    // Two figures may stand a little over the sides of a column that is narrower than they are.
    if (numbered) headCell(String(at + 1), x - 6 + 1.5, column + 12, 'middle', Math.min(head.size, column * 0.62));
    else headCell(name.replace(/ Workbook$/i, ''), x + 1.5, column, 'middle');
  }
  if (withCohort) {
    headCell('Taught', toldAt + 4, told.taught, 'right');
    headCell('Practised', toldAt + told.taught, told.practised, 'right');
    headCell(`Wrote about it, of ${map.people}`, toldAt + told.taught + told.practised + 8, told.written);
    headCell('Secure', toldAt + told.taught + told.practised + told.written + 3, told.secure, 'right');
  }
  y += headHigh;
  rule(y, edge, accent, 1.2);

  const gaps = new Set(map.gaps.filter(({ kind }) => kind !== 'few-secure').map(({ statement }) => statement));
  const byId = new Map(map.rows.map((row) => [row.statement, row]));
  const text: Setting = { size };
  const middle = (rowHigh - size * 1.26) / 2;
  for (const group of map.groups) {
    const top = y;
    for (const [place, statement] of group.statements.entries()) {
      const row = byId.get(statement);
      if (!row) continue;
      const line = node('TR', table);
      if (gaps.has(statement)) rect(left.code - 4, y + 0.7, right - left.code + 4, rowHigh - 0.7, { fill: wash });
      if (place === 0) {
        const lines = Math.max(1, Math.floor((rowHigh * group.statements.length) / (size * 1.26)));
        put(node('TH', line, { scope: 'Row', rowSpan: group.statements.length }), group.stem, left.stem, top + middle, stemWide - 12, {
          size,
          colour: soft,
          lines,
        });
      }
      put(node('TH', line, { scope: 'Row' }), row.mapped ? `${row.code}*` : row.code, left.code, y + middle, codeWide, {
        face: 'sans-semibold',
        size,
      });
      put(node('TD', line), fitted(row.short, shortWide - 6), left.short, y + middle, shortWide - 4, { ...text, lines: 1 });
      for (const [at, meets] of row.meets.entries()) {
        const cell = node('TD', line);
        meeting(cell, strongest(meets), workbooksAt + at * column + column / 2, y + rowHigh / 2);
      }
      if (withCohort) cohortCells(line, row);
      y += rowHigh;
      rule(y, place === group.statements.length - 1 ? edge : left.code - 4, place === group.statements.length - 1 ? soft : hair, 0.5);
    }
  }

  function fitted(words: string, wide: number): string {
    if (metrics.width(words, 'sans', size) <= wide) return words;
    let kept = words;
    while (kept.length > 4 && metrics.width(`${kept}…`, 'sans', size) > wide) kept = kept.slice(0, -1).trimEnd();
    return `${kept}…`;
  }

  function meeting(cell: number, how: Meeting | null, x: number, at: number): void {
    const box = Math.min(rowHigh * 0.74, column - 1.5, 11);
    if (how === null) {
      page.marks.push({ mark: 'circle', node: 'artifact', artifact: 'Layout', x, y: at, radius: 0.8, fill: hair });
      return;
    }
    if (how === 'asked') rect(x - box / 2, at - box / 2, box, box, { fill: full });
    else if (how === 'taught') rect(x - box / 2, at - box / 2, box, box, { stroke: ink, width: 0.8 });
    const letter = box * 0.72;
    put(cell, letterOf[how], x - box, at - letter * 0.62, box * 2, {
      size: letter,
      face: 'sans-semibold',
      colour: how === 'asked' ? '#ffffff' : how === 'taught' ? ink : soft,
      align: 'middle',
    });
  }

  function cohortCells(line: number, row: CoverageRow): void {
    let x = toldAt + 4;
    for (const [key, wide] of [
      ['taught', told.taught],
      ['practised', told.practised],
    ] as const) {
      put(node('TD', line), toldWords(row[key]), x, y + middle, wide - 7, { ...text, align: 'right' });
      x += wide;
    }
    const wrote = node('TD', line);
    if (row.written.is === 'known') {
      const long = told.written - 36;
      const share = row.written.of === 0 ? 0 : Math.min(1, row.written.count / row.written.of);
      const high = Math.min(6.5, rowHigh * 0.46);
      if (share > 0) rect(x + 6, y + (rowHigh - high) / 2, Math.max(1.5, long * share), high, { fill: '#7d9b5e', stroke: ink, width: 0.5 });
      put(wrote, String(row.written.count), x + 6 + long, y + middle, 20, { ...text, align: 'right' });
    } else put(wrote, toldWords(row.written), x + 6, y + middle, told.written - 10, { ...text, colour: soft });
    x += told.written;
    put(node('TD', line), secureWords(row.secure), x - 4, y + middle, told.secure, { ...text, align: 'right' });
  }

  y += 6;
  let x = edge;
  const legendNode = node('P', root);
  for (const [how, says] of legend) {
    const box = 8.5;
    if (how === 'asked') rect(x, y, box, box, { fill: full });
    else if (how === 'taught') rect(x, y, box, box, { stroke: ink, width: 0.8 });
    put(legendNode, letterOf[how], x - box / 2, y + 0.4, box * 2, {
      size: 6.2,
      face: 'sans-semibold',
      colour: how === 'asked' ? '#ffffff' : ink,
      align: 'middle',
    });
    put(legendNode, `${says}.`, x + box + 4, y - 0.4, 220, small);
    x += box + 4 + metrics.width(`${says}.`, 'sans', small.size) + 18;
  }
  y += 13;
  if (numbered) {
    const key = node('P', root);
    for (const [at, name] of names.entries())
      put(key, name, edge + (at % 4) * ((right - edge) / 4), y + Math.floor(at / 4) * 9, (right - edge) / 4 - 8, {
        ...small,
        size: 6.8,
        lines: 1,
      });
    y += keyHigh;
  }
  if (said.length > 0) {
    y += 2;
    put(node('H2', root), 'What the map says', edge, y, half, { face: 'serif-semibold', size: 10 });
    y += 14;
    const list = node('L', root, { numbering: 'None' });
    const words = left_ > 0 ? [...shown.slice(0, -1), `${shown.at(-1) ?? ''} And ${left_} more.`.trim()] : shown;
    const total = words.reduce((sum, each) => sum + linesOf(each, half - 8, small).length, 0);
    let at = y;
    let lines = 0;
    let columnAt = edge;
    for (const each of words) {
      const body = node('LBody', node('LI', list));
      if (columnAt === edge && lines * 2 >= total && lines > 0) {
        columnAt = edge + half + 24;
        at = y;
      }
      at += put(body, each, columnAt, at, half - 8, small) + 0.5;
      lines += linesOf(each, half - 8, small).length;
    }
  }
  return {
    title,
    subject: facts[0] ?? '',
    language: 'en-GB',
    pages: [page],
    nodes,
    outline: [{ block: 'map', section: title, title, level: 1, page: 1, pages: 1 }],
    fields: [],
    edition: '',
    preset: 'standard',
    returnable: false,
    missing: [...setter.missing],
  };
}
