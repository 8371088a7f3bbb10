import { createHash } from 'node:crypto';
import type { CallOutput, ParsedInput } from '../../../../preload/contract/calls.ts';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { NameFound } from '../../../../preload/contract/model/review.ts';
import type { House } from '../../house.ts';
import { spellerOf } from '../../preflight/speller.ts';
import { Refusal } from '../../refusal.ts';
import type { ReadDb } from '../../store/store.ts';
import { readAsked } from '../asked.ts';
import { readPseudonyms } from '../people.ts';
import { blankFor, type KnownName, openSpotter, replaceSpans, type Replaced, type Spotter } from './names-in-text.ts';

/* Names that stand in answers which are to leave without names. Nothing is written before a person has decided about each. */

export interface Told {
  response: Id;
  text: string;
}

const contextLetters = 40;

export async function findNames({ cohort, edition }: ParsedInput<'responses.names'>, house: House): Promise<CallOutput<'responses.names'>> {
  const answers = house.store().read((db) =>
    db.all<Told>(
      `SELECT r.id AS response, r.text FROM participant p JOIN response r ON r.participant_id = p.id JOIN cohort c ON c.id = p.cohort_id
       WHERE r.deleted_at IS NULL AND p.deleted_at IS NULL AND c.deleted_at IS NULL AND r.text <> ''
         ${cohort === undefined ? '' : 'AND p.cohort_id = ?'} ${edition === undefined ? '' : 'AND r.edition_id = ?'} ORDER BY r.newness`,
      ...[cohort, edition].filter((id) => id !== undefined),
    ),
  );
  const spotter = await openNames(house);
  return { answers: answers.length, found: answers.flatMap((answer) => namesIn(answer, spotter)) };
}

/** Everybody and every school in the store: people write of those in other cohorts too. */
export async function openNames({ store, deps }: Pick<House, 'store' | 'deps'>): Promise<Spotter> {
  const speller = await spellerOf(deps.resources);
  return store().read((db) => openSpotter(knownNames(db), passedNames(db), (word) => speller.correct(word)));
}

export function knownNames(db: ReadDb): KnownName[] {
  const people = db.all<{ id: Id; cohort_id: Id; name: string; known_as: string | null; setting: string | null }>(
    'SELECT id, cohort_id, name, known_as, setting FROM participant WHERE deleted_at IS NULL',
  );
  const pseudonyms = readPseudonyms(db, new Set(people.map(({ cohort_id }) => cohort_id)));
  const settings = new Set([
    ...people.flatMap(({ setting }) => (setting === null ? [] : [setting])),
    ...db.all<{ name: string }>('SELECT name FROM organisation WHERE deleted_at IS NULL').map(({ name }) => name),
  ]);
  return [
    ...people.flatMap(({ id, name, known_as }) =>
      [name, known_as].flatMap((each) =>
        each === null ? [] : [{ name: each, as: 'person' as const, instead: pseudonyms.get(id) ?? blankFor('person') }],
      ),
    ),
    ...[...settings].map((name) => ({ name, as: 'setting' as const, instead: blankFor('setting') })),
  ];
}

/** Those of scenarios, and of the workbooks' own examples, are invented. */
const passedNames = (db: ReadDb): string[] =>
  db
    .all<{ id: Id }>('SELECT id FROM edition e WHERE EXISTS (SELECT 1 FROM response r WHERE r.edition_id = e.id)')
    .flatMap(({ id }) => Object.values(readAsked(db, id).names));

function namesIn({ response, text }: Told, spotter: Spotter): NameFound[] {
  return spotter.spot(text).map(({ start, end, as, instead }) => ({
    key: createHash('sha256').update(`${response} ${start} ${end} ${text}`).digest('hex').slice(0, 24),
    response,
    start,
    end,
    found: text.slice(start, end),
    as,
    before: text.slice(Math.max(0, start - contextLetters), start),
    after: text.slice(end, end + contextLetters),
    instead,
  }));
}

/** What each answer reads as once names are taken out; refuses while a person has not decided about all of them. */
export function takeOut(answers: readonly Told[], spotter: Spotter, checked: Readonly<Record<string, string | null>>): Map<Id, Replaced> {
  const out = new Map<Id, Replaced>();
  let open = 0;
  for (const answer of answers) {
    const found = namesIn(answer, spotter);
    open += found.filter(({ key }) => checked[key] === undefined).length;
    const replaced = found.flatMap(({ key, start, end }) => {
      const instead = checked[key];
      return typeof instead === 'string' ? [{ start, end, instead }] : [];
    });
    if (replaced.length > 0) out.set(answer.response, replaceSpans(answer.text, replaced));
  }
  if (open > 0) throw new Refusal('conflict', { what: 'names', open });
  return out;
}
