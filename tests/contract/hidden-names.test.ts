import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChartName } from '../../preload/contract/charts/series.ts';
import type { Participant } from '../../preload/contract/model/people.ts';
import { coreIn, type TestCore } from '../support/cores.ts';
import { readPdf } from '../support/pdfReading.ts';
import { jobEnd } from '../support/returns.ts';
import { exportAnswers } from '../support/sharing.ts';
import { terminalOn } from './support.ts';

/* Whatever leaves Groundwork while names are hidden, by whichever way: nobody's name is in it, and nobody's school. */

const home = mkdtempSync(path.join(os.tmpdir(), 'groundwork-hidden-'));
const out = path.join(home, 'files');
const hidden = 'hidden' as const;
const tables = ['csv', 'xlsx', 'json'] as const;

let core: TestCore;
let cohort = '';
let framework = '';
let seminar = '';
let place = '';
let people: readonly Participant[] = [];
let telling: readonly string[] = [];

/** All that can be read in a file: of a spreadsheet every part, of a PDF every page, its title and its keywords. */
async function wordsOf(file: string): Promise<string> {
  if (file.endsWith('.pdf')) return wordsOfPdf(new Uint8Array(readFileSync(file)));
  if (!/\.(?:xlsx|qdpx)$/.test(file)) return readFileSync(file, 'utf8');
  return Object.values(unzipSync(readFileSync(file)))
    .map((bytes) => strFromU8(bytes))
    .join('\n');
}

async function wordsOfPdf(bytes: Uint8Array): Promise<string> {
  const { pages, title, keywords, outline, labels } = await readPdf(bytes);
  return [...pages, title, keywords, ...outline.map((mark) => mark.title), ...labels.values()].join('\n');
}

/** Which names and schools stand in a text. Only those of the cohort: a scenario’s Sidney is nobody. */
const toldBy = (text: string): string[] => telling.filter((name) => text.includes(name));

beforeAll(async () => {
  mkdirSync(out);
  core = coreIn(home);
  await core.ask('sample.add', { op: core.op() });
  cohort = (await core.ask('cohort.list', {}))[0]?.id ?? '';
  framework = (await core.ask('framework.list', { cohort }))[0]?.id ?? '';
  const held = (await core.ask('seminar.list', { cohort })).find(({ marked }) => marked > 0);
  seminar = held?.id ?? '';
  place = held?.place ?? '';
  people = await core.ask('person.list', { cohort });
  telling = [...new Set(people.flatMap(({ name, knownAs, email, setting }) => [name, knownAs, email, setting]))].flatMap(
    (word) => word ?? [],
  );
  // A name of three letters stands in many a word; the whole name beside it does not.
  telling = telling.filter((word) => word.length > 4);
});
afterAll(async () => {
  await core.close();
  rmSync(home, { recursive: true, force: true });
});

