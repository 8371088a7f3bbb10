import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { terminalOn } from './support.ts';

const home = mkdtempSync(path.join(os.tmpdir(), 'groundwork-charts-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const groundwork = terminalOn(path.join(home, 'data'));

it('charts and coverage of a cohort are shown as sentences and figures, and written as files', async () => {
  await groundwork('sample', 'add');
  const confidence = await groundwork('chart', 'confidence', '--cohort', 'sample');
  expect(confidence.out).toMatch(/^Confidence rose in \d+ of 20 statements\./);
  expect(confidence.out).toMatch(/6a .* +\d\.\d +\d\.\d +up \d\.\d/);
  const attendance = await groundwork('chart', 'attendance', '--cohort', 'sample');
  expect(attendance.out).toContain('Participant 1');
  expect(attendance.out).not.toContain('Thistlewood');
  const series = JSON.parse((await groundwork('chart', 'attendance', '--cohort', 'sample', '--names', 'shown', '--json')).out) as {
    chart: string;
  };
  expect(series.chart).toBe('attendance');

  const png = path.join(home, 'confidence.png');
  const written = await groundwork('chart', 'confidence', '--cohort', 'sample', '--out', png);
  expect(written).toMatchObject({ code: 0, out: expect.stringContaining(png) });
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
  const csv = path.join(home, 'attendance.csv');
  expect((await groundwork('chart', 'attendance', '--cohort', 'sample', '--names', 'hidden', '--out', csv)).code).toBe(0);
  expect(readFileSync(csv, 'utf8')).toMatch(/^\ufeffPerson,Present,/);
  expect((await groundwork('chart', 'confidence', '--cohort', 'sample', '--out', path.join(home, 'a.gif'))).aside).toContain(
    'ends in .svg',
  );
  expect((await groundwork('chart', 'weather', '--cohort', 'sample')).aside).toContain('There is no chart weather');

  const map = await groundwork('framework', 'coverage', 'Implementation', '--cohort', 'sample');
  expect(map.out).toMatch(/^\d+ of 20 statements are practised/);
  expect(map.out).toMatch(/6d +asked +taught 22 +practised 22 +wrote 21 +secure \d+/);
  const pdf = path.join(home, 'coverage.pdf');
  const file = JSON.parse(
    (await groundwork('framework', 'coverage', 'Implementation', '--cohort', 'sample', '--out', pdf, '--json')).out,
  ) as { file: string };
  expect(file.file).toBe(pdf);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
});
