import type { ParsedInput } from '../../../preload/contract/calls.ts';
import { promptsOf } from '../../../preload/contract/draft.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Coverage, Evidence, Progress } from '../../../preload/contract/model/insight.ts';
import type { Prompt } from '../../../preload/contract/model/workbook.ts';
import { readFramework } from '../frameworks/frameworks.ts';
import type { House } from '../house.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { fieldsOfEdition } from '../responses/fields.ts';
import { listRatings } from '../responses/ratings.ts';
import { readRegister } from '../seminars/register.ts';
import type { ReadDb } from '../store/store.ts';
import { type Content, listDrafts, readDraft } from '../workbooks/drafts.ts';
import { statementUses } from '../workbooks/uses.ts';
import { attendanceSeries, type Register } from './attendance.ts';
import { completionSeries } from './completion.ts';
import { confidenceSeries, lastRatings } from './confidence.ts';
import { coverageOf } from './coverage.ts';

/* From the store to what the pure parts count. */

interface AnswerRow {
  response: Id;
  participant: Id;
  edition: Id;
  field: string;
  text: string;
  written: Instant;
}

/** People who go through the programme now. Those who left, or wait, are not what a cohort has learnt or attended. */
const activeOf = (db: ReadDb, cohort: Id): Set<Id> =>
  new Set(listPeople(db, cohort).flatMap(({ id, status }) => (status === undefined || status === 'active' ? [id] : [])));

/** The edition that the prompts of an answer are to be read in: what was asked then, whatever the draft says now. */
const contentOf = (db: ReadDb, edition: Id): Content =>
  JSON.parse(db.get<{ content: string }>('SELECT content FROM edition WHERE id = ?', edition)?.content ?? 'null') as Content;

const promptOf = (field: string): Id => field.slice(0, field.includes(':') ? field.indexOf(':') : undefined);

/** Every edition that a cohort has answers in, with the prompts in it that are tied to statements. */
function tiedPrompts(db: ReadDb, cohort: Id): Map<Id, Map<Id, { prompt: Prompt; content: Content }>> {
  const editions = db.all<{ id: Id }>(
    `SELECT DISTINCT r.edition_id AS id FROM participant p JOIN response r ON r.participant_id = p.id
     WHERE p.cohort_id = ? AND r.edition_id IS NOT NULL`,
    cohort,
  );
  return new Map(
    editions.map(({ id }) => {
      const content = contentOf(db, id);
      const prompts = content.workbook.sections
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => promptsOf(content.workbook, block))
        .filter(({ statements }) => (statements?.length ?? 0) > 0);
      return [id, new Map(prompts.map((prompt) => [prompt.id, { prompt, content }]))];
    }),
  );
}

const standing = `r.deleted_at IS NULL AND p.deleted_at IS NULL AND coalesce(r.state, 'written') = 'written' AND trim(r.text) <> ''`;

function whoWrote(db: ReadDb, cohort: Id, active: ReadonlySet<Id>): Map<Id, Set<Id>> {
  const tied = tiedPrompts(db, cohort);
  const wrote = new Map<Id, Set<Id>>();
  const rows = db.all<{ participant: Id; edition: Id; field: string }>(
    `SELECT r.participant_id AS participant, r.edition_id AS edition, r.field FROM participant p JOIN response r ON r.participant_id = p.id
     WHERE p.cohort_id = ? AND r.edition_id IS NOT NULL AND ${standing}`,
    cohort,
  );
  for (const { participant, edition, field } of rows) {
    if (!active.has(participant)) continue;
    for (const statement of tied.get(edition)?.get(promptOf(field))?.prompt.statements ?? []) {
      const of = wrote.get(statement) ?? new Set<Id>();
      wrote.set(statement, of.add(participant));
    }
  }
  return wrote;
}

const ratingsOf = (db: ReadDb, cohort: Id, framework: Framework, active: ReadonlySet<Id>) =>
  listRatings(db, { cohort, framework: framework.id }).filter(({ participant }) => active.has(participant));

export function readCoverage(
  db: ReadDb,
  { framework: id, cohort, names }: Pick<ParsedInput<'coverage.get'>, 'framework' | 'cohort' | 'names'>,
): Coverage {
  const framework = readFramework(db, id);
  // As they are taught: the first comes first.
  const drafts = listDrafts(db).toSorted((a, b) => (a.title < b.title ? -1 : 1));
  const common = {
    framework,
    workbooks: drafts.map(({ id: workbook, title }) => ({ id: workbook, title })),
    uses: drafts.flatMap((draft) => statementUses(readDraft(db, draft.id).workbook, framework)),
    shared: names === 'hidden',
  };
  if (cohort === undefined) return coverageOf({ ...common, people: 0 });
  readCohort(db, cohort);
  const active = activeOf(db, cohort);
  return coverageOf({
    ...common,
    people: active.size,
    written: whoWrote(db, cohort, active),
    ratings: lastRatings(ratingsOf(db, cohort, framework, active)),
  });
}

