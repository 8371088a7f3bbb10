import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePeople } from '../../../main/core/sample/people.ts';
import type { CallInput } from '../../../preload/contract/calls.ts';
import { Preset } from '../../../preload/contract/model/print.ts';
import { ReportKind, type ReportResult } from '../../../preload/contract/model/reports.ts';
import { fillCohort } from '../../support/cohorts.ts';
import { coreIn, testCore, type TestCore } from '../../support/cores.ts';
import { readPdf } from '../../support/pdfReading.ts';
import { check, has } from '../../support/pdfTools.ts';
import { jobEnd } from '../../support/returns.ts';

type Request = CallInput<'report.preview'>['report'];

const kindsOf = (cohort: string, seminar: string): Request[] =>
  ReportKind.options.map((kind) => (kind === 'seminar' ? { kind, cohort, seminar } : { kind, cohort }));

async function preview(core: TestCore, report: Request): Promise<{ text: string; pages: string[]; bytes: Uint8Array; name: string }> {
  const { pdf, suggestedName } = await core.ask('report.preview', { report });
  const bytes = new Uint8Array(Buffer.from(pdf, 'base64'));
  const { pages } = await readPdf(bytes);
  return { text: pages.join(' '), pages, bytes, name: suggestedName };
}

async function write(core: TestCore, report: Request, more: { folder?: string; file?: string } = {}) {
  return jobEnd(core, () => core.ask('report.write', { report, ...more }));
}

