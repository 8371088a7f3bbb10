import type { ParsedInput } from '../../../preload/contract/calls.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import type { NearDuplicate, ReviewFilter, StatementTouch, TellingWord } from '../../../preload/contract/model/review.ts';
import { readFramework } from '../frameworks/frameworks.ts';
import { listed } from '../insight/words.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { answerColumns, type AnswerRow, readFound } from './answer-rows.ts';
import { findAnswers } from './answers.ts';
import { partsOf, readAsked } from './asked.ts';
import { nearDuplicates } from './duplicates.ts';
import { readWanted, written } from './filter.ts';
import { tellingOf } from './telling.ts';
import { openTouching } from './touching.ts';

/* What a machine that understands nothing may point at. Each says why; a person decides. */

/** Newest first; more than this says nothing new and takes long. */
const mostRead = 20_000;
const mostSuggested = 100;

function findAll(db: ReadDb, filter: ReviewFilter, prompt?: string): AnswerRow[] {
  const wanted = readWanted(db, filter);
  const where = `${wanted.where} AND ${written}`;
  if (prompt !== undefined) return findAnswers(db, prompt, { ...wanted, where }).slice(0, mostRead);
  const source =
    wanted.cohort === undefined
      ? 'response r CROSS JOIN participant p ON p.id = r.participant_id'
      : 'participant p INDEXED BY participant_cohort CROSS JOIN response r INDEXED BY response_participant ON r.participant_id = p.id';
  return db.all<AnswerRow>(
    `SELECT ${answerColumns} FROM ${source} CROSS JOIN cohort c ON c.id = p.cohort_id WHERE ${where} ORDER BY r.newness DESC LIMIT ?`,
    ...wanted.given,
    mostRead,
  );
}

export function suggestWords(db: ReadDb, { prompt, filter, limit }: ParsedInput<'suggestion.words'>): TellingWord[] {
  const here = findAll(db, filter, prompt);
  const elsewhere = findAll(db, filter).filter(({ field }) => partsOf(field).prompt !== prompt);
  return tellingOf(textsOf(here), textsOf(elsewhere))
    .slice(0, limit)
    .map(({ g2, ...told }) => ({
      ...told,
      g2: Math.round(g2 * 10) / 10,
      says: `“${told.word}” stands in ${told.here} of ${told.of} answers here and in ${told.elsewhere} of ${told.ofElsewhere} to everything else.`,
    }));
}

const textsOf = (rows: readonly AnswerRow[]): string[] => rows.map(({ text }) => text);

/** Between people, and only what each wrote for themselves: what was written together is meant to be the same. */
export function suggestDuplicates(db: ReadDb, { filter, prompt, names }: ParsedInput<'suggestion.duplicates'>): NearDuplicate[] {
  const rows = findAll(db, filter, prompt).filter(({ field }) => partsOf(field).mode !== 'collaborative');
  const turnedDown = dismissed(db, 'duplicate');
  const keyOf = (one: AnswerRow, other: AnswerRow): string => [one.id, other.id].sort().join(' ');
  const found = nearDuplicates(textsOf(rows), (one, other) => rows[one]?.participant === rows[other]?.participant)
    .flatMap(({ one, other, share }) => {
      const [a, b] = [rows[one], rows[other]];
      return a && b && !turnedDown.has(keyOf(a, b)) ? [{ a, b, share }] : [];
    })
    .slice(0, mostSuggested);
  const answers = new Map(
    readFound(
      db,
      found.flatMap(({ a, b }) => [a, b]),
      names,
    ).map((answer) => [answer.response, answer]),
  );
  return found.flatMap(({ a, b, share }) => {
    const [one, other] = [answers.get(a.id), answers.get(b.id)];
    if (!one || !other) return [];
    const percent = Math.round(share * 100);
    const same = one.text === other.text ? 'the same words' : `nearly the same words: ${percent}% of their runs of three words are shared`;
    return [{ key: keyOf(a, b), one, other, percent, says: `${one.writer.name} and ${other.writer.name} wrote ${same}.` }];
  });
}

