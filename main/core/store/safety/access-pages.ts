import type { Day, Instant } from '../../../../preload/contract/model/ids.ts';
import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Book } from '../../print/marks.ts';
import { accent, type Leaf, type Measure, openPages, type Type } from '../../print/plain-pages.ts';
import type { Metrics } from '../../print/type/metrics.ts';
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

const left = 57.28;
const leaf: Leaf = { width: 595.28, height: 841.89, left, top: 86, bottom: 747, wide: 490 };
const labels = 110;
const main: Measure = { x: left + labels + 14, width: leaf.wide - labels - 14 };

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

/** The pages of a report on one person: headings, paragraphs, words in the margin, and tables of two columns. */
function openSheet(title: string, metrics: Metrics) {
  const pages = openPages(title, leaf, metrics);
  const { node, root, need, gap, write } = pages;
  const down = (height: number): void => pages.moveTo(pages.at() + height);

  const heading = (role: 'H1' | 'H2' | 'H3', parent: number, text: string): void => {
    const type = titles[role];
    // A heading with something of what it heads, never alone at the foot of a page.
    need(type.lead + (role === 'H2' ? 130 : 75));
    gap(role === 'H2' ? 26 : 13);
    write(node(role, parent), text, type);
    pages.outline(text, Number(role[1]));
    if (role === 'H2') {
      pages.rule(pages.at() + 3, accent, 1.5);
      down(10);
    } else down(4);
  };

  const paragraph = (parent: number, text: string, type: Type = body, place: Measure = pages.column): void => {
    write(node('P', parent), text, type, place);
    if (type === body && place.x === left) down(7.5);
  };

  /** A word in the margin, on the line where the text beside it begins. */
  const aside = (parent: number, text: string): void => {
    need(question.lead);
    const before = pages.at();
    write(node('P', parent), text, small, { x: left, width: labels });
    pages.moveTo(before);
  };

  /** Draws a line down the side of what `work` sets, on each page that it reaches. */
  const bar = (work: () => void): void => {
    need(body.lead);
    const from = { page: pages.pages.length, y: pages.at() };
    work();
    for (let number = from.page; number <= pages.pages.length; number++) {
      const y1 = number === from.page ? from.y : leaf.top;
      const y2 = number === pages.pages.length ? pages.at() : leaf.bottom;
      pages.pages[number - 1]?.marks.push({
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
      const start = { page: pages.pages.length, y: pages.at() };
      write(node('TH', row, { scope: 'Row' }), label, strong, { x: left, width: labels });
      const after = { page: pages.pages.length, y: pages.at() };
      pages.moveTo(start.y);
      write(node('TD', row), value, body, main);
      if (after.page === pages.pages.length) pages.moveTo(Math.max(pages.at(), after.y));
      down(3);
    }
  };

  const finish = (): Book => pages.finish('Everything that is held about one person, for that person');
  return { root, node, heading, paragraph, aside, bar, rows, gap, need, finish };
}
