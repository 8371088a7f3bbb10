import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { FieldPlace } from '../../../../preload/contract/model/print.ts';
import type { AnswerState } from '../../../../preload/contract/model/returns.ts';
import type { ScanBox } from '../../../../preload/contract/model/scans.ts';
import type { ReadDb } from '../../store/store.ts';
import { type Kept, keyOf, ratingOf, readKept } from '../propose.ts';
import { readThreadPlace, threadPlace } from '../thread.ts';
import { boxesOn } from './box.ts';
import { type DeskPage, isOnCover, type KeptBox } from './desk.ts';
import { type Known, onPage } from './places.ts';

/** One box beside what is kept, and what accepting it would write. */
export interface BoxProposal {
  box: ScanBox;
  place: FieldPlace;
  /** What would be stored: words, a mark's value, or nothing but a picture. Null where nothing is to be stored. */
  value: { text: string } | { picture: true } | { blank: true } | null;
  kept: Kept | undefined;
}

export function proposeAll(db: ReadDb, known: Known, page: DeskPage): BoxProposal[] {
  const { look, edition, layout, participant, page: number } = page;
  if (!look?.ok || edition === null || layout === null || number === null) return [];
  const found = known.layout(edition, layout);
  if (!found) return [];
  const { places } = onPage(found, number);
  const firsts = new Map<string, FieldPlace>();
  for (const place of places) if (!firsts.has(place.id)) firsts.set(place.id, place);
  const areas = new Map(boxesOn(places, number).map(({ field, area }) => [field, area]));
  const kept = participant === null ? new Map<string, Kept>() : readKept(db, participant, edition);
  const back = participant !== null && hasComeBack(db, participant, edition);
  const pictured = participant === null ? new Set<string>() : picturesOf(db, participant, edition);
  return look.boxes.flatMap((seen): BoxProposal[] => {
    const place = firsts.get(seen.field);
    const area = areas.get(seen.field);
    if (!place || !area || isOnCover(seen.field) || !isAnswer(db, place)) return [];
    const before = kept.get(keyOf(place));
    const said = page.said[seen.field] ?? null;
    const isMark = seen.reading !== null;
    const raw = said ?? (isMark && !seen.queued ? seen.reading : null);
    const told = threadPlace(place);
    const thread = told && readThreadPlace(db, told, raw ?? '1', participant);
    const text = raw === null || raw.trim() === '' ? '' : told ? (isMark ? (thread?.text ?? '') : raw) : raw;
    const value = valueOf(seen, text, isMark, before);
    return [
      {
        place,
        kept: before,
        value,
        box: {
          field: seen.field,
          kind: place.kind,
          question: (thread?.question ?? place.name).replace(/\p{Cc}+/gu, ' ').slice(0, 1000),
          place: area,
          ink: seen.ink,
          amount: seen.amount,
          reading: seen.reading,
          confidence: seen.confidence,
          queued: seen.queued && said === null,
          said,
          crop: seen.crop,
          state: standing(db, value, before, back, pictured.has(seen.field)),
          ...(before && before.text !== '' ? { before: { text: before.text, source: before.source, written: before.written } } : {}),
        },
      },
    ];
  });
}

export const proposeBoxes = (db: ReadDb, known: Known, page: DeskPage): ScanBox[] => proposeAll(db, known, page).map(({ box }) => box);

function valueOf(seen: KeptBox, text: string, isMark: boolean, before: Kept | undefined): BoxProposal['value'] {
  if (text !== '') return { text };
  if (isMark) return null;
  if (seen.crop !== null && seen.ink !== 'blank') return { picture: true };
  return seen.ink === 'blank' && !before ? { blank: true } : null;
}

function standing(db: ReadDb, value: BoxProposal['value'], before: Kept | undefined, back: boolean, pictured: boolean): AnswerState {
  if (value === null || 'blank' in value) return 'same';
  if ('picture' in value) return pictured || (before && before.text !== '') ? 'changed' : 'new';
  if (!before || before.text.trim() === '') return pictured ? 'changed' : 'new';
  if (before.text.trim() === value.text.trim()) return 'same';
  // A rating does not say where it is from: what came with an earlier page or file may be replaced, what was typed may not.
  if (before.id === null) return back ? 'changed' : 'conflict';
  if (before.source !== 'scan') return 'conflict';
  const older = db.get('SELECT 1 FROM response_revision WHERE response_id = ? AND trim(text) = ?', before.id, value.text.trim());
  return older === undefined ? 'changed' : 'conflict';
}

const hasComeBack = (db: ReadDb, participant: Id, edition: Id): boolean =>
  db.get('SELECT 1 FROM return_file WHERE participant_id = ? AND edition_id = ?', participant, edition) !== undefined;

const picturesOf = (db: ReadDb, participant: Id, edition: Id): ReadonlySet<string> =>
  new Set(
    db
      .all<{ field: string }>('SELECT DISTINCT field FROM handwriting WHERE participant_id = ? AND edition_id = ?', participant, edition)
      .map(({ field }) => field),
  );

/** A scale that is no rating of a statement is nothing that could be kept. */
function isAnswer(db: ReadDb, place: FieldPlace): boolean {
  if (place.kind !== 'scale' || threadPlace(place)) return true;
  const { statement, occasion } = ratingOf(place);
  return ['before', 'now', 'later'].includes(occasion) && db.get('SELECT 1 FROM statement WHERE id = ?', statement) !== undefined;
}
