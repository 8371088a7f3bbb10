import type { SeriesOf } from '../../../preload/contract/charts/series.ts';
import { lineSaid } from '../../../preload/contract/charts/words.ts';
import type { Copy } from '../../../preload/contract/model/copies.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Participant } from '../../../preload/contract/model/people.ts';
import type { ReportRequest } from '../../../preload/contract/model/reports.ts';
import type { Mark, Seminar } from '../../../preload/contract/model/seminars.ts';
import { listCopies } from '../copies/copies.ts';
import type { House } from '../house.ts';
import { readChart } from '../insight/charts.ts';
import { peopleWords } from '../insight/words.ts';
import { namesOnPaper } from '../people/names-on-paper.ts';
import { listPeople, readCohort } from '../people/people.ts';
import type { Column, Part, Piece, Report, TableRow } from '../print/reports/report.ts';
import { readRegister } from '../seminars/register.ts';
import { tallyInWords } from '../seminars/sheets.ts';
import { dayInWords } from '../store/safety/held.ts';
import { inOrder, isActive } from './naming.ts';
import { frameworkOf } from './notes.ts';
import { takingPart } from './sentences.ts';

/*
 * What a provider asks for, in one file to sign: who attended what and when, against the line; what was handed in, and what was given out
 * and came back.
 */

type Request = Extract<ReportRequest, { kind: 'evidence' }>;

/** As many seminars to a table as the page is wide. */
const seminarsAcross = 9;

export function describeEvidence({ cohort: id, names }: Request, house: House): Report {
  const { cohort, people, register, copies } = house.store().read((db) => ({
    cohort: readCohort(db, id),
    people: listPeople(db, id),
    register: readRegister(db, id),
    copies: listCopies(db, id),
  }));
  const { nameOf, note } = namesOnPaper(people, names, house.press.faces().metrics);
  const ordered = inOrder(people, (person) => nameOf(person.id));
  const { rule, seminars, rows } = register;
  const tallies = new Map(rows.map((row) => [row.participant, row.tallies]));
  const active = people.filter(isActive);
  const standing = active.map((person) => tallies.get(person.id) ?? []);
  const met = standing.filter((all) => all.length > 0 && all.every((tally) => tally.standing === 'met')).length;
  const behind = standing.filter((all) => all.some((tally) => tally.standing === 'catch-up')).length;
  const line = rule.apart ? `${rule.percent}% of sessions and of self-study each` : `${rule.percent}% of sessions and self-study together`;

  const said = lineSaid(rule.percent, rows[0]?.tallies ?? []);

  const standingOf = (person: Participant): string => (tallies.get(person.id) ?? []).map((tally) => tallyInWords(tally)).join(' ');
  const attendance: Part = {
    title: 'Attendance',
    pieces: [
      {
        is: 'says',
        text:
          seminars.length === 0
            ? 'Nothing is planned for this cohort yet.'
            : `${met === 0 ? 'Nobody' : `${met} of ${peopleWords(active.length)}`} ${met < 2 ? 'has' : 'have'} reached ${line} so far${behind > 0 ? `; ${peopleWords(behind)} can do so only by catching up` : ''}.`,
      },
      {
        is: 'text',
        text: `The line is at least ${line}${said === '' ? '' : `: ${said}`}. P present, L late and C caught up count; A is absent, – not marked. Seminars are numbered as in the list below.`,
      },
      ...attendanceTables(seminars, ordered, rows, { nameOf, standingOf }),
    ],
  };

  return {
    kind: 'Evidence for the provider',
    about: [cohort.programme, cohort.title],
    title: cohort.title,
    facts: [
      `${cohort.programme}. Made on ${dayInWords(house.deps.now())}.`,
      `${takingPart(active.length)}, ${people.length} in all.`,
      ...(note === '' ? [] : [note]),
    ],
    contents: true,
    parts: [
      attendance,
      ...(seminars.length > 0 ? [heldPart(seminars, rows)] : []),
      workbooksPart({ cohort: id, copies, people: ordered, nameOf, names }, house),
      {
        title: 'Signatures',
        pieces: [
          { is: 'text', text: 'This is a true record of who took part, as it was kept by the facilitator.' },
          { is: 'signatures', who: ['Facilitator', 'Delivery partner', 'Lead provider'] },
        ],
      },
    ],
  };
}

type Rows = ReturnType<typeof readRegister>['rows'];

const letters: Record<Mark, string> = { present: 'P', late: 'L', 'caught-up': 'C', absent: 'A' };
const kinds: Record<Seminar['kind'], string> = { seminar: 'Seminar', conference: 'Conference', 'self-study': 'Self-study' };
const states: readonly Mark[] = ['present', 'late', 'caught-up', 'absent'];

const withStatus = (name: string, { status }: Participant): string => (status && status !== 'active' ? `${name} (${status})` : name);

