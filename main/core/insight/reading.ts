import type { ParsedInput } from '../../../preload/contract/calls.ts';
import { promptsOf } from '../../../preload/contract/draft.ts';
import { Mapping } from '../../../preload/contract/model/exchange.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Coverage, Evidence, Meeting, OpenedPart } from '../../../preload/contract/model/insight.ts';
import type { Prompt, Workbook } from '../../../preload/contract/model/workbook.ts';
import * as v from 'valibot';
import { readNumbered } from '../frameworks/codes.ts';
import { readFramework } from '../frameworks/frameworks.ts';
import { byName } from '../people/order.ts';
import { listRatings } from '../responses/ratings.ts';
import { seminarsOf } from '../seminars/seminars.ts';
import type { ReadDb } from '../store/store.ts';
import { type Content, readDraft } from '../workbooks/drafts.ts';
import { readScenario } from '../workbooks/scenarios.ts';
import { statementUses } from '../workbooks/uses.ts';
import { answersWith, contentsOf, namesIn, promptOf, standing } from './answered.ts';
import { type Carry, carried, carryInto, carryRatings } from './carry.ts';
import { lastRatings } from './confidence.ts';
import { type CoverageSource, coverageOf } from './coverage.ts';
import { type Group, readGroup } from './group.ts';

/* From the store to what the map of coverage counts. */

interface Ties {
  framework: Framework;
  own: ReadonlySet<Id>;
  carry: Carry;
  others: readonly Framework[];
  contentOf: (edition: Id) => Content;
}

const statementsOf = ({ groups }: Framework): Id[] => groups.flatMap(({ statements }) => statements.map(({ id }) => id));

/** A framework, and the editions that are mapped to it: their statements count for those that they became. */
function readTies(db: ReadDb, id: Id, cohort: Id | undefined): Ties {
  const framework = readNumbered(db, id, cohort);
  const kept = db.all<{ value: string }>("SELECT value FROM setting WHERE id LIKE 'mapping:%'").flatMap(({ value }) => {
    const mapping = v.safeParse(Mapping, JSON.parse(value));
    return mapping.success ? [mapping.output] : [];
  });
  const standingHere = (other: Id): boolean => db.get('SELECT 1 FROM framework WHERE id = ? AND deleted_at IS NULL', other) !== undefined;
  const carry = carryInto(
    id,
    kept.filter(({ from, to }) => standingHere(from) && standingHere(to)),
  );
  return {
    framework,
    own: new Set(statementsOf(framework)),
    carry,
    others: [...carry.from].map((other) => readFramework(db, other)),
    contentOf: contentsOf(db),
  };
}

const editionTitle = ({ title, edition }: Framework): string => `${title}, ${edition}`;

type Use = CoverageSource['uses'][number];

/** Where a workbook meets the statements, and those of other editions that count for them. */
function usesIn(workbook: Workbook, { framework, own, carry, others }: Ties): { uses: Use[]; across: Id[] } {
  const across: Id[] = [];
  const uses: Use[] = statementUses(workbook, framework);
  for (const other of others) {
    for (const use of statementUses(workbook, other)) {
      for (const statement of carried(carry, own, use.statement)) {
        uses.push({ ...use, statement });
        across.push(statement);
      }
    }
  }
  return { uses, across };
}

export function readCoverage(
  db: ReadDb,
  { framework: id, cohort, open, names }: Pick<ParsedInput<'coverage.get'>, 'framework' | 'cohort' | 'open' | 'names'>,
): Coverage {
  const ties = readTies(db, id, cohort);
  // As they are taught: the first comes first.
  const drafts = db
    .all<{ id: Id; title: string }>('SELECT id, title FROM workbook WHERE deleted_at IS NULL ORDER BY id')
    .toSorted((a, b) => byName.compare(a.title, b.title))
    .map((row) => readDraft(db, row.id).workbook);
  const used = drafts.map((workbook) => usesIn(workbook, ties));
  const across = new Set(used.flatMap((each) => each.across));
  const opened = drafts.find((workbook) => workbook.id === open);
  const common = {
    framework: readNumbered(db, id, cohort),
    workbooks: drafts.map(({ id: workbook, title }) => ({ id: workbook, title })),
    uses: used.flatMap(({ uses }) => uses),
    ...(opened ? { opened: { workbook: opened.id, parts: partsOf(db, opened, ties) } } : {}),
    mapped: { editions: ties.others.map((other) => ({ id: other.id, title: editionTitle(other) })), statements: across },
    shared: names === 'hidden',
  };
  if (cohort === undefined) return coverageOf({ ...common, people: 0 });
  const group = readGroup(db, cohort);
  const written = whoWrote(db, group, ties, across);
  for (const statement of whoMarked(db, group, ties, written)) across.add(statement);
  const ratings = listRatings(db, { cohort }).filter(({ participant }) => group.people.has(participant));
  return coverageOf({
    ...common,
    people: group.people.size,
    cohort: { ...whoWasThere(db, group, ties), written, ratings: lastRatings(carryRatings(ties.carry, ties.own, ratings)) },
  });
}

