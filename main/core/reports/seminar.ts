import { smallGroup } from '../../../preload/contract/model/insight.ts';
import type { Participant } from '../../../preload/contract/model/people.ts';
import type { ReportRequest } from '../../../preload/contract/model/reports.ts';
import type { ReviewPrompt } from '../../../preload/contract/model/review.ts';
import type { Mark } from '../../../preload/contract/model/seminars.ts';
import type { Mode } from '../../../preload/contract/model/workbook.ts';
import type { House } from '../house.ts';
import { capital, listed, peopleWords } from '../insight/words.ts';
import { namesOnPaper } from '../people/names-on-paper.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { spellerOf } from '../preflight/speller.ts';
import type { Part, Piece, Report } from '../print/reports/report.ts';
import { readPromptAnswers } from '../review/answers.ts';
import { readPrompts } from '../review/prompts.ts';
import { knownNames } from '../review/sharing/names.ts';
import { listTags } from '../review/tags.ts';
import { readRegister } from '../seminars/register.ts';
import { readSeminar } from '../seminars/seminars.ts';
import { dayInWords } from '../store/safety/held.ts';
import type { ReadDb } from '../store/store.ts';
import { Refusal } from '../refusal.ts';
import { isActive } from './naming.ts';
import { chooseQuotes, openNameless, quotables } from './quotes.ts';
import { howQuoted, madeOn, namesReplaced } from './sentences.ts';

/* What a cohort thought at one seminar, prompt by prompt, with who was there and what to take up next time. */

type Request = Extract<ReportRequest, { kind: 'seminar' }>;

const quotesEach = 3;

export async function describeSeminar({ cohort: cohortId, seminar: id, names }: Request, house: House): Promise<Report> {
  const speller = await spellerOf(house.deps.resources);
  return house.store().read((db) => {
    const seminar = readSeminar(db, id);
    if (seminar.cohort !== cohortId) throw new Refusal('not-found', { what: 'seminar' });
    const cohort = readCohort(db, cohortId);
    const people = listPeople(db, cohortId);
    const { nameOf, note } = namesOnPaper(people, names, house.press.faces().metrics);
    const marks = new Map(
      readRegister(db, cohortId).rows.flatMap((row) =>
        row.marks.filter((mark) => mark.seminar === id).map(({ state }) => [row.participant, state] as const),
      ),
    );
    const edition = seminar.edition === undefined ? undefined : readPrompts(db, { cohort: cohortId, edition: seminar.edition }).editions[0];
    const prompts = edition?.prompts ?? [];
    const active = people.filter(isActive);
    const told: Told = { active, marks, prompts, names, nameOf };
    const asked =
      prompts.length > 0
        ? [{ title: 'Prompt by prompt', pieces: promptPieces(db, told, cohortId, edition?.edition, speller.correct) }]
        : [];
    return {
      kind: 'Seminar summary',
      about: [cohort.programme, cohort.title],
      title: seminar.title,
      facts: [
        [seminar.day ? dayInWords(seminar.day) : '', [seminar.starts, seminar.ends].filter(Boolean).join(' to '), seminar.place ?? '']
          .filter(Boolean)
          .join(', '),
        `${cohort.programme}, ${cohort.title}. ${madeOn(dayInWords(house.deps.now()))}`,
        ...(note === '' ? [] : [note]),
      ],
      contents: true,
      parts: [whoCame(told), ...asked, nextTime(told)],
    };
  });
}

interface Told {
  active: readonly Participant[];
  marks: ReadonlyMap<string, Mark>;
  prompts: readonly ReviewPrompt[];
  names: Request['names'];
  nameOf: (id: string) => string;
}

/** Who was there, as numbers; in a small cohort even these would name somebody. */
function whoCame({ active, marks, names, nameOf }: Told): Part {
  const state = (wanted: Mark) => active.filter(({ id }) => marks.get(id) === wanted);
  const marked = active.filter(({ id }) => marks.has(id));
  const came = state('present').length + state('late').length;
  if (marked.length === 0)
    return { title: 'Who was there', pieces: [{ is: 'says', text: 'The register of this seminar has not been taken yet.' }] };
  const missing = [...state('absent'), ...state('caught-up')];
  const unmarked = active.length - marked.length;
  return {
    title: 'Who was there',
    pieces: [
      {
        is: 'says',
        text: `${came} of ${peopleWords(active.length)} came.`,
        more: unmarked > 0 ? `${capital(peopleWords(unmarked))} ${unmarked === 1 ? 'has' : 'have'} not been marked.` : '',
      },
      {
        is: 'facts',
        rows: [
          ['Present', String(state('present').length)],
          ['Late', String(state('late').length)],
          ['Caught up', String(state('caught-up').length)],
          ['Absent', String(state('absent').length)],
        ],
      },
      ...(names === 'shown' && missing.length > 0
        ? [
            {
              is: 'text' as const,
              text: `Not there: ${listed(missing.map(({ id }) => `${nameOf(id)}${marks.get(id) === 'caught-up' ? ' (caught up since)' : ''}`))}.`,
            },
          ]
        : []),
    ],
  };
}

