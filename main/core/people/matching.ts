import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Participant } from '../../../preload/contract/model/people.ts';
import { foldName } from './tables/cells.ts';

/* PURE. Who is who. Two people may well bear one name: it takes the same address, or the same name in the same setting. */

export type Bearer = Pick<Participant, 'name' | 'knownAs' | 'email' | 'setting'>;

export const foldEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase();

/** `alike`: one name, and nothing that tells whether it is one person. */
export type Likeness = 'same' | 'alike' | 'other';

export function compare(a: Bearer, b: Bearer): Likeness {
  if (a.email && b.email) return foldEmail(a.email) === foldEmail(b.email) ? 'same' : 'other';
  if (foldName(a.name) !== foldName(b.name)) return 'other';
  if (!a.setting && !b.setting) return 'same';
  if (a.setting && b.setting) return foldName(a.setting) === foldName(b.setting) ? 'same' : 'other';
  return 'alike';
}

/** Finds people by address and by name among many, without going through all of them. */
export class Directory<T extends Bearer> {
  readonly #byEmail = new Map<string, T[]>();
  readonly #byName = new Map<string, T[]>();

  constructor(people: Iterable<T> = []) {
    for (const person of people) this.add(person);
  }

  add(person: T): void {
    if (person.email) put(this.#byEmail, foldEmail(person.email), person);
    put(this.#byName, foldName(person.name), person);
  }

  find(wanted: Bearer): { person: T; likeness: 'same' | 'alike' } | null {
    // A school's office may read the post of several: then the name says which of them.
    const addressed = wanted.email ? this.withEmail(wanted.email) : [];
    const byEmail =
      addressed.find(({ name }) => foldName(name) === foldName(wanted.name)) ?? (addressed.length === 1 ? addressed[0] : undefined);
    if (byEmail) return { person: byEmail, likeness: 'same' };
    const bearers = this.#byName.get(foldName(wanted.name)) ?? [];
    for (const likeness of ['same', 'alike'] as const) {
      const person = bearers.find((bearer) => compare(wanted, bearer) === likeness);
      if (person) return { person, likeness };
    }
    return null;
  }

  named(name: string): readonly T[] {
    return this.#byName.get(foldName(name)) ?? [];
  }

  withEmail(email: string): readonly T[] {
    return this.#byEmail.get(foldEmail(email)) ?? [];
  }
}

function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The addresses that people of different names have in common. */
export function sharedEmails(people: Iterable<Bearer>): ReadonlySet<string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  for (const { name, email } of people) {
    if (!email || name === '') continue;
    const address = foldEmail(email);
    const known = names.get(address) ?? foldName(name);
    names.set(address, known);
    if (known !== foldName(name)) shared.add(address);
  }
  return shared;
}

export type Listed = Bearer & { id: Id };
