import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { darkness, type Grey, paperShade } from '../../../../main/core/returns/scans/grey.ts';
import { groundOf } from '../../../../main/core/returns/scans/ground.ts';
import { readInk } from '../../../../main/core/returns/scans/ink.ts';
import { readSquares } from '../../../../main/core/returns/scans/squares.ts';

/** Paper as a scanner sees it: drawn at 150 dots an inch, in points, with some grain. */
const scale = 150 / 72;
async function paper(width: number, height: number, drawn: string, { blur = 0.7, shade = 246 } = {}): Promise<Grey> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="rgb(${shade},${shade},${shade})"/>${drawn}</svg>`;
  const jpeg = await sharp(Buffer.from(svg)).greyscale().blur(blur).jpeg({ quality: 60 }).toBuffer();
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}
const dark = (picture: Grey): Grey => darkness(picture, paperShade(picture, Math.round(22 * scale)));

const side = 11.34;
const squares = [0, 1, 2, 3, 4].map((at) => ({ x: 8 + at * 18.4, y: 8, width: side, height: side, value: String(at + 1) }));
const outlines = squares
  .map(
    ({ x, y }) =>
      `<rect x="${x + 0.375}" y="${y + 0.375}" width="${side - 0.75}" height="${side - 0.75}" fill="none" stroke="#000" stroke-width="0.75"/>`,
  )
  .join('');
const stroke = (d: string, { colour = '#1a2f8a', width = 1.2, opacity = 1 } = {}): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linecap="round"/>`;
const at = (index: number): { x: number; y: number } => squares[index] as { x: number; y: number };
const tick = (index: number): string => `M${at(index).x + 2} ${at(index).y + 6} l3 4 l6 -9`;
const cross = (index: number): string => `M${at(index).x + 2} ${at(index).y + 2} l7 7 m0 -7 l-7 7`;
const scribble = (index: number): string =>
  `M${at(index).x + 2} ${at(index).y + 2} ${Array.from({ length: 10 }, (_, i) => `l${i % 2 ? -7.4 : 7.4} 0.75`).join(' ')}`;
const row = async (drawn: string, how?: { blur?: number; shade?: number }) =>
  readSquares(dark(await paper(108, 28, outlines + drawn, how)), squares, scale);

describe('a row of five squares', () => {
  test('says which one was ticked, crossed or filled, in any ink', async () => {
    for (const colour of ['#1a2f8a', '#111', '#b3202a', '#666'])
      for (const [mark, value] of [
        [tick(2), '3'],
        [cross(0), '1'],
        [scribble(4), '5'],
      ] as const)
        expect(await row(stroke(mark, { colour })), `${colour} ${value}`).toMatchObject({ reading: value, queued: false, ink: 'inked' });
  });

  test('is blank where nothing was marked, also on cream and in shadow', async () => {
    for (const how of [{}, { shade: 225 }, { shade: 180 }, { blur: 1.3 }])
      expect(await row('', how)).toMatchObject({ reading: '', queued: false, ink: 'blank' });
  });

  test('reads a faint pencil, and queues what a rubber left', async () => {
    expect(await row(stroke(tick(1), { colour: '#8a8a8a', width: 0.9 }))).toMatchObject({ reading: '2', queued: false });
    const smudge = `<ellipse cx="${at(3).x + 5.6}" cy="${at(3).y + 5.6}" rx="5" ry="4" fill="#000" opacity="0.1"/>`;
    const rubbed = await row(smudge + stroke(tick(3), { opacity: 0.14 }));
    expect(rubbed.queued || rubbed.reading === '').toBe(true);
    // Rubbed out and another chosen: the choice counts.
    expect(await row(stroke(tick(3), { opacity: 0.1 }) + stroke(tick(0)))).toMatchObject({ reading: '1' });
  });

  test('never takes the edge of a shadow for a mark, wherever it falls', async () => {
    let read = 0;
    for (const [mark, value] of [
      ['', ''],
      [stroke(tick(2)), '3'],
      [stroke(scribble(4)), '5'],
    ] as const)
      for (const edge of [4, 11, 16, 34, 50, 71, 86, 99])
        for (const [lean, strength, soft] of [
          [0, 0.6, 0],
          [30, 0.55, 0.6],
          [-14, 0.4, 2],
        ] as const) {
          const shade = `<defs><filter id="soft"><feGaussianBlur stdDeviation="${soft}"/></filter></defs><path d="M${edge} -20 L${edge + lean} 60 L300 60 L300 -20 Z" fill="#000" opacity="${strength}" filter="url(#soft)"/>`;
          const part = await paper(108, 28, outlines + mark + shade);
          const ground = groundOf(part, paperShade(part, Math.round(22 * scale)), scale);
          const found = readSquares(darkness(part, ground), squares, scale, ground);
          if (!found.queued) expect(found.reading, `${edge} ${lean} ${strength} with ${value}`).toBe(value);
          if (!found.queued) read++;
        }
    // Most rows that a shadow crosses are read all the same.
    expect(read).toBeGreaterThan(36);
  });

  test('never decides between two marks, nor over a mark beside the squares', async () => {
    expect(await row(stroke(tick(0)) + stroke(tick(3)))).toMatchObject({ queued: true });
    expect(await row(stroke(scribble(0)) + stroke(tick(3)))).toMatchObject({ queued: true, reading: '4' });
    const ring = `<circle cx="${at(2).x + 5.67}" cy="${at(2).y + 5.67}" r="8.2" fill="none" stroke="#1a2f8a" stroke-width="1.3"/>`;
    expect(await row(ring)).toMatchObject({ queued: true, reading: '3' });
  });

  test('is queued where no squares are to be seen', async () => {
    const nothing = readSquares(dark(await paper(108, 28, '')), squares, scale);
    expect(nothing).toMatchObject({ queued: true, confidence: 0 });
  });

  test('lies where the paper bent it', async () => {
    const moved = readSquares(
      dark(await paper(108, 28, outlines + stroke(tick(4)))),
      squares.map((square) => ({ ...square, x: square.x + 2.2, y: square.y - 1.8 })),
      scale,
    );
    expect(moved).toMatchObject({ reading: '5', queued: false });
  });
});

