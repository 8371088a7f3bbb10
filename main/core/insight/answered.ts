import type { Id } from '../../../preload/contract/model/ids.ts';
import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import { promptsOf } from '../../../preload/contract/draft.ts';
import type { Moment } from '../../../preload/contract/model/workbook.ts';
import type { House } from '../house.ts';
import { fieldsOfEdition } from '../responses/fields.ts';
import type { ReadDb } from '../store/store.ts';
import type { Content } from '../workbooks/drafts.ts';
import type { Group } from './group.ts';

/* What an edition asked, and who answered which of its places. */

/** What counts as written: words, in an answer and of a person that are still there. */
export const standing = `r.deleted_at IS NULL AND coalesce(r.state, 'written') = 'written' AND trim(r.text) <> ''`;

/**
 * Answers `r` of people `p` of which there is something else. Which these are is told by two indexes; of the others, which are many more,
 * nothing is read.
 */
export const answersWith = (other: `${string} ${string}`): string =>
  `participant p CROSS JOIN response o INDEXED BY response_participant ON o.participant_id = p.id
   CROSS JOIN ${other} ON ${other.split(' ')[1]}.response_id = o.id CROSS JOIN response r ON r.id = o.id`;

/** As it was frozen: what was asked then, whatever the draft says now. */
export const contentOf = (db: ReadDb, edition: Id): Content =>
  JSON.parse(db.get<{ content: string }>('SELECT content FROM edition WHERE id = ?', edition)?.content ?? 'null') as Content;

/** The same for one question after another of one answer: each edition is read and parsed once. */
export function contentsOf(db: ReadDb): (edition: Id) => Content {
  const known = new Map<Id, Content>();
  return (edition) => {
    const content = known.get(edition) ?? contentOf(db, edition);
    known.set(edition, content);
    return content;
  };
}

export const promptOf = (field: string): Id => field.slice(0, field.includes(':') ? field.indexOf(':') : undefined);

/** Sections in page order, each with its places to write. */
export function sectionsOf(edition: Id, house: Pick<House, 'store' | 'press'>): { id: Id; title: string; fields: string[] }[] {
  const { content, printed } = house.store().read((db) => ({
    content: contentOf(db, edition),
    printed: db.get<{ fields: string }>(`SELECT fields FROM layout WHERE edition_id = ? AND audience = 'participant' LIMIT 1`, edition),
  }));
  const { sections } = content.workbook;
  const cover = new Set(sections.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'cover').map(({ id }) => id)));
  // Once copies were made, where people write is known without setting the book again.
  const places = printed
    ? (JSON.parse(printed.fields) as FieldPlace[]).filter(({ kind, block }) => kind !== 'scale' && !cover.has(block))
    : fieldsOfEdition(edition, house);
  const sectionOf = new Map(sections.flatMap(({ id, blocks }) => blocks.map((block) => [block.id, id] as const)));
  return sections.map(({ id, title }) => ({
    id,
    title,
    fields: [...new Set(places.flatMap((place) => (sectionOf.get(place.block) === id ? [place.id] : [])))],
  }));
}

/** Those of a group who handed an edition in, by number: the order of the alphabet would tell who is who. */
export const handedInBy = (db: ReadDb, edition: Id, { id, all }: Group): Id[] =>
  db
    .all<{ id: Id }>(
      `SELECT p.id FROM hand_in h JOIN participant p ON p.id = h.participant_id
       WHERE h.edition_id = ? AND p.cohort_id = ? AND h.state = 'handed-in' AND p.deleted_at IS NULL ORDER BY p.number, p.id`,
      edition,
      id,
    )
    .flatMap((row) => (all.has(row.id) ? [row.id] : []));

/** Which fields each of a group wrote something in. */
export function answeredBy(db: ReadDb, edition: Id, { id, all }: Group): Map<Id, Set<string>> {
  const answered = new Map<Id, Set<string>>();
  const rows = db.all<{ participant: Id; field: string }>(
    `SELECT r.participant_id AS participant, r.field FROM participant p CROSS JOIN response r INDEXED BY response_cell
       ON r.participant_id = p.id AND r.edition_id = ?
     WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND ${standing}`,
    edition,
    id,
  );
  for (const { participant, field } of rows) {
    if (!all.has(participant)) continue;
    const of = answered.get(participant) ?? new Set<string>();
    answered.set(participant, of.add(field));
  }
  return answered;
}

/** Prompts of an edition that ask for noticing, interpreting or acting. */
export function momentsOf({ workbook }: Content): Map<Id, Moment> {
  const blocks = workbook.sections.flatMap((section) => section.blocks);
  return new Map(
    blocks.flatMap((block) =>
      promptsOf(workbook, block).flatMap(({ id, moment }) => (moment === undefined ? [] : [[id, moment] as const])),
    ),
  );
}

/** What the names in a text stand for: the workbook's own, and those of its scenarios. */
export const namesIn = ({ workbook, scenarios }: Content): Record<string, string> =>
  Object.assign({}, ...scenarios.map(({ names }) => names), workbook.head.names) as Record<string, string>;