describe('while names are hidden', () => {
  it('no table tells who somebody is', async () => {
    expect(telling.length).toBeGreaterThan(50);
    const shown = await core.ask('people.export', { cohort, format: 'csv', names: 'shown', folder: out });
    // What is looked for would be found.
    expect(toldBy(await wordsOf(shown.file)).length).toBeGreaterThan(50);
    for (const format of tables) {
      for (const chart of ChartName.options) {
        const { file } = await core.ask('chart.save', { chart, cohort, framework, format, names: hidden, folder: out });
        expect([chart, format, toldBy(await wordsOf(file))]).toEqual([chart, format, []]);
      }
      const given = await core.ask('people.export', { cohort, format, names: hidden, folder: out });
      expect([format, toldBy(await wordsOf(given.file))]).toEqual([format, []]);
      const map = await core.ask('coverage.export', { framework, cohort, format, names: hidden, folder: out });
      expect([format, toldBy(await wordsOf(map.file))]).toEqual([format, []]);
    }
    for (const format of [...tables, 'qdpx', 'qdc'] as const) {
      const { file } = await exportAnswers(core, { cohort, format, names: hidden, rest: 'replace', folder: out });
      expect([format, toldBy(await wordsOf(file))]).toEqual([format, []]);
    }
  });

  it('no page tells who somebody is', async () => {
    const sheets = [
      await core.ask('register.evidence', { cohort, names: hidden }),
      await core.ask('seminar.sign-in', { seminar, names: hidden }),
      await core.ask('report.preview', { report: { kind: 'cohort', cohort } }),
      await core.ask('report.preview', { report: { kind: 'seminar', cohort, seminar } }),
      await core.ask('report.preview', { report: { kind: 'evidence', cohort, names: hidden } }),
    ];
    for (const { pdf, suggestedName } of sheets) {
      // Where people met may be said, even at a school of one of them.
      const text = (await wordsOfPdf(new Uint8Array(Buffer.from(pdf, 'base64')))).replaceAll(place, '');
      expect(text.length).toBeGreaterThan(200);
      expect([suggestedName, toldBy(text), toldBy(suggestedName)]).toEqual([suggestedName, [], []]);
    }
    const folder = path.join(out, 'reports');
    await jobEnd(core, () => core.ask('report.write', { report: { kind: 'cohort', cohort }, folder }));
    const [file = ''] = readdirSync(folder);
    expect(toldBy(await wordsOf(path.join(folder, file)))).toEqual([]);
    const map = await core.ask('coverage.export', { framework, cohort, format: 'pdf', names: hidden, folder: out });
    expect(toldBy(await wordsOf(map.file))).toEqual([]);
  });

  it('no picture shows it: it is the same picture, byte for byte, whatever people are called', async () => {
    const charts = [
      ['attendance', 'svg'],
      ['attendance', 'png'],
      ['completion-people', 'svg'],
    ] as const;
    const taken = async (names: 'hidden' | 'shown') => {
      const pictures: Buffer[] = [];
      for (const [chart, format] of charts)
        pictures.push(readFileSync((await core.ask('chart.save', { chart, cohort, framework, format, names, folder: out })).file));
      return pictures;
    };
    const before = { hidden: await taken('hidden'), shown: await taken('shown') };
    for (const person of people.slice(0, 5))
      await core.ask('person.save', { op: core.op(), person: { ...person, name: `Somebody ${person.id}` } });
    const after = { hidden: await taken('hidden'), shown: await taken('shown') };
    expect(after.hidden.map((picture, at) => picture.equals(before.hidden[at] ?? Buffer.alloc(0)))).toEqual([true, true, true]);
    expect(after.shown.map((picture, at) => picture.equals(before.shown[at] ?? Buffer.alloc(0)))).toEqual([false, false, false]);
  });

  it('the command line tells it no more than the window', async () => {
    const data = path.join(home, 'terminal');
    const groundwork = terminalOn(data);
    await groundwork('sample', 'add');
    const file = (name: string): string => path.join(out, name);
    const folder = path.join(out, 'answers');
    for (const words of [
      ...ChartName.options.map((chart) => ['chart', chart, '--cohort', 'sample']),
      ['chart', 'attendance', '--cohort', 'sample', '--json'],
      ['cohort', 'register', 'sample', '--names', 'hidden'],
      ['responses', 'export', '--cohort', 'sample', '--names', 'hidden', '--found', 'replace', '--out', folder],
    ]) {
      const { code, out: said, aside } = await groundwork(...words);
      expect([words.join(' '), code, toldBy(said + aside)]).toEqual([words.join(' '), 0, []]);
    }
    for (const words of [
      ['chart', 'attendance', '--cohort', 'sample', '--out', file('terminal.csv')],
      ['chart', 'completion-people', '--cohort', 'sample', '--out', file('terminal.xlsx')],
      ['cohort', 'report', 'sample', '--out', file('terminal.pdf')],
      ['cohort', 'report', 'sample', '--kind', 'evidence', '--names', 'hidden', '--out', file('evidence.pdf')],
      ['cohort', 'register', 'sample', '--names', 'hidden', '--out', file('register.pdf')],
    ]) {
      expect([words.join(' '), (await groundwork(...words)).code]).toEqual([words.join(' '), 0]);
      expect([words.join(' '), toldBy(await wordsOf(words.at(-1) ?? ''))]).toEqual([words.join(' '), []]);
    }
    for (const name of readdirSync(folder)) expect([name, toldBy(await wordsOf(path.join(folder, name)))]).toEqual([name, []]);
  });
});

describe('of fewer than five people', () => {
  it('no file tells a figure, whatever is done with names', async () => {
    const few = 'few';
    const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
    await core.ask('cohort.save', { op: core.op(), cohort: { id: few, title: 'Few', programme: 'NPQLTD', retention, revision: 0 } });
    const text = 'Name\nAmber Quill\nBasil Thorne\nClove Harrow\nDill Marsh';
    await core.ask('people.import', { op: core.op(), cohort: few, source: { by: 'text', text } });
    const four = await core.ask('person.list', { cohort: few });
    const statements = (await core.ask('framework.get', { framework })).framework.groups.flatMap((group) => group.statements);
    const ratings = four.flatMap(({ id: participant }) =>
      statements.flatMap(({ id: statement }) => [
        { participant, statement, occasion: 'before' as const, value: 2 },
        { participant, statement, occasion: 'now' as const, value: 3 },
      ]),
    );
    await core.ask('rating.set', { op: core.op(), ratings });
    const [edition] = (await core.ask('review.prompts', { cohort })).editions;
    const field = edition?.prompts[0]?.fields[0] ?? '';
    for (const { id: participant } of four) {
      const cell = { edition: edition?.edition ?? '', field, revision: 0, state: 'written' as const, text: 'We began.' };
      await core.ask('entry.set', { op: core.op(), participant, ...cell });
    }
    for (const names of ['shown', 'hidden'] as const) {
      for (const chart of ChartName.options) {
        const { file, says } = await core.ask('chart.save', { chart, cohort: few, framework, format: 'csv', names, folder: out });
        const cells = readFileSync(file, 'utf8').split(/\r?\n/).slice(1).join('\n');
        // Codes of statements, and how many places there are to write, are no figures of people.
        const figures = cells.replace(/\b6[a-t]\b/g, '').replace(chart === 'completion' ? /,\d+(?=,withheld)/g : /^$/, '');
        expect([chart, figures.match(/\d+/g)]).toEqual([chart, null]);
        expect([chart, says.replace(/90%|\b6[a-t]\b/g, '').match(/\d+/g)]).toEqual([chart, null]);
      }
      const map = await core.ask('coverage.export', { framework, cohort: few, format: 'csv', names, folder: out });
      expect(readFileSync(map.file, 'utf8')).toMatch(/withheld/);
    }
  });
});
