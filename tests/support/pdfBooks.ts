import type { FieldPlace } from '../../preload/contract/model/print.ts';
import type { Book, Face, FieldMark, Mark, Node, Page, Role } from '../../main/core/print/marks.ts';

/** Books set by hand, small enough to know by heart, with every kind of mark and role that a real one has. */

const width = 595.28;
const height = 841.89;

interface Hand {
  book: Book;
  page: () => Page;
  node: (parent: number, role: Role, more?: Partial<Node>) => number;
  put: (mark: Mark) => void;
  text: (node: number | 'artifact', x: number, baseline: number, text: string, face?: Face, size?: number) => void;
  field: (node: number, place: Partial<FieldPlace> & Pick<FieldPlace, 'id' | 'kind' | 'name'>, more?: Partial<FieldMark>) => void;
}

function openHand(title: string): Hand {
  const book: Book = {
    title,
    subject: 'NPQLTD, Chapter 1: Implementation',
    language: 'en-GB',
    pages: [],
    nodes: [{ id: 0, parent: null, role: 'Document' }],
    outline: [],
    fields: [],
    edition: 'E3F9A1',
    preset: 'standard',
    returnable: true,
    missing: [],
  };
  const now = (): Page => book.pages.at(-1) as Page;
  const hand: Hand = {
    book,
    page() {
      const number = book.pages.length + 1;
      const page: Page = { number, width, height, marks: [] };
      book.pages.push(page);
      for (const [x, y] of [
        [34.02, 34.02],
        [549.92, 34.02],
        [34.02, 796.53],
        [549.92, 796.53],
      ] as const) {
        page.marks.push({ mark: 'rect', node: 'artifact', artifact: 'Layout', x, y, wide: 11.34, high: 11.34, fill: '#000000' });
      }
      hand.text('artifact', 57.28, 60, 'NPQLTD Local Seminar 1', 'sans-semibold', 10);
      page.marks.push({
        mark: 'line',
        node: 'artifact',
        artifact: 'Header',
        x1: 57.28,
        y1: 68,
        x2: 547.28,
        y2: 68,
        stroke: '#3E5C2B',
        width: 2,
      });
      hand.text('artifact', 57.28, 790, `Page ${number}`, 'sans-bold', 11);
      page.marks.push({
        mark: 'slot',
        node: 'artifact',
        artifact: 'Footer',
        slot: 'copy',
        x: 484,
        y: 790,
        size: 9,
        face: 'sans',
        align: 'right',
        maxWidth: 80,
      });
      page.marks.push({
        mark: 'slot',
        node: 'artifact',
        artifact: 'Footer',
        slot: 'qr',
        x: 495.48,
        y: 765.35,
        size: 42.52,
        face: 'sans',
        align: 'left',
        maxWidth: 42.52,
      });
      return page;
    },
    node(parent, role, more = {}) {
      const id = book.nodes.length;
      book.nodes.push({ id, parent, role, ...more });
      return id;
    },
    put: (mark) => now().marks.push(mark),
    text(node, x, baseline, text, face = 'sans', size = 11) {
      now().marks.push({
        mark: 'text',
        node,
        ...(node === 'artifact' ? { artifact: 'Header' as const } : {}),
        x,
        baseline,
        text,
        face,
        size,
        colour: '#000000',
      });
    },
    field(node, place, more = {}) {
      const whole: FieldPlace = { page: now().number, x: 57.28, y: 100, width: 366, height: 24, block: 'block-1', lines: 0, ...place };
      book.fields.push(whole);
      now().marks.push({ mark: 'field', node, place: whole, multiline: whole.lines > 1, textSize: 11, ...more });
    },
  };
  return hand;
}

