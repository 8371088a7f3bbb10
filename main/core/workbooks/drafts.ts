import type { DraftEdit } from '../../../preload/contract/calls/workbooks.ts';
import { applyEdits, promptsOf } from '../../../preload/contract/draft.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Codes } from '../../../preload/contract/model/aliases.ts';
import type { Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Picture } from '../../../preload/contract/model/picture.ts';
import type { Scenario } from '../../../preload/contract/model/scenario.ts';
import type { Block, Section, Workbook, WorkbookHead, WorkbookSummary } from '../../../preload/contract/model/workbook.ts';
import { readFramework } from '../frameworks/frameworks.ts';
import { picturesOf, shownIn } from '../pictures/pictures.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { orderKeys } from './positions.ts';
import { readScenario } from './scenarios.ts';

/** A workbook with everything that its blocks refer to: what is composed, and what an edition freezes. */
export interface Content {
  workbook: Workbook;
  frameworks: Framework[];
  scenarios: Scenario[];
  /** The pictures that its blocks show, as far as they are here. No part of what is frozen: a picture's id says all that it is. */
  pictures?: readonly Picture[];
  /** For whom it is: how they number the statements. No part of what is frozen either. */
  codes?: Codes;
}

interface BlockRow {
  id: Id;
  section_id: Id;
  position: string;
  type: string;
  content: string;
}
interface SectionRow {
  id: Id;
  position: string;
  title: string;
}

export function readDraft(db: ReadDb, id: Id): { workbook: Workbook; revision: number } {
  const row = db.get<{ id: Id; title: string; head: string; revision: number }>(
    'SELECT id, title, head, revision FROM workbook WHERE id = ? AND deleted_at IS NULL',
    id,
  );
  if (!row) throw new Refusal('not-found', { what: 'workbook' });
  const { sections, blocks } = readRows(db, id);
  return {
    workbook: {
      id: row.id,
      title: row.title,
      head: JSON.parse(row.head) as WorkbookHead,
      sections: sections.map((section) => ({
        id: section.id,
        title: section.title,
        blocks: blocks.filter((block) => block.section_id === section.id).map(toBlock),
      })),
    },
    revision: row.revision,
  };
}

export function readContent(db: ReadDb, id: Id): Content & { revision: number } {
  const { workbook, revision } = readDraft(db, id);
  const blocks = workbook.sections.flatMap((section) => section.blocks);
  const frameworks = new Set(blocks.flatMap((block) => ('framework' in block ? [block.framework] : [])));
  if (workbook.head.framework) frameworks.add(workbook.head.framework);
  const scenarios = new Set(blocks.flatMap((block) => (block.type === 'scenario' ? [block.scenario] : [])));
  return {
    workbook,
    revision,
    frameworks: present([...frameworks], (framework) => readFramework(db, framework)),
    scenarios: present([...scenarios], (scenario) => readScenario(db, scenario).scenario),
    pictures: picturesOf(db, shownIn(blocks)),
  };
}

/** An edition's content, as it was frozen, with its pictures. */
export function readEditionContent(db: ReadDb, id: Id): Content {
  const row = db.get<{ content: string }>('SELECT content FROM edition WHERE id = ?', id);
  if (!row) throw new Refusal('not-found', { what: 'edition' });
  const content = JSON.parse(row.content) as Content;
  return { ...content, pictures: picturesOf(db, shownIn(content.workbook.sections.flatMap((section) => section.blocks))) };
}

export function listDrafts(db: ReadDb): WorkbookSummary[] {
  return db
    .all<{ id: Id; title: string; head: string; updated: Instant; revision: number; editions: number }>(
      `SELECT w.id, w.title, w.head, w.updated, w.revision, (SELECT count(*) FROM edition e WHERE e.workbook_id = w.id) AS editions
       FROM workbook w WHERE w.deleted_at IS NULL ORDER BY w.updated DESC, w.title`,
    )
    .map((row) => {
      const { workbook } = readDraft(db, row.id);
      const blocks = workbook.sections.flatMap((section) => section.blocks);
      return {
        ...row,
        head: JSON.parse(row.head) as WorkbookHead,
        blocks: blocks.length,
        prompts: blocks.reduce((sum, block) => sum + promptsOf(workbook, block).length, 0),
      };
    });
}

export function insertDraft(tx: Tx, workbook: Workbook, now: Instant): void {
  tx.insert('workbook', { id: workbook.id, title: workbook.title, head: JSON.stringify(workbook.head), created: now, updated: now });
  const sectionKeys = orderKeys(workbook.sections.map(() => null));
  workbook.sections.forEach((section, at) => {
    tx.insert('section', { id: section.id, workbook_id: workbook.id, position: sectionKeys[at] as string, title: section.title });
    const blockKeys = orderKeys(section.blocks.map(() => null));
    section.blocks.forEach((block, place) => {
      tx.insert('block', { ...toRow(block), workbook_id: workbook.id, section_id: section.id, position: blockKeys[place] as string });
    });
  });
}

