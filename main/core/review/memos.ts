import type { ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Memo, MemoAbout } from '../../../preload/contract/model/review.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, SqlValue, Tx } from '../store/store.ts';
import { requireExcerpt } from './excerpts.ts';
import { requireTag } from './tags.ts';

/* The facilitator's own notes. One about an answer is about whoever wrote it, and goes with them. */

interface MemoRow {
  id: Id;
  participant_id: Id | null;
  response_id: Id | null;
  excerpt_id: Id | null;
  prompt: string | null;
  cohort_id: Id | null;
  tag_id: Id | null;
  text: string;
  updated: Instant;
  revision: number;
}

/** The latest first. `response` has those on its excerpts as well; `participant` only those about the person. */
export function listMemos(db: ReadDb, { response, excerpt, participant, prompt, tag, cohort }: ParsedInput<'memo.list'>): Memo[] {
  const conditions: [string, SqlValue][] = [];
  if (response !== undefined) conditions.push(['response_id = ?', response]);
  if (excerpt !== undefined) conditions.push(['excerpt_id = ?', excerpt]);
  if (participant !== undefined) conditions.push(['response_id IS NULL AND participant_id = ?', participant]);
  if (prompt !== undefined) conditions.push(['prompt = ?', prompt]);
  if (tag !== undefined) conditions.push(['tag_id = ?', tag]);
  if (cohort !== undefined)
    conditions.push(['coalesce(cohort_id, (SELECT p.cohort_id FROM participant p WHERE p.id = memo.participant_id)) = ?', cohort]);
  return db
    .all<MemoRow>(
      `SELECT id, participant_id, response_id, excerpt_id, prompt, cohort_id, tag_id, text, updated, revision FROM memo
       WHERE deleted_at IS NULL ${conditions.map(([sql]) => `AND ${sql}`).join(' ')} ORDER BY updated DESC, id DESC`,
      ...conditions.map(([, value]) => value),
    )
    .map(toMemo);
}

/** Those on prompts and on tags, which are about nobody. */
export const readMemosOfNobody = (db: ReadDb): Memo[] =>
  db
    .all<MemoRow>(
      `SELECT id, participant_id, response_id, excerpt_id, prompt, cohort_id, tag_id, text, updated, revision FROM memo
       WHERE (prompt IS NOT NULL OR tag_id IS NOT NULL) AND deleted_at IS NULL ORDER BY updated, id`,
    )
    .map(toMemo);

/** Those about one person and about what they wrote, each with the answer that it is on. */
export const readMemosOf = (db: ReadDb, participant: Id): { response: Id | null; memo: Memo }[] =>
  db
    .all<MemoRow>(
      `SELECT id, participant_id, response_id, excerpt_id, prompt, cohort_id, tag_id, text, updated, revision FROM memo
       WHERE participant_id = ? AND deleted_at IS NULL ORDER BY updated, id`,
      participant,
    )
    .map((row) => ({ response: row.response_id, memo: toMemo(row) }));

function toMemo(row: MemoRow): Memo {
  return { id: row.id, about: aboutOf(row), text: row.text, updated: row.updated, revision: row.revision };
}

function aboutOf({ excerpt_id, response_id, participant_id, tag_id, prompt, cohort_id }: MemoRow): MemoAbout {
  if (excerpt_id !== null) return { is: 'excerpt', excerpt: excerpt_id };
  if (response_id !== null) return { is: 'response', response: response_id };
  if (participant_id !== null) return { is: 'participant', participant: participant_id };
  if (tag_id !== null) return { is: 'tag', tag: tag_id };
  return { is: 'prompt', prompt: prompt ?? '', ...(cohort_id === null ? {} : { cohort: cohort_id }) };
}

export function saveMemo(tx: Tx, { id, about, text, revision }: Memo): void {
  if (revision === 0) tx.insert('memo', { id, text, ...columnsOf(tx, about) });
  else tx.update('memo', id, { text }, { revision });
}

function columnsOf(tx: Tx, about: MemoAbout): Record<string, SqlValue> {
  switch (about.is) {
    case 'participant':
      if (!tx.get('SELECT 1 FROM participant WHERE id = ? AND deleted_at IS NULL', about.participant))
        throw new Refusal('not-found', { what: 'person' });
      return { participant_id: about.participant };
    case 'response':
      return { response_id: about.response, participant_id: writerOf(tx, about.response) };
    case 'excerpt': {
      const { response } = requireExcerpt(tx, about.excerpt);
      return { excerpt_id: about.excerpt, response_id: response, participant_id: writerOf(tx, response) };
    }
    case 'tag':
      requireTag(tx, about.tag);
      return { tag_id: about.tag };
    case 'prompt':
      return { prompt: about.prompt, cohort_id: about.cohort ?? null };
  }
}

function writerOf(db: ReadDb, response: Id): Id {
  const row = db.get<{ participant_id: Id }>('SELECT participant_id FROM response WHERE id = ? AND deleted_at IS NULL', response);
  if (!row) throw new Refusal('not-found', { what: 'response' });
  return row.participant_id;
}
