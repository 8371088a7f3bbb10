import type { Id } from '../../../preload/contract/model/ids.ts';
import type { ResponseSource } from '../../../preload/contract/model/people.ts';
import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import type { AnswerState, ReturnAnswer, ReturnCounts, ReturnLine, ReturnState } from '../../../preload/contract/model/returns.ts';
import { foldName } from '../people/tables/cells.ts';
import { genericCopy } from '../print/stamp/code.ts';
import { isErased } from '../store/safety/tombstones.ts';
import type { ReadDb } from '../store/store.ts';
import { isFull, overflows, readPlaces } from './flat.ts';
import type { Known, KnownCopy, KnownEdition, Places } from './known.ts';
import type { ReadFile, Said } from './read.ts';
import { readCleaned } from './cleaning.ts';
import type { SheetFile } from './sheets.ts';
import { keptThread, readThreadPlace, threadPlace } from './thread.ts';

/** One file beside what is kept: what would be done with it, and with each of its answers. Nothing is done. */
export interface Proposal {
  line: ReturnLine;
  answers: ReturnAnswer[];
  /** Where each answer is kept already: see `keyOf`. */
  kept: ReadonlyMap<string, Kept>;
  places: ReadonlyMap<string, FieldPlace>;
  boxes: Places['boxes'];
}

/** `id: null`: a rating, which has no text of its own to revise. */
export interface Kept {
  id: Id | null;
  text: string;
  source: ResponseSource;
  written: string;
  revision: number;
}

type Read = Extract<ReadFile, { ok: true }>;

const noCounts: ReturnCounts = { new: 0, same: 0, changed: 0, conflict: 0, cut: 0, unplaced: 0 };

/** `whose`: a person said so, whatever the file says. */
export function propose(db: ReadDb, known: Known, { id, path, outcome }: SheetFile, whose?: Id): Proposal {
  const blank: ReturnLine = {
    file: id,
    name: nameOf(path),
    bytes: outcome.bytes,
    state: 'not-ours',
    kind: null,
    pages: 0,
    by: [],
    edition: null,
    earlier: false,
    copy: null,
    participant: null,
    coverName: '',
    alike: [],
    counts: noCounts,
    places: 0,
    saved: null,
    received: null,
    accepted: false,
  };
  const nothing = (line: Partial<ReturnLine>): Proposal => ({
    line: { ...blank, ...line },
    answers: [],
    kept: new Map(),
    places: new Map(),
    boxes: new Map(),
  });
  if (!outcome.ok) return nothing({ state: outcome.problem });

  const said = outcome.said[0];
  const facts = { pages: outcome.pages, by: outcome.said.map(({ by }) => by), saved: outcome.saved };
  if (!said) return nothing({ ...facts, state: outcome.values === null && outcome.pieces.length === 0 ? 'scan' : 'not-ours' });
  const edition = known.edition(said);
  if (!edition) return nothing({ ...facts, state: 'unknown-edition' });

  // A copy of an edition that was issued elsewhere was made elsewhere, whatever its code.
  const copy = said.copy === genericCopy || !edition.here ? null : known.copy(edition.id, said.copy);
  const { first: places, boxes } = edition.places(copy?.layout ?? null);
  const values = outcome.values ?? readPlaces(outcome.pieces, outcome.strokes, boxes);
  const coverName = coverNameIn(values) || (copy?.name ?? '');
  const { participant, alike, erased } = whose === undefined ? bearer(db, known, outcome, copy, coverName) : chosen(db, known, whose);
  const line: ReturnLine = {
    ...blank,
    ...facts,
    kind: outcome.values === null ? 'flat' : 'form',
    edition: { id: edition.id, number: edition.number, title: edition.title, workbook: edition.workbook },
    earlier: edition.earlier,
    copy: copy?.id ?? null,
    participant,
    coverName,
    alike,
    places: [...places.values()].filter(({ id: place }) => !onCover.test(place)).length,
    received: participant === null ? null : known.received(outcome.hash, participant),
  };
  if (erased) return { line: { ...line, state: 'erased', coverName: '', alike: [] }, answers: [], kept: new Map(), places, boxes };

  const kept = participant === null ? new Map<string, Kept>() : readKept(db, participant, edition.id);
  const { answers, unplaced } = readAnswers(db, outcome, values, places, edition, participant, kept);
  const counts = { ...noCounts, unplaced };
  for (const answer of answers) {
    counts[answer.state]++;
    if (answer.cut) counts.cut++;
  }
  return { line: { ...line, counts, state: stateOf(line, counts, answers.length) }, answers, kept, places, boxes };
}

