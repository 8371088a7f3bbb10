import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import type { CoreEvent } from '../../preload/contract/envelope.ts';
import type { Preset, PackResult } from '../../preload/contract/model/print.ts';
import type { ReturnSheet } from '../../preload/contract/model/returns.ts';
import { coreIn, type TestCore, testCore, testFolder } from './cores.ts';
import { shippedPack } from './packs.ts';
import type { Filler, Values } from './pdfFillers.ts';

type Job = Extract<CoreEvent, { event: 'job' }>;

/** Waits for a job's end. */
export function jobEnd(core: TestCore, start: () => Promise<{ job: string }>): Promise<Job> {
  return new Promise((resolve, reject) => {
    const ended = new Map<string, Job>();
    let mine: string | null = null;
    const stop = core.on((event) => {
      if (event.event !== 'job' || event.state === 'running') return;
      ended.set(event.job, event);
      settle();
    });
    const settle = (): void => {
      const end = mine === null ? undefined : ended.get(mine);
      if (!end) return;
      stop();
      resolve(end);
    };
    start().then(({ job }) => {
      mine = job;
      settle();
    }, reject);
  });
}

export async function readSheet(core: TestCore, paths: string[]): Promise<ReturnSheet> {
  const end = await jobEnd(core, () => core.ask('returns.read', { paths }));
  if (end.state !== 'done') throw new Error(`reading ended as ${end.state}: ${JSON.stringify(end.error)}`);
  return core.ask('returns.sheet', { sheet: (end.output as { sheet: string }).sheet });
}

export const workbook = shippedPack().workbook.id;

/** Copies of the shipped workbook, one for each name, as files. */
export async function printCopies(core: TestCore, names: string[], preset: Preset = 'standard'): Promise<string[]> {
  const end = await jobEnd(core, () => core.ask('print.pack', { workbook, names, output: 'separate', preset }));
  const result = end.output as PackResult;
  return result.files.map((file) => path.resolve(result.folder, file));
}

/** Copies for people who are here, each of which says whose it is. In the order of the people. */
export async function makeCopies(core: TestCore, people: string[]): Promise<string[]> {
  const files: string[] = [];
  for (const person of people) {
    const end = await jobEnd(core, () => core.ask('copy.make', { cohort, workbook, people: [person] }));
    const result = end.output as PackResult;
    files.push(...result.files.map((file) => path.resolve(result.folder, file)));
  }
  return files;
}

export const cohort = 'cohort-autumn';

export async function enterPeople(core: TestCore, names: string[]): Promise<string[]> {
  await core.ask('store.open', {});
  const retention = { months: 24, from: '2026-09-01', due: '2028-09-01' };
  await core.ask('cohort.save', { op: core.op(), cohort: { id: cohort, title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
  const ids = names.map((_, at) => `person-${at + 1}`);
  for (const [at, name] of names.entries())
    await core.ask('person.save', { op: core.op(), person: { id: ids[at] ?? '', cohort, name, revision: 0 } });
  return ids;
}

/** Fills a file in as somebody would, and saves it beside the blank one. */
export async function fillFile(file: string, fill: Filler, values: Values, name = 'filled.pdf'): Promise<string> {
  const filled = path.join(path.dirname(file), name);
  // A page's own kind of bytes where the test has a page: libraries tell them apart.
  writeFileSync(filled, Buffer.from(await fill(new Uint8Array(readFileSync(file)), values)));
  return filled;
}

/** People with a printed copy each, made once for a file of tests, each of which gets the store and the files as they were then. */
export interface Printed {
  people: string[];
  /** A core of the test's own, with blank copies in the order of the people. */
  start: () => { core: TestCore; files: string[] };
  remove: () => void;
}

export async function printOnce(names: string[]): Promise<Printed> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundwork-printed-'));
  const maker = coreIn(folder, { newId: v7 });
  const people = await enterPeople(maker, names);
  const files = await printCopies(maker, names);
  await maker.close();
  return {
    people,
    start: () => {
      const own = testFolder();
      cpSync(path.join(folder, 'data'), path.join(own, 'data'), { recursive: true });
      const out = path.join(own, 'copies');
      mkdirSync(out);
      const copies = files.map((file, at) => path.join(out, `${at + 1}.pdf`));
      for (const [at, file] of files.entries()) copyFileSync(file, copies[at] ?? '');
      // The steps of the making are in the store's journal under their own ids.
      return { core: { ...testCore({ newId: v7 }, own), op: () => v7() }, files: copies };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
