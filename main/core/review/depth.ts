import { createHash } from 'node:crypto';
import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Calibration, DepthScale } from '../../../preload/contract/model/review.ts';
import { Refusal } from '../refusal.ts';
import { readDepthScale } from '../store/depth.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { agreementOf } from './agreement.ts';
import { findAnswers } from './answers.ts';
import { partsOf, readAsked } from './asked.ts';
import { readWanted, written } from './filter.ts';

/* How deep an answer goes, on a short scale of the facilitator's own; and whether they would mark it so again. */

export function saveScale(tx: Tx, scale: DepthScale): void {
  const value = JSON.stringify(scale);
  if (tx.get("SELECT 1 FROM setting WHERE id = 'depth-scale'")) tx.update('setting', 'depth-scale', { value });
  else tx.insert('setting', { id: 'depth-scale', value });
}

export function markDepth(tx: Tx, responses: readonly Id[], level: number | null, newId: () => Id): void {
  requireLevel(tx, level);
  for (const response of responses) {
    const row = tx.get<{ id: Id; level: number }>(
      'SELECT id, level FROM depth_mark WHERE response_id = ? AND calibration_id IS NULL',
      response,
    );
    if (level === null) {
      if (row) tx.remove('depth_mark', row.id);
    } else if (row) {
      if (row.level !== level) tx.update('depth_mark', row.id, { level });
    } else {
      if (!tx.get('SELECT 1 FROM response WHERE id = ? AND deleted_at IS NULL', response))
        throw new Refusal('not-found', { what: 'response' });
      tx.insert('depth_mark', { id: newId(), response_id: response, round: 0, place: 0, level });
    }
  }
}

const requireLevel = (db: ReadDb, level: number | null): void => {
  if (level !== null && level > readDepthScale(db).length) throw new Refusal('bad-input', { what: 'level' });
};

const most = 10;
const fewest = 4;

/** Drawn and shuffled by a hash with the calibration's own id, which nobody can foresee and which always gives the same again. */
export function startCalibration(
  tx: Tx,
  { calibration, prompt, filter }: Omit<ParsedInput<'calibration.start'>, 'op'>,
  now: string,
  newId: () => Id,
): void {
  const wanted = readWanted(tx, filter);
  const answers = findAnswers(tx, prompt, { ...wanted, where: `${wanted.where} AND ${written}` }).filter(
    ({ field }) => !field.endsWith(':tick'),
  );
  if (answers.length < fewest) throw new Refusal('conflict', { what: 'calibration', answers: answers.length, needed: fewest });
  const drawn = shuffled(answers, ({ id }) => id, `${calibration} drawn`).slice(0, most);
  const editions = [...new Set(drawn.map(({ edition }) => edition))];
  tx.insert('calibration', {
    id: calibration,
    cohort_id: wanted.cohort ?? null,
    prompt,
    edition_id: editions.length === 1 ? (editions[0] ?? null) : null,
    made: now,
  });
  for (const round of [1, 2])
    for (const [place, { id }] of shuffled(drawn, (answer) => answer.id, `${calibration} ${round}`).entries())
      tx.insert('depth_mark', { id: newId(), response_id: id, calibration_id: calibration, round, place: place + 1 });
}

function shuffled<T>(items: readonly T[], idOf: (item: T) => Id, seed: string): T[] {
  const rank = (item: T): string =>
    createHash('sha256')
      .update(`${seed} ${idOf(item)}`)
      .digest('hex');
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item);
}

interface CalibrationRow {
  id: Id;
  prompt: string;
  edition: Id | null;
  made: string;
}
interface MarkRow {
  id: Id;
  response: Id;
  round: 1 | 2;
  place: number;
  level: number | null;
}

export function listCalibrations(db: ReadDb, cohort: Id | undefined): Calibration[] {
  const scale = readDepthScale(db);
  return db
    .all<CalibrationRow>(
      `SELECT id, prompt, edition_id AS edition, made FROM calibration ${cohort === undefined ? '' : 'WHERE cohort_id = ?'} ORDER BY made DESC, id DESC`,
      ...(cohort === undefined ? [] : [cohort]),
    )
    .map((row) => toCalibration(row, marksOf(db, row.id), scale));
}

/** Without those whose answer has since gone to the trash. */
const marksOf = (db: ReadDb, calibration: Id): MarkRow[] =>
  db.all<MarkRow>(
    `SELECT d.id, d.response_id AS response, d.round, d.place, d.level FROM depth_mark d
     JOIN response r ON r.id = d.response_id JOIN participant p ON p.id = r.participant_id
     WHERE d.calibration_id = ? AND r.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY d.round, d.place`,
    calibration,
  );

function toCalibration(row: CalibrationRow, marks: readonly MarkRow[], scale: DepthScale): Calibration {
  const [first, second] = [marks.filter(({ round }) => round === 1), marks.filter(({ round }) => round === 2)];
  const marked = (round: readonly MarkRow[]): number => round.filter(({ level }) => level !== null).length;
  const levels = new Map(second.map(({ response, level }) => [response, level]));
  const pairs = first.flatMap(({ response, level }): [number, number][] => {
    const again = levels.get(response) ?? null;
    return level === null || again === null ? [] : [[level, again]];
  });
  const done = pairs.length === first.length && pairs.length > 0;
  return {
    ...row,
    answers: first.length,
    marked: [marked(first), marked(second)],
    agreement: done ? agreementOf(pairs, scale.length) : null,
  };
}

export function readNext(db: ReadDb, id: Id): CallOutput<'calibration.next'> {
  const row = db.get<CalibrationRow>('SELECT id, prompt, edition_id AS edition, made FROM calibration WHERE id = ?', id);
  if (!row) throw new Refusal('not-found', { what: 'calibration' });
  const marks = marksOf(db, id);
  const calibration = toCalibration(row, marks, readDepthScale(db));
  const mark = marks.find(({ level }) => level === null);
  const answer =
    mark &&
    db.get<{ text: string; edition: Id | null; field: string }>(
      'SELECT text, edition_id AS edition, field FROM response WHERE id = ?',
      mark.response,
    );
  if (!mark || !answer) return { calibration, next: null };
  return {
    calibration,
    next: {
      mark: mark.id,
      round: mark.round,
      place: marks.filter(({ round, place }) => round === mark.round && place <= mark.place).length,
      of: calibration.answers,
      question: readAsked(db, answer.edition).prompts.get(partsOf(answer.field).prompt)?.question ?? '',
      text: answer.text,
    },
  };
}

export function markCalibration(tx: Tx, mark: Id, level: number): void {
  requireLevel(tx, level);
  if (!tx.get('SELECT 1 FROM depth_mark WHERE id = ? AND calibration_id IS NOT NULL', mark))
    throw new Refusal('not-found', { what: 'calibration' });
  tx.update('depth_mark', mark, { level });
}

export function removeCalibration(tx: Tx, calibration: Id): void {
  for (const { id } of tx.all<{ id: Id }>('SELECT id FROM depth_mark WHERE calibration_id = ?', calibration)) tx.remove('depth_mark', id);
  tx.remove('calibration', calibration);
}