/** Statements of one framework that an answer's words touch, where neither its prompt nor an excerpt of it is tied to them. */
export function suggestStatements(
  db: ReadDb,
  { framework: id, filter, prompt, names }: ParsedInput<'suggestion.statements'>,
): StatementTouch[] {
  const framework = readFramework(db, id);
  const statements = framework.groups.flatMap((group) =>
    group.statements.map((statement) => ({
      id: statement.id,
      text: plainText(statement.text),
      code: statementCode(framework.section, statement),
    })),
  );
  const codes = new Map(statements.map(({ id: statement, code }) => [statement, code]));
  const rows = findAll(db, filter, prompt);
  const touching = openTouching(statements, textsOf(rows));
  const turnedDown = dismissed(db, 'statement');
  const tied = tiedBy(db, rows);
  const found = rows
    .flatMap((row) => {
      const asked = readAsked(db, row.edition).prompts.get(partsOf(row.field).prompt)?.statements ?? [];
      const [nearest] = touching
        .of(row.text)
        .filter(
          ({ statement }) => !asked.includes(statement) && !tied.get(row.id)?.has(statement) && !turnedDown.has(`${row.id} ${statement}`),
        );
      return nearest ? [{ row, ...nearest }] : [];
    })
    .sort((a, b) => b.score - a.score || b.words.length - a.words.length)
    .slice(0, mostSuggested);
  const answers = readFound(
    db,
    found.map(({ row }) => row),
    names,
  );
  return found.flatMap(({ row, statement, words, ranges }, at) => {
    const answer = answers[at];
    if (!answer) return [];
    const code = codes.get(statement) ?? '';
    const says = `It shares the words ${listed(words.map((each) => `“${each}”`))} with ${code}, and nobody has tied it to ${code}.`;
    return [{ key: `${row.id} ${statement}`, answer, statement, ranges, says }];
  });
}

/** By excerpts, straight or through a tag that is a name for the statement. */
function tiedBy(db: ReadDb, rows: readonly AnswerRow[]): Map<Id, Set<Id>> {
  const tied = new Map<Id, Set<Id>>();
  for (const { response, statement } of db.all<{ response: Id; statement: Id | null }>(
    `SELECT x.response_id AS response, coalesce(e.statement_id, t.statement_id) AS statement FROM json_each(?) w
     CROSS JOIN excerpt x ON x.response_id = w.value JOIN excerpt_tag e ON e.excerpt_id = x.id LEFT JOIN tag t ON t.id = e.tag_id AND t.deleted_at IS NULL`,
    JSON.stringify(rows.map(({ id }) => id)),
  ))
    if (statement !== null) tied.set(response, (tied.get(response) ?? new Set()).add(statement));
  return tied;
}

type Kind = ParsedInput<'suggestion.dismiss'>['kind'];

const dismissed = (db: ReadDb, kind: Kind): Set<string> =>
  new Set(db.all<{ key: string }>('SELECT key FROM dismissal WHERE kind = ?', kind).map(({ key }) => key));

/** Kept with the people whose words it is about, so that it goes with them. */
export function dismiss(tx: Tx, { kind, key }: { kind: Kind; key: string }, newId: () => Id): void {
  if (tx.get('SELECT 1 FROM dismissal WHERE kind = ? AND key = ?', kind, key)) return;
  const [first = '', second = ''] = key.split(' ');
  const writerOf = (response: Id): Id | undefined =>
    tx.get<{ id: Id }>('SELECT participant_id AS id FROM response WHERE id = ?', response)?.id;
  const person = kind === 'action' ? tx.get<{ id: Id }>('SELECT id FROM participant WHERE id = ?', first)?.id : writerOf(first);
  if (person === undefined) throw new Refusal('not-found', { what: kind === 'action' ? 'person' : 'response' });
  tx.insert('dismissal', {
    id: newId(),
    kind,
    key,
    participant_id: person,
    other_id: (kind === 'duplicate' ? writerOf(second) : undefined) ?? null,
  });
}
