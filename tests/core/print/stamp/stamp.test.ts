import { describe, expect, it } from 'vitest';
import type { Book, TextMark } from '../../../../main/core/print/marks.ts';
import { makeTemplate, stamp, stampParts } from '../../../../main/core/print/stamp/template.ts';
import { smallBook } from '../../../support/pdfBooks.ts';
import { drawBook, edition, faces, now } from '../../../support/pdfDraw.ts';
import { readFields } from '../../../support/pdfFillers.ts';
import { list, readParts } from '../../../support/pdfParts.ts';
import { check, has, picture } from '../../../support/pdfTools.ts';

const names = ['Siân Łukasz', 'Nguyễn Thị Ánh', `${'Bartholomew '.repeat(24)}Featherstonehaugh`, '李小龍', 'A'];
const options = { fonts: faces.fonts, images: new Map<string, Uint8Array>(), now, identity: edition };

/** The same copy made as one would without stamping: the name is text of the page, where the box would show it. */
function written(name: string): Book {
  const book = smallBook();
  const [cover] = book.pages;
  if (!cover) throw new Error('a book without a cover');
  const slot = cover.marks.find((mark) => mark.mark === 'slot' && mark.slot === 'name');
  if (slot?.mark !== 'slot') throw new Error('a cover without a name');
  const { node, x, y, face, size } = slot;
  const text: TextMark = { mark: 'text', node, x, baseline: y, text: name, face, size, colour: '#000000' };
  cover.marks = cover.marks.map((mark) => (mark === slot ? text : mark));
  return book;
}

describe('a stamped copy', () => {
  it.skipIf(!has('pdftoppm'))('is to the eye what an ordinary build is, on every page (needs pdftoppm)', async () => {
    const template = await makeTemplate(smallBook(), { ...options, names });
    const stamped = stamp(template, { name: 'Siân Łukasz', copy: '7K3QX' });
    const alone = await drawBook(smallBook(), 'Siân Łukasz', '7K3QX');
    const ordinary = await drawBook(written('Siân Łukasz'), '', '7K3QX');
    for (const page of [1, 2, 3]) {
      const { data } = picture(stamped, page, 72);
      expect(data.equals(picture(alone, page, 72).data)).toBe(true);
      expect(data.equals(picture(ordinary, page, 72).data)).toBe(true);
    }
  });

  it('is a whole file for every name that one can have', async () => {
    const template = await makeTemplate(smallBook(), { ...options, names });
    expect(template.unset).toEqual(['李小龍']);
    for (const name of [...names, '']) {
      const bytes = stamp(template, { name, copy: '7K3QX' });
      if (has('qpdf')) expect(check(bytes)).toEqual([]);
      expect((await readFields(bytes))['cover-name:individual']).toBe(name);
      const parts = await readParts(bytes);
      expect(parts.trailer.info.Keywords).toBe('groundwork ed=E3F9A1 copy=7K3QX wb=ls1');
      expect(new Set(parts.objects).size).toBe(parts.objects.length);
    }
  });

  it('carries nobody else’s name', async () => {
    const template = await makeTemplate(smallBook(), { ...options, names });
    const parts = await readParts(stamp(template, { name: 'A', copy: '00001' }));
    const fields = list(parts.dict(parts.catalog.AcroForm).Fields).map((field) => parts.dict(field).V);
    expect(fields.filter((value) => names.includes(String(value)))).toEqual(['A']);
  });

  it('shares all but a few small parts with every other', async () => {
    const template = await makeTemplate(smallBook(), { ...options, names });
    const [one, ...rest] = stampParts(template, { name: 'Siân Łukasz', copy: '7K3QX' });
    const [two] = stampParts(template, { name: 'A', copy: '7K3QY' });
    expect(one).toBe(two);
    expect(Buffer.concat(rest).length).toBeLessThan(6000);
    // Stamping one must leave nothing behind in the next.
    const first = stamp(template, { name: 'Siân Łukasz', copy: '7K3QX' });
    stamp(template, { name: 'A', copy: '7K3QY' });
    expect(stamp(template, { name: 'Siân Łukasz', copy: '7K3QX' }).equals(first)).toBe(true);
  });

  it('refuses a name that was not laid out, and a code with a letter that is not in use', async () => {
    const template = await makeTemplate(smallBook(), { ...options, names });
    expect(() => stamp(template, { name: 'Somebody Else', copy: '7K3QX' })).toThrow('not laid out');
    expect(() => stamp(template, { name: 'A', copy: 'ILOU0' })).toThrow('copy code');
  });
});
