import { copyFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestCore } from '../../support/cores.ts';
import { fillInPdfjs, fillInPdfLib } from '../../support/pdfFillers.ts';
import { bomb, oddPdf, onePage } from '../../support/pdfOdd.ts';
import { cohort, fillFile, type Printed, printOnce, readSheet } from '../../support/returns.ts';

/* Files that nobody should send, each read in a thread as the window reads it: every one is a line on the sheet, and nothing is stored. */

// Threads start and give up files that are made to take long: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 180_000 });

const names = ['Ottoline Marchbanks', 'Cosmo Featherby'];
const field = 'ls1-role-1:individual';

let printed: Printed;
beforeAll(async () => {
  printed = await printOnce(names);
});
afterAll(() => printed.remove());

async function states(core: TestCore, files: Record<string, string | Uint8Array>): Promise<Record<string, string>> {
  const folder = path.join(core.folder, 'odd');
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, `${name}.pdf`), bytes);
  const { lines } = await readSheet(core, [folder]);
  return Object.fromEntries(lines.map(({ name, state }) => [name.replace(/\.pdf$/, ''), state]));
}

test('scripts and launches are read over, and nothing of them is run', async () => {
  const { core } = printed.start();
  const mark = path.join(core.folder, 'it-ran');
  const script = `/S/JavaScript/JS(app.launchURL\\('https://example.org'\\); this.submitForm\\({cURL:'https://example.org'}\\);)`;
  const launch = `/S/Launch/F(/usr/bin/touch)/Unix<</F(/usr/bin/touch)/P(${mark})>>/Win<</F(cmd.exe)/P(/c echo > ${mark})>>`;
  expect(
    await states(core, {
      script: oddPdf(onePage(`/OpenAction<<${script}>>/Names<</JavaScript<</Names[(a)<<${script}>>]>>>>`)),
      launch: oddPdf(onePage(`/OpenAction<<${launch}>>`, `/AA<</O<<${launch}>>>>`)),
      calculates: oddPdf([
        ...onePage('/AcroForm<</Fields[4 0 R]/CO[4 0 R]>>', '/Annots[4 0 R]'),
        `<</Type/Annot/Subtype/Widget/FT/Tx/T(total)/Rect[0 0 9 9]/AA<</C<<${script}>>/K<<${script}>>>>/V(1)>>`,
      ]),
    }),
  ).toEqual({ script: 'scan', launch: 'scan', calculates: 'not-ours' });
  expect(existsSync(mark)).toBe(false);
});

test('what is too much is given up: a gigabyte before it is opened, ten thousand pages, nesting without end, streams that swell', async () => {
  const { core } = printed.start();
  const folder = path.join(core.folder, 'odd');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'gigabyte.pdf'), '%PDF-1.7\n');
  truncateSync(path.join(folder, 'gigabyte.pdf'), 1024 ** 3);
  const kids = Array.from({ length: 10_000 }, () => '3 0 R').join(' ');
  const [catalogue = '', , page = ''] = onePage();
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const found = await states(core, {
    pages: oddPdf([catalogue, `<</Type/Pages/Count 10000/Kids[${kids}]>>`, page]),
    deep: oddPdf(onePage(`/AcroForm<</Fields ${deep}>>`)),
    'deep dictionaries': oddPdf(onePage(`/AcroForm<</Fields[]/DR ${'<</A '.repeat(50_000)}1${'>>'.repeat(50_000)}>>`)),
    circle: oddPdf([...onePage('/AcroForm<</Fields[4 0 R]>>'), '<</T(a)/Kids[5 0 R]/Parent 5 0 R>>', '<</T(b)/Kids[4 0 R]/Parent 4 0 R>>']),
    'swells on the page': oddPdf([...onePage('', '/Contents 4 0 R'), bomb(900)]),
    'swells in the table': oddPdf([...onePage('/AcroForm<</Fields[7 0 R]>>/Metadata 4 0 R'), bomb(900)]),
  });
  expect(found).toEqual({
    gigabyte: 'too-large',
    pages: 'too-long',
    deep: expect.stringMatching(/damaged|scan|not-ours/),
    'deep dictionaries': expect.stringMatching(/damaged|scan|not-ours/),
    circle: 'not-ours',
    'swells on the page': expect.stringMatching(/too-large|too-slow|scan|unreadable/),
    'swells in the table': expect.stringMatching(/damaged|scan|not-ours/),
  });
  expect(await core.ask('response.list', {})).toEqual([]);
});

