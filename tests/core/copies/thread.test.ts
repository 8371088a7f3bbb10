import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CopiesResult } from '../../../preload/contract/model/copies.ts';
import { threadFields } from '../../../preload/contract/model/review.ts';
import { testCore, type TestCore } from '../../support/cores.ts';
import { fillInPdfLib } from '../../support/pdfFillers.ts';
import { readPdf } from '../../support/pdfReading.ts';
import { check, has } from '../../support/pdfTools.ts';
import { cohort, enterPeople, fillFile, jobEnd, readSheet, workbook } from '../../support/returns.ts';

/** What somebody said they would do comes back to them at the front of their next copy, and what they answer comes home. */

let core: TestCore;
let people: string[];

beforeEach(async () => {
  core = testCore();
  people = await enterPeople(core, ['Imogen Vale', 'Ash Vale']);
  const first = await core.ask('edition.issue', { op: core.op(), workbook });
  const said = (id: string, what: string, outcome: 'open' | 'done' = 'open') => ({
    id,
    participant: people[0] ?? '',
    edition: first.edition.id,
    source: null,
    what,
    who: 'me',
    when: 'after half term',
    told: 'my head',
    outcome,
    happened: '',
    revision: 0,
  });
  await core.ask('action.save', {
    op: core.op(),
    actions: [
      said('action-ring', 'Ring *both* schools [again]'),
      said('action-stop', 'Take one thing away'),
      said('action-old', 'Long done', 'done'),
    ],
  });
  const { revision } = await core.ask('workbook.get', { workbook });
  await core.ask('workbook.edit', { op: core.op(), workbook, revision, edits: [{ do: 'set-title', title: 'Local Seminar 2' }] });
});

async function make(more: { thread?: boolean; paper?: 'merged' } = {}): Promise<CopiesResult> {
  const end = await jobEnd(core, () => core.ask('copy.make', { cohort, workbook, folder: path.join(core.folder, 'copies'), ...more }));
  if (end.state !== 'done') throw new Error(JSON.stringify(end.error));
  return end.output as CopiesResult;
}
const fileOf = async (person: string | undefined): Promise<string> =>
  (await core.ask('copy.list', { cohort })).find(({ participant }) => participant === person)?.file ?? '';

describe('a copy for somebody who said something', () => {
  test('begins with it after the cover, and nobody else’s does', async () => {
    expect((await core.ask('copy.plan', { cohort, workbook })).threads).toEqual([people[0]]);
    await make();
    const theirs = await readPdf(await fileOf(people[0]));
    const another = await readPdf(await fileOf(people[1]));
    expect(theirs.pages[1]).toContain('You said… what happened?');
    for (const words of ['Ring *both* schools [again]', 'Take one thing away', 'after half term', 'my head', 'Not done'])
      expect(theirs.pages[1]).toContain(words);
    expect(theirs.pages.join()).not.toContain('Long done');
    expect(another.pages.join()).not.toContain('You said…');
    // The places are kept with the layout, which outlives whoever is erased: their names repeat nothing that was said.
    for (const field of Object.values(threadFields('action-ring'))) {
      expect(theirs.fields.has(field)).toBe(true);
      expect(theirs.labels.get(field)).not.toContain('Ring');
    }
  });

  test('begins as everybody’s where the facilitator leaves it out', async () => {
    await make({ thread: false });
    expect((await readPdf(await fileOf(people[0]))).pages.join()).not.toContain('You said…');
  });

  test('is in the pile for the printer with everybody else’s', async () => {
    for (const id of people) {
      const person = (await core.ask('person.list', { cohort })).find((each) => each.id === id);
      if (person) await core.ask('person.save', { op: core.op(), person: { ...person, route: 'paper' } });
    }
    const made = await make({ paper: 'merged' });
    expect(made).toMatchObject({ copies: 2 });
    expect(made.files).toHaveLength(1);
    const file = path.join(made.folder, made.files[0] ?? '');
    const { pages, outline } = await readPdf(file);
    expect(pages).toHaveLength(made.pages);
    expect(pages.filter((page) => page.includes('You said… what happened?') && page.includes('Take one thing away'))).toHaveLength(1);
    // Each copy with its own code, and each where its bookmark leads.
    const copies = await core.ask('copy.list', { cohort });
    for (const { code, participant, file: known } of copies) {
      expect(known).toBe(file);
      const name = participant === people[0] ? 'Imogen Vale' : 'Ash Vale';
      const begins = outline.find(({ title }) => title === name)?.page ?? 0;
      expect(pages[begins]).toContain(code);
    }
    if (has('qpdf')) expect(check(new Uint8Array(readFileSync(file)))).toEqual([]);
  });

  test('comes home with what happened', async () => {
    await make();
    const [ring, stop] = [threadFields('action-ring'), threadFields('action-stop')];
    const filled = await fillFile(await fileOf(people[0]), fillInPdfLib, {
      [ring.outcome]: '2',
      [ring.happened]: 'One of the two, and it helped.',
      [stop.happened]: 'Not yet, but soon.',
    });
    const sheet = await readSheet(core, [filled]);
    const [line] = sheet.lines;
    expect(line).toMatchObject({ state: 'ready', participant: people[0], counts: { new: 3, unplaced: 0 } });
    const { answers } = await core.ask('returns.file', { sheet: sheet.sheet, file: line?.file ?? '' });
    expect(answers.map(({ question, text, state }) => [question, text, state])).toEqual([
      ['You said: Ring *both* schools [again]', 'Partly', 'new'],
      ['What happened to what you said: Ring *both* schools [again]', 'One of the two, and it helped.', 'new'],
      ['What happened to what you said: Take one thing away', 'Not yet, but soon.', 'new'],
    ]);

    const done = await core.ask('returns.accept', { op: core.op(), sheet: sheet.sheet, files: [{ file: line?.file ?? '' }] });
    expect(done).toMatchObject({ files: 1, answers: 2 });
    const actions = await core.ask('action.list', { participant: people[0] ?? '' });
    const became = (id: string) => actions.find((action) => action.id === id);
    expect(became('action-ring')).toMatchObject({ outcome: 'partly', happened: 'One of the two, and it helped.', settled: '2026-11-22' });
    // Words without a tick say what happened; nobody guesses what became of it.
    expect(became('action-stop')).toMatchObject({ outcome: 'open', happened: 'Not yet, but soon.' });
    expect(await core.ask('response.list', { participant: people[0] ?? '' })).toEqual([]);

    const again = await readSheet(core, [filled]);
    expect(again.lines[0]).toMatchObject({ state: 'unchanged' });
    await core.ask('history.undo', { op: core.op(), scope: 'people' });
    expect((await core.ask('action.list', { participant: people[0] ?? '' })).find(({ id }) => id === 'action-ring')).toMatchObject({
      outcome: 'open',
      happened: '',
    });
  });
});