/** Newest first. */
export function readEvidence(db: ReadDb, { statement, cohort }: ParsedInput<'coverage.evidence'>): Evidence[] {
  readCohort(db, cohort);
  const active = activeOf(db, cohort);
  const evidence: Evidence[] = [];
  for (const [edition, prompts] of tiedPrompts(db, cohort)) {
    const tied = [...prompts.values()].filter(({ prompt }) => prompt.statements?.includes(statement));
    if (tied.length === 0) continue;
    const rows = db.all<AnswerRow>(
      `SELECT r.id AS response, r.participant_id AS participant, r.edition_id AS edition, r.field, r.text, r.written
       FROM participant p JOIN response r ON r.participant_id = p.id AND r.edition_id = ?
       WHERE p.cohort_id = ? AND ${standing}`,
      edition,
      cohort,
    );
    for (const { response, participant, field, text, written } of rows) {
      const asked = prompts.get(promptOf(field));
      if (!active.has(participant) || !asked?.prompt.statements?.includes(statement)) continue;
      const { prompt, content } = asked;
      evidence.push({ response, participant, question: plainText(prompt.text, namesIn(content)), text, written });
    }
  }
  return evidence.toSorted((a, b) => (a.written < b.written ? 1 : a.written > b.written ? -1 : 0));
}

/** What the names in a text stand for: the workbook's own, and those of its scenarios. */
const namesIn = ({ workbook, scenarios }: Content): Record<string, string> =>
  Object.assign({}, ...scenarios.map(({ names }) => names), workbook.head.names) as Record<string, string>;

export function readProgress(
  { cohort, framework: id, names }: Pick<ParsedInput<'progress.get'>, 'cohort' | 'framework' | 'names'>,
  house: Pick<House, 'store' | 'press'>,
): Progress {
  const shared = names === 'hidden';
  const { framework, active, register, ratings, editions } = house.store().read((db) => {
    const given = readFramework(db, id);
    const people = activeOf(db, cohort);
    return {
      framework: given,
      active: people,
      register: shared ? byNumber(db, cohort, readRegister(db, cohort)) : readRegister(db, cohort),
      ratings: ratingsOf(db, cohort, given, people),
      editions: editionsOf(db, cohort),
    };
  });
  return {
    people: active.size,
    attendance: attendanceSeries(register, active),
    completion: editions.map((edition) => {
      const { content, handedIn, answered } = house.store().read((db) => answersIn(db, cohort, edition.id, active));
      const sectionOf = new Map(
        content.workbook.sections.flatMap((section) => section.blocks.map((block) => [block.id, section.id] as const)),
      );
      const fields = fieldsOfEdition(edition.id, house);
      const sections = content.workbook.sections.map((section) => ({
        id: section.id,
        title: section.title,
        fields: fields.flatMap((field) => (sectionOf.get(field.block) === section.id ? [field.id] : [])),
      }));
      return completionSeries({ edition: edition.id, title: edition.title, number: edition.number, sections, handedIn, answered, shared });
    }),
    confidence: confidenceSeries(framework, ratings, shared),
  };
}

/** The order of the alphabet would tell who is who. */
function byNumber(db: ReadDb, cohort: Id, register: Register): Register {
  const numbers = new Map(listPeople(db, cohort).map(({ id, number }) => [id, number ?? 0]));
  const numberOf = (id: Id): number => numbers.get(id) ?? 0;
  return { ...register, rows: register.rows.toSorted((a, b) => numberOf(a.participant) - numberOf(b.participant)) };
}

/** Those of which something came back, in the order in which they were issued. */
const editionsOf = (db: ReadDb, cohort: Id): { id: Id; title: string; number: number }[] =>
  db.all(
    `SELECT e.id, e.title, e.number FROM edition e WHERE e.id IN (
       SELECT h.edition_id FROM hand_in h JOIN participant p ON p.id = h.participant_id
       WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND h.state = 'handed-in')
     ORDER BY e.issued`,
    cohort,
  );

function answersIn(db: ReadDb, cohort: Id, edition: Id, active: ReadonlySet<Id>) {
  const answered = new Map<Id, Set<string>>();
  const rows = db.all<{ participant: Id; field: string }>(
    `SELECT r.participant_id AS participant, r.field FROM participant p JOIN response r ON r.participant_id = p.id AND r.edition_id = ?
     WHERE p.cohort_id = ? AND ${standing}`,
    edition,
    cohort,
  );
  for (const { participant, field } of rows) answered.set(participant, (answered.get(participant) ?? new Set<string>()).add(field));
  const handedIn = db
    .all<{ id: Id }>(
      `SELECT p.id FROM hand_in h JOIN participant p ON p.id = h.participant_id
       WHERE h.edition_id = ? AND p.cohort_id = ? AND h.state = 'handed-in' AND p.deleted_at IS NULL`,
      edition,
      cohort,
    )
    .flatMap(({ id }) => (active.has(id) ? [id] : []));
  return { content: contentOf(db, edition), handedIn, answered };
}
