import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { Count, Instant } from '../../../../preload/contract/model/ids.ts';
import { Refusal } from '../../refusal.ts';
import { destroy, writeWhole } from './disk.ts';

/*
 * Slows down somebody at the keyboard who guesses. It does not slow down somebody who has copied the files: that is what the cost
 * of the key derivation is for.
 */

const Tries = v.object({ count: Count, last: Instant });
export type Tries = v.InferOutput<typeof Tries>;

/** Slips are human: the first three cost nothing. */
const freeTries = 3;
const longestWait = 15 * 60;

/** PURE. Seconds still to wait: 5 after the fourth wrong try, doubling to a quarter of an hour. */
export function secondsToWait(tries: Tries, now: Instant): number {
  if (tries.count <= freeTries) return 0;
  const wait = Math.min(longestWait, 5 * 2 ** (tries.count - freeTries - 1));
  const passed = (Date.parse(now) - Date.parse(tries.last)) / 1000;
  // A clock that was set back must not lock anybody out for longer than the wait itself.
  return passed < 0 ? wait : Math.max(0, Math.ceil(wait - passed));
}

/** Runs a try. It is counted before it is made, so that killing the program in the middle of it gains nothing. */
export async function tryOnce<T>(folder: string, now: () => Instant, attempt: () => Promise<T | null>): Promise<T> {
  const file = join(folder, 'tries.json');
  const before = readTries(file);
  const seconds = before ? secondsToWait(before, now()) : 0;
  if (seconds > 0) throw new Refusal('too-many-tries', { seconds });
  const tries = { count: (before?.count ?? 0) + 1, last: now() };
  writeWhole(file, JSON.stringify(tries));
  const found = await attempt();
  if (found === null) throw new Refusal('wrong-passphrase', { tries: tries.count, seconds: secondsToWait(tries, tries.last) });
  destroy(file);
  return found;
}

function readTries(file: string): Tries | null {
  if (!existsSync(file)) return null;
  try {
    const parsed = v.safeParse(Tries, JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
