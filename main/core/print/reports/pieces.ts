import { flow, type Slice } from '../compose/flow.ts';
import { columnWidth, ensureRoom, type Galley, headingRole, node, pageOf } from '../compose/galley.ts';
import { setBullet, withMark } from '../compose/points.ts';
import { setRect, setRule } from '../compose/shapes.ts';
import { lineSlices, plainLines, setLine, setLines, underlay } from '../compose/text.ts';
import { plainSpan, type Span } from '../type/spans.ts';
import type { Style } from '../type/presets.ts';
import { type TextLine, wrap } from '../type/wrap.ts';
import { setChart } from './charts.ts';
import type { Piece, Quoted } from './report.ts';
import { setWords, stylesOf, wordSlices } from './setting.ts';
import { setTable } from './tables.ts';

/** White between two pieces, by what comes next. */
const between: Readonly<Record<Piece['is'], number>> = {
  says: 0,
  text: 7,
  note: 8,
  heading: 15,
  points: 5,
  facts: 6,
  table: 9,
  chart: 9,
  quotes: 8,
  answer: 13,
  signatures: 15,
  room: 13,
};

export function setPiece(galley: Galley, piece: Piece, parent: number, first: boolean): void {
  const styles = stylesOf(galley);
  if (!first && galley.y > galley.frame.top) galley.y += between[piece.is] * (galley.measures.body.size / 11);
  switch (piece.is) {
    case 'says':
      setSays(galley, piece, parent);
      return;
    case 'text':
      if (piece.lead === undefined) setWords(galley, piece.text, { style: styles.body, parent });
      else setLed(galley, styles.body, [piece.lead, piece.text], parent);
      return;
    case 'note':
      setWords(galley, piece.text, { style: styles.note, parent });
      return;
    case 'heading': {
      const role = headingRole(galley, 3);
      const lines = wordSlices(galley, piece.text, { style: styles.heading, parent, role, keep: true });
      const note = piece.note ? wordSlices(galley, piece.note, { style: styles.note, parent, keep: true }) : [];
      // With something of what it heads.
      ensureRoom(galley, lines.length * styles.heading.lead + note.length * styles.note.lead + 3 * styles.body.lead);
      flow(
        galley,
        [...lines, ...note].map((slice, at, all) => ({ ...slice, keep: at < all.length - 1 })),
      );
      galley.y += 2;
      return;
    }
    case 'points': {
      const list = piece.items.filter((item) => item.trim() !== '');
      flow(galley, pointSlices(galley, list, parent));
      return;
    }
    case 'facts':
      setFacts(galley, piece.rows, parent);
      return;
    case 'table':
      setTable(galley, piece, parent);
      return;
    case 'chart':
      setChart(galley, piece, parent);
      return;
    case 'quotes':
      piece.quotes.forEach((quoted, at) => {
        if (at > 0) galley.y += 7;
        setQuote(galley, quoted, parent);
      });
      return;
    case 'answer':
      setAnswered(galley, piece, parent);
      return;
    case 'signatures':
      for (const who of piece.who) setSignature(galley, who, parent);
      return;
    case 'room':
      setRoom(galley, piece, parent);
      return;
  }
}

/** The conclusion in bold, and after it what goes with it in plain. */
const setSays = (galley: Galley, { text, more = '' }: Extract<Piece, { is: 'says' }>, parent: number): void =>
  setLed(galley, stylesOf(galley).says, [text, more], parent);

/** A paragraph that begins in bold and goes on in plain. */
function setLed(galley: Galley, style: Style, [bold, plain]: readonly [string, string], parent: number): void {
  const spans = [plainSpan(bold, 'sans-bold', galley), ...(plain === '' ? [] : [plainSpan(` ${plain}`, 'sans', galley)])];
  flow(
    galley,
    lineSlices(galley, wrap(spans, columnWidth, style.size, galley.metrics), { style, dx: 0, owner: node(galley, 'P', parent) }),
  );
}

