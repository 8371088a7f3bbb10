import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sweepPictures } from '../../../main/core/pictures/sweep.ts';
import { takePicture } from '../../../main/core/pictures/take.ts';
import { contentHash } from '../../../main/core/workbooks/editions.ts';
import { createPress } from '../../../main/core/print/press.ts';
import type { BlockOf } from '../../../preload/contract/model/workbook.ts';
import { type TestCore, testCore } from '../../support/cores.ts';
import { resources, shippedPack } from '../../support/packs.ts';
import { readParts } from '../../support/pdfParts.ts';
import { newStore, steppedClock } from '../../support/store.ts';

const seminar = 'npqltd-local-seminar-1';
const patch = (colour: string, width = 900, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
const blue = await patch('#2040b0');

const add = async (core: TestCore, bytes = blue): Promise<string> =>
  (await core.ask('picture.add', { op: core.op(), source: { by: 'bytes', base64: bytes.toString('base64') } })).picture.id;

async function show(core: TestCore, block: BlockOf<'image'>): Promise<void> {
  const { workbook, revision } = await core.ask('workbook.get', { workbook: seminar });
  const section = workbook.sections.find(({ title }) => title === 'Welcome')?.id ?? '';
  await core.ask('workbook.edit', {
    op: core.op(),
    workbook: seminar,
    revision,
    edits: [{ do: 'add-block', section, block, before: null }],
  });
}
const image = (picture: string, more: Partial<BlockOf<'image'>> = {}): BlockOf<'image'> => ({
  id: 'a-picture',
  type: 'image',
  image: picture,
  alt: 'A field of blue',
  width: 'column',
  ...more,
});

/** What somebody else's software says of the figures in a file. */
const figuresIn = async (pdf: string): Promise<string[]> => {
  const { elements } = await readParts(Buffer.from(pdf, 'base64'));
  return elements.filter(({ role }) => role === 'Figure').map(({ entries }) => String(entries['Alt']));
};

describe('a picture, through the door', () => {
  it('is kept once, however often it is given, and given back as it is kept', async () => {
    const core = testCore();
    const id = await add(core);
    expect(await add(core)).toBe(id);
    const { picture, base64 } = await core.ask('picture.get', { picture: id });
    expect(picture).toMatchObject({ id, type: 'image/jpeg', width: 900, height: 600 });
    expect((await takePicture(Buffer.from(base64, 'base64'))).id).toBe(id);
    expect(await core.refused('picture.get', { picture: 'a'.repeat(64) })).toEqual({ code: 'not-found', detail: { what: 'picture' } });
    expect(await core.refused('picture.add', { op: core.op(), source: { by: 'path', path: '/nowhere.png' } })).toMatchObject({
      code: 'file-missing',
    });
  });

  it('is printed with its words, in the file that is previewed, packed and issued', async () => {
    const core = testCore();
    const before = await core.ask('print.preview', { workbook: seminar });
    await show(core, image(await add(core), { caption: 'Seen from above', source: 'Invented, 2026' }));
    const book = await core.ask('print.preview', { workbook: seminar });
    expect(book.edition).not.toBe(before.edition);
    expect(book.outline.find(({ block }) => block === 'a-picture')).toMatchObject({ title: '', page: 3 });
    expect(Buffer.from(book.pdf, 'base64').toString('latin1')).toContain('/Subtype /Image');
    expect(await figuresIn(book.pdf)).toEqual(expect.arrayContaining(['A field of blue']));
    expect(await figuresIn(book.pdf)).toHaveLength((await figuresIn(before.pdf)).length + 1);
    const { edition } = await core.ask('edition.issue', { op: core.op(), workbook: seminar });
    expect(book.edition).toBe(edition.hash.slice(0, 6).toUpperCase());
  });

  it('that only decorates is on paper and in no tree', async () => {
    const core = testCore();
    const figures = async (): Promise<string[]> => figuresIn((await core.ask('print.preview', { workbook: seminar })).pdf);
    const before = await figures();
    await show(core, image(await add(core), { alt: '', decorative: true }));
    expect(await figures()).toEqual(before);
  });

  it('is found missing by preflight until it is there, and coarse where it has too few dots', async () => {
    const core = testCore();
    const { image: _, ...waiting } = image('');
    await show(core, waiting as BlockOf<'image'>);
    expect((await core.ask('preflight.check', { workbook: seminar })).map(({ rule }) => rule)).toEqual(['picture-missing']);
    const { revision } = await core.ask('workbook.get', { workbook: seminar });
    const small = await add(core, await patch('#b03020', 300, 200));
    await core.ask('workbook.edit', { op: core.op(), workbook: seminar, revision, edits: [{ do: 'set-block', block: image(small) }] });
    expect((await core.ask('preflight.check', { workbook: seminar })).map(({ rule }) => rule)).toEqual(['picture-coarse']);
  });
});

describe('a page with a picture', () => {
  const { workbook, framework, scenario } = shippedPack();
  const press = createPress({ resources, now: () => '2026-11-22T00:00:00.000Z' });
  const printed = (width: number, height: number, as: BlockOf<'image'>['width']) => {
    const content = {
      workbook: { ...workbook, sections: [{ id: 's', title: 'Only', blocks: [image('p', { width: as })] }] },
      frameworks: [framework],
      scenarios: [scenario],
      pictures: [{ id: 'p', type: 'image/jpeg' as const, width, height, bytes: 1 }],
    };
    const book = press.compose(content, { audience: 'participant', preset: 'standard', paper: 'a4' });
    const mark = book.pages.flatMap(({ marks }) => marks).find((each) => each.mark === 'image');
    if (mark?.mark !== 'image') throw new Error('no picture was set');
    return { mark, book };
  };

  it('sets it as wide as was asked for, never larger than its dots allow, and never higher than the page', () => {
    expect(printed(3000, 600, 'page').mark.width).toBeCloseTo(490);
    expect(printed(3000, 600, 'column').mark.width).toBeCloseTo(366);
    expect(printed(3000, 600, 'small').mark.width).toBeCloseTo(183);
    expect(printed(200, 100, 'page').mark.width).toBeCloseTo((200 / 120) * 72);
    const tall = printed(600, 4000, 'page').mark;
    expect(tall.height).toBeLessThan(700);
    expect(tall.width / tall.height).toBeCloseTo(600 / 4000);
  });

  it('tells those who cannot see it what it shows', () => {
    const { book, mark } = printed(900, 600, 'column');
    expect(book.nodes.find(({ id }) => id === mark.node)).toMatchObject({ role: 'Figure', alt: 'A field of blue', box: { page: 1 } });
  });
});

describe('pictures that nothing shows any more', () => {
  it('go after a day, but not while a block, an edition or a step back may still show them', async () => {
    const clock = steppedClock();
    const store = newStore({ now: clock.now });
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const pictures = await Promise.all(
      ['#111111', '#222222', '#333333', '#444444'].map((colour) => patch(colour, 20, 20).then(takePicture)),
    );
    const [inBlock, inEdition, inHistory, nowhere] = pictures.map(({ id }) => id);
    let ids = 0;
    const op = (): string => `op-${++ids}`;
    const there = (): unknown[] => store.read((db) => db.all<{ id: string }>('SELECT id FROM picture')).map(({ id }) => id);
    const sweep = (): number => sweepPictures(store, { now: clock.now, newId: op, log });
    store.change({ op: op(), scope: 'app', label: 'add' }, (tx) => {
      for (const picture of pictures) tx.keepPicture(picture);
      tx.insert('workbook', { id: 'w', title: 'Seminar', head: '{}' });
      tx.insert('section', { id: 's', workbook_id: 'w', position: 'a0', title: '' });
      tx.insert('block', {
        id: 'b',
        workbook_id: 'w',
        section_id: 's',
        position: 'a0',
        type: 'image',
        content: JSON.stringify({ image: inHistory }),
      });
      tx.insert('edition', {
        id: 'e',
        workbook_id: 'w',
        number: 1,
        issued: clock.now(),
        hash: 'h',
        title: 'T',
        content: `{"a":{"image":"${inEdition}"}}`,
      });
    });
    store.change({ op: op(), scope: 'w', label: 'edit' }, (tx) => tx.update('block', 'b', { content: JSON.stringify({ image: inBlock }) }));
    expect(sweep()).toBe(0);
    clock.set('2026-09-03T08:00:00.000Z');
    expect(sweep()).toBe(1);
    expect(there().sort()).toEqual([inBlock, inEdition, inHistory].sort());
    expect(there()).not.toContain(nowhere);
    clock.set('2026-11-01T08:00:00.000Z');
    store.emptyOldTrash();
    sweep();
    expect(there().sort()).toEqual([inBlock, inEdition].sort());
  });

  it('are frozen: nobody changes one under its name', () => {
    const store = newStore();
    store.change({ op: 'a', scope: 'app', label: 'add' }, (tx) =>
      tx.keepPicture({ id: 'b'.repeat(64), type: 'image/png', width: 1, height: 1, bytes: Buffer.from([1]) }),
    );
    expect(() => store.raw.prepare('UPDATE picture SET width = 2').run()).toThrow('frozen');
  });
});

it('an edition’s hash says which pictures it shows', async () => {
  const core = testCore();
  const hashes = new Set<string>();
  for (const colour of ['#111111', '#eeeeee']) {
    const content = {
      workbook: { ...shippedPack().workbook, sections: [{ id: 's', title: '', blocks: [image(await add(core, await patch(colour)))] }] },
      frameworks: [],
      scenarios: [],
    };
    hashes.add(contentHash(content));
  }
  expect(hashes.size).toBe(2);
});
