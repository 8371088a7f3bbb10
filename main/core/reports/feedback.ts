import { confidenceChart } from '../../../preload/contract/charts/confidence.ts';
import { differenceOf } from '../../../preload/contract/charts/words.ts';
import { type Framework, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { ReportRequest } from '../../../preload/contract/model/reports.ts';
import type { ActionLine } from '../../../preload/contract/model/review.ts';
import { readNumbered } from '../frameworks/codes.ts';
import type { House } from '../house.ts';
import { capital, numberWord } from '../insight/words.ts';
import { readCohort } from '../people/people.ts';
import type { Part, Piece, Report } from '../print/reports/report.ts';
import { listActions } from '../review/actions.ts';
import { listMemos } from '../review/memos.ts';
import { readRegister } from '../seminars/register.ts';
import { tallyInWords } from '../seminars/sheets.ts';
import { dayInWords } from '../store/safety/held.ts';
import { ofOne } from './charts.ts';
import { frameworkOf, type Note, type Notes, readNotes } from './notes.ts';
import { madeOn, outcomeWords } from './sentences.ts';

/*
 * A sheet to hand back to one person: what of their words struck the facilitator and what they would say to it, how sure they have become,
 * and what they said they would do. One or two pages, so that it is read.
 */

type Request = Extract<ReportRequest, { kind: 'feedback' }>;

/** Lines of a page that their own words may take, so that all else has the other one. */
const roomForWords = 27;
const fewestNotes = 3;

export function describeFeedback(person: Id, request: Request, house: House): Report {
  const store = house.store();
  const { cohort, framework, register, actions, memos } = store.read((db) => ({
    cohort: readCohort(db, request.cohort),
    framework: readNumbered(db, frameworkOf(db, request), request.cohort),
    register: readRegister(db, request.cohort),
    actions: listActions(db, { participant: person, names: 'shown' }),
    memos: request.memos ? listMemos(db, { participant: person }).map(({ text }) => text) : [],
  }));
  const told = readNotes(person, request.cohort, framework, house);
  const noted = new Map<Note, string[]>(
    request.memos
      ? store.read((db) =>
          told.notes.map(
            (note) => [note, note.responses.flatMap((response) => listMemos(db, { response }).map(({ text }) => text))] as const,
          ),
        )
      : [],
  );
  const memoOf = (note: Note): string[] => noted.get(note) ?? [];
  const tallies = register.rows.find(({ participant }) => participant === person)?.tallies ?? [];
  const parts = [words(told, memos, memoOf), ...secondPage([...commitments(actions), ...confidence(framework, told)])];
  const last = parts.at(-1);
  return {
    kind: 'Feedback',
    about: [cohort.programme, cohort.title],
    title: told.name,
    facts: [
      `${cohort.programme}, ${cohort.title}. ${madeOn(dayInWords(house.deps.now()))}`,
      tallies.some(({ standing }) => standing !== 'empty') ? `Attendance: ${tallies.map((tally) => tallyInWords(tally)).join(' ')}` : '',
    ],
    contents: false,
    parts: [...parts.slice(0, -1), ...(last ? [{ ...last, pieces: [...last.pieces, room] }] : [])],
  };
}

const room: Piece = { is: 'room', label: 'A word from your facilitator', lines: 4, spare: true };

/** One side is theirs; the other is about what comes of it. */
const secondPage = (parts: readonly Part[]): Part[] => parts.map((part, at) => (at === 0 ? { ...part, page: true } : part));

/**
 * All that was starred or answered with a memo; then, while the page has room, what was marked, and then what was not. They stand in the
 * order of the workbooks.
 */
export function chooseNotes(notes: readonly Note[], memosOf: (note: Note) => readonly string[], lines: number): Note[] {
  const loud = (note: Note): boolean => note.starred || memosOf(note).length > 0;
  const chosen = new Set(notes.filter(loud));
  let left = lines - [...chosen].reduce((sum, note) => sum + linesOf(note, memosOf(note)), 0);
  // What they would do stands in a part of its own.
  const others = notes.filter((note) => !note.action && !loud(note));
  for (const note of others.toSorted((one, other) => Number(other.marked.length > 0) - Number(one.marked.length > 0))) {
    const needed = linesOf(note, []);
    if (needed > left && chosen.size >= fewestNotes) continue;
    chosen.add(note);
    left -= needed;
  }
  return notes.filter((note) => chosen.has(note));
}

/** The workbook is named where another begins. */
const labelOf = ({ how, of, edition }: Note, before: Note | undefined): string =>
  [how, edition === before?.edition ? '' : of].filter(Boolean).join(', ');

/** About how many lines of body text a note takes on paper. */
const linesOf = ({ question, how, text }: Note, memos: readonly string[]): number =>
  1.2 +
  Math.ceil(question.length / 84) +
  (how === '' ? 0 : 0.9) +
  1.2 * text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 80)), 0) +
  memoLines(memos);

