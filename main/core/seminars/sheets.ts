import type { ParsedInput } from '../../../preload/contract/calls.ts';
import { lineSaid } from '../../../preload/contract/charts/words.ts';
import { type Cohort, type Naming, type Participant, pseudonyms } from '../../../preload/contract/model/people.ts';
import type { Mark, Seminar, Sheet, Tally } from '../../../preload/contract/model/seminars.ts';
import type { House } from '../house.ts';
import { namesOnPaper } from '../people/names-on-paper.ts';
import { byName } from '../people/order.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { draw } from '../print/draw/draw.ts';
import { dayInWords } from '../store/safety/held.ts';
import { readRegister } from './register.ts';
import { readSeminar } from './seminars.ts';
import { composeTables, type TableColumn, type TablePart, type TableSheet, tableWidth } from './table-pages.ts';

/* The sign-in sheet, to lie by the door; and the evidence that a provider asks for: who was there, when, and how that adds up. */

/** Empty rows for those whom nobody expected. */
const spareRows = 3;

export async function drawSignIn({ seminar: id, names }: ParsedInput<'seminar.sign-in'>, house: House): Promise<Sheet> {
  const { seminar, cohort, people } = house.store().read((db) => {
    const found = readSeminar(db, id);
    return { seminar: found, cohort: readCohort(db, found.cohort), people: inOrder(listPeople(db, found.cohort), names) };
  });
  const { nameOf, note } = namesOnPaper(people, names, house.press.faces().metrics, true);
  const wide = tableWidth(false);
  const columns: TableColumn[] = [
    { heading: 'Name', width: 160 },
    { heading: 'School or organisation', width: 140 },
    { heading: 'Signature', width: wide - 160 - 140 - 55 },
    { heading: 'Time in', width: 55 },
  ];
  const rows = people
    .filter(({ status }) => (status ?? 'active') === 'active')
    .map((person) => [nameOf(person.id), names === 'shown' ? (person.setting ?? '') : '', '', '']);
  return finish(
    {
      title: `${seminar.title}: sign in`,
      subject: `${cohort.programme}, ${cohort.title}`,
      facts: [factsOf(seminar), `${cohort.programme}, ${cohort.title}`, note].filter(Boolean),
      parts: [{ title: '', text: [], columns, rows: [...rows, ...Array.from({ length: spareRows }, () => ['', '', '', ''])], tall: true }],
    },
    `${seminar.title}, sign-in sheet.pdf`,
    house,
  );
}

export async function drawEvidence({ cohort: id, names }: ParsedInput<'register.evidence'>, house: House): Promise<Sheet> {
  const { cohort, people, register } = house
    .store()
    .read((db) => ({ cohort: readCohort(db, id), people: inOrder(listPeople(db, id), names), register: readRegister(db, id) }));
  const { nameOf, note } = namesOnPaper(people, names, house.press.faces().metrics);
  const { seminars, rule } = register;
  const rowOf = new Map(register.rows.map((row) => [row.participant, row]));
  const parts: TablePart[] = [];
  // As many seminars to a table as the page is wide.
  for (let from = 0; from < Math.max(1, seminars.length); from += seminarsAcross) {
    const some = seminars.slice(from, from + seminarsAcross);
    const last = from + seminarsAcross >= seminars.length;
    parts.push({
      title: parts.length === 0 ? 'Attendance by person' : 'Attendance by person, continued',
      text: parts.length === 0 ? ['P present, L late, C missed and caught up, A absent, – not marked. P, L and C count.'] : [],
      columns: [
        { heading: 'Name', width: 170 },
        ...some.map((_, at) => ({ heading: String(from + at + 1), width: 24, centred: true })),
        ...(last ? [{ heading: `Against ${rule.percent}%`, width: tableWidth(true) - 170 - 24 * some.length }] : []),
      ],
      rows: people.map((person) => {
        const row = rowOf.get(person.id);
        const states = new Map(row?.marks.map(({ seminar, state }) => [seminar, state]));
        const standing = (row?.tallies ?? []).map((tally) => tallyInWords(tally)).join(' ');
        return [
          withStatus(nameOf(person.id), person),
          ...some.map(({ id: seminar }) => letterOf(states.get(seminar))),
          ...(last ? [standing] : []),
        ];
      }),
    });
  }
  const counted = seminars.map((seminar, at) => {
    const marks = register.rows.flatMap((row) => row.marks.filter((mark) => mark.seminar === seminar.id));
    const number = (state: Mark): string => String(marks.filter((mark) => mark.state === state).length);
    return [`${at + 1}`, seminar.title, kinds[seminar.kind], seminar.day ? dayInWords(seminar.day) : 'No day yet', ...states.map(number)];
  });
  parts.push({
    title: 'What was held',
    text: [],
    columns: [
      { heading: 'No.', width: 34 },
      { heading: 'Title', width: tableWidth(true) - 34 - 90 - 120 - 4 * 66 },
      { heading: 'Kind', width: 90 },
      { heading: 'Day', width: 120 },
      ...['Present', 'Late', 'Caught up', 'Absent'].map((heading) => ({ heading, width: 66, centred: true })),
    ],
    rows: counted,
  });
  return finish(
    {
      title: `Attendance: ${cohort.title}`,
      subject: `${cohort.programme}, ${cohort.title}`,
      facts: [
        `${cohort.programme}, ${cohort.title}. Made on ${dayInWords(house.deps.now())}.`,
        ruleInWords(rule, register.rows[0]?.tallies ?? []),
        note,
      ].filter(Boolean),
      landscape: true,
      parts,
    },
    `${cohort.title}, attendance.pdf`,
    house,
  );
}

