import type { Day, Id, Instant } from '../../../../preload/contract/model/ids.ts';
import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Names } from '../../../../preload/contract/model/scenario.ts';
import { Refusal } from '../../refusal.ts';
import type { SqlValue } from '../operations.ts';
import type { ReadDb } from '../reading.ts';
import { readDepthScale } from '../depth.ts';
import { conditionFor, personalTables } from './personal.ts';

/*
 * Everything that is held about one person, read for a person: answers beside the questions that were asked, each with its source and
 * its earlier versions. `records` has the same as it stands in the tables, so that nothing can be left out by being overlooked here.
 */

export interface Held {
  name: string;
  details: { label: string; value: string }[];
  answers: HeldAnswer[];
  copies: { made: Instant; of: string; code: string; preset: string }[];
  done: { at: Instant; what: string; file: string | null }[];
  attendance: { day: Day | null; title: string; state: string; note: string | null }[];
  ratings: { statement: string; occasion: string; value: number }[];
  returned: { of: string; state: string }[];
  /** What the facilitator wrote about them, or put on their words. */
  notes: { at: Instant; text: string; on: string | null }[];
  marks: { as: string; name: string | null; quote: string }[];
  actions: { what: string; who: string; when: string; told: string; outcome: string; happened: string }[];
  /** What was written by hand and is kept as a picture, with the question that it answers. */
  handwriting: { of: string; question: string; said: string; jpeg: Buffer }[];
  records: Record<string, Record<string, SqlValue>[]>;
}

export interface HeldAnswer extends Version {
  /** Title and number of the workbook as it was issued. */
  of: string;
  field: string;
  /** As it was printed; null where the edition does not know the field. */
  question: string | null;
  mode: string;
  deleted: boolean;
  /** The latest first. */
  earlier: Version[];
}

interface Version {
  text: string;
  source: string;
  written: Instant;
}

export function readHeld(db: ReadDb, person: Id): Held {
  const row = db.get<PersonRow>(
    `SELECT p.*, c.title AS cohort, c.programme, json_extract(c.retention, '$.due') AS due
     FROM participant p JOIN cohort c ON c.id = p.cohort_id WHERE p.id = ?`,
    person,
  );
  if (!row) throw new Refusal(db.get('SELECT 1 FROM tombstone WHERE id = ?', person) ? 'erased' : 'not-found', { what: 'person' });
  return {
    name: row.name,
    details: detailsOf(row),
    answers: answersOf(db, person),
    copies: db.all<Held['copies'][number]>(
      `SELECT c.made, e.title || ', edition ' || e.number AS "of", c.code, c.preset FROM copy c JOIN edition e ON e.id = c.edition_id
       WHERE c.participant_id = ? ORDER BY c.made`,
      person,
    ),
    done: db.all<Held['done'][number]>(
      `SELECT at, what, json_extract(detail, '$.file') AS file FROM activity WHERE json_extract(detail, '$.person') = ? ORDER BY at, rowid`,
      person,
    ),
    attendance: db.all<Held['attendance'][number]>(
      `SELECT s.day, s.title, a.state, a.note FROM attendance a JOIN seminar s ON s.id = a.seminar_id WHERE a.participant_id = ? ORDER BY s.day, s.title`,
      person,
    ),
    ratings: db.all<Held['ratings'][number]>(
      `SELECT s.text AS statement, r.occasion, r.value FROM rating r JOIN statement s ON s.id = r.statement_id
       WHERE r.participant_id = ? ORDER BY s.framework_id, s.kind, s.number, r.occasion`,
      person,
    ),
    returned: db.all<Held['returned'][number]>(
      `SELECT e.title || ', edition ' || e.number AS "of", h.state FROM hand_in h JOIN edition e ON e.id = h.edition_id
       WHERE h.participant_id = ? ORDER BY e.issued`,
      person,
    ),
    notes: db.all<Held['notes'][number]>(
      `SELECT m.updated AS at, m.text, coalesce(x.quote, r.text) AS "on" FROM memo m
       LEFT JOIN excerpt x ON x.id = m.excerpt_id LEFT JOIN response r ON r.id = m.response_id
       WHERE m.participant_id = ? ORDER BY m.updated, m.id`,
      person,
    ),
    marks: [...marksOf(db, person)],
    actions: db.all<Held['actions'][number]>(
      `SELECT what, who, by_when AS "when", told, outcome, happened FROM action WHERE participant_id = ? ORDER BY created, id`,
      person,
    ),
    handwriting: handwritingOf(db, person),
    records: recordsOf(db, person),
  };
}

