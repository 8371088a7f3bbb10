import * as v from 'valibot';
import { bridge, tabProof } from '../../preload/contract/bridge.ts';

/*
 * How this tab finds its way back to a Groundwork that was started again: see the bridge's tabs. The ticket is held in memory and nowhere
 * else, so that whoever gets this address in between, and is asked for a page, finds nothing to come in with.
 */

const Proven = v.object({ word: v.string(), proofs: v.array(v.string()) });

export const makeTicket = (): string => hex(crypto.getRandomValues(new Uint8Array(32)));

/** What `session` answers. Throws where it is not our Groundwork that answers, or it does not know this tab. */
export async function askForSession(ticket: string): Promise<unknown> {
  const word = makeTicket();
  const key = await crypto.subtle.importKey('raw', bytes(ticket), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const proof = async (who: 'bridge' | 'tab', theirs: string): Promise<string> =>
    hex(
      new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(tabProof(who, word, theirs, window.location.origin)))),
    );
  const theirs = v.parse(Proven, await ask({ word }));
  if (!theirs.proofs.includes(await proof('bridge', ''))) throw new Error('It is not the Groundwork of this tab that answers.');
  return ask({ word, proof: await proof('tab', theirs.word) });
}

async function ask(said: { word: string; proof?: string }): Promise<unknown> {
  const response = await fetch(bridge.again, {
    method: 'POST',
    body: JSON.stringify(said),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new Error('It does not let this tab in.');
  return response.json();
}

const hex = (from: Uint8Array): string => [...from].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytes = (from: string): Uint8Array<ArrayBuffer> => Uint8Array.from(from.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
