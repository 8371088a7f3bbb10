import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Picture, PictureType } from '../../../preload/contract/model/picture.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import type { ReadDb, Tx } from '../store/store.ts';

/** A picture with its bytes. */
export interface Kept extends Omit<Picture, 'bytes'> {
  bytes: Buffer;
}

/** Those of the wanted that are here, with what layout asks of them; not their bytes. */
export const picturesOf = (db: ReadDb, ids: readonly Id[]): Picture[] =>
  ids.length === 0
    ? []
    : db.all<Picture>(
        'SELECT id, type, width, height, length(bytes) AS bytes FROM picture WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
        JSON.stringify(ids),
      );

export function readPicture(db: ReadDb, id: Id): Kept | null {
  const row = db.get<{ id: Id; type: PictureType; width: number; height: number; bytes: Buffer }>(
    'SELECT id, type, width, height, bytes FROM picture WHERE id = ?',
    id,
  );
  return row ?? null;
}

export const keepPictures = (tx: Tx, pictures: readonly Kept[]): void => pictures.forEach((picture) => tx.keepPicture(picture));

export const factsOf = ({ bytes, ...facts }: Kept): Picture => ({ ...facts, bytes: bytes.length });

/** The pictures that blocks show: an image, and the logos of a cover. */
export const shownIn = (blocks: readonly Block[]): Id[] => [
  ...new Set(
    blocks.flatMap((block) => {
      if (block.type === 'image') return block.image === undefined ? [] : [block.image];
      return block.type === 'cover' ? block.logos.flatMap(({ image }) => image ?? []) : [];
    }),
  ),
];

/** For as long as this after it came, a picture may wait for the block that will show it. */
const grace = 86_400_000;

/**
 * Pictures that nothing shows any more: no block, not even one in the trash, no edition, and no step that could be undone. Looked
 * for after the trash was emptied.
 */
export function orphans(db: ReadDb, now: string): Id[] {
  const before = new Date(Date.parse(now) - grace).toISOString();
  const old = new Set(db.all<{ id: Id }>('SELECT id FROM picture WHERE added < ?', before).map(({ id }) => id));
  if (old.size === 0) return [];
  const texts = [
    `SELECT content AS text FROM block WHERE type IN ('image', 'cover')`,
    `SELECT content AS text FROM edition WHERE instr(content, '"image":') > 0`,
    `SELECT coalesce(before, '') || coalesce(after, '') AS text FROM change WHERE record_table = 'block'`,
  ];
  for (const sql of texts) {
    for (const { text } of db.iterate<{ text: string }>(sql)) {
      for (const [id] of text.matchAll(/\b[0-9a-f]{64}\b/g)) old.delete(id);
    }
    if (old.size === 0) break;
  }
  return [...old];
}
