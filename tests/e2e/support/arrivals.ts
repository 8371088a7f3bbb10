import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { createCore } from '../../../main/core/core.ts';
import type { CallInput, CallName, CallOutput } from '../../../preload/contract/calls.ts';
import type { PackResult } from '../../../preload/contract/model/print.ts';
import { fillInPdfjs, fillInPdfLib, fillInPoppler, type Filler, hasPoppler, type Values } from '../../support/pdfFillers.ts';
import { openPdfium } from '../../support/pdfPdfium.ts';
import { printPages, scanToPdf, wear, writeOn } from '../../support/scans.ts';
import { has } from '../../support/pdfTools.ts';
import { root, scratch } from './places.ts';

/** A cohort of invented people with a copy for each, what they sent back, and what they handed in on paper. */
export interface Prepared {
  /** A data folder to be copied for each window. */
  data: string;
  people: { id: string; name: string }[];
  /** A folder with a filled file from each of them. */
  back: string;
  written: ReadonlyMap<string, string>;
  /** The first one's file once more, with other words. */
  later: string;
  /** A folder with a scan of some pages, and a letter that came with them. */
  paper: string;
  /** A scan of so many pages that it can be stopped. */
  long: string;
}

export const cohort = 'autumn';
export const field = 'ls1-role-1:individual';
const workbook = 'npqltd-local-seminar-1';
export const longPages = 40;
const first = ['Ada', 'Bryn', 'Cosmo', 'Delyth', 'Ezra', 'Ffion', 'Gil', 'Hestia'];
const last = ['Quillfeather', 'Underhay', 'Lanternby'];

export async function prepareArrivals(): Promise<Prepared> {
  const folder = scratch('groundwork-arrivals-');
  const data = path.join(folder, 'data');
  const core = createCore({
    folder: data,
    resources: path.join(root, 'resources'),
    outFolder: path.join(folder, 'out'),
    version: 'test',
    now: () => new Date().toISOString(),
    newId: v7,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  const ask = async <C extends CallName>(call: C, input: CallInput<C>): Promise<CallOutput<C>> => {
    const reply = await core.call({ id: v7(), call, input });
    if (!reply.ok) throw new Error(`${call}: ${reply.error.code}`);
    return reply.output as CallOutput<C>;
  };
  await ask('store.open', {});
  const retention = { months: 12, from: '2026-12-18', due: '2027-12-18' };
  await ask('cohort.save', { op: v7(), cohort: { id: cohort, title: 'Autumn 2026, North', programme: 'NPQLTD', retention, revision: 0 } });
  const people = last.flatMap((family) => first.map((given) => ({ id: `${given}-${family}`.toLowerCase(), name: `${given} ${family}` })));
  for (const person of people) await ask('person.save', { op: v7(), person: { ...person, cohort, revision: 0 } });
  const made = new Promise<PackResult>((resolve, reject) => {
    core.on((event) => {
      if (event.event !== 'job' || event.state === 'running') return;
      if (event.state === 'done') resolve(event.output as PackResult);
      else reject(new Error(event.error?.code));
    });
  });
  await ask('copy.make', { cohort, workbook, paper: 'separate' });
  const { folder: out, files } = await made;
  const fileOf = (name: string): Uint8Array<ArrayBuffer> =>
    new Uint8Array(readFileSync(path.resolve(out, files.find((file) => file.includes(name)) ?? '')));

  const fillers: Filler[] = [fillInPdfjs, (await openPdfium()).fill, fillInPdfLib, hasPoppler() ? fillInPoppler : fillInPdfjs];
  const back = path.join(folder, 'Seminar 1 returns');
  mkdirSync(back);
  const written = new Map<string, string>();
  for (const [at, { id, name }] of people.entries()) {
    const text = `${name} wrote this: a first thought, and a second.`;
    const values: Values = { [field]: text, 'ls1-role-2:individual': `And ${name} this.`, 'ls1-statements-impl-04:individual:tick': true };
    writeFileSync(path.join(back, `workbook ${at + 1}.pdf`), await (fillers[at % 4] ?? fillInPdfjs)(fileOf(name), values));
    written.set(id, text);
  }
  const later = path.join(folder, 'workbook 1 (2).pdf');
  const [someone = { id: '', name: '' }, , , , , other = { id: '', name: '' }] = people;
  writeFileSync(later, await fillInPdfjs(fileOf(someone.name), { [field]: 'On second thoughts, something else.' }));

  const paper = path.join(folder, 'Scanned');
  mkdirSync(paper);
  const long = path.join(folder, 'Scan_long.pdf');
  if (has('pdftoppm')) {
    const scanned = await scanPages(fileOf(other.name), paper, folder);
    writeFileSync(long, await scanToPdf(Array.from({ length: longPages }, (_, at) => scanned[at % scanned.length] as Buffer)));
  }
  await core.close();
  return { data, people, back, written, later, paper, long };
}

/** Pages that were printed, written on with a pen and put through a tired scanner, and one photograph on which a thumb hides the code. */
async function scanPages(pdf: Uint8Array, to: string, folder: string): Promise<Buffer[]> {
  const printed = path.join(folder, 'printed.pdf');
  writeFileSync(printed, pdf);
  const pages = await printPages(printed, path.join(folder, 'printed'), 150, { from: 5, to: 9 });
  const hand = 'M190 195 q8 -16 14 0 t14 0 t14 0 m10 0 q8 -16 14 0 t14 0 t14 0 t14 0 m10 0 q6 -12 12 0 t12 0';
  const scanned: Buffer[] = [];
  for (const [at, page] of pages.slice(0, 4).entries()) {
    const inked = at === 0 || at === 2 ? await writeOn(page, [{ d: hand, width: 1.4 }]) : page;
    scanned.push(await wear(inked, { turn: at % 2 === 0 ? 2 : -1.4, blur: 0.6, noise: 4, quality: 50, seed: at }));
  }
  // Two crosses where one is asked for: somebody has to look.
  const [scale = ''] = await printPages(printed, path.join(folder, 'printed-scale'), 150, { from: 22, to: 22 });
  const crossed = await writeOn(scale, [
    { d: 'M367 383 l8 8', width: 1.4 },
    { d: 'M386 383 l8 8', width: 1.4 },
  ]);
  scanned.push(await wear(crossed, { turn: 0.6, blur: 0.5, noise: 3, quality: 60 }));
  writeFileSync(path.join(to, 'Scan_20261119.pdf'), await scanToPdf(scanned));
  const thumb = await writeOn(pages[4] ?? '', [{ d: 'M500 770 h50', width: 70, colour: '#8a7f78' }]);
  writeFileSync(path.join(to, 'IMG_2231.jpg'), await wear(thumb, { turn: -0.8, noise: 3, quality: 60 }));
  writeFileSync(path.join(to, 'With apologies.docx'), 'PK and what a letter is made of');
  return scanned;
}

/** A data folder of its own for one window. */
export function copyOf(data: string): string {
  const own = path.join(scratch('groundwork-window-'), 'data');
  cpSync(data, own, { recursive: true });
  return own;
}

/** Lets files and folders go over the window, as a hand with a mouse does. */
export async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await session.detach();
}
