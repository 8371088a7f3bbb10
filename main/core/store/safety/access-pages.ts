import type { Day, Instant } from '../../../../preload/contract/model/ids.ts';
import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { OutlineEntry } from '../../../../preload/contract/model/print.ts';
import type { Book, Face, Node, Page, Role } from '../../print/marks.ts';
import type { Metrics } from '../../print/type/metrics.ts';
import { plainSpan, type Typesetter } from '../../print/type/spans.ts';
import { wrap } from '../../print/type/wrap.ts';
import { dayInWords, type Held, type HeldAnswer } from './held.ts';

/*
 * PURE. What is held about a person, as pages to hand to that person: the look of a report in print, without codes or fields, since
 * nothing of it is to come back.
 */

export interface AccessFacts {
  asked: Day;
  made: Instant;
  dueSafe: Day;
  dueLatest: Day;
  dataFile: string;
  /** Files with pictures of what was written by hand, beside this one. */
  handwriting?: readonly { file: string; of: string; question: string; said: string }[];
}

const paper = { width: 595.28, height: 841.89 };
const left = 57.28;
const width = 490;
const labels = 110;
const main = { x: left + labels + 14, width: width - labels - 14 };
const top = 86;
const bottom = 747;
const accent = '#14524B';
const ink = '#000000';

interface Type {
  face: Face;
  size: number;
  lead: number;
}
const body: Type = { face: 'sans', size: 11, lead: 15 };
const strong: Type = { face: 'sans-semibold', size: 11, lead: 15 };
const small: Type = { face: 'sans', size: 10, lead: 13 };
const question: Type = { face: 'sans-medium', size: 12.5, lead: 17 };
const titles: Record<'H1' | 'H2' | 'H3', Type> = {
  H1: { face: 'serif-semibold', size: 27, lead: 30 },
  H2: { face: 'serif-semibold', size: 18, lead: 23 },
  H3: { face: 'sans-bold', size: 12.5, lead: 17 },
};

export function composeAccess(held: Held, facts: AccessFacts, metrics: Metrics): Book {
  const sheet = openSheet(`What is held about ${held.name}`, metrics);
  const { root, node, heading, paragraph, rows, gap } = sheet;

  heading('H1', root, 'What is held about you');
  paragraph(root, held.name, { ...question, face: 'sans-semibold' });
  gap(15);
  rows(root, [
    ['You asked on', dayInWords(facts.asked)],
    ['To be answered by', `${dayInWords(facts.dueSafe)}; by law no later than ${dayInWords(facts.dueLatest)}`],
    ['Made on', dayInWords(facts.made)],
  ]);
  gap(15);
  paragraph(
    root,
    `These pages hold everything that Groundwork keeps about you on the computer where they were made. The file “${facts.dataFile}” holds the same as it stands in the store, for a program to read.`,
  );
  paragraph(
    root,
    'What other people wrote is not in it, even where it may be about you: a program cannot know that. Backups of the store hold the same words until they are replaced by newer ones. Copies that were printed or sent are with those who have them.',
  );

  const about = node('Sect', root);
  heading('H2', about, 'About you');
  rows(
    about,
    held.details.map(({ label, value }) => [label, value]),
  );

  const wrote = node('Sect', root);
  heading('H2', wrote, 'What you wrote');
  if (held.answers.length === 0) paragraph(wrote, 'No answers of yours are held.');
  let of: string | null = null;
  for (const answer of held.answers) {
    if (answer.of !== of) heading('H3', wrote, answer.of);
    of = answer.of;
    placeAnswer(sheet, wrote, answer);
  }

  const { handwriting = [] } = facts;
  if (handwriting.length > 0) {
    const written = node('Sect', root);
    heading('H2', written, 'What you wrote by hand');
    paragraph(written, 'Each is a picture, in a file of its own beside this one.');
    rows(
      written,
      handwriting.map(({ file, of, question, said }) => [
        /\d+(?=\.jpg$)/.exec(file)?.[0] ?? '',
        `${of}: ${question}${said ? ` (read as “${said}”)` : ''}`,
      ]),
    );
  }
  if (held.copies.length > 0) {
    const copies = node('Sect', root);
    heading('H2', copies, 'Copies made for you');
    rows(
      copies,
      held.copies.map(({ made, of: title, code, preset }) => [dayInWords(made), `${title}; ${preset} print; code ${code}`]),
    );
  }
  if (held.attendance.length + held.returned.length > 0) {
    const there = node('Sect', root);
    heading('H2', there, 'When you were there, and what came back');
    rows(there, [
      ...held.attendance.map(({ day, title, state, note }): [string, string] => [
        day ? dayInWords(day) : 'No day',
        `${title}: ${plain(state)}${note ? `. ${note}` : ''}`,
      ]),
      ...held.returned.map(({ of, state }): [string, string] => ['Workbook', `${of}: ${plain(state)}`]),
    ]);
  }
  if (held.ratings.length > 0) {
    const rated = node('Sect', root);
    heading('H2', rated, 'How sure you said you were');
    rows(
      rated,
      held.ratings.map(({ statement, occasion, value }) => [`${plain(occasion)}: ${value} of 5`, plainText(statement, {})]),
    );
  }
  if (held.actions.length > 0) {
    const said = node('Sect', root);
    heading('H2', said, 'What you set out to do');
    for (const { what, who, when, told, outcome, happened } of held.actions)
      rows(said, [
        ['What', what],
        ...[
          ['Who', who] as const,
          ['By when', when] as const,
          ['Told whom', told] as const,
          ['What became of it', `${outcomes[outcome] ?? outcome}${happened ? `. ${happened}` : ''}`] as const,
        ].flatMap(([label, value]): [string, string][] => (value ? [[label, value]] : [])),
      ]);
  }
  if (held.notes.length + held.marks.length > 0) {
    const made = node('Sect', root);
    heading('H2', made, 'What your facilitator noted');
    rows(made, [
      ...held.notes.map(({ at, text, on }): [string, string] => [dayInWords(at), on ? `${text} (on “${short(on)}”)` : text]),
      ...held.marks.map(({ as, name, quote }): [string, string] => [as, `${name === null ? '' : `${name}: `}“${short(quote)}”`]),
    ]);
  }
  if (held.done.length > 0) {
    const done = node('Sect', root);
    heading('H2', done, 'What was done with it');
    rows(
      done,
      held.done.map(({ at, what, file }) => [dayInWords(at), file ? `${deeds[what] ?? what}: ${file}` : (deeds[what] ?? what)]),
    );
  }
  return sheet.finish();
}

