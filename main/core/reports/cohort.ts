import { describeChart, isDrawn } from '../../../preload/contract/charts/describe.ts';
import type { Chart } from '../../../preload/contract/charts/chart.ts';
import type { ChartAsk, ChartName } from '../../../preload/contract/charts/series.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { type Coverage, smallGroup, type Told } from '../../../preload/contract/model/insight.ts';
import type { Participant } from '../../../preload/contract/model/people.ts';
import type { ReportRequest } from '../../../preload/contract/model/reports.ts';
import type { ActionLine } from '../../../preload/contract/model/review.ts';
import { readFramework } from '../frameworks/frameworks.ts';
import type { House } from '../house.ts';
import { readChart } from '../insight/charts.ts';
import { readCoverage } from '../insight/reading.ts';
import { listed } from '../insight/words.ts';
import { namesOnPaper } from '../people/names-on-paper.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { spellerOf } from '../preflight/speller.ts';
import type { Part, Piece, Report, TableRow } from '../print/reports/report.ts';
import { listActions } from '../review/actions.ts';
import { readPromptAnswers } from '../review/answers.ts';
import { readPrompts } from '../review/prompts.ts';
import { knownNames } from '../review/sharing/names.ts';
import { dayInWords } from '../store/safety/held.ts';
import { shortStandings, withKey } from './charts.ts';
import { isActive } from './naming.ts';
import { frameworkOf } from './notes.ts';
import { chooseQuotes, type Nameless, openNameless, quotables } from './quotes.ts';
import { howQuoted, madeOn, namesReplaced, outcomeWords, takingPart } from './sentences.ts';

/*
 * A cohort over its seminars: who they are, how they stand, what they thought and what they said they would do. Meant to be shared:
 * nothing is told of fewer than five people, whether or not names are shown.
 */

type Request = Extract<ReportRequest, { kind: 'cohort' }>;

const mostQuoted = 14;
const quotesEach = 2;

export async function describeCohort({ cohort: id, framework: asked, names }: Request, house: House): Promise<Report> {
  const store = house.store();
  const speller = await spellerOf(house.deps.resources);
  const { cohort, people, framework, coverage, actions, nameless } = store.read((db) => {
    const chosen = frameworkOf(db, { framework: asked, cohort: id });
    return {
      cohort: readCohort(db, id),
      people: listPeople(db, id),
      framework: readFramework(db, chosen),
      // What is shared is told as it would be with names hidden.
      coverage: readCoverage(db, { framework: chosen, cohort: id, names: 'hidden' }),
      actions: listActions(db, { cohort: id, names: 'hidden' }),
      nameless: openNameless(knownNames(db), speller.correct),
    };
  });
  const { nameOf, note } = namesOnPaper(people, names, house.press.faces().metrics);
  const active = people.filter(isActive);
  const ask = (chart: ChartName): ChartAsk => ({
    chart,
    cohort: id,
    framework: framework.id,
    only: {},
    groups: 'statements',
    names: 'hidden',
  });
  const chartOf = (name: ChartName, more: Partial<ChartAsk> = {}): Chart =>
    describeChart(readChart({ ...ask(name), ...more }, house), nameOf);

  // Who was where is a register, not an opinion: with names shown it stands by name.
  const attendance = shortStandings(chartOf('attendance', { names }));
  const completion = chartOf('completion');
  const confidence = chartOf('confidence');
  const themes = withKey(chartOf('themes'));
  const depth = chartOf('depth');
  const sensemaking = chartOf('sensemaking');
  const kept = chartOf('actions');
  const shown = (chart: Chart): Piece[] => [{ is: 'chart', chart }];

  const parts: Part[] = [
    {
      title: 'In short',
      pieces: [
        { is: 'says', text: attendance.says },
        {
          is: 'points',
          items: [confidence, completion, themes, kept]
            .filter(isDrawn)
            .map(({ says }) => says)
            .concat(`${coverage.says}.`),
        },
      ],
    },
    { title: 'The people', pieces: peoplePieces(active, people) },
    { title: 'Attendance', page: true, pieces: shown(attendance) },
    isDrawn(confidence)
      ? { title: 'Confidence, before and after', page: true, pieces: [{ is: 'chart', chart: confidence, bands: bandsOf(framework) }] }
      : { title: 'Confidence, before and after', pieces: [{ is: 'says', text: confidence.says }] },
    { title: 'Statements and their gaps', page: true, pieces: coveragePieces(coverage) },
    { title: 'Completion', pieces: shown(completion) },
    ...(isDrawn(themes) ? [{ title: 'Themes', pieces: shown(themes) }] : []),
    ...(isDrawn(sensemaking) ? [{ title: 'From noticing to acting', pieces: shown(sensemaking) }] : []),
    ...(isDrawn(depth) ? [{ title: 'Depth', pieces: shown(depth) }] : []),
    { title: 'In their own words', pieces: wordPieces(id, nameless, house) },
    ...(actions.length > 0 ? [{ title: 'What they said they would do', pieces: actionPieces(actions, kept, nameless) }] : []),
    { title: 'What to do next', pieces: nextPieces({ coverage, actions, confidence }) },
  ];
  return {
    kind: 'Cohort report',
    about: [cohort.programme, cohort.title],
    title: cohort.title,
    facts: [
      `${cohort.programme}. ${takingPart(active.length)}.`,
      `${madeOn(dayInWords(house.deps.now()))}${names === 'hidden' ? ' Names are hidden.' : ''}`,
      ...(note === '' ? [] : [note]),
    ],
    contents: true,
    parts,
  };
}

