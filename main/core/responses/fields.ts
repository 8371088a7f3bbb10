import type { Id } from '../../../preload/contract/model/ids.ts';
import type { EntryField } from '../../../preload/contract/model/entry.ts';
import type { Preset } from '../../../preload/contract/model/print.ts';
import { Mode } from '../../../preload/contract/model/workbook.ts';
import type { House } from '../house.ts';
import type { Press } from '../print/press.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb } from '../store/store.ts';
import { type Content, readEditionContent } from '../workbooks/drafts.ts';

/*
 * The places to write in an edition, in reading order, as the print room lays them out: what is on paper is what can be entered. What
 * the cover asks belongs to the person, and scales are ratings; both are kept elsewhere.
 */

/** An edition never changes, and laying it out takes a quarter of a second. */
const known = new WeakMap<Press, Map<Id, EntryField[]>>();

export function fieldsOfEdition(edition: Id, { store, press }: Pick<House, 'store' | 'press'>): EntryField[] {
  const here = known.get(press) ?? new Map<Id, EntryField[]>();
  known.set(press, here);
  const fields =
    here.get(edition) ??
    readFields(
      store().read((db) => readEditionContent(db, edition)),
      press,
    );
  here.set(edition, fields);
  return fields;
}

/** What somebody was given to write in: the edition as it was issued, and the print of their copy of it, or else their own. */
export function pagesOf(db: ReadDb, participant: Id, edition: Id): { content: Content; preset: Preset } {
  const content = readEditionContent(db, edition);
  const person = db.get<{ preset: Preset | null }>('SELECT preset FROM participant WHERE id = ? AND deleted_at IS NULL', participant);
  if (!person) throw new Refusal('not-found', { what: 'person' });
  const copy = db.get<{ preset: Preset }>(
    'SELECT preset FROM copy WHERE participant_id = ? AND edition_id = ? ORDER BY made DESC LIMIT 1',
    participant,
    edition,
  );
  return { content, preset: copy?.preset ?? person.preset ?? 'standard' };
}

function readFields(content: Content, press: Press): EntryField[] {
  const blocks = new Map(
    content.workbook.sections.flatMap((section) => section.blocks.map((block) => [block.id, { block, section: section.title }] as const)),
  );
  const fields = new Map<string, EntryField>();
  for (const place of press.compose(content, { audience: 'participant', preset: 'standard', paper: 'a4' }).fields) {
    const holder = blocks.get(place.block);
    if (place.kind === 'scale' || fields.has(place.id) || holder?.block.type === 'cover') continue;
    const [, second = '', ...part] = place.id.split(':');
    const mode = Mode.options.find((option) => option === second);
    fields.set(place.id, {
      id: place.id,
      kind: place.kind,
      block: place.block,
      blockTitle: holder && 'title' in holder.block ? (holder.block.title ?? '') : '',
      section: holder?.section ?? '',
      question: place.name,
      ...(mode ? { mode } : {}),
      ...(part.length > 0 ? { part: part.join(':') } : {}),
    });
  }
  return [...fields.values()];
}