/** "not-handed-in", said. */
const plain = (state: string): string => state.replaceAll('-', ' ');

const outcomes: Partial<Record<string, string>> = {
  open: 'Not told yet',
  done: 'Done',
  partly: 'Partly done',
  not: 'Not done',
  changed: 'Changed',
};

/** Enough of an answer, which stands whole further up, to know which one it is. */
const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text).replaceAll('\n', ' ');

const deeds: Partial<Record<string, string>> = {
  'copy-written': 'A copy was written to a file',
  'person-exported': 'What is held was written to a file, as here',
  'report-written': 'A report was written to a file',
};

function placeAnswer({ node, aside, paragraph, bar, gap, need }: Sheet, parent: number, answer: HeldAnswer): void {
  const whole = node('Sect', parent);
  // The question with the first two lines of what was written.
  need(question.lead + 2 * body.lead + 15);
  gap(9);
  aside(whole, answer.mode || 'Answer');
  paragraph(whole, answer.question ?? `A question that is no longer known (${answer.field})`, question, main);
  gap(3);
  bar(() => paragraph(node('BlockQuote', whole), answer.text || '(left empty)', body, { x: main.x + 12, width: main.width - 12 }));
  gap(2);
  paragraph(whole, `${answer.deleted ? 'In the trash. ' : ''}${dayInWords(answer.written)}, ${answer.source}.`, small, main);
  for (const { text, source, written } of answer.earlier) {
    gap(4);
    paragraph(whole, `Before that, ${dayInWords(written)}, ${source}:`, small, main);
    paragraph(node('BlockQuote', whole), text || '(left empty)', small, { x: main.x + 12, width: main.width - 12 });
  }
}

type Sheet = ReturnType<typeof openSheet>;