/** Scenarios and prompts of a workbook that meet any of the statements, in page order. */
function partsOf(db: ReadDb, workbook: Workbook, { own, carry }: Ties): (OpenedPart & { meets: ReadonlyMap<Id, ReadonlySet<Meeting>> })[] {
  return workbook.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      const prompts = promptsOf(workbook, block);
      const tied = (statements: readonly Id[] | undefined, how: Meeting): [Id, Meeting][] =>
        (statements ?? []).flatMap((statement) => carried(carry, own, statement).map((to): [Id, Meeting] => [to, how]));
      const part = (id: Id, kind: OpenedPart['kind'], title: string, pairs: readonly [Id, Meeting][]) => {
        const meets = new Map<Id, Set<Meeting>>();
        for (const [statement, how] of pairs) meets.set(statement, (meets.get(statement) ?? new Set<Meeting>()).add(how));
        return meets.size === 0
          ? []
          : [{ id, kind, title, block: block.id, prompts: kind === 'prompt' ? [id] : prompts.map((prompt) => prompt.id), meets }];
      };
      if (block.type === 'scenario') {
        const scenario = scenarioOf(db, block.scenario);
        return part(block.id, 'scenario', scenario?.title ?? block.title, [
          ...tied(block.statements, 'taught'),
          ...tied(scenario?.statements, 'taught'),
          ...prompts.flatMap(({ statements }) => tied(statements, 'asked')),
        ]);
      }
      // Asked again in another block: one column, where it is asked first.
      if (block.type === 'prompts' && block.repeats) return [];
      return prompts.flatMap(({ id, text, statements }) =>
        part(id, 'prompt', plainText(text, workbook.head.names), tied(statements, 'asked')),
      );
    });
}

const scenarioOf = (db: ReadDb, id: Id) =>
  db.get('SELECT 1 FROM scenario WHERE id = ? AND deleted_at IS NULL', id) ? readScenario(db, id).scenario : null;

type Who = Map<Id, Set<Id>>;
const add = (who: Who, statement: Id, person: Id): void => {
  const of = who.get(statement);
  if (of) of.add(person);
  else who.set(statement, new Set([person]));
};

/** Who was at a seminar whose workbook teaches a statement, and whose workbook asks for it: as it was issued, else as it stands. */
function whoWasThere(db: ReadDb, { id, people }: Group, ties: Ties): { taught: Who; practised: Who } {
  const taught: Who = new Map();
  const practised: Who = new Map();
  const there = new Map<Id, Id[]>();
  const marks = db.all<{ seminar: Id; person: Id }>(
    `SELECT a.seminar_id AS seminar, a.participant_id AS person FROM attendance a JOIN seminar s ON s.id = a.seminar_id
     WHERE s.cohort_id = ? AND s.deleted_at IS NULL AND a.state <> 'absent'`,
    id,
  );
  for (const { seminar, person } of marks) if (people.has(person)) there.set(seminar, [...(there.get(seminar) ?? []), person]);
  for (const seminar of seminarsOf(db, id)) {
    const present = there.get(seminar.id);
    const workbook =
      present && (seminar.edition ? ties.contentOf(seminar.edition).workbook : seminar.workbook && draftOf(db, seminar.workbook));
    if (!present || !workbook) continue;
    for (const { statement, how } of usesIn(workbook, ties).uses) {
      if (how !== 'asked' && how !== 'taught') continue;
      for (const person of present) {
        add(taught, statement, person);
        if (how === 'asked') add(practised, statement, person);
      }
    }
  }
  return { taught, practised };
}

