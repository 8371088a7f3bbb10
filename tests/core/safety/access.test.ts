import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterEach, expect, test } from 'vitest';
import { type Faces, loadFaces } from '../../../main/core/print/type/faces.ts';
import { exportPerson } from '../../../main/core/store/safety/access.ts';
import { listActivity } from '../../../main/core/people/people.ts';
import { noteFileWritten } from '../../../main/core/store/safety/activity.ts';
import { erase, previewErasure } from '../../../main/core/store/safety/erase.ts';
import { readHeld } from '../../../main/core/store/safety/held.ts';
import { personalTables } from '../../../main/core/store/safety/personal.ts';
import { openStore, type Store } from '../../../main/core/store/store.ts';
import { fillStore, personId, wordsOf } from './people.ts';
import { makePlace, type TestPlace } from './place.ts';

const places: TestPlace[] = [];
const stores: Store[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  for (const place of places.splice(0)) place.remove();
});

let loaded: Faces | undefined;
const faces = (): Faces => (loaded ??= loadFaces(fileURLToPath(new URL('../../../resources/fonts', import.meta.url))));

function filled() {
  const place = makePlace();
  places.push(place);
  const opened = openStore(place);
  if (!opened.ok) throw new Error(opened.problem);
  stores.push(opened.store);
  fillStore(opened.store);
  const folder = join(place.folder, 'out');
  mkdirSync(folder);
  return { place, store: opened.store, folder };
}

const page = /\.pdf$/;
async function pdfOf(folder: string) {
  const file = readdirSync(folder).find((name) => page.test(name)) ?? '';
  const document = await getDocument({ data: new Uint8Array(readFileSync(join(folder, file))), useSystemFonts: false, verbosity: 0 })
    .promise;
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)));
  const texts = await Promise.all(pages.map((one) => one.getTextContent()));
  const text = texts
    .flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : '')))
    .join(' ')
    .replace(/\s+/g, ' ');
  return { text, document, tree: await pages[0]?.getStructTree(), outline: await document.getOutline() };
}

test('a person is given everything that is held about them, to read and as data, and nothing of anybody else', async () => {
  const { place, store, folder } = filled();
  const report = await exportPerson(place, store, faces(), { person: personId(1), asked: '2026-09-03', folder });
  expect(report).toEqual({
    folder,
    files: ['.pdf', '.json', ', handwriting 1.jpg', ', handwriting 2.jpg'].map((end) =>
      join(folder, `What is held, asked 2026-09-03${end}`),
    ),
    asked: '2026-09-03',
    dueSafe: '2026-10-01',
    // 3 October is a Saturday.
    dueLatest: '2026-10-05',
  });
  const data = readFileSync(report.files[1] ?? '', 'utf8');
  const { text } = await pdfOf(folder);
  // What was written by hand is in pictures only.
  for (const word of wordsOf(1).filter((each) => !each.startsWith('calligraphy'))) {
    expect(data.toLowerCase()).toContain(word.toLowerCase());
    expect(text.toLowerCase()).toContain(word.toLowerCase());
  }
  for (const word of wordsOf(2)) {
    expect(data.toLowerCase()).not.toContain(word.toLowerCase());
    expect(text.toLowerCase()).not.toContain(word.toLowerCase());
  }
  expect(text).toContain('1 October 2026; by law no later than 5 October 2026');
});

test('answers stand beside the questions that were asked, in their order, with their source, their day and what they were before', async () => {
  const { place, store, folder } = filled();
  await exportPerson(place, store, faces(), { person: personId(1), asked: '2026-09-03', folder });
  const held = store.read((db) => readHeld(db, personId(1)));
  expect(held.answers.map(({ question, mode, of }) => ({ question, mode, of }))).toEqual([
    { question: 'What did Sidney notice first?', mode: 'On your own', of: 'Chapter 1, edition 1' },
    { question: 'What will you do?', mode: 'On your own', of: 'Chapter 1, edition 1' },
    { question: null, mode: 'On your own', of: 'Chapter 1, edition 1' },
  ]);
  expect(held.answers[1]).toMatchObject({
    source: 'typed in by the facilitator',
    written: '2026-09-01T10:00:00.000Z',
    earlier: [{ text: 'A firstdraft1x1 of an answer' }],
  });
  const { text } = await pdfOf(folder);
  expect(text).toMatch(
    /What did Sidney notice first\?.*Quizzacious1x2.*2 September 2026, typed in.*firstdraft1x2.*What will you do\?.*Quizzacious1x1/,
  );
});

