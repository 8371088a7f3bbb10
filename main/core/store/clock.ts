import * as v from 'valibot';
import { Instant } from '../../../preload/contract/model/ids.ts';
import type { Store } from './store.ts';

/*
 * What goes by itself when its time is over goes by the clock of the computer, and that may be years out for a day. So the store remembers
 * when it was last looked at: after a jump, either way, nothing goes for some days, in which somebody finds what is amiss. Whoever comes back
 * after a summer only has the trash a little longer.
 */

const day = 86_400_000;
/** More than this between two looks is a jump, and this long afterwards nothing goes. */
const patience = 8 * day;
/** Looks that are closer than this are not written down. */
const worthNoting = 3_600_000;

const Seen = v.object({ seen: Instant, jumped: v.nullable(Instant) });
type Seen = v.InferOutput<typeof Seen>;

/** May what is old by the clock go? To be asked at each look. */
export function isClockSteady(store: Pick<Store, 'read' | 'jot'>, now: Instant): boolean {
  const before = store.read((db) => readSeen(db.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'clock'`)?.value));
  const after = look(before, now);
  if (!before || before.jumped !== after.jumped || apart(before.seen, now) > worthNoting)
    store.jot((write) => write(`INSERT OR REPLACE INTO meta (key, value) VALUES ('clock', ?)`, JSON.stringify(after)));
  return after.jumped === null;
}

/** PURE. */
export function look(before: Seen | null, now: Instant): Seen {
  if (!before) return { seen: now, jumped: null };
  if (apart(before.seen, now) > patience) return { seen: now, jumped: now };
  return { seen: now, jumped: before.jumped !== null && apart(before.jumped, now) < patience ? before.jumped : null };
}

const apart = (one: Instant, other: Instant): number => Math.abs(Date.parse(one) - Date.parse(other));

function readSeen(text: string | undefined): Seen | null {
  try {
    const parsed = v.safeParse(Seen, JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