test('a single square filled all over may have been taken back, and is queued', async () => {
  const [one] = squares;
  const frame = outlines.slice(0, outlines.indexOf('/>') + 2);
  const read = async (drawn: string) =>
    readSquares(dark(await paper(28, 28, frame + drawn)), [{ ...(one as (typeof squares)[0]), value: 'Yes' }], scale);
  expect(await read(stroke(tick(0)))).toMatchObject({ reading: 'Yes', queued: false });
  expect(await read('')).toMatchObject({ reading: '', queued: false });
  expect(await read(`<rect x="9" y="9" width="9.4" height="9.4" fill="#111"/>`)).toMatchObject({ queued: true });
});

describe('a box to write in', () => {
  const [wide, high] = [366, 114];
  const rules = [1, 2, 3, 4, 5].map((line) => `<path d="M0 ${line * 22.5} H${wide}" stroke="#000" stroke-width="0.4"/>`).join('');
  const dots = Array.from({ length: 10 }, (_, line) =>
    Array.from({ length: 32 }, (_, dot) => `<circle cx="${2 + dot * 11.25}" cy="${(line + 1) * 11.25}" r="0.55"/>`).join(''),
  ).join('');
  const word = (x: number, y: number, letters: number): string =>
    `M${x} ${y}${Array.from({ length: letters }, (_, i) => ` q2 ${i % 2 ? -9 : -5} 3.4 0 q1 3 2 -1`).join('')}`;
  const ink = async (drawn: string, how?: { blur?: number; shade?: number }) =>
    readInk(dark(await paper(wide, high, drawn, how)), scale).verdict;

  test('is blank with its own rules or dots, level or bent', async () => {
    for (const how of [{}, { blur: 1.2 }, { shade: 210 }]) {
      expect(await ink(rules, how)).toBe('blank');
      expect(await ink(dots, how)).toBe('blank');
    }
    const bent = [1, 2, 3, 4, 5]
      .map(
        (line) =>
          `<path d="M0 ${line * 22.5 - 2} Q${wide / 2} ${line * 22.5 + 3} ${wide} ${line * 22.5 - 1}" fill="none" stroke="#000" stroke-width="0.4"/>`,
      )
      .join('');
    expect(await ink(bent)).toBe('blank');
    // What shows through from the other side.
    expect(await ink(rules + stroke(word(20, 40, 30), { colour: '#000', opacity: 0.08 }))).toBe('blank');
  });

  test('is written in, from a page down to one word, in pen or pencil', async () => {
    for (const paperOf of [rules, dots]) {
      expect(await ink(paperOf + stroke(word(10, 18, 60) + word(10, 40, 60)))).toBe('inked');
      expect(await ink(paperOf + stroke(word(10, 18, 6)))).toBe('inked');
      expect(await ink(paperOf + stroke(word(10, 18, 4), { colour: '#9a9a9a', width: 0.8 }))).not.toBe('blank');
    }
  });
});