/** The words over each group of statements, at the first of them. */
const bandsOf = (framework: Framework): Map<string, string> =>
  new Map(framework.groups.flatMap(({ stem, statements: [first] }) => (first ? [[first.id, stem.replace(/:\s*$/, '')] as const] : [])));

/** Roles and phases, those of fewer than five people together. */
function peoplePieces(active: readonly Participant[], all: readonly Participant[]): Piece[] {
  const left = all.length - active.length;
  const counts = (of: (person: Participant) => string | undefined): [string, number][] => {
    const found = new Map<string, number>();
    for (const person of active) found.set(of(person) ?? 'not given', (found.get(of(person) ?? 'not given') ?? 0) + 1);
    return [...found].toSorted((a, b) => b[1] - a[1]);
  };
  const tell = (list: readonly [string, number][]): string => {
    if (list.length === 0) return 'none';
    const large = list.filter(([, count]) => count >= smallGroup);
    const others = list.filter(([, count]) => count < smallGroup);
    const words = large.map(([name, count]) => `${name} ${count}`);
    if (large.length === 0) return `${list.length} different, none of five people or more`;
    if (others.length > 0) words.push(`${others.length === 1 ? 'one other' : `${others.length} others`} of fewer than five people`);
    return words.join(', ');
  };
  const settings = new Set(active.flatMap(({ setting }) => setting ?? []));
  return [
    {
      is: 'says',
      text: `${takingPart(active.length)}${settings.size > 1 ? `, from ${settings.size} schools and organisations` : ''}.`,
    },
    {
      is: 'facts',
      rows: [
        ['Roles', tell(counts(({ role }) => role))],
        ['Phases', tell(counts(({ phase }) => phase?.replaceAll('-', ' ')))],
        ...(left > 0 ? [['Not now', `${left} deferred or withdrawn`] as const] : []),
      ],
    },
  ];
}

const toldWord = (value: Told): string =>
  value.is === 'known' ? `${value.count} of ${value.of}` : value.is === 'few' ? 'under 5' : 'withheld';

function coveragePieces(coverage: Coverage): Piece[] {
  const stems = new Map(coverage.groups.map(({ id, stem }) => [id, stem.replace(/:\s*$/, '')]));
  let group = '';
  const rows = coverage.rows.flatMap((row): TableRow[] => {
    const meets = row.meets.flat();
    const cells = [
      `${row.code} ${row.short}`,
      meets.includes('taught') || meets.includes('shown') ? 'yes' : '–',
      meets.includes('asked') ? 'yes' : '–',
      toldWord(row.written),
      toldWord(row.secure),
    ];
    const band = row.group === group ? [] : [{ band: stems.get(row.group) ?? '' }];
    group = row.group;
    return [...band, { cells }];
  });
  const gaps = gapsInShort(coverage);
  return [
    { is: 'says', text: `${coverage.says}.` },
    ...(gaps.length > 0 ? [{ is: 'points' as const, items: gaps }] : []),
    { is: 'note', text: 'Secure: 4 or 5 of 5 when they last rated it. Counts that would tell of fewer than five people are not shown.' },
    {
      is: 'table',
      columns: [
        { heading: 'Statement', least: 16, grows: 3 },
        { heading: 'Taught', least: 6 },
        { heading: 'Practised', least: 8 },
        { heading: 'Written about by', least: 8, align: 'right' },
        { heading: 'Say they are secure', least: 8, align: 'right' },
      ],
      rows,
    },
  ];
}

/** Gaps that are alike in one sentence. */
function gapsInShort({ gaps }: Coverage): string[] {
  const alike = new Map<string, { says: string; codes: string[] }>();
  for (const { code, says } of gaps) {
    const kind = says.replaceAll(code, '§');
    alike.set(kind, { says, codes: [...(alike.get(kind)?.codes ?? []), code] });
  }
  return [...alike].map(([kind, { says, codes }]) => (codes.length === 1 ? says : ofMany(kind).replace('§', listed(codes))));
}

/** "§ appears in no prompt, and nobody has written about it." of several. */
const ofMany = (kind: string): string =>
  kind
    .replace('§ appears', '§ appear')
    .replace('§ is ', '§ are ')
    .replace('and appears', 'and appear')
    .replace('It is asked', 'They are asked')
    .replace(/\b(about|in) it\b/, '$1 them');

