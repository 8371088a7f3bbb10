import { v7 } from 'uuid';
import * as v from 'valibot';
import type { ScanPage, ScanProblem, ScanState } from '../../../../preload/contract/model/scans.ts';
import { columns, count } from '../lines.ts';
import type { CommandHouse } from '../verb.ts';

/* The part of `returns add` that is about paper. */

const states: Readonly<Record<ScanState, string>> = {
  waiting: 'not read yet',
  placed: 'can be accepted',
  generic: 'whose is it?',
  unplaced: 'could not be placed',
  duplicate: 'the same page again',
  accepted: 'accepted before',
  blank: 'nothing on it',
  'not-ours': 'not a page of Groundwork',
  erased: 'of somebody who was erased; refused',
};

const problems: Readonly<Record<ScanProblem, string>> = {
  'no-code': 'no code was found on it',
  'no-corners': 'its corner squares were not found',
  'unknown-edition': 'of a workbook that is not here',
  'unknown-copy': 'of a copy that is not known here',
  'no-such-page': 'the workbook has no such page',
  damaged: 'damaged',
  locked: 'has a password',
  'too-large': 'too large',
  'too-long': 'has too many pages',
  'too-slow': 'took too long to read',
  heic: 'a photograph in HEIC that came before such could be read: add it again',
  'other-picture': 'a kind of picture that is not read: save it as JPEG or PNG',
  unreadable: 'could not be read',
};

const Read = v.object({ batch: v.string(), files: v.number(), pages: v.number(), left: v.number() });

export async function addScans(
  paths: readonly string[],
  accept: boolean,
  house: CommandHouse,
): Promise<{ value: Record<string, unknown>; lines: string[] }> {
  const read = v.parse(Read, await house.finish('scans.read', { batch: v7(), paths: [...paths] }));
  const { batch } = read;
  const sheet = await house.call('scans.batch', { batch });
  const ready = sheet.pages.filter(({ state }) => state === 'placed').map(({ id }) => ({ page: id }));
  const names = new Map((await house.call('person.list', {})).map(({ id, name }) => [id, name]));
  const told = [
    ...columns(sheet.pages.map((page) => lineOf(page, names))),
    ...sheet.books
      .filter(({ missing }) => missing.length > 0)
      .map(
        ({ participant, edition, missing }) => `${nameOf(participant, names)}, ${edition.title}: no picture of page ${missing.join(', ')}.`,
      ),
    ...(read.left > 0 ? [`${count(read.left, 'more page')} did not fit into one batch.`] : []),
  ];
  const accepted = accept && ready.length > 0 ? await house.call('scans.accept', { op: v7(), batch, pages: ready }) : null;
  return {
    value: { ...sheet, left: read.left, accepted },
    lines: [...told, accept ? (accepted ? storedLine(accepted) : 'There was nothing to store.') : notYet(ready.length)],
  };
}

const storedLine = ({ answers, pictures, people, pages }: { answers: number; pictures: number; people: number; pages: number }): string =>
  `Stored: ${count(answers, 'answer')} of ${count(people, 'person', 'people')}, ${pictures} with handwriting, from ${count(pages, 'page')}.`;

const notYet = (ready: number): string => `No answer was stored: the pages wait in Returns. Add --accept to store ${count(ready, 'page')}.`;

const nameOf = (participant: string | null, names: ReadonlyMap<string, string>): string =>
  participant === null ? 'Nobody known' : (names.get(participant) ?? '');

const lineOf = (page: ScanPage, names: ReadonlyMap<string, string>): string[] => [
  `${page.file}, ${page.number}`,
  page.participant === null ? page.printedFor && `“${page.printedFor}”?` : nameOf(page.participant, names),
  page.edition ? `${page.edition.title}, page ${page.page}` : '',
  page.counts.boxes > 0
    ? `${page.counts.inked} of ${page.counts.boxes} written in${page.counts.queued > 0 ? `, ${page.counts.queued} not clear` : ''}`
    : '',
  page.problem ? `${states[page.state]}: ${problems[page.problem]}` : states[page.state],
];
