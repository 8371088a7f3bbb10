import type { Day, Id, Instant } from '../../../preload/contract/model/ids.ts';
import type { Mark } from '../../../preload/contract/model/seminars.ts';
import type { House } from '../house.ts';
import { saveCohort } from '../people/people.ts';
import { editionFor } from '../print/packs.ts';
import { Refusal } from '../refusal.ts';
import { fieldsOfEdition } from '../responses/fields.ts';
import { pairUp } from '../seminars/pairs.ts';
import { saveSeminar } from '../seminars/seminars.ts';
import { addDays } from '../store/safety/deadlines.ts';
import { erase } from '../store/safety/erase.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { tableNames, tables } from '../store/tables.ts';
import { canonicalJson } from '../workbooks/canonical.ts';
import { insertDraft, listDrafts, readDraft } from '../workbooks/drafts.ts';
import { issueEdition } from '../workbooks/editions.ts';
import { answersOf, ratingsOf, type SampleAnswer } from './answers.ts';
import { type SamplePerson, samplePeople, sampleSettings } from './people.ts';
import { reviewSample } from './reviewed.ts';
import { secondAnswers, secondWorkbook } from './second.ts';

/*
 * The sample cohort: invented people over three seminars, two behind them and one to come. It is marked as a sample wherever it is
 * shown, counts from the day on which it is added, and goes without a trace.
 */

const theirWorkbook = 'npqltd-local-seminar-1';

/** Where the edition is noted that was issued for the sample alone. */
const itsEdition = 'sample-edition';

/** Where it is noted what else was made for the sample: the second workbook, its edition, and tags. */
const itsMatter = 'sample-matter';
interface Matter {
  edition: Id;
  tags: Id[];
}

const sampleCohorts = (db: ReadDb): Id[] => db.all<{ id: Id }>('SELECT id FROM cohort WHERE sample = 1').map(({ id }) => id);

export function addSample(op: Id, house: House): Id {
  const { store, deps } = house;
  const before = store().read(sampleCohorts);
  const made = store()
    .touched(op)
    .find(({ table }) => table === 'cohort');
  if (made) return made.id;
  if (before.length > 0) throw new Refusal('conflict', { what: 'sample' });
  const drafts = store().read(listDrafts);
  const workbook = (drafts.find(({ id }) => id === theirWorkbook) ?? drafts[0])?.id;
  const issuedBefore = new Set(
    store()
      .read((db) => db.all<{ id: Id }>('SELECT id FROM edition'))
      .map(({ id }) => id),
  );
  const edition = workbook === undefined ? null : editionFor(workbook, house).id;
  const fields = new Set(edition === null ? [] : fieldsOfEdition(edition, house).map(({ id }) => id));
  const today = deps.now().slice(0, 10);
  const cohort = deps.newId();
  store().change({ op, scope: 'people', label: 'add-sample' }, (tx) => {
    saveCohort(tx, {
      id: cohort,
      title: 'Sample cohort',
      programme: 'NPQLTD',
      retention: { months: 12, from: today, due: today },
      sample: true,
      revision: 0,
    });
    if (edition !== null && !issuedBefore.has(edition)) tx.insert('setting', { id: itsEdition, value: JSON.stringify(edition) });
    const people = addPeople(tx, cohort, deps.newId);
    const second = addSecond(tx, deps.now(), deps.newId);
    const seminars = addSeminars(tx, { cohort, today, workbook, edition, second }, deps.newId);
    markAttendance(tx, people, seminars.slice(0, 2), deps.newId);
    if (edition !== null) {
      const first = { people, edition, fields, day: addDays(today, -firstSeminar), came: isThere, say: answersOf };
      addAnswers(tx, first, deps.newId);
    }
    const later = { people, edition: second, fields: null, day: addDays(today, -secondSeminar), came: cameAgain, say: secondAnswers };
    addAnswers(tx, later, deps.newId);
    addRatings(tx, people, deps.newId);
    if (edition !== null) {
      const tags = reviewSample(tx, { cohort, first: edition, today: addDays(today, -secondSeminar), now: deps.now(), newId: deps.newId });
      const matter: Matter = { edition: second, tags };
      tx.insert('setting', { id: itsMatter, value: JSON.stringify(matter) });
    }
    const { groups } = pairUp(
      people.map((id, at) => ({ id, setting: samplePeople[at]?.setting })).filter((_, at) => isThere(at)),
      [],
    );
    let place = 0;
    for (const group of groups) {
      const pair = deps.newId();
      for (const person of group)
        tx.insert('pairing', {
          id: deps.newId(),
          cohort_id: cohort,
          seminar_id: seminars[0] ?? null,
          participant_id: person,
          pair,
          place: place++,
        });
    }
  });
  return cohort;
}

