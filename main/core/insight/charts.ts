import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { ChartAsk, ChartSeries, EditionChoice } from '../../../preload/contract/charts/series.ts';
import { promptsOf } from '../../../preload/contract/draft.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Outcome } from '../../../preload/contract/model/review.ts';
import type { Phase } from '../../../preload/contract/model/people.ts';
import type { Moment } from '../../../preload/contract/model/workbook.ts';
import { readNumbered } from '../frameworks/codes.ts';
import type { House } from '../house.ts';
import { listRatings } from '../responses/ratings.ts';
import { readRegister } from '../seminars/register.ts';
import { readDepthScale } from '../store/depth.ts';
import type { ReadDb } from '../store/store.ts';
import { statementUses } from '../workbooks/uses.ts';
import { actionsSeries } from './actions.ts';
import { answeredBy, answersWith, contentOf, handedInBy, momentsOf, namesIn, promptOf, sectionsOf } from './answered.ts';
import { attendanceSeries } from './attendance.ts';
import { completionPeopleSeries, completionSeries } from './completion.ts';
import { confidenceSeries } from './confidence.ts';
import { confidenceGroupsSeries } from './confidence-groups.ts';
import { depthSeries } from './depth.ts';
import { type Group, readGroup } from './group.ts';
import { sensemakingSeries } from './sensemaking.ts';
import { handedInEditions, stepsOf } from './steps.ts';
import { themesSeries } from './themes.ts';

/* From the store to what a chart is drawn from. */

type Drawn = ChartSeries extends infer S ? (S extends ChartSeries ? Omit<S, 'shareable'> : never) : never;
/** Counts what was read, as it may be shared or as it is. */
type Counting = (shared: boolean) => Drawn;

export function readChart(ask: ChartAsk, house: Pick<House, 'store' | 'press'>): ChartSeries {
  const counted = countingOf(ask, house);
  const whose = house.store().read((db) => statementsOf(ask, db));
  const [open, kept] = [counted(false), counted(true)];
  // Nothing had to be left out: then all of it may leave the room.
  const shareable = JSON.stringify(open) === JSON.stringify(kept);
  const filtered = Object.values(ask.only).some((value) => value !== undefined);
  const { notes, ...drawn } = ask.names === 'hidden' ? kept : open;
  const why = !shareable && filtered && ask.names === 'hidden' ? [leftOver] : [];
  return { ...drawn, notes: [...notes, ...why, ...whose], shareable };
}

const leftOver = 'With names hidden nothing is told of fewer than five people, nor of a group beside which fewer than five are left.';

/** Two editions may have the same codes: where there are more, a chart says whose statements it is about. */
function statementsOf({ chart, framework }: ChartAsk, db: ReadDb): string[] {
  if (chart !== 'confidence' && chart !== 'confidence-groups') return [];
  const all = db.all<{ id: Id; title: string; edition: string }>('SELECT id, title, edition FROM framework WHERE deleted_at IS NULL');
  const one = all.find(({ id }) => id === framework);
  return one && all.length > 1 ? [`Statements: ${one.title} (${one.edition}).`] : [];
}

function countingOf(ask: ChartAsk, house: Pick<House, 'store' | 'press'>): Counting {
  switch (ask.chart) {
    case 'attendance':
      return attendance(ask, house);
    case 'completion':
    case 'completion-people':
      return completion(ask, house);
    case 'confidence':
      return house.store().read((db) => confidence(ask, db));
    case 'confidence-groups':
      return house.store().read((db) => confidenceGroups(ask, db));
    case 'themes':
      return house.store().read((db) => themes(ask, db));
    case 'sensemaking':
      return house.store().read((db) => sensemaking(ask, db));
    case 'depth':
      return house.store().read((db) => depth(ask, db));
    case 'actions':
      return house.store().read((db) => actions(ask, db));
  }
}

const groupsOf = (db: ReadDb, { cohort, against, only }: ChartAsk): Group[] =>
  [cohort, ...(against === undefined || against === cohort ? [] : [against])].map((id) => readGroup(db, id, only));