/** Who was marked how in which seminar, and at the end how it adds up. */
function attendanceTables(
  seminars: readonly Seminar[],
  people: readonly Participant[],
  rows: Rows,
  { nameOf, standingOf }: { nameOf: (id: Id) => string; standingOf: (person: Participant) => string },
): Piece[] {
  if (people.length === 0) return [];
  const marks = new Map(rows.map((row) => [row.participant, new Map(row.marks.map(({ seminar, state }) => [seminar, state]))]));
  const pieces: Piece[] = [];
  for (let from = 0; from < Math.max(1, seminars.length); from += seminarsAcross) {
    const some = seminars.slice(from, from + seminarsAcross);
    const last = from + seminarsAcross >= seminars.length;
    const columns: Column[] = [
      { heading: 'Name', least: 16, grows: 2 },
      ...some.map((_, at): Column => ({ heading: String(from + at + 1), least: 2, align: 'centre' })),
      ...(last ? [{ heading: 'Against the line', least: 16, grows: 3 }] : []),
    ];
    const list: TableRow[] = people.map((person) => ({
      cells: [
        withStatus(nameOf(person.id), person),
        ...some.map(({ id }) => {
          const state = marks.get(person.id)?.get(id);
          return state ? letters[state] : '–';
        }),
        ...(last ? [standingOf(person)] : []),
      ],
    }));
    pieces.push({ is: 'table', columns, rows: list });
  }
  return pieces;
}

function heldPart(seminars: readonly Seminar[], rows: Rows): Part {
  return {
    title: 'What was held',
    pieces: [
      {
        is: 'table',
        columns: [
          { heading: 'No. and title', least: 16, grows: 3 },
          { heading: 'Kind', least: 9 },
          { heading: 'Day', least: 12, grows: 1 },
          ...['Present', 'Late', 'Caught up', 'Absent'].map((heading): Column => ({ heading, least: 4, align: 'right' })),
        ],
        rows: seminars.map((seminar, at) => {
          const marked = rows.flatMap((row) => row.marks.filter((mark) => mark.seminar === seminar.id));
          return {
            cells: [
              `${at + 1} ${seminar.title}`,
              kinds[seminar.kind],
              seminar.day ? dayInWords(seminar.day) : 'No day yet',
              ...states.map((state) => String(marked.filter((mark) => mark.state === state).length)),
            ],
          };
        }),
      },
    ],
  };
}

const backWords = { yes: 'handed in', no: 'not back yet', 'not-handed-in': 'not handed in' } as const;

interface Workbooks {
  cohort: Id;
  copies: readonly Copy[];
  people: readonly Participant[];
  nameOf: (id: Id) => string;
  names: Request['names'];
}

/** For each edition that was given out or came back: whose copy is where, and how much of it was answered. */
function workbooksPart({ cohort, copies, people, nameOf, names }: Workbooks, house: House): Part {
  const framework = house.store().read((db) => frameworkOf(db, { cohort }));
  const completionOf = (edition: Id | undefined): SeriesOf<'completion-people'> | null => {
    const series = readChart(
      {
        chart: 'completion-people',
        cohort,
        framework,
        only: {},
        groups: 'statements',
        names,
        ...(edition === undefined ? {} : { edition }),
      },
      house,
    );
    return series.chart === 'completion-people' ? series : null;
  };
  const titles = new Map<Id, string>();
  for (const { id, title, number } of completionOf(undefined)?.editions ?? []) titles.set(id, `${title}, edition ${number}`);
  for (const { edition, editionTitle, editionNumber } of copies) titles.set(edition, `${editionTitle}, edition ${editionNumber}`);
  if (titles.size === 0)
    return { title: 'Workbooks', pieces: [{ is: 'says', text: 'No workbook has been given out to this cohort, and none has come back.' }] };
  const tables = [...titles].map(([edition, title]): Piece => {
    const series = completionOf(edition);
    const answered = new Map(series?.edition?.id === edition ? series.rows.map((row) => [row.participant, row]) : []);
    const rows = people.flatMap((person): TableRow[] => {
      const theirs = copies.filter((copy) => copy.edition === edition && copy.participant === person.id).at(-1);
      const row = answered.get(person.id);
      if (!theirs && !row) return [];
      const state = row ? 'handed in' : backWords[theirs?.back ?? 'no'];
      const fields = series?.fields ?? 0;
      return [
        {
          cells: [
            nameOf(person.id),
            theirs ? theirs.code : '–',
            theirs?.given ? dayInWords(theirs.given) : '–',
            state,
            row ? `${row.answered} of ${fields}` : '–',
          ],
        },
      ];
    });
    return {
      is: 'table',
      columns: [
        { heading: title, least: 16, grows: 2 },
        { heading: 'Copy', least: 6 },
        { heading: 'Given out', least: 10, grows: 1 },
        { heading: 'State', least: 9, grows: 1 },
        { heading: 'Answered', least: 8, align: 'right' },
      ],
      rows,
    };
  });
  const back = copies.filter((copy) => copy.back === 'yes').length;
  return {
    title: 'Workbooks',
    pieces: [
      { is: 'says', text: copies.length > 0 ? `${back} of ${copies.length} copies have come back.` : 'These workbooks came back.' },
      ...tables,
      { is: 'note', text: 'Answered: of the places to write in the workbook, how many hold something.' },
    ],
  };
}