/** Days since the first seminar, and since the second. */
const firstSeminar = 45;
const secondSeminar = 17;
/** Who came to the first seminar and handed the book in. */
const isThere = (at: number): boolean => samplePeople[at]?.status !== 'deferred' && at % 11 !== 8;

/** Who handed the second book in: of those who came, nearly all. */
const cameAgain = (at: number): boolean => samplePeople[at]?.status !== 'deferred' && secondMark(at) !== 'absent' && at % 8 !== 3;

/** The workbook of the second seminar, issued at once. One that somebody has come to use is there already. */
function addSecond(tx: Tx, now: Instant, newId: () => Id): Id {
  const { id } = secondWorkbook;
  if (tx.get('SELECT 1 FROM workbook WHERE id = ?', id)) tx.restore('workbook', id);
  else insertDraft(tx, secondWorkbook, now);
  return issueEdition(tx, id, newId(), now).id;
}

function addPeople(tx: Tx, cohort: Id, newId: () => Id): Id[] {
  return samplePeople.map(({ name, knownAs, role, setting, preset, route, status }, at) => {
    const id = newId();
    tx.insert('participant', {
      id,
      cohort_id: cohort,
      name,
      known_as: knownAs ?? null,
      // Of a domain that is kept for examples: nothing sent there ever arrives.
      email: `person${at + 1}@${setting.toLowerCase().replace(/[^a-z]+/g, '-')}.example`,
      role,
      setting,
      phase: sampleSettings[setting],
      preset: preset ?? null,
      route: route ?? null,
      status: status ?? null,
      number: at + 1,
    });
    return id;
  });
}

function addSeminars(
  tx: Tx,
  { cohort, today, workbook, edition, second }: { cohort: Id; today: Day; workbook: Id | undefined; edition: Id | null; second: Id },
  newId: () => Id,
): Id[] {
  const held = [
    { title: 'Local Seminar 1: Implementation', day: addDays(today, -firstSeminar), place: 'The library, Fern Hollow Primary School' },
    { title: 'Local Seminar 2: Culture', day: addDays(today, -secondSeminar), place: 'Room 4, Quillmoor Academy' },
    { title: 'Local Seminar 3: Designing development', day: addDays(today, 11), place: 'The library, Fern Hollow Primary School' },
  ];
  return held.map(({ title, day, place }, at) => {
    const id = newId();
    saveSeminar(tx, {
      id,
      cohort,
      title,
      kind: 'seminar',
      day,
      starts: '13:30',
      ends: '16:00',
      place,
      ...(at === 0 && workbook !== undefined ? { workbook } : {}),
      ...(at === 0 && edition !== null ? { edition } : {}),
      ...(at === 1 ? { workbook: secondWorkbook.id, edition: second } : {}),
      agenda: [
        { id: newId(), title: 'Welcome, and what happened to last time’s next steps', minutes: 15 },
        { id: newId(), title: 'Looking back: what is in the workbook so far', minutes: 35 },
        { id: newId(), title: 'The case, first alone and then together', minutes: 50 },
        { id: newId(), title: 'Tea', minutes: 10 },
        { id: newId(), title: 'Coaching in pairs, and next steps', minutes: 40 },
      ],
      resources: [],
      revision: 0,
    });
    return id;
  });
}

function markAttendance(tx: Tx, people: readonly Id[], seminars: readonly Id[], newId: () => Id): void {
  for (const [second, seminar] of seminars.entries()) {
    for (const [at, participant] of people.entries()) {
      const state = second === 0 ? firstMark(at) : secondMark(at);
      tx.insert('attendance', { id: newId(), seminar_id: seminar, participant_id: participant, state, note: null });
    }
  }
}

const firstMark = (at: number): Mark => (isThere(at) ? (at % 10 === 6 ? 'late' : 'present') : at % 2 === 0 ? 'caught-up' : 'absent');

const secondMark = (at: number): Mark => ((at * 5 + 2) % 9 === 0 ? 'absent' : (at * 3) % 11 === 4 ? 'late' : 'present');

interface Answering {
  people: readonly Id[];
  edition: Id;
  /** Those that there are; null for all. */
  fields: ReadonlySet<string> | null;
  day: Day;
  came: (at: number) => boolean;
  say: (person: SamplePerson, at: number) => SampleAnswer[];
}

function addAnswers(tx: Tx, { people, edition, fields, day, came, say }: Answering, newId: () => Id): void {
  for (const [at, participant] of people.entries()) {
    const person = samplePeople[at];
    if (!person) continue;
    const state = came(at) ? 'handed-in' : 'not-handed-in';
    tx.insert('hand_in', { id: newId(), participant_id: participant, edition_id: edition, state });
    if (!came(at)) continue;
    for (const [place, { field, text, state: answered }] of say(person, at).entries()) {
      if (fields && !fields.has(field)) continue;
      const written: Instant = new Date(Date.parse(`${day}T15:00:00.000Z`) + (at * 60 + place) * 1000).toISOString();
      const source = person.route === 'fillable' ? 'fillable' : 'typed';
      tx.insert('response', {
        id: newId(),
        participant_id: participant,
        edition_id: edition,
        field,
        text,
        state: answered,
        source,
        written,
      });
    }
  }
}