function* marksOf(db: ReadDb, person: Id): Generator<Held['marks'][number]> {
  yield* db.all<Held['marks'][number]>(
    `SELECT CASE WHEN t.id IS NOT NULL THEN 'Theme' WHEN s.id IS NOT NULL THEN 'Statement' ELSE 'Passage' END AS "as",
       coalesce(t.name, s.text) AS name, x.quote
     FROM response r JOIN excerpt x ON x.response_id = r.id LEFT JOIN excerpt_tag e ON e.excerpt_id = x.id
     LEFT JOIN tag t ON t.id = e.tag_id LEFT JOIN statement s ON s.id = e.statement_id
     WHERE r.participant_id = ? ORDER BY x.created, x.id, e.id`,
    person,
  );
  yield* db.all<Held['marks'][number]>(
    `SELECT 'Star' AS "as", NULL AS name, r.text AS quote FROM response r JOIN star s ON s.response_id = r.id
     WHERE r.participant_id = ? ORDER BY r.newness`,
    person,
  );
  const levels = readDepthScale(db);
  for (const { quote, level } of db.all<{ quote: string; level: number }>(
    `SELECT r.text AS quote, d.level FROM response r JOIN depth_mark d ON d.response_id = r.id
     WHERE r.participant_id = ? AND d.level IS NOT NULL ORDER BY r.newness, d.round`,
    person,
  ))
    yield { as: 'Depth', name: levels[level - 1]?.name ?? String(level), quote };
}

interface PersonRow {
  name: string;
  known_as: string | null;
  email: string | null;
  role: string | null;
  setting: string | null;
  phase: string | null;
  status: string | null;
  route: string | null;
  preset: string | null;
  note: string | null;
  created: Instant;
  deleted_at: Instant | null;
  cohort: string;
  programme: string;
  due: Day | null;
}

