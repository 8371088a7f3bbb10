import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { tabProof } from '../../../preload/contract/bridge.ts';

/*
 * How a tab comes back when Groundwork has ended and somebody starts it again on the same data. The tab makes a ticket and holds it in
 * memory only; the bridge keeps it in the data folder, and takes the same port again. Whoever else gets that port meanwhile can neither
 * pass for Groundwork nor learn the ticket: each side proves that it has it, bound to the address, and each ticket serves once.
 */

const Kept = v.object({
  version: v.literal(1),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  tickets: v.array(v.object({ ticket: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), at: v.number() })),
});
type Kept = v.InferOutput<typeof Kept>;

export interface Tabs {
  /** The port of the last time, or nothing. */
  port: number | undefined;
  keep: (ticket: unknown, port: number) => boolean;
  /** The bridge's proof for every ticket it has, and a word of its own to be answered. */
  prove: (word: string, origin: string) => { word: string; proofs: string[] };
  /** Takes a ticket whose holder proves to have it. */
  admit: (word: string, proof: string, origin: string, port: number) => boolean;
}

/** Each loading of a tab makes one. */
const mostTickets = 64;
const mostWords = 32;
/** A tab that was left open overnight. */
const longest = 24 * 60 * 60_000;

export function createTabs(folder: string | undefined, now: () => number = Date.now): Tabs {
  const file = folder === undefined ? undefined : path.join(folder, 'browser.json');
  const before = file === undefined ? null : read(file);
  let tickets = (before?.tickets ?? []).filter(({ at }) => now() - at < longest);
  const asked = new Map<string, string>();

  const write = (port: number): void => {
    if (file === undefined) return;
    try {
      writeFileSync(file, JSON.stringify({ version: 1, port, tickets } satisfies Kept), { mode: 0o600 });
    } catch {
      // The tab is then opened anew by its address, as ever.
    }
  };

  return {
    port: before?.port,
    keep: (ticket, port) => {
      if (typeof ticket !== 'string' || !/^[0-9a-f]{64}$/.test(ticket)) return false;
      tickets = [{ ticket, at: now() }, ...tickets].slice(0, mostTickets);
      write(port);
      return true;
    },
    prove: (theirs, origin) => {
      const word = randomBytes(32).toString('hex');
      asked.set(theirs, word);
      for (const old of [...asked.keys()].slice(0, Math.max(0, asked.size - mostWords))) asked.delete(old);
      return { word, proofs: tickets.map(({ ticket }) => mac(ticket, tabProof('bridge', theirs, '', origin))) };
    },
    admit: (theirs, proof, origin, port) => {
      const word = asked.get(theirs);
      asked.delete(theirs);
      if (word === undefined) return false;
      const fits = tickets.find(({ ticket }) => same(mac(ticket, tabProof('tab', theirs, word, origin)), proof));
      if (!fits) return false;
      tickets = tickets.filter((each) => each !== fits);
      write(port);
      return true;
    },
  };
}

const mac = (ticket: string, text: string): string => createHmac('sha256', Buffer.from(ticket, 'hex')).update(text).digest('hex');
const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

function read(file: string): Kept | null {
  try {
    const parsed = v.safeParse(Kept, JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