function addRatings(tx: Tx, people: readonly Id[], newId: () => Id): void {
  const statements = tx.all<{ id: Id }>(
    `SELECT id FROM statement WHERE framework_id = (SELECT id FROM framework WHERE deleted_at IS NULL ORDER BY created, id LIMIT 1)
     AND deleted_at IS NULL ORDER BY kind, number`,
  );
  for (const [at, participant] of people.entries()) {
    if (!isThere(at)) continue;
    for (const [number, { id: statement }] of statements.entries()) {
      const values = ratingsOf(at, number);
      for (const occasion of ['before', 'now'] as const) {
        // Some did not come to the second half of the grid.
        if (occasion === 'now' && at % 9 === 7) continue;
        tx.insert('rating', { id: newId(), participant_id: participant, statement_id: statement, occasion, value: values[occasion] });
      }
    }
  }
}

/**
 * For good, from journal and pages too, as anybody else would be erased: nothing of it is left among real people. The edition that was
 * issued for it goes as well, unless something else has come to use it.
 */
export function removeSample({ deps, store }: House): { cohorts: number; people: number } {
  const cohorts = store().read(sampleCohorts);
  let people = 0;
  for (const id of cohorts) people += erase(deps, store(), { kind: 'cohort', id }).removed['people'] ?? 0;
  store().change({ op: deps.newId(), scope: 'people', label: 'remove-sample', undoable: false }, (tx) => {
    const noted = takeNote<Id>(tx, itsEdition);
    if (noted !== null) removeEdition(tx, noted);
    const matter = takeNote<Matter>(tx, itsMatter);
    if (matter === null) return;
    removeEdition(tx, matter.edition);
    removeSecond(tx);
    removeTags(tx, matter.tags);
  });
  return { cohorts: cohorts.length, people };
}

function takeNote<T>(tx: Tx, id: string): T | null {
  const row = tx.get<{ value: string }>('SELECT value FROM setting WHERE id = ?', id);
  if (!row) return null;
  tx.remove('setting', id);
  return JSON.parse(row.value) as T;
}

function removeEdition(tx: Tx, edition: Id): void {
  if (isUsed(tx, edition)) return;
  for (const { id } of tx.all<{ id: Id }>('SELECT id FROM layout WHERE edition_id = ?', edition)) tx.remove('layout', id);
  if (tx.get('SELECT 1 FROM edition WHERE id = ?', edition)) tx.remove('edition', edition);
}

/** A workbook that was changed, or used for something else, is somebody's own by now; one that was thrown away is not missed. */
function removeSecond(tx: Tx): void {
  const { id } = secondWorkbook;
  const row = tx.get<{ deleted_at: Instant | null }>('SELECT deleted_at FROM workbook WHERE id = ?', id);
  if (!row) return;
  const used = ['edition', 'seminar'].some((table) => tx.get(`SELECT 1 FROM ${table} WHERE workbook_id = ?`, id) !== undefined);
  const changed = row.deleted_at === null && canonicalJson(readDraft(tx, id).workbook) !== canonicalJson(secondWorkbook);
  if (used || changed) return;
  for (const table of ['block', 'section'] as const)
    for (const part of tx.all<{ id: Id }>(`SELECT id FROM ${table} WHERE workbook_id = ?`, id)) tx.remove(table, part.id);
  tx.remove('workbook', id);
}

/** The deepest first. A tag that stands on something of real people stays, and so do those that it stands under. */
function removeTags(tx: Tx, tags: readonly Id[]): void {
  for (const id of tags.toReversed()) {
    const used = [
      'SELECT 1 FROM excerpt_tag WHERE tag_id = ?',
      'SELECT 1 FROM tag WHERE parent_id = ?',
      'SELECT 1 FROM memo WHERE tag_id = ? AND revision > 1',
    ].some((sql) => tx.get(sql, id) !== undefined);
    if (used || !tx.get('SELECT 1 FROM tag WHERE id = ?', id)) continue;
    for (const memo of tx.all<{ id: Id }>('SELECT id FROM memo WHERE tag_id = ?', id)) tx.remove('memo', memo.id);
    tx.remove('tag', id);
  }
}

/** By whatever table has editions, but for how their pages are laid out. */
const isUsed = (db: ReadDb, edition: Id): boolean =>
  tableNames
    .filter((table) => table !== 'layout' && tables[table].columns.includes('edition_id'))
    .some((table) => db.get(`SELECT 1 FROM ${table} WHERE edition_id = ? LIMIT 1`, edition) !== undefined);