const memoLines = (memos: readonly string[]): number => memos.reduce((sum, memo) => sum + 0.5 + Math.ceil((memo.length + 18) / 90), 0);

function words({ name, notes }: Notes, memos: readonly string[], memoOf: (note: Note) => string[]): Part {
  const own = memos.map((text): Piece => ({ is: 'text', lead: 'Your facilitator:', text }));
  const chosen = chooseNotes(notes, memoOf, roomForWords - memoLines(memos));
  if (notes.length === 0) {
    return {
      title: 'What you wrote',
      pieces: [
        { is: 'says', text: `${name}, nothing of yours has come back yet.`, more: 'Whatever you have, in whatever state, is welcome.' },
        ...own,
      ],
    };
  }
  const all = chosen.length === notes.length;
  return {
    title: 'What you wrote',
    pieces: [
      {
        is: 'says',
        text: `Thank you, ${name}.`,
        more: all
          ? 'These are your own words, as you wrote them.'
          : `You answered ${notes.length} questions. These are some of your own words, as you wrote them.`,
      },
      ...own,
      ...chosen.flatMap((note, at): Piece[] => [
        { is: 'answer', question: note.question, label: labelOf(note, chosen[at - 1]), quoted: { text: note.text, marked: note.marked } },
        ...memoOf(note).map((text): Piece => ({ is: 'text', lead: 'Your facilitator:', text })),
      ]),
    ],
  };
}

/** Only what they rated on both occasions: one number alone says nothing about a change. */
function confidence(framework: Framework, { ratings }: Notes): Part[] {
  const rows = framework.groups.flatMap((group) =>
    group.statements.flatMap((statement) => {
      const { before, after } = ratings.get(statement.id) ?? {};
      if (before === undefined || after === undefined) return [];
      return [
        {
          statement: statement.id,
          code: statementCode(framework.section, statement),
          short: statement.short,
          group: group.id,
          before,
          after,
        },
      ];
    }),
  );
  if (rows.length === 0) return [];
  const chart = confidenceChart({
    chart: 'confidence',
    says: '',
    notes: [],
    cohorts: [{ id: '', title: '', people: 1 }],
    shareable: false,
    rows: rows.map(({ before, after, ...row }) => ({ ...row, cohorts: [{ people: 1, before, after }] })),
  });
  const says = sureness(rows);
  return [
    {
      title: 'How sure you are',
      pieces: [
        {
          is: 'chart',
          chart: ofOne({
            ...chart,
            name: 'confidence',
            title: 'Confidence, before and after',
            says,
            notes: ['How sure you said you were of each statement, from 1 (not yet) to 5 (secure).'],
          }),
        },
      ],
    },
  ];
}

function sureness(rows: readonly { code: string; short: string; before: number; after: number }[]): string {
  const rose = rows.filter(({ before, after }) => after > before);
  const most = rose.toSorted((a, b) => differenceOf(b.before, b.after) - differenceOf(a.before, a.after))[0];
  if (!most) return 'You put yourself where you were before, or a little lower: you may know better now what it asks.';
  const start =
    rose.length === rows.length
      ? 'You are surer of every statement than you were'
      : `You are surer of ${rose.length} of ${rows.length} statements than you were`;
  return `${start}, most of ${most.code}: ${most.short.charAt(0).toLowerCase()}${most.short.slice(1)}, from ${most.before} to ${most.after}.`;
}

function commitments(actions: readonly ActionLine[]): Part[] {
  if (actions.length === 0) return [];
  const done = actions.filter(({ outcome }) => outcome === 'done').length;
  return [
    {
      title: 'What you said you would do',
      pieces: [
        {
          is: 'says',
          text:
            done === actions.length
              ? 'You have done what you said.'
              : done > 0
                ? `${capital(numberWord(done))} of ${numberWord(actions.length)} ${done === 1 ? 'is' : 'are'} done so far.`
                : `You set yourself ${actions.length === 1 ? 'one thing' : `${numberWord(actions.length)} things`} to do.`,
        },
        {
          is: 'table',
          columns: [
            { heading: 'What', least: 20, grows: 3 },
            { heading: 'By when', least: 9, grows: 1 },
            { heading: 'What happened', least: 12, grows: 2 },
          ],
          rows: actions.map(({ what, when, due, outcome, happened }) => ({
            cells: [what, when || (due ? dayInWords(due) : ''), [capital(outcomeWords[outcome]), happened].filter(Boolean).join('. ')],
          })),
        },
      ],
    },
  ];
}