/** A list of plain texts: what somebody typed has no markup, so its brackets and stars stay what they are. */
function pointSlices(galley: Galley, items: readonly string[], parent: number): Slice[] {
  const { body } = stylesOf(galley);
  const indent = body.size * 1.3;
  const list = node(galley, 'L', parent, { numbering: 'Disc' });
  return items.flatMap((item, index) => {
    const entry = node(galley, 'LI', list);
    const label = node(galley, 'Lbl', entry);
    const owner = node(galley, 'LBody', entry);
    const lines = lineSlices(galley, plainLines(galley, item, body, columnWidth - indent), {
      style: body,
      dx: indent,
      owner,
      before: index === 0 ? 0 : 3,
    });
    return withMark(lines, (y) => setBullet(galley, galley.frame.left, y, body, label));
  });
}

function setFacts(galley: Galley, rows: readonly (readonly [string, string])[], parent: number): void {
  const { strong, body } = stylesOf(galley);
  // A few facts belong together.
  if (rows.length <= 6) ensureRoom(galley, rows.length * (body.lead + 3));
  const { labelColumn, labelGap } = galley.measures;
  const table = node(galley, 'Table', parent);
  const dx = labelColumn > 0 ? labelColumn + labelGap : 0;
  for (const [label, value] of rows) {
    const row = node(galley, 'TR', table);
    const th = node(galley, 'TH', row, { scope: 'Row' });
    const td = node(galley, 'TD', row);
    const labels = lineSlices(galley, plainLines(galley, label, strong, dx > 0 ? labelColumn : columnWidth), {
      style: strong,
      dx: 0,
      owner: th,
      keep: true,
    });
    const values = lineSlices(galley, plainLines(galley, value, body, columnWidth - dx), { style: body, dx, owner: td });
    if (dx === 0) flow(galley, [...labels, ...values]);
    else {
      const short = labels.length * strong.lead - values.length * body.lead;
      const [head] = values;
      const beside: Slice[] = values.map((slice, at) =>
        at === 0
          ? {
              ...slice,
              draw: (y) => {
                labels.forEach((each, line) => each.draw(y + line * strong.lead));
                slice.draw(y);
              },
            }
          : slice,
      );
      if (head && short > 0) beside.push({ height: short, draw: () => undefined });
      for (const slice of beside.slice(0, labels.length - 1)) slice.keep = true;
      flow(galley, beside);
    }
    galley.y += 3;
  }
}

const barWidth = 3;
const barGap = 11;

/** Words that somebody wrote, with a bar down their side; what was marked in them stands on a tint and is heavier. */
export function setQuote(galley: Galley, quoted: Quoted, parent: number, dx = 0): void {
  const { words, note } = stylesOf(galley);
  const quote = node(galley, 'BlockQuote', parent);
  const inner = dx + barWidth + barGap;
  const lines = markedLines(galley, quoted, columnWidth - inner);
  const said = node(galley, 'P', quote);
  const slices: Slice[] = lines.map(({ line, marked }, at) => ({
    height: words.lead,
    keep: lines.length > 1 && (at === 0 || at === lines.length - 2 || (at === lines.length - 1 && quoted.by !== undefined)),
    draw: (y) => {
      const x = galley.frame.left + inner;
      const before = pageOf(galley).marks.length;
      setLine(galley, line, x, y, words, said);
      for (const { from, to } of marked) setHighlight(galley, before, { x: x + from, y, width: to - from, lead: words.lead });
    },
  }));
  const by = quoted.by ? wordSlices(galley, quoted.by, { style: note, parent: quote, dx: inner, before: 2 }) : [];
  const all = [...slices, ...by];
  flow(
    galley,
    all.map(
      (slice, at): Slice => ({
        ...slice,
        draw: (y) => {
          const above = at > 0 && y > galley.frame.top + 1 ? (slice.before ?? 0) : 0;
          setRect(galley, galley.frame.left + dx, y - above, barWidth, slice.height + above, { fill: galley.measures.accent });
          slice.draw(y);
        },
      }),
    ),
  );
}

interface MarkedLine {
  line: TextLine;
  /** Where on the line a mark begins and ends. */
  marked: { from: number; to: number }[];
}