function detailsOf(row: PersonRow): Held['details'] {
  const details: [string, string | null][] = [
    ['Name', row.name],
    ['Known as', row.known_as],
    ['Email', row.email],
    ['Role', row.role],
    ['School or organisation', row.setting],
    ['Group', row.cohort],
    ['Programme', row.programme],
    ['Phase', row.phase],
    ['Standing', row.status],
    ['Gets workbooks', row.route],
    ['Print preset', row.preset],
    ['Note about you', row.note],
    ['Entered on', dayInWords(row.created)],
    ['To be kept until', row.due && dayInWords(row.due)],
    ['Put in the trash on', row.deleted_at && dayInWords(row.deleted_at)],
  ];
  return details.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

interface AnswerRow extends Version {
  id: Id;
  edition_id: Id | null;
  of: string | null;
  field: string;
  deleted_at: Instant | null;
}

function answersOf(db: ReadDb, person: Id): HeldAnswer[] {
  const rows = db.all<AnswerRow>(
    `SELECT r.id, r.edition_id, e.title || ', edition ' || e.number AS "of", r.field, r.text, r.source, r.written, r.deleted_at
     FROM response r LEFT JOIN edition e ON e.id = r.edition_id WHERE r.participant_id = ?`,
    person,
  );
  const asked = new Map<Id, Map<string, Asked>>();
  const askedIn = (edition: Id | null): Map<string, Asked> => {
    if (edition === null) return new Map();
    const known =
      asked.get(edition) ?? questionsIn(db.get<{ content: string }>('SELECT content FROM edition WHERE id = ?', edition)?.content ?? '{}');
    asked.set(edition, known);
    return known;
  };
  return rows
    .map(({ id, edition_id, of, field, text, source, written, deleted_at }) => {
      const { prompt, mode, part } = partsOf(field);
      const found = askedIn(edition_id).get(prompt);
      const earlier = db.all<Version>(
        'SELECT text, source, written FROM response_revision WHERE response_id = ? ORDER BY revision DESC',
        id,
      );
      const question = found ? (part ? `${found.text} (${part})` : found.text) : null;
      const answer = {
        of: of ?? 'Not from an edition',
        field,
        question,
        mode,
        text,
        source: sources[source] ?? source,
        written,
        deleted: deleted_at !== null,
      };
      return {
        answer: { ...answer, earlier: earlier.map((version) => ({ ...version, source: sources[version.source] ?? version.source })) },
        order: found?.order ?? Number.MAX_SAFE_INTEGER,
      };
    })
    .sort((a, b) => a.answer.of.localeCompare(b.answer.of) || a.order - b.order || (a.answer.field < b.answer.field ? -1 : 1))
    .map(({ answer }) => answer);
}

interface Asked {
  text: string;
  /** Where in the edition, so that answers stand in the order in which they were asked. */
  order: number;
}

/**
 * Every question of an edition by its id. Blocks keep them in many shapes, and there will be more: what has an id and a text is a
 * question or a statement; a block that names its one prompt is asked by its title.
 */
function questionsIn(content: string): Map<string, Asked> {
  const edition = JSON.parse(content) as { workbook?: { head?: { names?: Names } }; scenarios?: { names: Names }[] };
  const names = Object.assign({}, ...(edition.scenarios ?? []).map((scenario) => scenario.names), edition.workbook?.head?.names) as Names;
  const found = new Map<string, Asked>();
  const add = (id: string, text: string): void =>
    void (found.has(id) || found.set(id, { text: plainText(text, names), order: found.size }));
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const { id, text, prompt, title, answer } = value as Record<string, unknown>;
    if (typeof id === 'string' && typeof text === 'string') add(id, text);
    else if (typeof id === 'string' && typeof answer === 'string') add(id, answer);
    if (typeof prompt === 'string' && typeof title === 'string') add(prompt, title);
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(edition);
  return found;
}

const modes: Partial<Record<string, string>> = { individual: 'On your own', collaborative: 'With others', coaching: 'With your coach' };
const sources: Partial<Record<string, string>> = {
  typed: 'typed in by the facilitator',
  fillable: 'from the file that you returned',
  table: 'from a table',
  scan: 'from a scanned page',
};

function partsOf(field: string): { prompt: string; mode: string; part: string } {
  const [prompt = '', mode = '', ...part] = field.split(':');
  return { prompt, mode: modes[mode] ?? mode, part: part.join(' ').replaceAll('-', ' ') };
}

/** Also what was read and nobody has accepted yet. */
function handwritingOf(db: ReadDb, person: Id): Held['handwriting'] {
  const rows = db.all<{ of: string | null; edition: Id | null; field: string; said: string | null; jpeg: Buffer }>(
    `SELECT e.title || ', edition ' || e.number AS "of", e.id AS edition, c.field, p.said, c.jpeg
     FROM scan_crop c LEFT JOIN handwriting h ON h.id = c.id LEFT JOIN scan_page p ON p.id = c.page_id
       LEFT JOIN edition e ON e.id = coalesce(h.edition_id, p.edition_id)
     WHERE c.participant_id = ? ORDER BY e.issued, c.field, c.id`,
    person,
  );
  const asked = new Map<Id, Map<string, Asked>>();
  return rows.map(({ of, edition, field, said, jpeg }) => {
    const known =
      asked.get(edition ?? '') ??
      questionsIn(db.get<{ content: string }>('SELECT content FROM edition WHERE id = ?', edition)?.content ?? '{}');
    asked.set(edition ?? '', known);
    const { prompt, part } = partsOf(field);
    const question = known.get(prompt)?.text ?? field;
    const words = (JSON.parse(said ?? '{}') as Record<string, string>)[field] ?? '';
    return { of: of ?? 'Not from an edition', question: part ? `${question} (${part})` : question, said: words, jpeg };
  });
}

function recordsOf(db: ReadDb, person: Id): Held['records'] {
  const records: Held['records'] = {};
  for (const { table, about } of personalTables) {
    const { where, given } = conditionFor(about, { people: [person], names: [], cohort: null });
    const rows = db.all<Record<string, SqlValue | Buffer>>(`SELECT * FROM ${table} WHERE ${where}`, ...given).map(withoutBytes);
    const known = new Set((records[table] ?? []).map((row) => JSON.stringify(row)));
    records[table] = [...(records[table] ?? []), ...rows.filter((row) => !known.has(JSON.stringify(row)))];
  }
  return records;
}

/** Pictures are written out as files of their own; in the records stands how large they are. */
const withoutBytes = (row: Record<string, SqlValue | Buffer>): Record<string, SqlValue> =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, Buffer.isBuffer(value) ? `${value.length} bytes` : value]));

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "3 September 2026". Not by `Intl`, whose words differ between Node and Electron. */
export function dayInWords(day: Day | Instant): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
}