describe('of the sample cohort', () => {
  let core: TestCore;
  let cohort: string;
  let seminar: string;
  let people: { id: string; name: string }[];
  const home = mkdtempSync(path.join(os.tmpdir(), 'groundwork-test-'));
  beforeAll(async () => {
    core = coreIn(home);
    ({ cohort } = await core.ask('sample.add', { op: core.op() }));
    seminar = (await core.ask('seminar.list', { cohort }))[0]?.id ?? '';
    people = await core.ask('person.list', { cohort });
  });
  afterAll(async () => {
    await core.close();
    rmSync(home, { recursive: true, force: true });
  });
  const named = (text: string): string[] =>
    samplePeople
      .flatMap(({ name, knownAs, setting }) => [name, knownAs, setting])
      .filter((each): each is string => each !== undefined && text.includes(each));

  it('says how the cohort stands, what it thought and what to do, and names nobody', async () => {
    const { text, pages, name } = await preview(core, { kind: 'cohort', cohort });
    expect(name).toBe('Sample cohort, cohort report.pdf');
    for (const wanted of [
      'In short',
      'only by catching up',
      'Confidence rose in',
      'appear in no prompt',
      'In their own words',
      'What to do next',
      'Names are hidden.',
    ])
      expect(text).toContain(wanted);
    expect(named(text)).toEqual([]);
    // The contents lead to the pages.
    expect(pages[0]).toMatch(/Confidence, before and after \.* ?\d/);
  });

  it('names people in the register of a cohort where that is asked for, and still in no quote', async () => {
    const { pages } = await preview(core, { kind: 'cohort', cohort, names: 'shown' });
    expect(pages.some((page) => page.includes('Attendance') && page.includes('Beatrix Hollinsworthy'))).toBe(true);
    const quoting = pages.filter((page) => page.includes('In their own words'));
    expect(quoting.flatMap(named)).toEqual([]);
  });

  it('tells a seminar prompt by prompt, in people’s own words without their names', async () => {
    const { text } = await preview(core, { kind: 'seminar', cohort, seminar });
    for (const wanted of [
      'Local Seminar 1: Implementation',
      'of 23 people came',
      'What in this rings true where you work?',
      'alone and',
      'Nobody has answered:',
      'What to take up next time',
    ])
      expect(text).toContain(wanted);
    expect(named(text).filter((each) => !text.includes(`The library, ${each}`))).toEqual([]);
  });

  it('gives a provider what it asks for, by name, with lines to sign', async () => {
    const { text } = await preview(core, { kind: 'evidence', cohort });
    for (const wanted of ['Beatrix Hollinsworthy', '2 of 3 (66%), needs 3', 'handed in', 'Answered', 'Signature', 'Delivery partner'])
      expect(text).toContain(wanted);
    expect(named((await preview(core, { kind: 'evidence', cohort, names: 'hidden' })).text)).toEqual([]);
  });

  it('hands people their own words back on two pages at most', async () => {
    for (const { id, name } of people.slice(0, 8)) {
      const { pages, text, name: file } = await preview(core, { kind: 'feedback', cohort, people: [id], preset: 'standard' });
      expect(pages.length).toBeLessThanOrEqual(2);
      expect(file).toBe(`Sample cohort, feedback - ${name}.pdf`);
      expect(named(text).every((each) => name.includes(each) || text.includes(each))).toBe(true);
    }
  });

  it('puts somebody’s own notes under the four questions and under the statements, whole and unchanged', async () => {
    const person = people.find(({ name }) => name.startsWith('Aoife'))?.id ?? '';
    const { text } = await preview(core, { kind: 'revision', cohort, people: [person] });
    for (const wanted of ['Problem', 'Solution', 'Rationale', 'Implementation', '6a A structured process', 'Where you have nothing yet'])
      expect(text).toContain(wanted);
    const folded = (words: string): string => words.replace(/\s+/g, ' ').trim();
    for (const { text: own, field } of await core.ask('response.list', { participant: person })) {
      if (own.trim() !== '' && !field.includes('-actions') && !field.endsWith(':tick'))
        for (const line of own.split('\n')) expect(folded(text)).toContain(folded(line));
    }
  });

  it.skipIf(!has('qpdf'))('is a sound file in every print and on either paper (needs qpdf)', async () => {
    const reports = kindsOf(cohort, seminar);
    // Each report in two prints, and each print twice.
    for (const [at, preset] of [...Preset.options, ...Preset.options].entries()) {
      const report = reports[(at + Math.floor(at / 5)) % reports.length] as Request;
      const { bytes } = await preview(core, { ...report, preset, paper: at % 3 === 0 ? 'letter' : 'a4' });
      expect(check(bytes)).toEqual([]);
    }
  });

  it('is quoted from what was starred, and without the names that stand in it', async () => {
    const [row] = (await core.ask('review.answers', { prompts: ['ls1-role-3'], filter: { cohort } })).rows;
    const answer = row?.cells[0]?.answers[0];
    await core.ask('entry.set', {
      op: core.op(),
      participant: row?.participant ?? '',
      edition: answer?.edition ?? '',
      field: answer?.field ?? '',
      revision: answer?.revision ?? 0,
      state: 'written',
      text: 'Beatrix at Quillmoor Academy says that *cover* is the barrier.',
    });
    await core.ask('star.set', { op: core.op(), responses: [answer?.response ?? ''], starred: true });
    const { text } = await preview(core, { kind: 'cohort', cohort });
    expect(text).toContain('[name] at [school] says that *cover* is the barrier.');
    expect(text).toContain('names of people or schools were taken out');
    expect(text).toContain('Quoted are answers that were starred');
  });

  it('is written for everybody, each a file of their own, and is known to whoever is erased', async () => {
    const folder = path.join(core.folder, 'sheets');
    const end = await write(core, { kind: 'feedback', cohort, people: people.slice(0, 3).map(({ id }) => id) }, { folder });
    const result = end.output as ReportResult;
    expect(result.files).toHaveLength(3);
    expect(readdirSync(folder).toSorted()).toEqual([...result.files].toSorted());
    await write(core, { kind: 'cohort', cohort }, { folder, file: 'for everybody.pdf' });
    const { exported } = await core.ask('erase.preview', { kind: 'person', id: people[0]?.id ?? '' });
    expect(exported.map(({ file }) => path.basename(file)).toSorted()).toEqual(
      [`Sample cohort, feedback - ${people[0]?.name}.pdf`, 'for everybody.pdf'].toSorted(),
    );
  });

  it('replaces the file that is named, and nothing by itself', async () => {
    const folder = path.join(core.folder, 'twice');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'mine.pdf'), 'before');
    await write(core, { kind: 'evidence', cohort }, { folder, file: 'mine.pdf' });
    await write(core, { kind: 'evidence', cohort }, { folder });
    await write(core, { kind: 'evidence', cohort }, { folder });
    expect(readdirSync(folder).toSorted()).toEqual([
      'Sample cohort, evidence for the provider (2).pdf',
      'Sample cohort, evidence for the provider.pdf',
      'mine.pdf',
    ]);
    expect((await write(core, { kind: 'evidence', cohort }, { folder, file: '../mine.pdf' })).error).toMatchObject({ code: 'bad-input' });
  });

  it('says so where the folder cannot be written to, before anything is made', async () => {
    const folder = path.join(core.folder, 'a file');
    writeFileSync(folder, '');
    const end = await write(core, { kind: 'revision', cohort }, { folder });
    expect(end).toMatchObject({ state: 'failed', done: 0, error: { code: 'file-not-writable' } });
  });

  it('stops when it is told to, and leaves what was whole', async () => {
    const folder = path.join(core.folder, 'stopped');
    let stop: (() => void) | null = null;
    core.on((event) => {
      if (event.event === 'job' && event.state === 'running' && event.done > 0) stop?.();
    });
    const end = await jobEnd(core, async () => {
      const started = await core.ask('report.write', { report: { kind: 'revision', cohort }, folder });
      stop = () => void core.ask('job.cancel', { job: started.job });
      return started;
    });
    expect(end).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' } });
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThan(23);
    expect(files.filter((file) => !file.endsWith('.pdf'))).toEqual([]);
  });
});

