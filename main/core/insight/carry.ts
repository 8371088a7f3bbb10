import type { Mapping } from '../../../preload/contract/model/exchange.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Rating } from '../../../preload/contract/model/entry.ts';
import { reversed } from '../frameworks/mapping.ts';

/* PURE. What was said of statements of other editions, counted for those that they became, or came from. */

export interface Carry {
  /** Statements of other editions, and those of this one that they stand for. */
  into: ReadonlyMap<Id, readonly Id[]>;
  /** Which frameworks they are of. */
  from: ReadonlySet<Id>;
}

/** `mappings`: those that were kept, to the framework or away from it. */
export function carryInto(framework: Id, mappings: readonly Mapping[]): Carry {
  const into = new Map<Id, Set<Id>>();
  const from = new Set<Id>();
  for (const mapping of mappings) {
    const towards = mapping.to === framework ? mapping : mapping.from === framework ? reversed(mapping) : null;
    if (!towards) continue;
    for (const row of towards.rows) {
      for (const id of row.from) {
        for (const to of row.to) into.set(id, (into.get(id) ?? new Set<Id>()).add(to));
        if (row.to.length > 0) from.add(towards.from);
      }
    }
  }
  return { into: new Map([...into].map(([id, to]) => [id, [...to]])), from };
}

/** A statement of this edition as itself, of another as what it stands for here, of a third as nothing. */
export const carried = ({ into }: Carry, own: ReadonlySet<Id>, statement: Id): readonly Id[] =>
  own.has(statement) ? [statement] : (into.get(statement) ?? []);

/**
 * Ratings of other editions, for people who did not rate the statement itself on that occasion. Where several became one, the lowest
 * counts: nobody is called secure by half of what a statement says.
 */
export function carryRatings(carry: Carry, own: ReadonlySet<Id>, ratings: readonly Rating[]): Rating[] {
  const key = ({ participant, occasion }: Rating, statement: Id): string => `${participant} ${statement} ${occasion}`;
  const rated = new Map<string, Rating>();
  for (const rating of ratings) if (own.has(rating.statement)) rated.set(key(rating, rating.statement), rating);
  const theirs = new Map<string, Rating>();
  for (const rating of ratings) {
    if (own.has(rating.statement)) continue;
    for (const statement of carry.into.get(rating.statement) ?? []) {
      const at = key(rating, statement);
      const other = theirs.get(at);
      if (!rated.has(at) && (!other || rating.value < other.value)) theirs.set(at, { ...rating, statement });
    }
  }
  return [...rated.values(), ...theirs.values()];
}