/**
 * Applies edits to a draft, all or none, writing only the records that change. Refuses `stale` where the draft has moved on
 * since `revision`, and `conflict` where an edit speaks of something that is not there.
 */
export function editDraft(tx: Tx, id: Id, revision: number, edits: readonly DraftEdit[]): number {
  const { workbook, revision: current } = readDraft(tx, id);
  if (revision !== current) throw new Refusal('stale', { revision: current });
  const next = applyEdits(workbook, edits);
  if (!next) throw new Refusal('conflict', { what: 'draft' });
  const { sections, blocks } = readRows(tx, id);
  tx.update('workbook', id, { title: next.title, head: JSON.stringify(next.head) }, { revision });
  saveSections(tx, id, next.sections, sections);
  saveBlocks(tx, id, next.sections, blocks);
  return revision + 1;
}

export function removeDraft(tx: Tx, id: Id): void {
  readDraft(tx, id);
  tx.trash('workbook', id);
}

/** A copy with ids of its own throughout, its references to itself kept: the start of next month's workbook. */
export function copyWorkbook(workbook: Workbook, title: string, newId: () => Id): Workbook {
  const fresh = new Map<Id, Id>();
  const own = new Set<Id>([workbook.id]);
  for (const section of workbook.sections) {
    own.add(section.id);
    for (const block of section.blocks) {
      own.add(block.id);
      for (const prompt of promptsOf(workbook, block)) own.add(prompt.id);
      if (block.type === 'actions' || block.type === 'notes') own.add(block.prompt);
      if (block.type === 'retrieval') for (const slot of [...block.stages, ...block.foundations]) own.add(slot.id);
    }
  }
  for (const id of own) fresh.set(id, newId());
  const remap = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return idKeys.has(key) ? (fresh.get(value) ?? value) : value;
    if (Array.isArray(value)) return value.map((item) => remap(item, key));
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([inner, held]) => [inner, remap(held, inner)]));
    return value;
  };
  return { ...(remap(workbook, '') as Workbook), title };
}

/** Keys under which an id of the workbook's own may stand; text under other keys is never touched, whatever it says. */
const idKeys = new Set(['id', 'repeats', 'prompt']);

function saveSections(tx: Tx, workbook: Id, next: readonly Section[], rows: readonly SectionRow[]): void {
  const before = new Map(rows.map((row) => [row.id, row]));
  const keys = orderKeys(next.map((section) => before.get(section.id)?.position ?? null));
  next.forEach((section, at) => {
    const row = before.get(section.id);
    const position = keys[at] as string;
    if (!row) tx.insert('section', { id: section.id, workbook_id: workbook, position, title: section.title });
    else if (row.title !== section.title || row.position !== position) tx.update('section', section.id, { title: section.title, position });
    before.delete(section.id);
  });
  for (const gone of before.keys()) tx.trash('section', gone);
}

function saveBlocks(tx: Tx, workbook: Id, next: readonly Section[], rows: readonly BlockRow[]): void {
  const before = new Map(rows.map((row) => [row.id, row]));
  for (const section of next) {
    // A block that comes from another section brings a key that says nothing here.
    const keys = orderKeys(
      section.blocks.map((block) => (before.get(block.id)?.section_id === section.id ? (before.get(block.id)?.position ?? null) : null)),
    );
    section.blocks.forEach((block, at) => {
      const row = before.get(block.id);
      const wanted = { ...toRow(block), section_id: section.id, position: keys[at] as string };
      if (!row) tx.insert('block', { ...wanted, workbook_id: workbook });
      else if (
        row.type !== wanted.type ||
        row.content !== wanted.content ||
        row.section_id !== wanted.section_id ||
        row.position !== wanted.position
      ) {
        const { id, ...columns } = wanted;
        tx.update('block', id, columns);
      }
      before.delete(block.id);
    });
  }
  for (const gone of before.keys()) tx.trash('block', gone);
}

function readRows(db: ReadDb, workbook: Id): { sections: SectionRow[]; blocks: BlockRow[] } {
  return {
    sections: db.all<SectionRow>(
      'SELECT id, position, title FROM section WHERE workbook_id = ? AND deleted_at IS NULL ORDER BY position',
      workbook,
    ),
    blocks: db.all<BlockRow>(
      'SELECT id, section_id, position, type, content FROM block WHERE workbook_id = ? AND deleted_at IS NULL ORDER BY position',
      workbook,
    ),
  };
}

const toBlock = (row: BlockRow): Block => ({ id: row.id, type: row.type, ...(JSON.parse(row.content) as object) }) as Block;

function toRow(block: Block): { id: Id; type: string; content: string } {
  const { id, type, ...content } = block;
  return { id, type, content: JSON.stringify(content) };
}

/** What a block refers to may have been deleted; the workbook is then shown without it, and preflight says so. */
function present<T>(ids: readonly Id[], read: (id: Id) => T): T[] {
  return ids.flatMap((id) => {
    try {
      return [read(id)];
    } catch (error) {
      if (error instanceof Refusal && error.failure.code === 'not-found') return [];
      throw error;
    }
  });
}
