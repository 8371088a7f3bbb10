import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seminarAsWord } from '../support/seminar-source.ts';
import { terminalOn } from './support.ts';

const home = mkdtempSync(path.join(os.tmpdir(), 'groundwork-cli-studio-'));
const data = path.join(home, 'data');
afterAll(() => rmSync(home, { recursive: true, force: true }));

const groundwork = terminalOn(data);
const json = async (...words: string[]): Promise<unknown> => JSON.parse((await groundwork(...words, '--json')).out) as unknown;
const source = path.resolve(import.meta.dirname, '../fixtures/source/npqltd-seminar-1.txt');

describe('the studio, from the command line', () => {
  it('brings in the seminar as it was written, says what is wrong with it, issues and passes it on', async () => {
    const looked = await groundwork('workbook', 'import', source, '--look');
    expect(looked.out).toMatch(/Nothing was kept/);
    expect(await json('workbook', 'list')).toHaveLength(1);

    const { workbook } = (await json('workbook', 'import', source)) as { workbook: string };
    const checked = await groundwork('workbook', 'preflight', workbook, '--strict');
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(/to mend +Sidney is also spelt Sydney/);
    expect(checked.out).toMatch(/“literacy lead” belongs to NPQLL/);
    expect(checked.out).not.toMatch(/undefined/);

    const issued = await groundwork('workbook', 'issue', workbook);
    expect(issued.out).toMatch(/^Edition 1 of “NPQLTD Local Seminar 1 Workbook”, .*, code [0-9A-F]{6}\.\n\d+ findings are not settled\./);

    const file = path.join(home, 'out.docx');
    expect((await groundwork('workbook', 'export', workbook, '--out', file)).code).toBe(0);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    expect((await groundwork('workbook', 'export', workbook, '--out', home, '--as', 'bundle')).code).toBe(0);
    expect(existsSync(path.join(home, 'NPQLTD Local Seminar 1 Workbook.groundwork'))).toBe(true);
  });

  it('brings in a Word file, and finds nothing in the shipped workbook', async () => {
    const file = path.join(home, 'seminar.docx');
    writeFileSync(file, await seminarAsWord('by-hand'));
    expect((await groundwork('workbook', 'import', file)).code).toBe(0);
    expect(await json('workbook', 'preflight', 'npqltd-local-seminar-1')).toEqual([]);
    const refused = await groundwork('workbook', 'import', path.join(home, 'nowhere.docx'));
    expect(refused.code).toBe(1);
    expect(refused.aside).toMatch(/^There is no file .* that can be read/);
  });

  it('adds a framework from a list, and says what no workbook asks about', async () => {
    const file = path.join(home, 'statements.txt');
    writeFileSync(file, 'Deliver changes by:\n- 4n. Managing expectations.\n- 4p. Reinforcing training.\n');
    const added = await groundwork('framework', 'import', file, '--title', 'Coaching', '--edition', '2027');
    expect(added.code).toBe(0);
    expect(added.out).toMatch(/^Coaching: 2 statements in 1 group\./);
    expect(added.out).toMatch(/there is no 4o/);
    expect((await groundwork('framework', 'coverage', 'Coaching')).out).toMatch(/4n +not yet/);
    const covered = (await json('framework', 'coverage', 'Implementation', '--in', 'npqltd-local-seminar-1')) as { code: string }[];
    expect(covered).toHaveLength(20);
    const map = (...more: string[]): Promise<string> =>
      groundwork('framework', 'map', 'Implementation', '--to', 'Coaching', ...more).then(({ out }) => out);
    expect(await map()).toMatch(/^Proposed by wording; nothing is kept yet\./);
    expect(await map('--keep')).toMatch(/What changed, and when:\n +\d{4}-\d\d-\d\d \d\d:\d\d +first kept: /);
    expect(JSON.parse(await map('--json'))).toMatchObject({ kept: true, history: [{ first: true }] });
    expect((await groundwork('framework', 'map', 'Coaching', '--to', 'Coaching')).code).toBe(2);
    const empty = path.join(home, 'empty.txt');
    writeFileSync(empty, 'nothing of the kind');
    expect((await groundwork('framework', 'import', empty, '--title', 'X')).code).toBe(1);
  });

  it('says in one sentence what is wrong with a file that is no workbook, and keeps nothing', async () => {
    const had = (await json('workbook', 'list')) as unknown[];
    const given = (name: string, bytes: string | Buffer): string => {
      writeFileSync(path.join(home, name), bytes);
      return path.join(home, name);
    };
    const cases: [file: string, says: RegExp][] = [
      [given('nothing.txt', ''), /^There is nothing in it to read\.$/],
      [given('blank.md', '\n \n'), /^There is nothing in it to read\.$/],
      [given('returned.pdf', '%PDF-1.7 and more'), /^That is a PDF\./],
      [given('old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')), /older Office, such as \.doc\. Save it as \.docx/],
      [given('rich.rtf', '{\\rtf1 words}'), /Rich Text/],
      [given('words.docx', 'only words'), /called \.docx and is no Word file/],
      [given('bundle.groundwork', '{}'), /called \.groundwork and is no bundle/],
      [given('cut.docx', 'PK\u0003\u0004'), /^[A-Z][^.]+\.$/],
      [home, /^There is no file .* that can be read\.$/],
    ];
    for (const [file, says] of cases) {
      const refused = await groundwork('workbook', 'import', file);
      expect(refused.code, file).toBe(1);
      expect(refused.aside.trim(), file).toMatch(says);
      expect(JSON.parse((await groundwork('workbook', 'import', file, '--json')).out), file).toHaveProperty('error.sentence');
    }
    expect(await json('workbook', 'list')).toHaveLength(had.length);
  });

  it('writes no other kind of file than its name says', async () => {
    const out = (name: string, ...more: string[]) =>
      groundwork('workbook', 'export', 'npqltd-local-seminar-1', '--out', path.join(home, name), ...more);
    expect((await out('x.pdf')).code).toBe(2);
    expect((await out('x.md', '--as', 'word')).aside).toMatch(/--out ends in \.md, and --as says word\./);
    expect((await out('x.groundwork', '--as', 'bundle')).code).toBe(0);
    expect(existsSync(path.join(home, 'x.pdf')) || existsSync(path.join(home, 'x.md'))).toBe(false);
    expect((await groundwork('framework', 'import', source, '--title', ' ')).code).toBe(2);
  });
});