function attendance(ask: ChartAsk, house: Pick<House, 'store'>): Counting {
  const cohorts = house.store().read((db) =>
    groupsOf(db, ask).map((group) => {
      const { id, title, all } = group;
      const register = readRegister(db, id);
      const numberOf = (person: Id): number => all.get(person)?.number ?? 0;
      // The order of the alphabet would tell who is who.
      const rows =
        ask.names === 'hidden' ? register.rows.toSorted((a, b) => numberOf(a.participant) - numberOf(b.participant)) : register.rows;
      return { id, title, people: all, whose: group, register: { ...register, rows } };
    }),
  );
  return (shared) => attendanceSeries({ cohorts, counts: ask.counts, shared });
}

/** The edition that was asked for, else the one that came back last; and of other cohorts their last of the same workbook. */
function editionsFor(
  db: ReadDb,
  groups: readonly Group[],
  wanted: Id | undefined,
): { editions: EditionChoice[]; chosen: (EditionChoice | null)[] } {
  const [own = [], ...others] = groups.map(({ id }) => handedInEditions(db, id));
  // Beside another cohort rather one that both handed in.
  const inCommon = own.findLast(
    ({ workbook }) => others.length > 0 && others.every((theirs) => theirs.some((each) => each.workbook === workbook)),
  );
  const edition = own.find(({ id }) => id === wanted) ?? inCommon ?? own.at(-1);
  const plain = ({ id, title, number }: EditionChoice): EditionChoice => ({ id, title, number });
  return {
    editions: own.map(plain),
    chosen: [
      edition ? plain(edition) : null,
      ...others.map((theirs) => theirs.findLast(({ workbook }) => workbook === edition?.workbook) ?? null),
    ],
  };
}

function completion(ask: ChartAsk, house: Pick<House, 'store' | 'press'>): Counting {
  const one = ask.chart === 'completion-people';
  const { groups, editions, chosen } = house.store().read((db) => {
    const found = groupsOf(db, one ? { ...ask, against: undefined } : ask);
    return { groups: found, ...editionsFor(db, found, ask.edition) };
  });
  const cohorts = groups.map((group, at) => {
    const edition = chosen[at]?.id;
    if (edition === undefined)
      return { id: group.id, title: group.title, whose: group, sections: [], handedIn: [], answered: new Map<Id, Set<string>>() };
    const sections = sectionsOf(edition, house);
    return house.store().read((db) => ({
      id: group.id,
      title: group.title,
      whose: group,
      sections,
      handedIn: inOrder(handedInBy(db, edition, group), group, ask),
      answered: answeredBy(db, edition, group),
    }));
  });
  const source = { edition: chosen[0] ?? null, editions, cohorts };
  return (shared) => (one ? completionPeopleSeries({ ...source, shared }) : completionSeries({ ...source, shared }));
}

/** By name, as a list of people is; by number while names are hidden. */
const inOrder = (people: readonly Id[], group: Group, { names }: ChartAsk): Id[] => {
  if (names === 'hidden') return [...people];
  const place = new Map([...group.all.keys()].map((id, at) => [id, at]));
  return people.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
};

const ratingsOf = (db: ReadDb, { id, all }: Group, framework: Id) =>
  listRatings(db, { cohort: id, framework }).filter(({ participant }) => all.has(participant));

function confidence(ask: ChartAsk, db: ReadDb): Counting {
  const all = groupsOf(db, ask);
  const framework = readNumbered(db, ask.framework, all.length === 1 ? all[0]?.id : undefined);
  const cohorts = all.map((group) => ({
    id: group.id,
    title: group.title,
    people: group.people.size,
    whose: group,
    ratings: ratingsOf(db, group, ask.framework),
  }));
  return (shared) => confidenceSeries({ framework, cohorts, shared });
}

const phaseWords: Record<Phase, string> = {
  'early-years': 'early years',
  primary: 'primary',
  secondary: 'secondary',
  'all-through': 'all-through',
  'post-16': 'post-16',
  special: 'special',
  other: 'other phase',
};