const seminarsAcross = 14;
const states: readonly Mark[] = ['present', 'late', 'caught-up', 'absent'];
const kinds: Record<Seminar['kind'], string> = { seminar: 'Seminar', conference: 'Conference', 'self-study': 'Self-study' };
const letters: Record<Mark, string> = { present: 'P', late: 'L', 'caught-up': 'C', absent: 'A' };
const letterOf = (state: Mark | undefined): string => (state ? letters[state] : '–');

/** With both numbers: what the share comes to, and how many that makes. */
function ruleInWords({ percent, apart }: NonNullable<Cohort['attendance']>, tallies: readonly Tally[]): string {
  const said = lineSaid(percent, tallies);
  return `At least ${percent}% has to be attended, ${apart ? 'of sessions and of self-study each' : 'sessions and self-study together'}${said === '' ? '' : `: ${said}`}.`;
}

const things: Record<Tally['counts'], string> = { all: '', sessions: ' sessions', 'self-study': ' self-study' };

/** "9 of 10, needs 9: reached." */
export function tallyInWords({ counts, attended, planned, needed, percent, standing, catchUp, toGo }: Tally): string {
  if (standing === 'empty') return counts === 'all' ? 'Nothing planned yet.' : `No${things[counts]} planned.`;
  const ends: Record<Exclude<Tally['standing'], 'empty'>, string> = {
    met: 'reached',
    'on-course': `${toGo} more`,
    tight: toGo === 1 ? 'the one that is left' : `all of the ${toGo} that are left`,
    'catch-up': `${catchUp} to catch up on`,
  };
  return `${attended} of ${planned}${things[counts]} (${percent}%), needs ${needed}: ${ends[standing]}.`;
}

const factsOf = ({ day, starts, ends, place }: Seminar): string =>
  [day ? dayInWords(day) : '', [starts, ends].filter(Boolean).join(' to '), place ?? ''].filter(Boolean).join(', ');

/** By name; hidden ones by what stands for them, since the order of the alphabet would tell who is who. */
function inOrder(people: Participant[], names: Naming): Participant[] {
  const hidden = pseudonyms(people);
  const said = ({ id, name }: Participant): string => (names === 'hidden' ? (hidden.get(id) ?? '') : name);
  return people.toSorted((a, b) => byName.compare(said(a), said(b)));
}

const withStatus = (name: string, { status }: Participant): string => (status && status !== 'active' ? `${name} (${status})` : name);

async function finish(sheet: TableSheet, suggestedName: string, { press, deps }: House): Promise<Sheet> {
  const { metrics, fonts } = press.faces();
  const book = composeTables(sheet, metrics);
  // Nothing of it is to come back, so it is no copy of an edition: noughts, as in a blank one.
  const identity = { workbook: '', edition: '', copy: '00000', preset: 'standard' };
  const { bytes } = await draw(book, { fonts, images: new Map(), now: deps.now(), identity });
  return { pdf: bytes.toString('base64'), pages: book.pages.length, suggestedName };
}
