import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { CallOutput, ParsedInput } from '../../../../preload/contract/calls.ts';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { NameFound, TextKind } from '../../../../preload/contract/model/review.ts';
import type { House } from '../../house.ts';
import { spellerOf } from '../../preflight/speller.ts';
import type { ReadDb } from '../../store/store.ts';
import { readAsked } from '../asked.ts';
import { readPseudonyms } from '../people.ts';
import { blankFor, type KnownName, openSpotter, type Spotter } from './names-in-text.ts';

/* Names that stand in texts. */

/** A text that may leave, and where it stands. */
export interface Told {
  in: TextKind;
  /** Of an answer its id; of anything else its kind and id. */
  place: string;
  text: string;
  /** Whose cohort it speaks of; none where it is about all of them. */
  cohort?: Id;
  response?: Id;
}

const contextLetters = 40;
/** Answers between two looks at what else there is to do. */
const slice = 500;

export async function findNames({ cohort, edition }: ParsedInput<'responses.names'>, house: House): Promise<CallOutput<'responses.names'>> {
  const spotter = await openNames(house);
  const people = house.store().read((db) =>
    db.all<{ id: Id }>(
      `SELECT p.id FROM participant p JOIN cohort c ON c.id = p.cohort_id
         WHERE p.cohort_id = ? AND p.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY p.id`,
      cohort,
    ),
  );
  const found: NameFound[] = [];
  let answers = 0;
  let since = 0;
  for (const { id } of people) {
    const told = house.store().read((db) =>
      db.all<{ id: Id; text: string }>(
        `SELECT r.id, r.text FROM response r INDEXED BY response_participant WHERE r.participant_id = ? AND r.deleted_at IS NULL
           AND r.text <> '' ${edition === undefined ? '' : 'AND r.edition_id = ?'} ORDER BY r.newness`,
        ...[id, edition].filter((each) => each !== undefined),
      ),
    );
    for (const { id: response, text } of told) found.push(...namesIn({ in: 'answer', place: response, text, cohort, response }, spotter));
    answers += told.length;
    since += told.length;
    if (since < slice) continue;
    since = 0;
    await setImmediate();
  }
  return { answers, found };
}

/** Everybody and every school in the store: people write of those in other cohorts too. */
export async function openNames({ store, deps }: Pick<House, 'store' | 'deps'>): Promise<Spotter> {
  const speller = await spellerOf(deps.resources);
  return store().read((db) => openSpotter(knownNames(db), passedNames(db), (word) => speller.correct(word)));
}

export function knownNames(db: ReadDb): KnownName[] {
  // Of those in the trash others may still write.
  const people = db.all<{ id: Id; cohort_id: Id; name: string; known_as: string | null; setting: string | null }>(
    'SELECT id, cohort_id, name, known_as, setting FROM participant',
  );
  const cohorts = new Set(people.map(({ cohort_id }) => cohort_id));
  const pseudonyms = readPseudonyms(db, cohorts);
  const settings = new Set([
    ...people.flatMap(({ setting }) => (setting === null ? [] : [setting])),
    ...db.all<{ name: string }>('SELECT name FROM organisation WHERE deleted_at IS NULL').map(({ name }) => name),
  ]);
  return [
    ...people.flatMap(({ id, cohort_id, name, known_as }) =>
      [name, known_as].flatMap((each): KnownName[] =>
        each === null ? [] : [{ name: each, as: 'person', instead: pseudonyms.get(id) ?? blankFor('person'), cohort: cohort_id }],
      ),
    ),
    ...[...settings].map((name): KnownName => ({ name, as: 'setting', instead: blankFor('setting') })),
  ];
}

/** Those of scenarios, and of the workbooks' own examples, are invented. */
const passedNames = (db: ReadDb): string[] =>
  db
    .all<{ id: Id }>('SELECT id FROM edition e WHERE EXISTS (SELECT 1 FROM response r WHERE r.edition_id = e.id)')
    .flatMap(({ id }) => Object.values(readAsked(db, id).names));

export function namesIn(told: Told, spotter: Spotter): NameFound[] {
  const { text, place, response } = told;
  const about = { ...(told.cohort === undefined ? {} : { cohort: told.cohort }), printed: told.in === 'workbook' };
  return spotter.spot(text, about).map(({ start, end, as, instead }) => ({
    key: createHash('sha256').update(`${place} ${start} ${end} ${text}`).digest('hex').slice(0, 24),
    in: told.in,
    ...(response === undefined ? {} : { response }),
    start,
    end,
    found: text.slice(start, end),
    as,
    before: wordsBefore(text, start),
    after: wordsAfter(text, end),
    instead,
  }));
}

/** Whole words, and a sign where there is more. */
function wordsBefore(text: string, to: number): string {
  const from = to - contextLetters;
  return from <= 0 ? text.slice(0, to) : `… ${text.slice(from, to).replace(/^\S*\s+/, '')}`;
}
function wordsAfter(text: string, from: number): string {
  const to = from + contextLetters;
  return to >= text.length ? text.slice(from) : `${text.slice(from, to).replace(/\s+\S*$/, '')} …`;
}
