import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { composeCoverage } from '../../../main/core/insight/coverage-page.ts';
import { coverageOf } from '../../../main/core/insight/coverage.ts';
import { loadFaces } from '../../../main/core/print/type/faces.ts';
import { fillCohort } from '../../support/cohorts.ts';
import { testCore } from '../../support/cores.ts';
import { resources } from '../../support/packs.ts';
import { has } from '../../support/pdfTools.ts';

const { metrics } = loadFaces(path.join(resources, 'fonts'));

test('a workbook opens up into its scenarios and prompts, each with what it meets', async () => {
  const core = testCore();
  const { cohort, framework, workbook } = await fillCohort(core);
  const shut = await core.ask('coverage.get', { framework, cohort });
  expect(shut.opened).toBeNull();
  const map = await core.ask('coverage.get', { framework, cohort, open: workbook });
  const parts = map.opened?.parts ?? [];
  expect(parts.some(({ kind }) => kind === 'scenario')).toBe(true);
  expect(parts.filter(({ kind }) => kind === 'prompt').length).toBeGreaterThan(5);
  const column = map.workbooks.findIndex(({ id }) => id === workbook);
  for (const row of map.rows) {
    expect(row.parts).toHaveLength(parts.length);
    const asked = row.parts.some((meets) => meets.includes('asked'));
    if (asked) expect(row.meets[column]).toContain('asked');
  }
});

test('evidence: who was there, who wrote, and words that somebody marked with a statement', async () => {
  const core = testCore();
  const { cohort, framework, edition, people, workbook } = await fillCohort(core);
  const seminar = (await core.ask('seminar.list', { cohort }))[0];
  if (!seminar) throw new Error('there is no seminar');
  const { marked: _m, attended: _a, people: _p, ...plain } = seminar;
  await core.ask('seminar.save', { op: core.op(), seminar: { ...plain, workbook, edition } });
  const before = await core.ask('coverage.get', { framework, cohort });
  const robust = before.rows.find(({ code }) => code === '6d');
  expect(robust).toMatchObject({
    taught: { is: 'known', count: 5, of: 6 },
    practised: { is: 'known', count: 5, of: 6 },
    written: { is: 'known', count: 2, of: 6 },
  });
  const stopping = before.rows.find(({ code }) => code === '6c');
  expect(stopping?.written).toMatchObject({ count: 0 });
  const [answer] = await core.ask('coverage.evidence', { statement: robust?.statement ?? '', cohort });
  await core.ask('excerpt.add', {
    op: core.op(),
    excerpt: 'x1',
    response: answer?.response ?? '',
    revision: 1,
    start: 4,
    end: 11,
    statements: [stopping?.statement ?? ''],
  });
  const after = await core.ask('coverage.get', { framework, cohort });
  expect(after.rows.find(({ code }) => code === '6c')?.written).toMatchObject({ count: 1 });
  const words = await core.ask('coverage.evidence', { statement: stopping?.statement ?? '', cohort });
  expect(words).toMatchObject([{ marked: 'mentors', text: 'The mentors had no time.', workbook }]);
  expect(await core.ask('coverage.evidence', { statement: stopping?.statement ?? '', cohort, workbook: 'another' })).toEqual([]);
  // Whoever left is neither taught nor heard.
  await core.ask('person.set', { op: core.op(), people: [people[0] ?? ''], set: { status: 'withdrawn' } });
  expect((await core.ask('coverage.get', { framework, cohort })).rows.find(({ code }) => code === '6d')?.taught).toMatchObject({
    count: 4,
    of: 5,
  });
});

