import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { createCore } from '../../main/core/core.ts';
import type { CallInput, CallName, CallOutput } from '../../preload/contract/calls.ts';
import type { FieldPlace } from '../../preload/contract/model/print.ts';
import { type TestCore, testCore, testDeps, testFolder } from './cores.ts';
import { jobEnd, workbook } from './returns.ts';
import { printPages } from './scans.ts';

export const cohort = 'cohort-autumn';

/** A cohort with copies that were printed: made once for a file of tests, each of which gets the store as it was then. */
export interface CohortPaper {
  people: string[];
  edition: string;
  /** Pictures of pages, by person and page; under `blank` those of a copy without a name. */
  sheet: (whose: number | 'blank', page: number) => string;
  /** The PDF of a copy. */
  file: (whose: number) => string;
  /** Where people write on a page. */
  places: (page: number, kind?: FieldPlace['kind']) => FieldPlace[];
  /** A core of the test's own on that store. */
  core: () => TestCore;
  remove: () => void;
}

/** `wanted`: the pages that are printed of each copy, and of the one without a name. */
export async function printCohort(
  names: readonly string[],
  wanted: readonly { whose: number | 'blank'; pages: readonly number[] }[],
): Promise<CohortPaper> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundwork-paper-'));
  const core = createCore(testDeps(folder, { newId: v7 }));
  const ask = async <C extends CallName>(call: C, input: CallInput<C>): Promise<CallOutput<C>> => {
    const reply = await core.call({ id: '1', call, input });
    if (!reply.ok) throw new Error(`${call} was refused: ${JSON.stringify(reply.error)}`);
    return reply.output as CallOutput<C>;
  };
  const asking = { ...core, ask } as TestCore;
  const retention = { months: 24, from: '2026-09-01', due: '2028-09-01' };
  await ask('cohort.save', { op: v7(), cohort: { id: cohort, title: 'Autumn', programme: 'NPQLTD', retention, revision: 0 } });
  const people = names.map((_, at) => `person-${at + 1}`);
  for (const [at, name] of names.entries())
    await ask('person.save', { op: v7(), person: { id: people[at] ?? '', cohort, name, revision: 0 } });
  const made = path.join(folder, 'made');
  mkdirSync(made);
  const copies = await jobEnd(asking, () => ask('copy.make', { cohort, workbook, folder: made, paper: 'separate' }));
  const { files, edition } = copies.output as { files: string[]; edition: string };
  const blank = await jobEnd(asking, () => ask('print.pack', { workbook, names: [], output: 'separate', folder: made }));
  const book = await ask('print.preview', { workbook, audience: 'participant', preset: 'standard', paper: 'a4' });
  await core.close();
  const fileOf = (name: string): string => path.resolve(made, name);
  const [nameless = ''] = (blank.output as { files: string[] }).files;
  const sheets = new Map<string, string>();
  for (const { whose, pages } of wanted) {
    const pdf = fileOf(whose === 'blank' ? nameless : (files[whose] ?? ''));
    for (const [from, to] of stretches(pages)) {
      const printed = await printPages(pdf, path.join(folder, `sheets-${whose}-${from}`), 150, { from, to });
      printed.forEach((sheet, at) => sheets.set(`${whose} ${from + at}`, sheet));
    }
  }
  return {
    people,
    edition,
    sheet: (whose, page) => sheets.get(`${whose} ${page}`) ?? '',
    file: (whose) => fileOf(files[whose] ?? ''),
    places: (page, kind) => book.fields.filter((place) => place.page === page && (kind === undefined || place.kind === kind)),
    core: () => {
      const own = testFolder();
      cpSync(path.join(folder, 'data'), path.join(own, 'data'), { recursive: true });
      return testCore({ newId: v7 }, own);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Pages that follow one another are printed in one go. */
function stretches(pages: readonly number[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (const page of pages.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else found.push([page, page]);
  }
  return found;
}
