import { PDFDocument } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { writeMerged } from '../../../../main/core/print/stamp/merged.ts';
import { makeTemplate, stamp } from '../../../../main/core/print/stamp/template.ts';
import { smallBook } from '../../../support/pdfBooks.ts';
import { edition, faces, now } from '../../../support/pdfDraw.ts';
import { check, has, picture } from '../../../support/pdfTools.ts';

const options = { fonts: faces.fonts, images: new Map<string, Uint8Array>(), now, identity: edition };
const people = [
  { name: 'Siân Łukasz', copy: '7K3QX' },
  { name: 'Nguyễn Thị Ánh', copy: '7K3QY' },
  { name: '', copy: '7K3QZ' },
];

async function merge(copies: typeof people): Promise<{ bytes: Buffer; pages: number; told: number[] }> {
  const chunks: Uint8Array[] = [];
  const told: number[] = [];
  const { pages } = await writeMerged(smallBook(), {
    ...options,
    people: copies,
    write: async (parts) => void chunks.push(...parts),
    onProgress: (done) => told.push(done),
    signal: new AbortController().signal,
  });
  return { bytes: Buffer.concat(chunks), pages, told };
}

it.skipIf(!has('pdftoppm'))('prints every copy as its own file would (needs pdftoppm)', async () => {
  const { bytes, told, pages } = await merge(people);
  expect(told).toEqual([1, 2, 3]);
  expect(pages).toBe(9);
  const template = await makeTemplate(smallBook(), { ...options, names: people.map(({ name }) => name) });
  for (const [index, person] of people.entries()) {
    const own = stamp(template, person);
    for (const page of [1, 2, 3]) {
      const shared = picture(bytes, index * 4 + page, 60).data;
      const alone = picture(own, page, 60).data;
      // A widget's box is rounded to the dot, the same box drawn on a page is not: its edges may differ, nothing else.
      const differing = shared.reduce((count, dot, at) => count + (dot === alone[at] ? 0 : 1), 0);
      expect(differing).toBeLessThan(shared.length * 0.0005);
    }
  }
});

it('begins every copy on a right-hand page and finds it by a bookmark', async () => {
  const { bytes } = await merge(people);
  if (has('qpdf')) expect(check(bytes)).toEqual([]);
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const file = await task.promise;
  // Three pages and a blank back for each.
  expect(file.numPages).toBe(12);
  const outline = (await file.getOutline()) ?? [];
  const places = await Promise.all(
    outline.map(async ({ title, dest }) => [title, await file.getPageIndex((dest as [{ num: number; gen: number }])[0])]),
  );
  expect(places).toEqual([
    ['Siân Łukasz', 0],
    ['Nguyễn Thị Ánh', 4],
    ['7K3QZ', 8],
  ]);
  const words = await (await file.getPage(5)).getTextContent();
  const text = words.items.map((item) => ('str' in item ? item.str : '')).join(' ');
  expect(text).toContain('Nguyễn Thị Ánh');
  expect(text).toContain('7K3QY');
  await task.destroy();
});

it('shares the pages: each further copy is a few hundred bytes a page', async () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ name: `Person Number ${at}`, copy: `0${String(1000 + at)}` }));
  const few = await merge(many.slice(0, 10));
  const all = await merge(many);
  expect((all.bytes.length - few.bytes.length) / 190 / 3).toBeLessThan(500);
  expect((await PDFDocument.load(all.bytes)).getPageCount()).toBe(800);
});

it('stops when it is told to', async () => {
  const abort = new AbortController();
  const write = async (): Promise<void> => undefined;
  const onProgress = (done: number): void => void (done === 2 && abort.abort());
  await expect(writeMerged(smallBook(), { ...options, people, write, onProgress, signal: abort.signal })).rejects.toMatchObject({
    failure: { code: 'cancelled' },
  });
});
