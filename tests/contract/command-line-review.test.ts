import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { terminalOn } from './support.ts';

const home = mkdtempSync(path.join(os.tmpdir(), 'groundwork-review-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const groundwork = terminalOn(path.join(home, 'data'));

it('answers are searched, looked through for names, and written out for others', async () => {
  await groundwork('sample', 'add');
  const found = await groundwork('responses', 'search', '"stony ground"', '--cohort', 'sample');
  expect(found.out).toMatch(/»stony ground«/);
  expect(found.out).toMatch(/\d+ answers?\./);
  const hidden = await groundwork('responses', 'search', 'stony ground', '--names', 'hidden', '--json');
  const { hits } = JSON.parse(hidden.out) as { hits: { answer: { writer: { name: string } }; ranges: unknown[] }[] };
  expect(hits[0]?.answer.writer.name).toMatch(/^Participant \d+$/);
  expect((await groundwork('responses', 'search', 'xylophone')).out).toBe('Nothing was found.\n');
  expect((await groundwork('responses', 'search', '"((" OR *')).code).toBe(0);
  expect(await groundwork('responses', 'search', 'soil', '--limit', 'many')).toMatchObject({ code: 2 });

  expect((await groundwork('tag', 'list')).out).toMatch(/excerpts?/);
  const names = JSON.parse((await groundwork('responses', 'names', '--cohort', 'sample', '--json')).out) as { found: { found: string }[] };
  const out = path.join(home, 'answers');
  const refused = await groundwork('responses', 'export', '--cohort', 'sample', '--format', 'qdpx', '--out', out);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.aside).toContain('--found replace');
  expect(existsSync(out)).toBe(false);

  for (const format of ['csv', 'xlsx', 'json', 'qdpx', 'qdc']) {
    const ran = await groundwork(
      'responses',
      'export',
      '--cohort',
      'sample',
      '--format',
      format,
      '--names',
      'hidden',
      '--found',
      'replace',
      '--out',
      out,
      '--json',
    );
    const { file, rows } = JSON.parse(ran.out) as { file: string; rows: number };
    expect(rows).toBeGreaterThan(1);
    if (format !== 'json') continue;
    const written = readFileSync(file, 'utf8');
    for (const { found: name } of names.found) expect(written).not.toContain(name);
  }
});
