import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CohortPaper, printCohort } from '../support/cohort-paper.ts';
import { fillInPdfLib } from '../support/pdfFillers.ts';
import { has } from '../support/pdfTools.ts';
import { worn } from '../support/scanning.ts';
import { wear } from '../support/scans.ts';
import { terminalOn } from './support.ts';

let paper: CohortPaper;
beforeAll(async () => {
  if (has('pdftoppm')) paper = await printCohort(['Rowan Ash'], [{ whose: 0, pages: [8] }]);
}, 240_000);
afterAll(() => paper?.remove());

interface Sheet {
  lines: { name: string; state: string }[];
  accepted: { answers: number } | null;
  scans: { pages: { file: string; state: string; problem: string | null }[]; accepted: { pages: number } | null } | null;
}

it.skipIf(!has('pdftoppm'))(
  'what came back is told file by file, as lines or as JSON, and stored only with --accept',
  { timeout: 120_000 },
  async () => {
    const core = paper.core();
    await core.ask('store.open', {});
    await core.close();
    const groundwork = terminalOn(path.join(core.folder, 'data'));
    const back = path.join(core.folder, 'back');
    mkdirSync(back);
    const filled = await fillInPdfLib(new Uint8Array(readFileSync(paper.file(0))), { 'ls1-role-1:individual': 'Tilled.' });
    writeFileSync(path.join(back, '1 filled.pdf'), filled);
    writeFileSync(path.join(back, '2 page.jpg'), await wear(paper.sheet(0, 8), worn));
    writeFileSync(path.join(back, '3 letter.docx'), 'PK and what a letter is made of');
    writeFileSync(
      path.join(back, '4 photograph.heic'),
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(200)]),
    );
    // A telephone's own photograph of an older print, under another kind's name.
    copyFileSync(path.join(import.meta.dirname, '../fixtures/photographs/in-tiles.heic'), path.join(back, '5 photograph.jpg'));

    const told = JSON.parse((await groundwork('returns', 'add', back, '--json')).out) as Sheet;
    expect(told.lines.map(({ name, state }) => [name, state])).toEqual([
      ['1 filled.pdf', 'ready'],
      ['3 letter.docx', 'no-pdf'],
    ]);
    expect(told.scans?.pages.map(({ file, state, problem }) => [file, state, problem])).toEqual([
      ['2 page.jpg', 'placed', null],
      ['4 photograph.heic', 'unplaced', 'damaged'],
      ['5 photograph.jpg', 'unplaced', expect.stringMatching(/^unknown-(?:edition|copy)$/)],
    ]);
    expect([told.accepted, told.scans?.accepted]).toEqual([null, null]);

    const lines = (await groundwork('returns', 'add', back)).out;
    expect(lines).toContain('neither a PDF nor a picture');
    expect(lines).toMatch(/4 photograph\.heic.*could not be placed: damaged/);
    expect(lines).toContain('Nothing was stored. Add --accept to store 1 file.');
    const stored = JSON.parse((await groundwork('returns', 'add', back, '--accept', '--json')).out) as Sheet;
    expect([stored.accepted?.answers, stored.scans?.accepted?.pages]).toEqual([1, 1]);
    const again = JSON.parse((await groundwork('returns', 'add', back, '--json')).out) as Sheet;
    expect(again.lines[0]?.state).toBe('unchanged');
    expect(again.scans?.pages[0]?.state).toBe('accepted');

    const empty = path.join(core.folder, 'empty');
    mkdirSync(empty);
    expect((await groundwork('returns', 'add', empty)).out).toBe('There is no file there.\n');
  },
);