function markedLines(galley: Galley, { text, marked = [] }: Quoted, width: number): MarkedLine[] {
  const { words } = stylesOf(galley);
  const heavy = words.face === 'serif' ? ('serif-semibold' as const) : ('sans-bold' as const);
  if (marked.length === 0) return plainLines(galley, text, words, width).map((line) => ({ line, marked: [] }));
  const spans: (Span & { heavy?: true })[] = [];
  let at = 0;
  for (const { from, to } of marked) {
    if (from > at) spans.push(plainSpan(text.slice(at, from), words.face, galley));
    spans.push({ ...plainSpan(text.slice(Math.max(at, from), to), heavy, galley), heavy: true });
    at = Math.max(at, to);
  }
  if (at < text.length) spans.push(plainSpan(text.slice(at), words.face, galley));
  const faces = new Set(spans.filter((span) => span.heavy).map(({ face }) => face));
  return wrap(spans, width, words.size, galley.metrics).map((line) => {
    const marks: MarkedLine['marked'] = [];
    let x = 0;
    for (const segment of line.segments) {
      if (faces.has(segment.face) && segment.face !== words.face) {
        const last = marks.at(-1);
        if (last && Math.abs(last.to - x) < 0.01) last.to = x + segment.width;
        else marks.push({ from: x, to: x + segment.width });
      }
      x += segment.width;
    }
    return { line, marked: marks };
  });
}

/** Under the letters that are there since `before`. */
function setHighlight(galley: Galley, before: number, { x, y, width, lead }: { x: number; y: number; width: number; lead: number }): void {
  const { tint } = galley.measures;
  if (!tint) return;
  underlay(galley, before, {
    mark: 'rect',
    x: x - 1.5,
    y: y + 1,
    wide: width + 3,
    high: lead - 2,
    fill: tint,
    node: 'artifact',
    artifact: 'Layout',
  });
}

function setAnswered(galley: Galley, { label, question, quoted }: Extract<Piece, { is: 'answer' }>, parent: number): void {
  const { strong, note, words } = stylesOf(galley);
  const asked = wordSlices(galley, question, { style: { ...strong, face: 'sans-semibold' }, parent, keep: true });
  const how = label ? wordSlices(galley, label, { style: note, parent, keep: true }) : [];
  const high = asked.length * strong.lead + how.length * note.lead + 2 * words.lead + 4;
  ensureRoom(galley, Math.min(high, (galley.frame.bottom - galley.frame.top) / 2));
  flow(
    galley,
    [...asked, ...how].map((slice, at, all) => ({ ...slice, keep: at < all.length - 1 })),
  );
  galley.y += 4;
  setQuote(galley, quoted, parent);
}

function setSignature(galley: Galley, who: string, parent: number): void {
  const { note } = stylesOf(galley);
  const labels = [who, 'Signature', 'Day'];
  const widths = [0.42, 0.36, 0.22].map((share, at) => share * columnWidth - (at === 2 ? 0 : 14));
  const lines = labels.map((text, at) => plainLines(galley, text, note, widths[at] ?? 0));
  const high = galley.measures.pitch * 1.4 + Math.max(...lines.map((each) => each.length)) * note.lead + 8;
  ensureRoom(galley, high);
  const owner = node(galley, 'P', parent);
  let x = 0;
  const y = galley.y + galley.measures.pitch * 1.4;
  lines.forEach((each, at) => {
    const width = widths[at] ?? 0;
    setRule(galley, y, 0.75, x, undefined, galley.frame.left + x + width);
    setLines(galley, each, galley.frame.left + x, y + 2, note, owner);
    x += width + 14;
  });
  galley.y += high;
}

/** For the pen: as many ruled lines as the page has room for. */
function setRoom(galley: Galley, { label, lines, spare }: Extract<Piece, { is: 'room' }>, parent: number): void {
  const { heading } = stylesOf(galley);
  const { pitch, rule } = galley.measures;
  if (spare && galley.y + heading.lead + 2 * pitch > galley.frame.bottom) return;
  ensureRoom(galley, heading.lead + 2 * pitch);
  setWords(galley, label, { style: heading, parent });
  const count = Math.max(1, Math.min(lines, Math.floor((galley.frame.bottom - galley.y - 1) / pitch)));
  for (let line = 1; line <= count; line++) setRule(galley, galley.y + line * pitch, rule);
  galley.y += count * pitch;
}
