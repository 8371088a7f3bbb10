import type { CallOutput, ParsedInput } from '../../../../preload/contract/calls.ts';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { ScanChoice } from '../../../../preload/contract/model/scans.ts';
import type { House } from '../../house.ts';
import { saveResponse } from '../../people/people.ts';
import type { Store, Tx } from '../../store/store.ts';
import { nameCopy, saveHandIn, saveRating } from '../accept.ts';
import { ratingOf, readKept } from '../propose.ts';
import { settleThread, threadPlace } from '../thread.ts';
import { type DeskPage, findBatch, pagesOf } from './desk.ts';
import { knowPages } from './places.ts';
import { type BoxProposal, proposeAll } from './propose.ts';
import { toPages } from './view.ts';

/**
 * Stores what a person accepted of a batch, in one operation. Marks that nobody has decided about are left where they are; handwriting
 * goes with its answer as a picture, typed or not. The pages stay on the desk, as accepted, and an undo makes them ready again.
 */
export function acceptScans(
  { op, batch, pages: choices }: ParsedInput<'scans.accept'>,
  store: Store,
  house: House,
): CallOutput<'scans.accept'> {
  const { now, newId } = house.deps;
  const done = { answers: 0, pictures: 0 };
  const { again } = store.change({ op, scope: 'people', label: 'accept-scans' }, (tx) => {
    findBatch(tx, batch);
    const desk = [...pagesOf(tx, batch)];
    const states = new Map(toPages(tx, desk, house).map((page) => [page.id, page]));
    const known = knowPages(tx, house);
    const wanted = new Map(choices.map((choice) => [choice.page, choice]));
    const written = now();
    for (const page of desk) {
      const choice = wanted.get(page.id);
      const seen = states.get(page.id);
      // A double that was asked for by name is a newer picture of the same page.
      if (!choice || !seen || (seen.state !== 'placed' && seen.state !== 'duplicate') || seen.participant === null || !seen.edition)
        continue;
      storePage(
        tx,
        { ...page, participant: seen.participant, edition: seen.edition.id },
        choice,
        proposeAll(tx, known, page),
        written,
        newId,
      );
    }
  });
  const touched = store.touched(op);
  const count = (table: string): number => new Set(touched.filter((each) => each.table === table).map(({ id }) => id)).size;
  const stored = touched.filter(({ table }) => table === 'return_file').map(({ id }) => id);
  const people = store.read((db) =>
    db.all<{ id: Id }>(
      'SELECT DISTINCT participant_id AS id FROM return_file WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(stored),
    ),
  );
  const responses = touched.filter(({ table }) => table === 'response').map(({ id }) => id);
  // That nothing was written there is noted, and is no answer.
  const written = store.read((db) =>
    db.get<{ count: number }>(
      `SELECT count(*) AS count FROM response WHERE state IS NOT 'blank' AND id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(responses),
    ),
  );
  done.answers = (written?.count ?? 0) + count('rating') + count('action');
  done.pictures = count('handwriting');
  const pages = new Set(stored).size;
  if (!again && pages > 0) store.note('scans-accepted', { pages, people: people.length, ...done });
  return { op, pages, people: people.length, ...done, passed: choices.length - pages };
}

type Owned = DeskPage & { participant: Id; edition: Id };

function storePage(
  tx: Tx,
  page: Owned,
  { take, leave }: ScanChoice,
  boxes: readonly BoxProposal[],
  written: string,
  newId: () => Id,
): void {
  const { participant, edition } = page;
  const [taken, left] = [new Set(take), new Set(leave)];
  const thread: Parameters<typeof settleThread>[1][number][] = [];
  let stored = 0;
  for (const { box, place, value, kept } of boxes) {
    if (left.has(box.field) || value === null) continue;
    const conflict = box.state === 'conflict' && !taken.has(box.field);
    const told = threadPlace(place);
    if (told && 'text' in value) {
      if (!conflict && box.state !== 'same') stored += thread.push({ ...told, text: value.text }) > 0 ? 1 : 0;
      continue;
    }
    if (place.kind === 'scale') {
      if ('text' in value && !conflict && box.state !== 'same') {
        saveRating(tx, participant, ratingOf(place), Number(value.text), newId);
        stored++;
      }
      continue;
    }
    // Words that were typed stay as they are; the picture of what was written by hand is put beside them.
    const words = 'text' in value && !conflict && box.state !== 'same' ? value.text : null;
    const before = told ? currentOf(tx, participant, edition, box.field) : kept?.id ? { id: kept.id, revision: kept.revision } : null;
    const pictured = box.crop !== null && box.reading === null && box.ink !== 'blank';
    const id = before?.id ?? newId();
    if (words !== null || (before === null && (pictured || 'blank' in value))) {
      const state = 'blank' in value ? ({ state: 'blank' } as const) : {};
      saveResponse(tx, {
        id,
        revision: before?.revision ?? 0,
        participant,
        edition,
        field: box.field,
        text: words ?? '',
        source: 'scan',
        written,
        ...state,
      });
      stored++;
    } else if (before !== null && pictured && kept?.text === '' && !('text' in value)) {
      // Somebody had noted that nothing was there.
      saveResponse(tx, { id, revision: before.revision, participant, edition, field: box.field, text: '', source: 'scan', written });
    }
    if (pictured && box.crop !== null && !tx.get('SELECT 1 FROM handwriting WHERE id = ?', box.crop)) {
      tx.insert('handwriting', {
        id: box.crop,
        response_id: id,
        participant_id: participant,
        edition_id: edition,
        field: box.field,
        written,
      });
      stored++;
    }
  }
  settleThread(tx, thread, written.slice(0, 10));
  saveHandIn(tx, participant, edition, newId);
  if (page.copy !== null) nameCopy(tx, page.copy, participant);
  tx.insert('return_file', {
    id: newId(),
    hash: `${page.hash}:${page.number}`,
    name: (page.path.split(/[\\/]/).at(-1) ?? '').slice(0, 255),
    bytes: page.bytes,
    kind: 'scan',
    participant_id: participant,
    edition_id: edition,
    copy_id: page.copy,
    received: written,
    report: JSON.stringify({ page: page.page, boxes: boxes.length, stored }),
  });
}

function currentOf(tx: Tx, participant: Id, edition: Id, field: string): { id: Id; revision: number } | null {
  const kept = readKept(tx, participant, edition).get(field);
  return kept?.id ? { id: kept.id, revision: kept.revision } : null;
}