/** Three pages: a cover with a name, writing and ticking, a rating table and a figure. */
export function smallBook(): Book {
  const hand = openHand('Reading & writing <KS2>: Siân’s seminar');
  const { book, node, text, field, put } = hand;

  const cover = hand.page();
  const first = node(0, 'Sect');
  text(node(first, 'H1'), 57.28, 140, 'Implementation', 'serif-semibold', 40);
  const toc = node(first, 'TOC');
  const entry = node(toc, 'TOCI');
  const link = node(node(entry, 'Reference'), 'Link');
  text(link, 57.28, 200, 'In your role ..... 2');
  put({ mark: 'link', node: link, x: 57.28, y: 188, width: 200, height: 16, to: { page: 2, y: 80 }, contents: 'In your role, page 2' });
  const says = node(first, 'P');
  text(says, 57.28, 230, 'Ask at the');
  const web = node(says, 'Link');
  text(web, 115, 230, 'research school');
  put({
    mark: 'link',
    node: web,
    x: 115,
    y: 218,
    width: 90,
    height: 16,
    to: { href: 'https://groundwork.example/a?b=c&d=(e)' },
    contents: 'The research school’s page',
  });
  text(says, 210, 230, 'before you come.');
  const named = node(first, 'Form');
  field(named, { id: 'cover-name:individual', kind: 'line', name: 'Your name', y: 300, height: 28, lines: 0 }, { outline: 0.75 });
  put({
    mark: 'slot',
    node: named,
    slot: 'name',
    x: 63.28,
    y: 319,
    size: 13,
    face: 'sans-medium',
    align: 'left',
    maxWidth: 354,
    field: 'cover-name:individual',
  });
  cover.marks.push({
    mark: 'rect',
    node: 'artifact',
    artifact: 'Background',
    x: 57.28,
    y: 400,
    wide: 366,
    high: 60,
    radius: 6,
    fill: '#EDF0EA',
  });

  hand.page();
  const second = node(0, 'Sect');
  text(node(second, 'H2'), 57.28, 110, 'In your role', 'serif-semibold', 27);
  text(node(second, 'P'), 57.28, 140, 'What are the specific elements that affect implementation?', 'sans-medium', 12.5);
  field(
    node(second, 'Form'),
    {
      id: 'role-1:individual:answer',
      kind: 'text',
      name: 'What are the specific elements that affect implementation? On your own',
      y: 146,
      height: 115,
      lines: 5,
    },
    { rules: { style: 'lines', offsets: [22.5, 45, 67.5, 90, 112.5], width: 0.4, pitch: 22.5 } },
  );
  text(node(second, 'P'), 57.28, 285, 'And with others?', 'sans-medium', 12.5);
  field(
    node(second, 'Form'),
    {
      id: 'role-1:collaborative:answer',
      kind: 'text',
      name: 'What are the specific elements that affect implementation? With others',
      y: 291,
      height: 70,
      lines: 3,
    },
    { rules: { style: 'dots', offsets: [22.5, 45, 67.5], width: 1.1, pitch: 11.25 } },
  );
  const list = node(second, 'L', { numbering: 'Disc' });
  for (const [at, said] of ['Treat scale-up as a new process', 'Plan for sustaining'].entries()) {
    const item = node(list, 'LI');
    const y = 400 + at * 18;
    const label = node(item, 'Lbl');
    put({ mark: 'circle', node: label, x: 61, y: y - 4, radius: 2, fill: '#000000' });
    text(node(item, 'LBody'), 72, y, said);
    field(
      node(item, 'Form'),
      { id: `statement-${at}:individual:tick`, kind: 'tick', name: `${said}: addressed`, x: 500, y: y - 10, width: 11.34, height: 11.34 },
      { outline: 0.8 },
    );
  }

  hand.page();
  const third = node(0, 'Sect');
  text(node(third, 'H2'), 57.28, 110, 'How sure are you?', 'serif-semibold', 27);
  const table = node(third, 'Table');
  const head = node(table, 'TR');
  text(node(head, 'TH', { scope: 'Column' }), 57.28, 150, 'Statement', 'sans-bold');
  text(node(head, 'TH', { scope: 'Column' }), 320, 150, 'Before', 'sans-bold');
  const row = node(table, 'TR');
  text(node(row, 'TH', { scope: 'Row' }), 57.28, 175, '6a Implementation is a process');
  const cell = node(row, 'TD');
  for (let value = 1; value <= 5; value += 1) {
    field(
      node(cell, 'Form'),
      {
        id: '6a:individual:before',
        kind: 'scale',
        name: `6a, before: ${value} of 5`,
        x: 302 + value * 18.4,
        y: 165,
        width: 11.34,
        height: 11.34,
        value,
      },
      { outline: 0.8 },
    );
  }
  const figure = node(third, 'Figure', {
    alt: 'A cycle of noticing, interpreting and acting',
    box: { page: 3, x: 100, y: 220, width: 200, height: 120 },
  });
  put({ mark: 'circle', node: figure, x: 160, y: 280, radius: 50, stroke: '#3E5C2B', width: 1.5, dash: { on: 3, off: 2 } });
  put({
    mark: 'path',
    node: figure,
    d: 'M 220 240 q 40 -30 60 20 t 10 40 A 20 20 0 0 1 240 320 z',
    fill: '#3E5C2B',
    clip: { x: 210, y: 230, width: 80, height: 90 },
  });
  text(node(figure, 'Caption'), 100, 360, 'Ünïcode: fi ffl — “quotes” € ½ ł ẑ');
  field(
    node(third, 'Form'),
    { id: 'actions:individual:1-who', kind: 'cell', name: 'Action 1, by whom', y: 400, width: 100, height: 44, lines: 0 },
    { multiline: true },
  );

  book.outline = [
    { block: 'start', section: 'Start', title: 'Start', level: 1, page: 1, pages: 1 },
    { block: 'role', section: 'Module A', title: 'Module A', level: 1, page: 2, pages: 2 },
    { block: 'role-1', section: 'Module A', title: 'In your role', level: 2, page: 2, pages: 1 },
    { block: 'rating', section: 'Module A', title: 'How sure are you? — Siân', level: 2, page: 3, pages: 1 },
  ];
  return book;
}
