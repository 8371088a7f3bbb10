import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { applyOperation, type Operation, type State } from '../../../main/core/store/operations.ts';
import { openJournal } from '../../../main/core/store/journal.ts';
import { keepStatements } from '../../../main/core/store/reading.ts';
import { openStore, type Store } from '../../../main/core/store/store.ts';
import { addPeople, requireOpen, savedState, storeOptions, temporaryFolder } from '../../support/store.ts';
import { script } from '../../support/store-driver.ts';

/*
 * A Groundwork that is killed with no warning, again and again, while it writes. What it acknowledged must be there, what it did
 * not must be there whole or not at all, and the journal must tell of all of it. Each folder is killed many times over, so that
 * a recovery is itself the ground of the next.
 */

const kills = 300;
const lanes = 3;
/** Two lanes of three write here where it is to be had: without waiting for a disk more is written, and killed, per second. */
const memory = '/dev/shm';
/** After this many the folder has grown enough to slow the comparison: a new one is begun. */
const killsPerFolder = 10;

/** Lets one write until it has said something, or not even that, and a moment more. Answers what it acknowledged. */
function writeAndKill(folder: string, prefix: string, sooner: boolean, delay: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, 'write', folder, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), delay);
    if (sooner) kill();
    child.stdout.on('data', (data: Buffer) => {
      if (said === '' && !sooner) kill();
      said += data.toString();
    });
    child.once('close', (code) => {
      if (code !== null) reject(new Error(`It ended by itself: ${code} ${said}`));
      else resolve(said.split('\n').slice(1, -1));
    });
  });
}

interface Seen {
  state: State;
  operations: number;
}

/** Goes on from what was seen before, so that the whole journal is not played each time. */
function replayFrom(store: Store, seen: Seen): { seen: Seen; ids: string[] } {
  const all: Operation[] = [...openJournal(keepStatements(store.raw)).all(seen.operations)];
  return {
    seen: { state: all.reduce(applyOperation, seen.state), operations: seen.operations + all.length },
    ids: all.map(({ id }) => id),
  };
}

async function runLane(lane: number, more: () => boolean): Promise<{ acknowledged: number; operations: number }> {
  let folder = '';
  let seen: Seen = { state: new Map(), operations: 0 };
  let acknowledged = 0;
  let operations = 0;
  for (let run = 0; more(); run++) {
    if (run % killsPerFolder === 0) {
      folder = temporaryFolder(lane === 0 || !existsSync(memory) ? tmpdir() : memory);
      const store = requireOpen(openStore(storeOptions(folder)));
      addPeople(store);
      seen = replayFrom(store, { state: new Map(), operations: 0 }).seen;
      store.close();
    }
    // One in five dies while it opens and recovers what the one before it left.
    const sooner = run % 5 === 4;
    const said = await writeAndKill(folder, `${lane}-${run}`, sooner, Math.random() * (sooner ? 110 : 40));
    const store = requireOpen(openStore(storeOptions(folder)));
    const replayed = replayFrom(store, seen);
    seen = replayed.seen;
    expect(replayed.ids.slice(0, said.length)).toEqual(said);
    // The one that was being written may have made it, nothing beyond.
    expect(replayed.ids.length - said.length).toBeLessThanOrEqual(1);
    // Opening has read every page; now what they say. Not by `toEqual`, which takes a second for maps of this size.
    expect(isDeepStrictEqual(savedState(store), seen.state)).toBe(true);
    if (run % 5 === 0) expect(store.check()).toMatchObject({ ok: true });
    store.close();
    acknowledged += said.length;
    operations += replayed.ids.length;
  }
  return { acknowledged, operations };
}

test(`killed ${kills} times while it writes, it has lost nothing that it acknowledged and kept nothing by halves`, async () => {
  // One that ends well leaves what it compiled; those that are killed never do.
  spawnSync(process.execPath, [script, 'hold', temporaryFolder()], { input: '' });
  let left = kills;
  const done = await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane, () => left-- > 0)));
  const acknowledged = done.reduce((sum, lane) => sum + lane.acknowledged, 0);
  expect(acknowledged).toBeGreaterThan(kills);
});

test('killed while it makes a new store, it leaves none or a whole one', async () => {
  for (let run = 0; run < 12; run++) {
    const folder = temporaryFolder();
    const child = spawn(process.execPath, [script, 'hold', folder], { stdio: ['pipe', 'ignore', 'inherit'] });
    const gone = new Promise((resolve) => child.once('close', resolve));
    // From the first file that it makes, through the milliseconds that making takes.
    const since = Date.now();
    while (readdirSync(folder).length === 0 && Date.now() - since < 10_000) await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 12));
    child.kill('SIGKILL');
    await gone;
    const store = requireOpen(openStore(storeOptions(folder)));
    expect(store.check()).toMatchObject({ ok: true });
    store.close();
  }
});