describe('of a small group', () => {
  it('tells nothing of fewer than five people, whether names are hidden or shown', async () => {
    const core = testCore();
    const { cohort } = await fillCohort(core);
    for (const names of ['hidden', 'shown'] as const) {
      const { text } = await preview(core, { kind: 'cohort', cohort, names });
      expect(text).not.toContain('The mentors had no time.');
      // Six rated 6a, three rated 6b.
      expect(text).toContain('Confidence rose in 1 of 1 statement.');
      expect(text).toContain('Not shown: fewer than five people.');
    }
    const { text } = await preview(core, { kind: 'seminar', cohort, seminar: 'seminar-0' });
    expect(text).not.toContain('The mentors had no time.');
  });
});

describe('of what nobody expects', () => {
  it('is made of an empty cohort, and says what is not there', async () => {
    const core = testCore();
    const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
    await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title: 'Empty', programme: 'NPQLTD', retention, revision: 0 } });
    await core.ask('seminar.save', {
      op: core.op(),
      seminar: { id: 's1', cohort: 'c1', title: 'First', kind: 'seminar', agenda: [], resources: [], revision: 0 },
    });
    expect((await preview(core, { kind: 'cohort', cohort: 'c1' })).text).toContain('Nobody has answered yet.');
    expect((await preview(core, { kind: 'seminar', cohort: 'c1', seminar: 's1' })).text).toContain('has not been taken yet');
    expect((await preview(core, { kind: 'evidence', cohort: 'c1' })).text).toContain('No workbook has been given out');
    expect(await core.refused('report.preview', { report: { kind: 'feedback', cohort: 'c1' } })).toMatchObject({ code: 'not-found' });
    expect(await core.refused('report.preview', { report: { kind: 'seminar', cohort: 'c1', seminar: 'gone' } })).toMatchObject({
      code: 'not-found',
    });
    const end = await write(core, { kind: 'revision', cohort: 'c1' });
    expect(end).toMatchObject({ state: 'done', output: { files: [] } });
  });

  it('holds names in any script and of any length, and answers that fill a book', async () => {
    const core = testCore();
    const filled = await fillCohort(core);
    const [person] = await core.ask('person.list', { cohort: filled.cohort });
    const name = `${'Llanfair'.repeat(30)} 李小龙 🌱 محمد`;
    if (person) await core.ask('person.save', { op: core.op(), person: { ...person, name, setting: 'S'.repeat(300) } });
    const [answer] = await core.ask('response.list', { participant: person?.id ?? '' });
    const long = 'A paragraph that goes on.\n\n'.repeat(900);
    if (answer) await core.ask('response.save', { op: core.op(), response: { ...answer, text: long } });
    for (const report of kindsOf(filled.cohort, 'seminar-0')) {
      const personal = report.kind === 'feedback' || report.kind === 'revision';
      const { pages } = await preview(core, {
        ...report,
        ...(personal ? { people: [person?.id ?? ''] } : {}),
        preset: personal ? 'large' : 'standard',
      } as Request);
      expect(pages.length).toBeGreaterThan(0);
      // A provider can tell nobody by a row of boxes: their number stands for them, and it is said why.
      if (report.kind === 'evidence') {
        expect(pages.join(' ')).toContain('Participant 1');
        expect(pages.join(' ')).toContain('Where the letters of a name are not among ours');
        expect(pages.join(' ')).not.toContain('□');
      }
    }
    // On pages of their own nobody is a row of boxes for the sake of a picture in their name.
    const other = (await core.ask('person.list', { cohort: filled.cohort })).at(-1);
    if (other) await core.ask('person.save', { op: core.op(), person: { ...other, name: '🌱 Fern Marsh 🎉' } });
    const own = await preview(core, { kind: 'feedback', cohort: filled.cohort, people: [other?.id ?? ''] });
    expect(own.text).toContain('Fern Marsh, nothing of yours has come back yet.');
    expect(own.text).not.toContain('□');
    const end = await write(core, { kind: 'feedback', cohort: filled.cohort, people: [person?.id ?? ''] });
    const { folder, files, unset } = end.output as ReportResult;
    expect(existsSync(path.join(folder, files[0] ?? ''))).toBe(true);
    expect(unset).toBeGreaterThan(0);
  });
});
