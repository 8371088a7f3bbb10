import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Edition } from '../../../preload/contract/model/workbook.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import { type Content, readContent } from './drafts.ts';

interface EditionRow {
  id: Id;
  workbook_id: Id;
  number: number;
  issued: Instant;
  hash: string;
  title: string;
}
const columns = 'id, workbook_id, number, issued, hash, title';
const toEdition = ({ workbook_id, ...row }: EditionRow): Edition => ({ ...row, workbook: workbook_id });

/** Newest first. */
export const listEditions = (db: ReadDb, workbook: Id): Edition[] =>
  db.all<EditionRow>(`SELECT ${columns} FROM edition WHERE workbook_id = ? ORDER BY number DESC`, workbook).map(toEdition);

/** The latest edition, if the draft still says what it says. */
export function currentEdition(db: ReadDb, workbook: Id): Edition | null {
  const latest = listEditions(db, workbook)[0];
  return latest && latest.hash === contentHash(readContent(db, workbook)) ? latest : null;
}

/** Freezes the draft as it stands. Once frozen an edition is never changed: what came back points to what was asked. */
export function issueEdition(tx: Tx, workbook: Id, id: Id, now: Instant): Edition {
  const content = contentOf(readContent(tx, workbook));
  const number = (listEditions(tx, workbook)[0]?.number ?? 0) + 1;
  const row: EditionRow = { id, workbook_id: workbook, number, issued: now, hash: hashOf(content), title: content.workbook.title };
  tx.insert('edition', { ...row, content: canonicalJson(content) });
  return toEdition(row);
}

export const contentHash = (content: Content): string => hashOf(contentOf(content));

/** What is frozen and hashed: the words, not when or where they were kept. */
const contentOf = ({ workbook, frameworks, scenarios }: Content): Content => ({ workbook, frameworks, scenarios });
