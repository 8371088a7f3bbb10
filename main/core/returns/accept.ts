import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { ReturnChoice } from '../../../preload/contract/model/returns.ts';
import type { Deps } from '../deps.ts';
import { savePerson, saveResponse } from '../people/people.ts';
import { foldName } from '../people/tables/cells.ts';
import { isErased } from '../store/safety/tombstones.ts';
import type { Store, Tx } from '../store/store.ts';
import { nameOwners } from './desk.ts';
import { lookUp } from './known.ts';
import { keyOf, type Proposal, propose, ratingOf } from './propose.ts';
import { findFile, findSheet, type Sheet, type SheetFile } from './sheets.ts';
import { settleThread, threadPlace } from './thread.ts';

/**
 * Stores what a person accepted, in one operation. Each file is looked at again as the store stands by then, so that two versions from
 * one person in one sheet become two revisions, the one that was saved later last.
 */
export function acceptReturns(
  { op, sheet: sheetId, files }: ParsedInput<'returns.accept'>,
  store: Store,
  deps: Pick<Deps, 'now' | 'newId'>,
): CallOutput<'returns.accept'> {
  const sheet = findSheet(store, sheetId);
  const chosen = inOrder(sheet, files);
  const { again } = store.change({ op, scope: 'people', label: 'accept-returns' }, (tx) => {
    const added = new Map<string, Id>();
    for (const { choice, file } of chosen) acceptFile(tx, file, choice, deps, added);
  });
  nameOwners(store, sheetId);
  const touched = store.touched(op);
  const ids = (table: string): Id[] => [...new Set(touched.filter((each) => each.table === table).map(({ id }) => id))];
  const stored = ids('return_file');
  const people = store.read((db) =>
    db.all<{ id: Id }>(
      'SELECT DISTINCT participant_id AS id FROM return_file WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(stored),
    ),
  );
  const counts = {
    files: stored.length,
    people: people.length,
    answers: ids('response').length + ids('rating').length + ids('action').length,
  };
  if (!again && stored.length > 0) store.note('returns-accepted', counts);
  return { op, ...counts, passed: files.length - stored.length };
}

interface Chosen {
  choice: ReturnChoice;
  file: SheetFile;
}

function inOrder(sheet: Sheet, choices: readonly ReturnChoice[]): Chosen[] {
  const saved = ({ outcome }: SheetFile): string => (outcome.ok ? (outcome.saved ?? '') : '');
  const hashes = new Set<string>();
  return choices
    .map((choice) => ({ choice, file: findFile(sheet, choice.file) }))
    .toSorted((a, b) => (saved(a.file) < saved(b.file) ? -1 : saved(a.file) > saved(b.file) ? 1 : 0))
    .filter(({ file: { outcome } }) => outcome.ok && !hashes.has(outcome.hash) && hashes.add(outcome.hash));
}

function acceptFile(tx: Tx, file: SheetFile, choice: ReturnChoice, deps: Pick<Deps, 'now' | 'newId'>, added: Map<string, Id>): void {
  const known = lookUp(tx);
  const first = propose(tx, known, file);
  // Nobody decides over a file's head that it is another's, unless it does not say whose it is.
  if (first.line.state !== 'ready' && first.line.state !== 'who') return;
  const proposal = first.line.participant === null ? ofChosen(tx, file, choice, deps, added) : first;
  if (proposal?.line.state !== 'ready') return;
  store(tx, file, proposal, choice, deps);
}

/** The same file as that of whoever it was said to be; somebody new is added once for all their files. */
function ofChosen(tx: Tx, file: SheetFile, { whose }: ReturnChoice, deps: Pick<Deps, 'newId'>, added: Map<string, Id>): Proposal | null {
  if (!whose) return null;
  if (whose.is === 'known') return isErased(tx, whose.participant) ? null : propose(tx, lookUp(tx), file, whose.participant);
  const key = `${whose.cohort} ${foldName(whose.name)}`;
  let id = added.get(key);
  if (id === undefined) {
    id = deps.newId();
    savePerson(tx, { id, cohort: whose.cohort, name: whose.name, revision: 0 });
    added.set(key, id);
  }
  return propose(tx, lookUp(tx), file, id);
}

function store(
  tx: Tx,
  { outcome }: SheetFile,
  { line, answers, kept, places }: Proposal,
  { take, leave }: ReturnChoice,
  { now, newId }: Pick<Deps, 'now' | 'newId'>,
): void {
  const { participant, edition } = line;
  if (!outcome.ok || participant === null || edition === null) return;
  const written = now();
  const [taken, left] = [new Set(take), new Set(leave)];
  const wanted = answers.filter(
    ({ field, state }) => !left.has(field) && (state === 'new' || state === 'changed' || (state === 'conflict' && taken.has(field))),
  );
  if (wanted.length === 0) return;
  const thread: Parameters<typeof settleThread>[1][number][] = [];
  for (const { field, text } of wanted) {
    const place = places.get(field.replaceAll('.', '-'));
    if (!place) continue;
    const before = kept.get(keyOf(place));
    const told = threadPlace(place);
    if (told) thread.push({ ...told, text });
    else if (place.kind === 'scale') saveRating(tx, participant, ratingOf(place), Number(text), newId);
    else {
      const response = { participant, edition: edition.id, field, text, source: 'fillable' as const, written };
      saveResponse(tx, { id: before?.id ?? newId(), revision: before?.revision ?? 0, ...response });
    }
  }
  settleThread(tx, thread, written.slice(0, 10));
  saveHandIn(tx, participant, edition.id, newId);
  if (line.copy !== null) nameCopy(tx, line.copy, participant);
  tx.insert('return_file', {
    id: newId(),
    hash: outcome.hash,
    name: line.name,
    bytes: line.bytes,
    kind: line.kind,
    participant_id: participant,
    edition_id: edition.id,
    copy_id: line.copy,
    received: written,
    report: JSON.stringify({ ...line.counts, by: line.by, taken: wanted.length }),
  });
}

export function saveRating(
  tx: Tx,
  participant: Id,
  { statement, occasion }: { statement: Id; occasion: string },
  value: number,
  newId: () => Id,
): void {
  const row = tx.get<{ id: Id }>(
    'SELECT id FROM rating WHERE participant_id = ? AND statement_id = ? AND occasion = ?',
    participant,
    statement,
    occasion,
  );
  if (row) tx.update('rating', row.id, { value });
  else tx.insert('rating', { id: newId(), participant_id: participant, statement_id: statement, occasion, value });
}

export function saveHandIn(tx: Tx, participant: Id, edition: Id, newId: () => Id): void {
  const row = tx.get<{ id: Id; state: string }>(
    'SELECT id, state FROM hand_in WHERE participant_id = ? AND edition_id = ?',
    participant,
    edition,
  );
  if (!row) tx.insert('hand_in', { id: newId(), participant_id: participant, edition_id: edition, state: 'handed-in' });
  else if (row.state !== 'handed-in') tx.update('hand_in', row.id, { state: 'handed-in' });
}

/** A copy that was printed for a name is from now on that person's, so that their next file is known at once. */
export function nameCopy(tx: Tx, copy: Id, participant: Id): void {
  const row = tx.get<{ participant: Id | null; name: string | null }>(
    'SELECT participant_id AS participant, name FROM copy WHERE id = ?',
    copy,
  );
  if (row && row.participant === null && row.name !== null) tx.update('copy', copy, { participant_id: participant });
}