function stateOf(line: ReturnLine, counts: ReturnCounts, answers: number): ReturnState {
  if (answers === 0) return counts.unplaced > 0 ? 'no-place' : 'empty';
  if (line.participant === null) return 'who';
  return counts.same === answers ? 'unchanged' : 'ready';
}

/** Whose a file is by what is in it. All its identities must say the same, and the cover must not bear another's name. */
function bearer(db: ReadDb, known: Known, { said, hash }: Read, copy: KnownCopy | null, coverName: string) {
  const alike = coverName === '' ? [] : peopleNamed(known, coverName);
  // Whoever was said to have written it when it was accepted is not asked for again.
  const nobody = { participant: known.owner(hash), alike, erased: false };
  if (!copy) return nobody;
  if (isErased(db, copy.id) || (copy.participant !== null && isErased(db, copy.participant)))
    return { participant: null, alike: [], erased: true };
  if (said.some((other) => other.copy !== said[0]?.copy || !sameEdition(other, said[0]))) return nobody;
  const person = copy.participant === null ? undefined : known.people().get(copy.participant);
  if (!person || person.gone) return nobody;
  const names = [person.name, person.knownAs, copy.name].filter((name) => name !== null).map(foldName);
  if (coverName !== '' && !names.includes(foldName(coverName)))
    return { ...nobody, alike: [person.id, ...alike.filter((id) => id !== person.id)] };
  return { participant: person.id, alike: [], erased: false };
}

function chosen(db: ReadDb, known: Known, whose: Id) {
  const person = known.people().get(whose);
  const there = person !== undefined && !person.gone;
  return { participant: there ? whose : null, alike: [], erased: isErased(db, whose) };
}