test('what was tied to another edition counts through the mapping, and is said', async () => {
  const core = testCore();
  const { cohort, framework } = await fillCohort(core);
  const old = (await core.ask('framework.get', { framework })).framework;
  const later = {
    ...old,
    id: 'later',
    edition: '2027',
    groups: [
      {
        id: 'g',
        stem: 'Do',
        stage: 'whole' as const,
        statements: old.groups
          .flatMap(({ statements }) => statements)
          .slice(0, 6)
          .map((each, at) => ({ ...each, id: `later-${at}` })),
      },
    ],
  };
  await core.ask('framework.save', { op: core.op(), framework: later });
  expect((await core.ask('coverage.get', { framework: 'later', cohort })).notes).toEqual([]);
  const ids = old.groups.flatMap(({ statements }) => statements.map(({ id }) => id));
  const rows = ids.map((id, at) => ({ from: [id], to: at < 4 ? [`later-${at}`] : [] }));
  await core.ask('mapping.save', {
    op: core.op(),
    mapping: { from: framework, to: 'later', rows: [...rows, { from: [], to: ['later-4'] }, { from: [], to: ['later-5'] }] },
  });
  const map = await core.ask('coverage.get', { framework: 'later', cohort });
  expect(map.rows[3]).toMatchObject({ written: { is: 'known', count: 2, of: 6 }, mapped: true });
  expect(map.rows[0]?.secure).toEqual({ is: 'known', count: 6, of: 6 });
  expect(map.rows[4]).toMatchObject({ written: { count: 0 }, mapped: false });
  expect(map.notes).toEqual([expect.stringMatching(/^6a, .* what was tied to statements of “.*” too, through the mapping\.$/)]);
  const [words] = await core.ask('coverage.evidence', { statement: 'later-3', cohort });
  expect(words).toMatchObject({ text: 'The mentors had no time.', edition: expect.stringContaining(old.edition) });
});

const looks = has('pdfinfo') && has('pdftotext');
const run = (program: string, words: readonly string[]): string => execFileSync(program, words, { encoding: 'utf8' });

test.skipIf(!looks)('the map is one tagged page of A4 with every statement and every gap on it', async () => {
  const core = testCore();
  const { cohort, framework } = await fillCohort(core);
  const { file } = await core.ask('coverage.export', { framework, cohort, format: 'pdf', folder: path.join(core.folder, 'out') });
  const info = run('pdfinfo', [file]);
  expect(info).toMatch(/Pages:\s+1\n/);
  expect(info).toMatch(/Page size:\s+841\.89 x 595\.28 pts \(A4\)/);
  expect(info).toMatch(/Tagged:\s+yes/);
  const text = run('pdftotext', ['-layout', file, '-']).replaceAll(/\s+/g, ' ');
  const map = await core.ask('coverage.get', { framework, cohort });
  for (const { code } of map.rows) expect(text).toContain(` ${code} `);
  expect(text).toContain('What the map says');
});

test('whatever is on it, nothing stands outside the page', () => {
  for (const workbooks of [0, 1, 7, 40]) {
    for (const statements of [1, 20, 46]) {
      const framework = {
        id: 'f',
        title: 'Implementation',
        edition: '2021',
        section: 6,
        source: '',
        licence: '',
        groups: [0, 1].map((group) => ({
          id: `g${group}`,
          stem: 'Make the right choices on what to implement by',
          stage: 'whole' as const,
          statements: Array.from({ length: statements }, (_, at) => ({
            id: `s${group}-${at}`,
            kind: 'learn_how_to' as const,
            number: group * statements + at + 1,
            text: 'Text',
            short: 'A small number of meaningful changes to what is done',
          })).slice(0, group === 0 ? statements : Math.min(4, statements)),
        })),
      };
      const books = Array.from({ length: workbooks }, (_, at) => ({ id: `w${at}`, title: `Local Seminar ${at}: a title of some length` }));
      const uses = books.map(({ id, title }, at) => ({
        statement: `s0-${at % statements}`,
        workbook: id,
        workbookTitle: title,
        how: 'taught' as const,
      }));
      const map = coverageOf({ framework, workbooks: books, uses, people: 24, shared: true });
      const book = composeCoverage({ map, title: map.says, facts: ['Implementation, 2021.'], withCohort: true }, metrics);
      expect(book.pages).toHaveLength(1);
      for (const mark of book.pages[0]?.marks ?? []) {
        if (mark.mark !== 'text') continue;
        expect(mark.baseline).toBeLessThan(595.28 - 30);
        expect(mark.x + metrics.width(mark.text, mark.face, mark.size)).toBeLessThan(841.89 - 30);
      }
    }
  }
});