/** A column of text that grows downwards and turns pages. */
function openSheet(title: string, metrics: Metrics) {
  const setter: Typesetter = { metrics, missing: new Set() };
  const pages: Page[] = [];
  const nodes: Node[] = [];
  const outline: OutlineEntry[] = [];
  let y = bottom;

  const node = (role: Role, parent: number | null, more: Partial<Node> = {}): number => {
    nodes.push({ id: nodes.length, parent, role, ...more });
    return nodes.length - 1;
  };
  const root = node('Document', null);

  const page = (): Page => {
    const current = pages.at(-1);
    if (current && y < bottom) return current;
    return turn();
  };
  function turn(): Page {
    const made: Page = { number: pages.length + 1, ...paper, marks: [] };
    pages.push(made);
    y = top;
    return made;
  }
  /** Turns the page unless there is room for this much. */
  const need = (height: number): void => {
    if (pages.length === 0 || y + height > bottom) turn();
  };
  const gap = (height: number): void => {
    if (y > top) y += height;
  };

  function lines(
    belongs: number,
    text: string,
    { face, size, lead }: Type,
    { x, width: wide }: { x: number; width: number },
    colour = ink,
  ): void {
    const spans = text.split('\n').flatMap((paragraph) => [plainSpan(paragraph, face, setter), { text: '\n', face }]);
    for (const line of wrap(spans.slice(0, -1), wide, size, metrics)) {
      need(lead);
      let at = x;
      for (const segment of line.segments) {
        page().marks.push({
          mark: 'text',
          node: belongs,
          x: at,
          baseline: y + lead * 0.74,
          text: segment.text,
          face: segment.face,
          size,
          colour,
        });
        at += segment.width;
      }
      y += lead;
    }
  }

  const heading = (role: 'H1' | 'H2' | 'H3', parent: number, text: string): void => {
    const type = titles[role];
    // A heading with something of what it heads, never alone at the foot of a page.
    need(type.lead + (role === 'H2' ? 130 : 75));
    gap(role === 'H2' ? 26 : 13);
    lines(node(role, parent), text, type, { x: left, width });
    outline.push({
      block: `part-${outline.length + 1}`,
      section: title,
      title: text,
      level: Number(role[1]),
      page: pages.length,
      pages: 1,
    });
    if (role === 'H2') {
      page().marks.push({
        mark: 'line',
        node: 'artifact',
        artifact: 'Layout',
        x1: left,
        y1: y + 3,
        x2: left + width,
        y2: y + 3,
        stroke: accent,
        width: 1.5,
      });
      y += 10;
    } else y += 4;
  };

  const paragraph = (parent: number, text: string, type: Type = body, place: { x: number; width: number } = { x: left, width }): void => {
    lines(node('P', parent), text, type, place);
    if (type === body && place.x === left) y += 7.5;
  };

  /** A word in the margin, on the line where the text beside it begins. */
  const aside = (parent: number, text: string): void => {
    need(question.lead);
    const before = y;
    lines(node('P', parent), text, small, { x: left, width: labels });
    y = before;
  };

  /** Draws a line down the side of what `work` sets, on each page that it reaches. */
  const bar = (work: () => void): void => {
    need(body.lead);
    const from = { page: pages.length, y };
    work();
    for (let number = from.page; number <= pages.length; number++) {
      const y1 = number === from.page ? from.y : top;
      const y2 = number === pages.length ? y : bottom;
      pages[number - 1]?.marks.push({
        mark: 'line',
        node: 'artifact',
        artifact: 'Layout',
        x1: main.x + 2,
        y1,
        x2: main.x + 2,
        y2,
        stroke: accent,
        width: 2,
      });
    }
  };

  const rows = (parent: number, cells: readonly (readonly [string, string])[]): void => {
    const table = node('Table', parent);
    for (const [label, value] of cells) {
      const row = node('TR', table);
      need(2 * body.lead);
      const start = { page: pages.length, y };
      lines(node('TH', row, { scope: 'Row' }), label, strong, { x: left, width: labels });
      const after = { page: pages.length, y };
      y = start.y;
      lines(node('TD', row), value, body, main);
      if (after.page === pages.length) y = Math.max(y, after.y);
      y += 3;
    }
  };

  const finish = (): Book => {
    for (const { number, marks } of pages) {
      const furniture = { node: 'artifact', mark: 'text', x: left, colour: ink } as const;
      const span = plainSpan(title, 'sans', setter);
      marks.push(
        { ...furniture, artifact: 'Header', baseline: 60, text: span.text, face: span.face, size: 10 },
        { mark: 'rect', node: 'artifact', artifact: 'Header', x: left, y: 67, wide: width, high: 2, fill: accent },
        { ...furniture, artifact: 'Footer', baseline: 790, text: `Page ${number} of ${pages.length}`, face: 'sans-bold', size: 11 },
      );
    }
    return {
      title,
      subject: 'Everything that is held about one person, for that person',
      language: 'en-GB',
      pages,
      nodes,
      outline,
      fields: [],
      edition: '',
      preset: 'standard',
      returnable: false,
      missing: [...setter.missing],
    };
  };

  return { root, node, heading, paragraph, aside, bar, rows, gap, need, finish };
}