const sameEdition = (one: Said, other: Said): boolean => {
  const [a, b] = [one.edition.toLowerCase(), other.edition.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
};

const mostAlike = 8;
function peopleNamed(known: Known, name: string): Id[] {
  const wanted = foldName(name);
  const found = [...known.people().values()].filter(
    (person) => !person.gone && (foldName(person.name) === wanted || (person.knownAs !== null && foldName(person.knownAs) === wanted)),
  );
  return found.slice(0, mostAlike).map(({ id }) => id);
}

/** Name, setting and coach on the cover say who it is; they are no answers. */
const onCover = /-(?:name|setting|coach):individual$/;

function coverNameIn(values: Readonly<Record<string, string>>): string {
  const name = Object.entries(values).find(([field]) => field.endsWith('-name:individual'))?.[1] ?? '';
  return name
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function readAnswers(
  db: ReadDb,
  read: Read,
  values: Readonly<Record<string, string>>,
  places: ReadonlyMap<string, FieldPlace>,
  { id: edition }: KnownEdition,
  participant: Id | null,
  kept: ReadonlyMap<string, Kept>,
): { answers: ReturnAnswer[]; unplaced: number } {
  const flat = read.values === null;
  const back = participant !== null && hasComeBack(db, participant, edition);
  const answers: ReturnAnswer[] = [];
  let unplaced = 0;
  // In the order of the pages, whatever order the file has them in.
  for (const [name, place] of places) {
    const value = values[name];
    if (value === undefined || onCover.test(place.id)) continue;
    const { text, cleaned } = readCleaned(value);
    if (text.trim() === '') continue;
    const thread = threadPlace(place);
    const told = thread && readThreadPlace(db, thread, text, participant);
    if (thread ? !told : place.kind === 'scale' && !(/^[1-5]$/.test(text) && isRating(db, place))) {
      unplaced++;
      continue;
    }
    const before = kept.get(keyOf(place));
    const { page, x, y, width, height } = place;
    answers.push({
      field: place.id,
      kind: place.kind,
      question: told?.question ?? questionOf(place),
      text: told?.text ?? text,
      state: standing(db, told?.text ?? text, before, back),
      cut: place.kind !== 'tick' && place.kind !== 'scale' && (flat ? isFull(text, place) : overflows(text, place)),
      cleaned,
      ...(before && before.text !== '' ? { before: { text: before.text, source: before.source, written: before.written } } : {}),
      place: { page, x, y, width, height },
    });
  }
  for (const [name, value] of Object.entries(values)) if (!places.has(name) && value.trim() !== '' && !onCover.test(name)) unplaced++;
  return { answers, unplaced };
}

/** The boxes of a scale are each called by their own number, which is none of the question. */
const questionOf = ({ kind, name }: FieldPlace): string =>
  (kind === 'scale' ? name.replace(/, \d+ of \d+$/, '') : name).replace(/\p{Cc}+/gu, ' ');

/** `back`: an earlier file of theirs was accepted, so that what is kept without a word of where it is from came with that. */
function standing(db: ReadDb, text: string, before: Kept | undefined, back: boolean): AnswerState {
  if (!before || before.text.trim() === '') return 'new';
  if (before.text.trim() === text.trim()) return 'same';
  if (before.id === null) return back ? 'changed' : 'conflict';
  if (before.source !== 'fillable') return 'conflict';
  const older = db.get('SELECT 1 FROM response_revision WHERE response_id = ? AND trim(text) = ?', before.id, text.trim());
  return older === undefined ? 'changed' : 'conflict';
}

const hasComeBack = (db: ReadDb, participant: Id, edition: Id): boolean =>
  db.get('SELECT 1 FROM return_file WHERE participant_id = ? AND edition_id = ?', participant, edition) !== undefined;

/** A scale is a rating of a statement on an occasion: its place is called BLOCK-STATEMENT:individual:OCCASION. */
export function ratingOf(place: Pick<FieldPlace, 'id' | 'block'>): { statement: Id; occasion: string } {
  const [subject = '', , occasion = ''] = place.id.split(':');
  return { statement: subject.slice(place.block.length + 1), occasion };
}

const isRating = (db: ReadDb, place: FieldPlace): boolean => {
  const { statement, occasion } = ratingOf(place);
  return ['before', 'now', 'later'].includes(occasion) && db.get('SELECT 1 FROM statement WHERE id = ?', statement) !== undefined;
};

export function readKept(db: ReadDb, participant: Id, edition: Id): Map<string, Kept> {
  const rows = db.all<Kept & { field: string }>(
    `SELECT id, field, text, source, written, revision FROM response
     WHERE participant_id = ? AND edition_id = ? AND deleted_at IS NULL ORDER BY written`,
    participant,
    edition,
  );
  const kept = new Map(rows.map(({ field, ...row }) => [field, row]));
  const ratings = db.all<{ statement: Id; occasion: string; value: number; updated: string; revision: number }>(
    'SELECT statement_id AS statement, occasion, value, updated, revision FROM rating WHERE participant_id = ?',
    participant,
  );
  // By what a field says of itself, without the block that it stands in: one rating may be asked for in several workbooks.
  for (const { statement, occasion, value, updated, revision } of ratings)
    kept.set(ratingKey(statement, occasion), { id: null, text: String(value), source: 'typed', written: updated, revision });
  for (const [field, row] of keptThread(db, participant)) kept.set(field, row);
  return kept;
}

/** Under which an answer is found among those that are kept. */
export function keyOf(place: Pick<FieldPlace, 'id' | 'kind' | 'block'>): string {
  if (place.kind !== 'scale' || threadPlace(place)) return place.id;
  const { statement, occasion } = ratingOf(place);
  return ratingKey(statement, occasion);
}

const ratingKey = (statement: Id, occasion: string): string => `rating ${statement} ${occasion}`;

/** The file's own name, whichever system it is from. */
const nameOf = (path: string): string => (path.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cc}+/gu, ' ').slice(0, 255);