test('a form of the other kind, without one of ours, says so', async () => {
  const { core } = printed.start();
  const xfa = `<</Length 44>>\nstream\n<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>\nendstream`;
  expect(await states(core, { xfa: oddPdf([...onePage('/AcroForm<</XFA 4 0 R/Fields[]>>/NeedsRendering true'), xfa]) })).toEqual({
    xfa: 'xfa',
  });
});

test('a field of a megabyte is cut and says so', async () => {
  const { core, files } = printed.start();
  const [person = ''] = printed.people;
  const [file = ''] = files;
  const filled = await fillFile(file, fillInPdfLib, { [field]: 'Much too much. '.repeat(70_000) });
  const { sheet, lines } = await readSheet(core, [filled]);
  const { answers } = await core.ask('returns.file', { sheet, file: lines[0]?.file ?? '', participant: person });
  expect(answers).toMatchObject([{ field, cut: true, cleaned: true }]);
  expect(answers[0]?.text).toHaveLength(100_000);
});

test('an identity that was changed in one of its places is nobody’s, and one of an edition that is not here lands by its prompts', async () => {
  const { core, files } = printed.start();
  const { people } = printed;
  const filled = await Promise.all(
    files.map((file, at) => fillFile(file, fillInPdfjs, { [field]: `Words of ${at}.` }, `filled-${at}.pdf`)),
  );
  const first = await readSheet(core, filled);
  await core.ask('returns.accept', {
    op: core.op(),
    sheet: first.sheet,
    files: first.lines.map(({ file }, at) => ({ file, whose: { is: 'known' as const, participant: people[at] ?? '' } })),
  });
  const codes = filled.map((file) => /copy":"([0-9A-Z]{5})"/.exec(readFileSync(file, 'latin1'))?.[1] ?? '');
  const whole = readFileSync(filled[0] ?? '', 'latin1');
  const folder = path.join(core.folder, 'forged');
  mkdirSync(folder);
  // One letter for one letter, so that nothing in the file moves.
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), Buffer.from(text, 'latin1'));
  write('1 the field.pdf', whole.replaceAll(`copy":"${codes[0]}"`, `copy":"${codes[1]}"`));
  write('2 all of it.pdf', whole.replaceAll(codes[0] ?? '', codes[1] ?? ''));
  const hash = /edition":"([0-9a-f]{64})"/.exec(whole)?.[1] ?? '';
  write(
    '3 another edition.pdf',
    whole.replaceAll(hash, 'ab'.repeat(32)).replaceAll(hash.slice(0, 6).toUpperCase(), 'ABABAB').replaceAll('Words of 0', 'Words of 9'),
  );
  copyFileSync(filled[0] ?? '', path.join(folder, '4 as it came.pdf'));
  const { sheet, lines } = await readSheet(core, [folder]);
  expect(lines.map(({ state, participant, earlier }) => [state, participant, earlier])).toEqual([
    ['who', null, false],
    // Its cover still bears the name of whoever it was printed for.
    ['who', null, false],
    ['who', null, true],
    ['unchanged', people[0], false],
  ]);
  const { answers } = await core.ask('returns.file', { sheet, file: lines[2]?.file ?? '', participant: people[0] ?? '' });
  expect(answers).toMatchObject([{ field, text: 'Words of 9.', state: 'changed' }]);
  expect(await core.ask('response.list', {})).toHaveLength(2);
});

test('files that were changed on their way are as many lines, and nothing is stored', async () => {
  const { core, files } = printed.start();
  const [file = ''] = files;
  const whole = readFileSync(await fillFile(file, fillInPdfLib, { [field]: 'What was written.' }));
  const changed = (seed: number): Buffer => {
    const bytes = Buffer.from(whole);
    for (let at = (seed * 7919) % 997; at < bytes.length; at += 1 + ((seed * 104_729) % 9973))
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (seed % 8));
    return seed % 4 === 0 ? bytes.subarray(0, (bytes.length * (seed % 97)) / 97) : bytes;
  };
  const found = await states(core, Object.fromEntries(Array.from({ length: 40 }, (_, seed) => [`${seed}`, changed(seed)])));
  expect(Object.keys(found)).toHaveLength(40);
  expect(await core.ask('response.list', {})).toEqual([]);
  expect(await core.ask('rating.list', { cohort })).toEqual([]);
});