function confidenceGroups(ask: ChartAsk, db: ReadDb): Counting {
  const over = ask.over === 'seminars' ? 'seminars' : 'occasions';
  const groups = groupsOf(db, ask);
  const framework = readNumbered(db, ask.framework, groups.length === 1 ? groups[0]?.id : undefined);
  const { groups: by } = ask;
  // As whoever comes first spells it.
  const spelled = new Map<string, string>();
  const cohorts = groups.map((group) => ({
    id: group.id,
    title: group.title,
    people: group.people.size,
    whose: group,
    ratings: ratingsOf(db, group, ask.framework),
    groupOf: (person: Id) => {
      const member = group.all.get(person);
      if (!member || by === 'statements') return null;
      const value = member.traits[by];
      const called = by === 'phase' ? (member.phase ? phaseWords[member.phase] : null) : member[by];
      if (value !== null && called !== null && !spelled.has(value)) spelled.set(value, called);
      return { label: value === null ? `no ${by} given` : (spelled.get(value) ?? value), chosen: { [by]: value } };
    },
  }));
  const steps =
    over === 'occasions'
      ? []
      : stepsOf(db, ask.cohort).steps.map(({ id, label }) => {
          const edition = db.get<{ id: Id }>('SELECT id FROM edition WHERE workbook_id = ? ORDER BY number DESC LIMIT 1', id);
          const uses = edition ? statementUses(contentOf(db, edition.id).workbook, framework) : [];
          return {
            id,
            label,
            statements: new Set(uses.flatMap(({ statement, how }) => (how === 'asked' || how === 'taught' ? [statement] : []))),
          };
        });
  return (shared) => confidenceGroupsSeries({ framework, groups: by, over, cohorts, steps, shared });
}

function themes(ask: ChartAsk, db: ReadDb): Counting {
  const over = ask.over === 'seminars' ? 'seminars' : 'prompts';
  const groups = groupsOf(db, ask);
  const tags = tagsInOrder(db);
  const editionsMet = new Set<Id>();
  const first = stepsOf(db, ask.cohort);
  const cohorts = groups.map((group) => {
    const { stepOf } = group.id === ask.cohort ? first : stepsOf(db, group.id);
    const rows = db.all<{ tag: Id; person: Id; edition: Id | null; field: string }>(
      `SELECT et.tag_id AS tag, r.participant_id AS person, r.edition_id AS edition, r.field
       FROM ${answersWith('excerpt e')} JOIN excerpt_tag et ON et.excerpt_id = e.id
       WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL AND et.tag_id IS NOT NULL`,
      group.id,
    );
    const excerpts = rows.flatMap(({ tag, person, edition, field }) => {
      if (edition === null || !group.all.has(person)) return [];
      editionsMet.add(edition);
      const column = over === 'prompts' ? promptOf(field) : stepOf.get(edition);
      return column === undefined ? [] : [{ tag, person, column }];
    });
    return { id: group.id, title: group.title, people: group.people.size, whose: group, excerpts };
  });
  const columns = over === 'seminars' ? first.steps : promptsIn(db, [...editionsMet]);
  return (shared) => themesSeries({ over, tags, columns, cohorts, shared });
}

/** Each after its parent, siblings in their order. */
function tagsInOrder(db: ReadDb): { id: Id; parent: Id | null; name: string; level: number }[] {
  const rows = db.all<{ id: Id; parent: Id | null; name: string }>(
    'SELECT id, parent_id AS parent, name FROM tag WHERE deleted_at IS NULL ORDER BY position, id',
  );
  const known = new Set(rows.map(({ id }) => id));
  const under = new Map<Id | null, typeof rows>();
  for (const row of rows) {
    const parent = row.parent !== null && known.has(row.parent) ? row.parent : null;
    under.set(parent, [...(under.get(parent) ?? []), { ...row, parent }]);
  }
  const walk = (parent: Id | null, level: number): { id: Id; parent: Id | null; name: string; level: number }[] =>
    (under.get(parent) ?? []).flatMap((row) => [{ ...row, level }, ...walk(row.id, level + 1)]);
  return walk(null, 0);
}

/** The prompts of some editions in reading order, each once, as they were asked. */
function promptsIn(db: ReadDb, editions: readonly Id[]): { id: Id; label: string }[] {
  const issued = editions
    .flatMap((id) => db.get<{ id: Id; issued: string }>('SELECT id, issued FROM edition WHERE id = ?', id) ?? [])
    .toSorted((a, b) => (a.issued < b.issued ? -1 : 1));
  const prompts = new Map<Id, string>();
  for (const { id } of issued) {
    const content = contentOf(db, id);
    const names = namesIn(content);
    for (const block of content.workbook.sections.flatMap(({ blocks }) => blocks))
      for (const prompt of promptsOf(content.workbook, block))
        if (!prompts.has(prompt.id)) prompts.set(prompt.id, plainText(prompt.text, names));
  }
  return [...prompts].map(([id, label]) => ({ id, label }));
}