test('the pages are tagged, titled and have bookmarks, so that they can be heard as well as seen', async () => {
  const { place, store, folder } = filled();
  await exportPerson(place, store, faces(), { person: personId(1), asked: '2026-09-03', folder });
  const { document, tree, outline } = await pdfOf(folder);
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({ Title: 'What is held about Wilhelmina1 Ashgrove1', Language: 'en-GB' });
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  const roles = JSON.stringify(tree);
  for (const role of ['H1', 'H2', 'Table', 'TH', 'TD', 'P']) expect(roles).toContain(`"role":"${role}"`);
  expect(JSON.stringify(outline)).toContain('What you wrote');
});

test('long answers and unusual letters are set whole', async () => {
  const { place, store, folder } = filled();
  const long = `${'Ŵylan čaj Nguyễn said so. '.repeat(400)}\n\nAnd that was the end.`;
  store.change({ op: 'op-long', scope: 'people', label: 'x' }, (tx) => tx.update('response', 'response-1-2', { text: long }));
  await exportPerson(place, store, faces(), { person: personId(1), asked: '2026-09-03', folder });
  const { text, document } = await pdfOf(folder);
  expect(document.numPages).toBeGreaterThan(3);
  // A page may turn between any two words.
  for (const word of [/said/g, /so\./g]) expect(text.match(word)).toHaveLength(400);
  expect(text).toContain('And that was the end.');
});

test('the data hold every row of every table that is personal', () => {
  const { store } = filled();
  const { records } = store.read((db) => readHeld(db, personId(1)));
  expect(Object.keys(records).sort()).toEqual([...new Set<string>(personalTables.map(({ table }) => table))].sort());
  expect(records['participant']).toHaveLength(1);
  expect(records['response']).toHaveLength(3);
  expect(records['response_revision']).toHaveLength(3);
  expect(records['copy']).toHaveLength(1);
  expect(records['change']?.length).toBeGreaterThan(8);
});

test('exporting is noted without words, is named when the person is erased, and writes over nothing', async () => {
  const { place, store, folder } = filled();
  const request = { person: personId(1), asked: '2026-09-03', folder };
  const first = await exportPerson(place, store, faces(), request);
  const second = await exportPerson(place, store, faces(), request);
  expect(second.files.slice(0, 2)).toEqual([
    join(folder, 'What is held, asked 2026-09-03 (2).pdf'),
    join(folder, 'What is held, asked 2026-09-03 (2).json'),
  ]);
  expect(store.read((db) => listActivity(db, second.files.length)).map(({ what, detail }) => ({ what, ...detail }))).toEqual(
    second.files.toReversed().map((file) => ({ what: 'person-exported', person: personId(1), file })),
  );
  const { exported } = previewErasure(place, store, { kind: 'person', id: personId(1) });
  expect(exported.filter(({ there }) => there).map(({ file }) => file)).toEqual([...first.files, ...second.files]);
  expect(JSON.stringify(place.logged)).not.toMatch(/Ashgrove/);
});

test('files about a whole cohort are named when the cohort, or anybody in it, is erased', () => {
  const { place, store } = filled();
  noteFileWritten(store, { cohort: 'cohort-1' }, 'report-written', '/exports/Autumn.pdf');
  // A copy from a pasted list: its person is known by the name alone.
  noteFileWritten(store, { copy: 'loose-1' }, 'copy-written', '/exports/loose.pdf');
  const files = (kind: 'person' | 'cohort', id: string) => previewErasure(place, store, { kind, id }).exported.map(({ file }) => file);
  expect(files('cohort', 'cohort-1')).toContain('/exports/Autumn.pdf');
  expect(files('person', personId(1))).toContain('/exports/Autumn.pdf');
  expect(files('person', personId(1))).toContain('/exports/loose.pdf');
  expect(files('person', personId(2))).not.toContain('/exports/loose.pdf');
});

test('who was erased, who is not there, and a folder that is not, are three refusals', async () => {
  const { place, store, folder } = filled();
  erase(place, store, { kind: 'person', id: personId(1) });
  const ask = (person: string, where: string) => exportPerson(place, store, faces(), { person, asked: '2026-09-03', folder: where });
  await expect(ask(personId(1), folder)).rejects.toMatchObject({ failure: { code: 'erased' } });
  await expect(ask('nobody', folder)).rejects.toMatchObject({ failure: { code: 'not-found' } });
  await expect(ask(personId(2), join(folder, 'gone'))).rejects.toMatchObject({ failure: { code: 'file-missing' } });
  writeFileSync(join(folder, 'a file'), '');
  await expect(ask(personId(2), join(folder, 'a file'))).rejects.toMatchObject({ failure: { code: 'file-not-writable' } });
});
