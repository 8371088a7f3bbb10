import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createCore } from '../../main/core/core.ts';
import { runCommand } from '../../main/hosts/cli/command.ts';
import { toDeps } from '../../main/hosts/deps.ts';
import { startIn } from './support.ts';

const home = mkdtempSync(path.join(os.tmpdir(), 'groundwork-cohorts-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs a command line as a terminal would. */
async function groundwork(...words: string[]): Promise<{ code: number; out: string; aside: string }> {
  const ran = { code: 0, out: '', aside: '' };
  ran.code = await runCommand(words, {
    out: (text) => void (ran.out += text),
    aside: (text) => void (ran.aside += text),
    watched: false,
    openCore: () => createCore(toDeps({ ...startIn(path.join(home, 'data')), ids: false })),
    passphrase: async () => null,
    onStop: () => {},
  });
  return ran;
}

it('a cohort can be looked at, added to, given its copies, and shown to a provider', { timeout: 90_000 }, async () => {
  expect((await groundwork('cohort', 'list')).out).toBe('There are no cohorts yet.\n');
  expect((await groundwork('sample', 'add')).out).toContain('Nobody in it exists');
  expect(await groundwork('sample', 'add')).toMatchObject({ code: 1 });
  expect((await groundwork('cohort', 'list')).out).toMatch(/Sample cohort \(invented\) +NPQLTD +24 people/);

  const file = path.join(home, 'people.csv');
  writeFileSync(file, 'Name;E-mail\nLate Comer;late@fernhollow.example\n;\n');
  const look = await groundwork('cohort', 'import', file, '--cohort', 'sample', '--look');
  expect(look.out).toContain('Would add 1, change 0 and leave 0. Nothing was changed.');
  expect((await groundwork('cohort', 'import', file, '--cohort', 'sample')).out).toContain('Added 1, changed 0');
  expect(await groundwork('cohort', 'import', path.join(home, 'no.csv'), '--cohort', 'sample')).toMatchObject({ code: 1 });

  const register = await groundwork('cohort', 'register', 'sample');
  expect(register.out).toMatch(/Late Comer +0 of 3, needs 3: needs all 3 that are left/);
  expect((await groundwork('cohort', 'register', 'sample', '--names', 'hidden')).out).not.toContain('Thistlewood');
  const evidence = path.join(home, 'evidence.pdf');
  expect((await groundwork('cohort', 'register', 'sample', '--out', evidence)).code).toBe(0);
  expect(readFileSync(evidence).subarray(0, 5).toString()).toBe('%PDF-');

  const out = path.join(home, 'answers');
  const { rows, file: written } = JSON.parse(
    (await groundwork('responses', 'export', '--cohort', 'sample', '--format', 'json', '--out', out, '--json')).out,
  ) as {
    rows: number;
    file: string;
  };
  expect(JSON.parse(readFileSync(written, 'utf8'))).toHaveLength(rows);

  const form = path.join(home, 'form.csv');
  writeFileSync(form, 'Name,Notes\nLate Comer,What I wrote down\n');
  const taken = await groundwork('responses', 'import', form, '--cohort', 'sample', '--workbook', 'seminar 1');
  expect(taken.out).toContain('1 answer of 1 person taken in; 0 rows left out.');

  const copies = path.join(home, 'copies');
  const made = await groundwork('cohort', 'copies', 'sample', '--workbook', 'seminar 1', '--out', copies, '--merged');
  expect(made.out).toMatch(/^24 copies in \d+ files/);
  expect(existsSync(copies)).toBe(true);
  expect((await groundwork('cohort', 'copies', 'sample', '--workbook', 'seminar 1', '--out', copies)).out).toContain('already');

  expect((await groundwork('sample', 'remove')).out).toContain('with its 25 people is gone');
  expect((await groundwork('sample', 'remove')).out).toBe('There is no sample cohort.\n');
});