function sensemaking(ask: ChartAsk, db: ReadDb): Counting {
  const groups = groupsOf(db, ask);
  const { editions, chosen } = editionsFor(db, groups, ask.edition);
  let asks: ReadonlySet<Moment> = new Set();
  const cohorts = groups.map((group, at) => {
    const edition = chosen[at]?.id;
    const wrote = new Map<Id, Set<Moment>>();
    if (edition === undefined) return { id: group.id, title: group.title, whose: group, handedIn: [], wrote };
    const moments = momentsOf(contentOf(db, edition));
    if (at === 0) asks = new Set(moments.values());
    for (const [person, fields] of answeredBy(db, edition, group)) {
      const kinds = [...fields].flatMap((field) => moments.get(promptOf(field)) ?? []);
      wrote.set(person, new Set(kinds));
    }
    return { id: group.id, title: group.title, whose: group, handedIn: handedInBy(db, edition, group), wrote };
  });
  return (shared) => sensemakingSeries({ edition: chosen[0] ?? null, editions, asks, cohorts, shared });
}

/** What happened at which step in time, of everybody in some cohorts. */
function timed<R extends { person: Id; edition: Id | null }>(db: ReadDb, ask: ChartAsk, sql: string) {
  const groups = groupsOf(db, ask);
  const found = groups.map((group) => stepsOf(db, group.id));
  const steps = new Map(found.flatMap(({ steps: theirs }) => theirs.map((step) => [step.id, step] as const)).toReversed());
  const order = found.flatMap(({ steps: theirs }) => theirs.map(({ id }) => id));
  const elsewhere = { id: 'none', label: 'Not at a seminar' };
  const cohorts = groups.map((group, at) => ({
    id: group.id,
    title: group.title,
    people: group.people.size,
    whose: group,
    rows: db
      .all<R>(sql, group.id)
      .filter(({ person }) => group.all.has(person))
      .map((row) => ({ ...row, step: (row.edition === null ? undefined : found[at]?.stepOf.get(row.edition)) ?? elsewhere.id })),
  }));
  return { steps: [...[...new Set(order)].flatMap((id) => steps.get(id) ?? []), elsewhere], cohorts };
}

function depth(ask: ChartAsk, db: ReadDb): Counting {
  const { steps, cohorts } = timed<{ person: Id; edition: Id | null; level: number }>(
    db,
    ask,
    `SELECT r.participant_id AS person, r.edition_id AS edition, d.level
     FROM ${answersWith('depth_mark d')}
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL AND d.calibration_id IS NULL AND d.level IS NOT NULL`,
  );
  const levels = readDepthScale(db).map(({ name }) => name);
  const source = { levels, steps, cohorts: cohorts.map(({ rows, ...cohort }) => ({ ...cohort, marks: rows })) };
  return (shared) => depthSeries({ ...source, shared });
}

function actions(ask: ChartAsk, db: ReadDb): Counting {
  const { steps, cohorts } = timed<{ person: Id; edition: Id | null; outcome: Outcome }>(
    db,
    ask,
    `SELECT a.participant_id AS person, a.edition_id AS edition, a.outcome FROM participant p JOIN action a ON a.participant_id = p.id
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND a.deleted_at IS NULL`,
  );
  const source = { steps, cohorts: cohorts.map(({ rows, ...cohort }) => ({ ...cohort, actions: rows })) };
  return (shared) => actionsSeries({ ...source, shared });
}

/** What a filter can be set to: the roles, phases and settings of a cohort, each with how many people have it. */
export function filterChoices(db: ReadDb, { cohort, only }: ParsedInput<'chart.filters'>): CallOutput<'chart.filters'> {
  const members = [...readGroup(db, cohort).people.values()];
  const of = (key: 'role' | 'phase' | 'setting') => {
    const counts = new Map<string, { value: string; people: number }>();
    for (const { [key]: value, traits } of members) {
      const trait = traits[key];
      if (!value || trait === null) continue;
      counts.set(trait, { value: counts.get(trait)?.value ?? value, people: (counts.get(trait)?.people ?? 0) + 1 });
    }
    return [...counts.values()].toSorted((a, b) => (a.value < b.value ? -1 : 1));
  };
  const counted = readGroup(db, cohort, only).people.size;
  return { people: { all: members.length, counted }, role: of('role'), phase: of('phase'), setting: of('setting') };
}
