import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Participant } from '../../../preload/contract/model/people.ts';
import type { Pairing } from '../../../preload/contract/model/seminars.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { foldName } from '../people/tables/cells.ts';
import type { ReadDb, Tx } from '../store/store.ts';

interface Row {
  id: Id;
  pair: Id;
  cohort_id: Id;
  seminar_id: Id | null;
  participant_id: Id;
}

export function listPairs(db: ReadDb, cohort: Id): Pairing[] {
  const pairs = new Map<Id, Pairing>();
  const rows = db.all<Row>(
    `SELECT r.id, r.pair, r.cohort_id, r.seminar_id, r.participant_id FROM pairing r JOIN participant p ON p.id = r.participant_id
     WHERE r.cohort_id = ? AND p.deleted_at IS NULL ORDER BY r.place, r.id`,
    cohort,
  );
  for (const { pair, seminar_id, participant_id } of rows) {
    const known = pairs.get(pair) ?? { id: pair, cohort, ...(seminar_id === null ? {} : { seminar: seminar_id }), people: [] };
    pairs.set(pair, { ...known, people: [...known.people, participant_id] });
  }
  return [...pairs.values()];
}

export function savePairs(tx: Tx, { cohort, seminar, groups }: Omit<ParsedInput<'pair.save'>, 'op'>, newId: () => Id): void {
  readCohort(tx, cohort);
  const where = seminar === undefined ? 'seminar_id IS NULL' : 'seminar_id = ?';
  const given = seminar === undefined ? [cohort] : [cohort, seminar];
  for (const { id } of tx.all<{ id: Id }>(`SELECT id FROM pairing WHERE cohort_id = ? AND ${where}`, ...given)) tx.remove('pairing', id);
  let place = 0;
  for (const group of groups) {
    const pair = newId();
    for (const person of group)
      tx.insert('pairing', { id: newId(), cohort_id: cohort, seminar_id: seminar ?? null, participant_id: person, pair, place: place++ });
  }
}

export function suggestPairs(db: ReadDb, { cohort, seminar }: ParsedInput<'pair.suggest'>): CallOutput<'pair.suggest'> {
  const there = new Set(
    seminar === undefined
      ? []
      : db
          .all<{ id: Id }>(`SELECT participant_id AS id FROM attendance WHERE seminar_id = ? AND state IN ('present', 'late')`, seminar)
          .map(({ id }) => id),
  );
  const people = listPeople(db, cohort).filter(
    ({ id, status }) => (status ?? 'active') === 'active' && (there.size === 0 || there.has(id)),
  );
  const past = listPairs(db, cohort)
    .filter((pair) => pair.seminar !== seminar || seminar === undefined)
    .map((pair) => pair.people);
  return pairUp(people, past);
}

/**
 * PURE. Everybody with somebody, three together where the number is odd: first no pair again, then no two from one setting. Begins with
 * the order given and exchanges two as long as that helps; the same people always make the same pairs.
 */
export function pairUp(
  people: readonly Pick<Participant, 'id' | 'setting'>[],
  past: readonly (readonly Id[])[],
): CallOutput<'pair.suggest'> {
  const met = new Set(past.flatMap((group) => group.flatMap((a) => group.filter((b) => a < b).map((b) => `${a} ${b}`))));
  const settingOf = new Map(people.map(({ id, setting }) => [id, setting ? foldName(setting) : id]));
  const isRepeat = (a: Id, b: Id): boolean => met.has(a < b ? `${a} ${b}` : `${b} ${a}`);
  const areColleagues = (a: Id, b: Id): boolean => settingOf.get(a) === settingOf.get(b);
  const count = (group: readonly Id[], of: (a: Id, b: Id) => boolean): number =>
    group.reduce((sum, a, at) => sum + group.slice(at + 1).filter((b) => of(a, b)).length, 0);
  const cost = (group: readonly Id[]): number => count(group, isRepeat) * 10 + count(group, areColleagues);

  const groups: Id[][] = [];
  for (const { id } of people) {
    const open = groups.at(-1);
    if (open?.length === 1) open.push(id);
    else groups.push([id]);
  }
  const left = groups.at(-1)?.length === 1 && groups.length > 1 ? groups.pop() : undefined;
  if (left) groups.at(-1)?.push(...left);

  for (let better = true, pass = 0; better && pass < 40; pass++) {
    better = false;
    for (const [at, one] of groups.entries()) {
      if (cost(one) === 0) continue;
      for (const other of groups.toSpliced(at, 1)) {
        if (exchange(one, other)) {
          better = true;
          break;
        }
      }
    }
  }
  return {
    groups: groups.filter((group) => group.length > 1),
    repeated: groups.reduce((sum, group) => sum + count(group, isRepeat), 0),
    colleagues: groups.reduce((sum, group) => sum + count(group, areColleagues), 0),
  };

  function exchange(one: Id[], other: Id[]): boolean {
    const before = cost(one) + cost(other);
    for (const [i, a] of one.entries()) {
      for (const [j, b] of other.entries()) {
        one[i] = b;
        other[j] = a;
        if (cost(one) + cost(other) < before) return true;
        one[i] = a;
        other[j] = b;
      }
    }
    return false;
  }
}