const draftOf = (db: ReadDb, id: Id): Workbook | null =>
  db.get('SELECT 1 FROM workbook WHERE id = ? AND deleted_at IS NULL', id) ? readDraft(db, id).workbook : null;

interface Tied {
  prompt: Prompt;
  content: Content;
  /** Statements of the framework, and whether each stands there for one of another edition. */
  statements: readonly Id[];
  from: Id | null;
}

/** The prompts of an edition that are tied to statements of the framework, or to such as count for them. */
function tiedIn(edition: Id, { own, carry, others, contentOf }: Ties): Map<Id, Tied> {
  const content = contentOf(edition);
  const prompts = content.workbook.sections.flatMap(({ blocks }) => blocks).flatMap((block) => promptsOf(content.workbook, block));
  return new Map(
    prompts.flatMap((prompt) => {
      const statements = [...new Set((prompt.statements ?? []).flatMap((statement) => carried(carry, own, statement)))];
      if (statements.length === 0) return [];
      const away = prompt.statements?.find((statement) => !own.has(statement) && carry.into.has(statement));
      const from = away === undefined ? null : (others.find((other) => statementsOf(other).includes(away))?.id ?? null);
      return [[prompt.id, { prompt, content, statements, from }] as const];
    }),
  );
}

/** Every edition that a cohort has answers in. */
const editionsAnswered = (db: ReadDb, cohort: Id): Id[] =>
  db
    .all<{ id: Id }>(
      `SELECT DISTINCT r.edition_id AS id FROM participant p CROSS JOIN response r INDEXED BY response_cell ON r.participant_id = p.id
       WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND r.edition_id IS NOT NULL`,
      cohort,
    )
    .map(({ id }) => id);

/**
 * Who answered a prompt that is tied to a statement. An index tells which places of such prompts hold an answer; the answers themselves
 * are looked at only until one is found that holds words, for each person and statement.
 */
function whoWrote(db: ReadDb, { id, people }: Group, ties: Ties, across: Set<Id>): Who {
  const wrote: Who = new Map();
  const tied = new Map(editionsAnswered(db, id).map((edition) => [edition, tiedIn(edition, ties)] as const));
  // From the prompt's own name to before whatever follows the colon after it; what begins alike is sorted out below.
  const ranges = [...tied].flatMap(([edition, prompts]) => [...prompts.keys()].map((prompt) => [edition, prompt, `${prompt};`]));
  const cells = db.all<{ person: Id; edition: Id; field: string }>(
    `WITH asked (edition, low, high) AS MATERIALIZED (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))
     SELECT p.id AS person, a.edition, r.field FROM participant p CROSS JOIN asked a CROSS JOIN response r INDEXED BY response_cell
       ON r.participant_id = p.id AND r.edition_id = a.edition AND r.field >= a.low AND r.field < a.high
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL`,
    JSON.stringify(ranges),
    id,
  );
  for (const { person, edition, field } of cells) {
    if (!people.has(person)) continue;
    const found = tied.get(edition)?.get(promptOf(field));
    if (!found || found.statements.every((statement) => wrote.get(statement)?.has(person))) continue;
    const holds = db.get(
      `SELECT 1 FROM response r WHERE r.participant_id = ? AND r.edition_id = ? AND r.field = ? AND ${standing} LIMIT 1`,
      person,
      edition,
      field,
    );
    if (!holds) continue;
    for (const statement of found.statements) {
      add(wrote, statement, person);
      if (found.from !== null) across.add(statement);
    }
  }
  return wrote;
}

interface MarkedRow {
  statement: Id;
  response: Id;
  person: Id;
  edition: Id | null;
  field: string;
  text: string;
  quote: string;
  written: Instant;
}