const modeWords: Record<Mode, string> = { individual: 'alone', collaborative: 'with others', coaching: 'with their coach' };

function promptPieces(
  db: ReadDb,
  { prompts }: Told,
  cohort: string,
  edition: string | undefined,
  isWord: (word: string) => boolean,
): Piece[] {
  const pieces: Piece[] = [];
  const silent = new Map<string, number>();
  const tags = new Map(listTags(db, cohort).map(({ id, name }) => [id, name]));
  const nameless = openNameless(knownNames(db), isWord);
  let replaced = 0;
  for (const prompt of prompts) {
    const { rows } = readPromptAnswers(db, {
      prompts: [prompt.prompt],
      filter: { cohort, ...(edition === undefined ? {} : { edition }) },
      order: 'person',
      empty: false,
      changes: false,
      names: 'hidden',
      offset: 0,
      limit: 5000,
    });
    const all = quotables(rows, prompt.prompt);
    if (all.length === 0) {
      silent.set(prompt.blockTitle, (silent.get(prompt.blockTitle) ?? 0) + 1);
      continue;
    }
    const { texts, by } = chooseQuotes(all, quotesEach);
    const { quotes, replaced: taken } = nameless(texts);
    replaced += taken;
    const count = new Set(all.map(({ participant }) => participant)).size;
    const how =
      prompt.modes.length > 1 && count >= smallGroup
        ? `, ${listed(prompt.modes.map((mode) => `${countIn(all, mode)} ${modeWords[mode]}`))}`
        : '';
    const said = count < smallGroup ? howQuoted.few : `${capital(peopleWords(count))} answered${how}.`;
    pieces.push({
      is: 'heading',
      text: prompt.question,
      note: [prompt.blockTitle === prompt.question ? '' : `${prompt.blockTitle}.`, said, themesIn(all, tags)].filter(Boolean).join(' '),
    });
    if (by !== 'few' && quotes.length > 0) pieces.push({ is: 'quotes', quotes: quotes.map((text) => ({ text })) });
  }
  if (silent.size > 0)
    pieces.push({
      is: 'text',
      lead: 'Nobody has answered:',
      text: `${listed([...silent].map(([title, count]) => (count > 1 ? `${title} (${count} questions)` : title)))}.`,
    });
  pieces.push({ is: 'note', text: `${howQuoted.seminar}${replaced > 0 ? ` ${namesReplaced(replaced)}` : ''}` });
  return pieces;
}

/** Themes that at least five people wrote something under. */
function themesIn(all: ReturnType<typeof quotables>, tags: ReadonlyMap<string, string>): string {
  const people = new Map<string, Set<string>>();
  for (const { participant, answer } of all)
    for (const tag of answer.excerpts.flatMap((excerpt) => excerpt.tags))
      people.set(tag, (people.get(tag) ?? new Set<string>()).add(participant));
  const told = [...people].filter(([, who]) => who.size >= smallGroup).toSorted((a, b) => b[1].size - a[1].size);
  return told.length === 0 ? '' : `Themes: ${listed(told.map(([tag, who]) => `${tags.get(tag) ?? ''} (${who.size})`))}.`;
}

const countIn = (all: ReturnType<typeof quotables>, mode: Mode): number =>
  new Set(all.filter(({ answer }) => answer.mode === mode).map(({ participant }) => participant)).size;

/** What the numbers suggest, and room for what they do not. */
function nextTime({ active, marks, prompts }: Told): Part {
  const absent = active.filter(({ id }) => marks.get(id) === 'absent').length;
  const most = Math.max(0, ...prompts.map(({ people }) => people));
  const thin = prompts.filter(({ people, modes }) => modes.includes('individual') && people >= smallGroup && people < most * 0.6);
  const items = [
    ...(absent > 0
      ? [
          `${capital(peopleWords(absent))} ${absent === 1 ? 'was' : 'were'} absent and ${absent === 1 ? 'has' : 'have'} this seminar to catch up on.`,
        ]
      : []),
    ...thin
      .slice(0, 4)
      .map(({ question, people }) => `“${question}” was answered by ${peopleWords(people)} only: ask it again, or ask why.`),
  ];
  return {
    title: 'What to take up next time',
    pieces: [
      ...(items.length > 0 ? [{ is: 'points' as const, items }] : []),
      { is: 'room', label: 'Notes', lines: 8, spare: items.length > 0 },
    ],
  };
}
