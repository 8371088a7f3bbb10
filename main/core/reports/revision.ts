import { type Framework, type Stage, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import type { ReportRequest } from '../../../preload/contract/model/reports.ts';
import type { Moment } from '../../../preload/contract/model/workbook.ts';
import { readNumbered } from '../frameworks/codes.ts';
import type { House } from '../house.ts';
import { listed } from '../insight/words.ts';
import { readCohort } from '../people/people.ts';
import type { Part, Piece, Report } from '../print/reports/report.ts';
import { dayInWords } from '../store/safety/held.ts';
import { frameworkOf, type Note, type Notes, readNotes } from './notes.ts';
import { madeOn } from './sentences.ts';

/*
 * One person's own notes, for the open-book case study at the end of a programme: under the four questions that it asks, and under the
 * statements that it is marked against.
 */

type Request = Extract<ReportRequest, { kind: 'revision' }>;

export function describeRevision(person: Id, request: Request, house: House): Report {
  const { cohort, framework } = house.store().read((db) => ({
    cohort: readCohort(db, request.cohort),
    framework: readNumbered(db, frameworkOf(db, request), request.cohort),
  }));
  const { name, notes, ratings } = readNotes(person, request.cohort, framework, house);
  const used = notes.length;
  return {
    kind: 'Revision book',
    about: [cohort.programme, cohort.title, name],
    title: `${name}: revision book`,
    facts: [`${cohort.programme}, ${cohort.title}. ${madeOn(dayInWords(house.deps.now()))}`],
    contents: true,
    parts: [
      {
        title: 'How to use this book',
        pieces: [
          {
            is: 'says',
            text:
              used === 0
                ? 'There are no notes of yours yet.'
                : `${used === 1 ? 'This is one note' : `These are ${used} notes`} of your own, put in order for the case study.`,
            more: 'All the words are yours; nothing was added and nothing was changed.',
          },
          {
            is: 'points',
            items: [
              'The first half follows what a case study asks: what is the problem, what would you do, why, and how would you put it in place. A note stands where its question belongs.',
              `The second half follows the statements ${rangeOf(framework)}. Use it to find what you wrote about one of them, and to see where you have nothing yet.`,
              'What you wrote with others is marked as such.',
            ],
          },
        ],
      },
      ...(used === 0 ? [] : [...questionParts(notes), ...statementParts(framework, notes, ratings)]),
    ],
  };
}

const codesOf = (framework: Framework): string[] =>
  framework.groups.flatMap(({ statements }) => statements.map((statement) => statementCode(framework.section, statement)));
function rangeOf(framework: Framework): string {
  const codes = codesOf(framework);
  return codes.length > 1 ? `${codes[0]} to ${codes.at(-1)}` : (codes[0] ?? '');
}

type Question = 'problem' | 'solution' | 'rationale' | 'implementation';

const questions: readonly { id: Question; title: string; says: string }[] = [
  { id: 'problem', title: 'Problem', says: 'What is the problem, and how do you know?' },
  { id: 'solution', title: 'Solution', says: 'What would you do about it?' },
  { id: 'rationale', title: 'Rationale', says: 'Why that, and what is it based on?' },
  { id: 'implementation', title: 'Implementation', says: 'How would you put it in place, and keep it?' },
];

const byMoment: Record<Moment, Question> = { noticing: 'problem', interpreting: 'rationale', acting: 'solution' };
const byStage: Record<Stage, Question> = {
  explore: 'problem',
  prepare: 'implementation',
  deliver: 'implementation',
  sustain: 'implementation',
  whole: 'implementation',
};
/** The letters of a coaching table: reality, options, will. A goal is what a solution is for. */
const byLetter: Readonly<Record<string, Question>> = { g: 'solution', r: 'problem', o: 'solution', w: 'implementation' };

/** Where a note belongs by what was asked, not by what was said: its moment first, then its place in a table, then its statements. PURE. */
export function questionOf({ moment, letter, action, stages }: Pick<Note, 'moment' | 'letter' | 'action' | 'stages'>): Question {
  if (action) return 'implementation';
  if (moment) return byMoment[moment];
  const lettered = letter === undefined ? undefined : byLetter[letter.toLowerCase()];
  if (lettered) return lettered;
  const [first] = stages;
  return first ? byStage[first] : 'rationale';
}

function questionParts(notes: readonly Note[]): Part[] {
  return questions.map(({ id, title, says }) => {
    const mine = notes.filter((note) => questionOf(note) === id);
    return {
      title,
      page: id === 'problem',
      pieces: [
        { is: 'says', text: says },
        ...(mine.length === 0 ? [{ is: 'text' as const, text: 'You have no notes on this yet.' }] : mine.map(answerOf)),
        { is: 'room', label: 'In the case study', lines: 4 },
      ],
    };
  });
}

const answerOf = ({ question, how, of, text, marked, codes }: Note): Piece => ({
  is: 'answer',
  question,
  label: [how, of, codes.length > 0 ? `statements ${listed(codes)}` : ''].filter(Boolean).join('; '),
  quoted: { text, marked },
});

function statementParts(framework: Framework, notes: readonly Note[], ratings: Notes['ratings']): Part[] {
  const empty: string[] = [];
  const parts = framework.groups.map((group, at): Part => {
    const pieces: Piece[] = [];
    for (const statement of group.statements) {
      const code = statementCode(framework.section, statement);
      const mine = notes.filter(({ statements }) => statements.includes(statement.id));
      if (mine.length === 0) empty.push(code);
      pieces.push({
        is: 'heading',
        text: `${code} ${statement.short}`,
        note: [plainText(statement.text, {}), rated(ratings.get(statement.id))].filter(Boolean).join(' '),
      });
      if (mine.length === 0) pieces.push({ is: 'text', text: 'Nothing of yours is tied to this statement.' });
      for (const note of mine)
        pieces.push({
          is: 'quotes',
          quotes: [{ text: note.text, marked: note.marked, by: [note.question, note.how].filter(Boolean).join(' ') }],
        });
    }
    return { title: `${group.stem.replace(/:\s*$/, '')}…`, page: at === 0, pieces };
  });
  if (empty.length > 0)
    parts.push({
      title: 'Where you have nothing yet',
      pieces: [
        { is: 'says', text: `Nothing of yours is tied to ${listed(empty)}.`, more: 'Go back to the workbook or the readings for these.' },
        { is: 'room', label: 'Notes', lines: 10 },
      ],
    });
  return parts;
}

function rated(said: { before?: number; after?: number } | undefined): string {
  if (said?.before !== undefined && said.after !== undefined)
    return `You put yourself at ${said.before} before and ${said.after} after, of 5.`;
  const one = said?.after ?? said?.before;
  return one === undefined ? '' : `You put yourself at ${one} of 5.`;
}