/** Words that somebody marked with a statement, or with a tag that is a name for one. */
const marked = (db: ReadDb, cohort: Id): MarkedRow[] =>
  db.all(
    `SELECT coalesce(et.statement_id, t.statement_id) AS statement, r.id AS response, r.participant_id AS person, r.edition_id AS edition,
       r.field, r.text, e.quote, r.written
     FROM ${answersWith('excerpt e')} JOIN excerpt_tag et ON et.excerpt_id = e.id
       LEFT JOIN tag t ON t.id = et.tag_id AND t.deleted_at IS NULL
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND r.deleted_at IS NULL AND coalesce(et.statement_id, t.statement_id) IS NOT NULL`,
    cohort,
  );

/** Adds them to those who wrote; answers the statements that were reached across editions. */
function whoMarked(db: ReadDb, { id, people }: Group, { own, carry }: Ties, wrote: Who): Id[] {
  return marked(db, id).flatMap(({ statement, person }) => {
    if (!people.has(person)) return [];
    const here = carried(carry, own, statement);
    for (const each of here) add(wrote, each, person);
    return own.has(statement) ? [] : here;
  });
}

/** Newest first. */
export function readEvidence(db: ReadDb, { statement, cohort, workbook }: ParsedInput<'coverage.evidence'>): Evidence[] {
  const group = readGroup(db, cohort);
  const framework = db.get<{ framework: Id }>('SELECT framework_id AS framework FROM statement WHERE id = ?', statement)?.framework;
  if (framework === undefined) return [];
  const ties = readTies(db, framework, cohort);
  const titles = new Map(ties.others.map((other) => [other.id, editionTitle(other)]));
  const workbookOf = new Map(
    db.all<{ id: Id; workbook: Id }>('SELECT id, workbook_id AS workbook FROM edition').map((row) => [row.id, row.workbook]),
  );
  const evidence = new Map<Id, Evidence>();
  for (const edition of editionsAnswered(db, cohort)) {
    if (workbook !== undefined && workbookOf.get(edition) !== workbook) continue;
    const prompts = tiedIn(edition, ties);
    if (![...prompts.values()].some(({ statements }) => statements.includes(statement))) continue;
    const rows = db.all<{ response: Id; participant: Id; field: string; text: string; written: Instant }>(
      `SELECT r.id AS response, r.participant_id AS participant, r.field, r.text, r.written
       FROM participant p CROSS JOIN response r INDEXED BY response_cell
       ON r.participant_id = p.id AND r.edition_id = ?
       WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND ${standing}`,
      edition,
      cohort,
    );
    for (const { response, participant, field, text, written } of rows) {
      const asked = prompts.get(promptOf(field));
      if (!group.people.has(participant) || !asked?.statements.includes(statement)) continue;
      const own = asked.prompt.statements?.includes(statement);
      evidence.set(response, {
        response,
        participant,
        workbook: workbookOf.get(edition) ?? null,
        prompt: asked.prompt.id,
        question: plainText(asked.prompt.text, namesIn(asked.content)),
        text,
        marked: null,
        edition: own || asked.from === null ? null : (titles.get(asked.from) ?? null),
        written,
      });
    }
  }
  for (const row of marked(db, cohort)) {
    const here = workbook === undefined || (row.edition !== null && workbookOf.get(row.edition) === workbook);
    if (!here || evidence.has(row.response) || !group.people.has(row.person)) continue;
    if (!carried(ties.carry, ties.own, row.statement).includes(statement)) continue;
    evidence.set(row.response, {
      response: row.response,
      participant: row.person,
      workbook: row.edition === null ? null : (workbookOf.get(row.edition) ?? null),
      prompt: promptOf(row.field),
      question: row.edition === null ? '' : questionOf(ties.contentOf(row.edition), row.field),
      text: row.text,
      marked: row.quote,
      edition: ties.own.has(row.statement)
        ? null
        : (ties.others.find((other) => statementsOf(other).includes(row.statement))?.edition ?? null),
      written: row.written,
    });
  }
  return [...evidence.values()].toSorted((a, b) => (a.written < b.written ? 1 : a.written > b.written ? -1 : 0));
}

function questionOf(content: Content, field: string): string {
  const prompts = content.workbook.sections.flatMap(({ blocks }) => blocks).flatMap((block) => promptsOf(content.workbook, block));
  const prompt = prompts.find(({ id }) => id === promptOf(field));
  return prompt ? plainText(prompt.text, namesIn(content)) : '';
}