/** Prompt by prompt, the latest workbook first, until there is enough to read. */
function wordPieces(cohort: Id, nameless: Nameless, house: House): Piece[] {
  return house.store().read((db) => {
    const pieces: Piece[] = [];
    let quoted = 0;
    let replaced = 0;
    let how: keyof typeof howQuoted = 'none';
    const prompts = readPrompts(db, { cohort }).editions.flatMap(({ edition, prompts: asked }) =>
      asked.map((prompt) => ({ edition, ...prompt })),
    );
    const starred = prompts.some((prompt) => prompt.starred > 0);
    const marked = prompts.some((prompt) => prompt.excerpts > 0);
    // Where somebody chose, only what they chose is quoted.
    const wanted = prompts.filter((prompt) =>
      starred ? prompt.starred > 0 : marked ? prompt.excerpts > 0 : prompt.people >= smallGroup && prompt.moment !== undefined,
    );
    for (const { edition, prompt, question } of wanted) {
      if (quoted >= mostQuoted) break;
      const { rows } = readPromptAnswers(db, {
        prompts: [prompt],
        filter: { cohort, edition },
        order: 'person',
        empty: false,
        changes: false,
        names: 'hidden',
        offset: 0,
        limit: 5000,
      });
      const chosen = chooseQuotes(quotables(rows, prompt), quotesEach);
      if (chosen.by === 'few' || chosen.texts.length === 0) {
        if (how === 'none') how = chosen.by;
        continue;
      }
      const { quotes, replaced: taken } = nameless(chosen.texts);
      quoted += quotes.length;
      replaced += taken;
      how = chosen.by;
      pieces.push({ is: 'heading', text: question }, { is: 'quotes', quotes: quotes.map((text) => ({ text })) });
    }
    pieces.push({ is: 'note', text: `${howQuoted[how]}${replaced > 0 ? ` ${namesReplaced(replaced)}` : ''}` });
    return pieces;
  });
}

function actionPieces(actions: readonly ActionLine[], kept: Chart, nameless: Nameless): Piece[] {
  const whose = new Set(actions.map(({ participant }) => participant));
  const chart: Piece[] = isDrawn(kept) ? [{ is: 'chart', chart: kept }] : [{ is: 'says', text: kept.says }];
  if (whose.size < smallGroup)
    return [...chart, { is: 'note', text: 'Fewer than five people said what they would do, so it is not told what.' }];
  const open = actions.filter(({ outcome }) => outcome === 'open' || outcome === 'partly');
  const texts = nameless(open.map(({ what }) => what)).quotes;
  return [
    ...chart,
    ...(open.length > 0
      ? [
          { is: 'heading' as const, text: 'Still open' },
          {
            is: 'table' as const,
            columns: [
              { heading: 'What', least: 20, grows: 4 },
              { heading: 'By when', least: 10, grows: 1 },
              { heading: 'Now', least: 9, grows: 1 },
            ],
            rows: open.map(({ when, due, outcome }, at) => ({
              cells: [texts[at] ?? '', when || (due ? dayInWords(due) : '–'), outcomeWords[outcome]],
            })),
          },
        ]
      : []),
  ];
}

function nextPieces({ coverage, actions, confidence }: { coverage: Coverage; actions: readonly ActionLine[]; confidence: Chart }): Piece[] {
  const unasked = coverage.gaps.filter(({ kind }) => kind === 'unasked').map(({ code }) => code);
  const unwritten = coverage.gaps.filter(({ kind }) => kind === 'unwritten').map(({ code }) => code);
  const change = confidence.table.headings.findIndex(({ form }) => form === 'change');
  const fell = confidence.table.rows
    .filter(({ cells }) => Number(cells[change] ?? 0) < 0)
    .map(({ cells }) => String(cells[0]).split(' ')[0] ?? '');
  const open = actions.filter(({ outcome }) => outcome === 'open').length;
  const items = [
    ...(unasked.length > 0 ? [`Ask about ${listed(unasked)}, which ${unasked.length === 1 ? 'appears' : 'appear'} in no prompt.`] : []),
    ...(unwritten.length > 0
      ? [`Come back to ${listed(unwritten)}: asked about, and nobody has written on ${unwritten.length === 1 ? 'it' : 'them'} yet.`]
      : []),
    ...(fell.length > 0 ? [`Take up ${listed(fell)} again, where confidence fell.`] : []),
    ...(open > 0 ? [`Ask what happened to ${open === 1 ? 'the one thing' : `the ${open} things`} that people said they would do.`] : []),
  ];
  return [
    ...(items.length > 0 ? [{ is: 'points' as const, items }] : []),
    { is: 'room', label: 'Notes', lines: 8, spare: items.length > 0 },
  ];
}
