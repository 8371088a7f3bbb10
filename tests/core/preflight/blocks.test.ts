import { describe, expect, it } from 'vitest';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { found, mendsAll, of, text } from '../../support/preflight.ts';

describe('what would print empty or unheard', () => {
  it.each<[string, Block]>([
    ['a text without words', text('', ' ')],
    ['a list without items', { id: 'b', type: 'bullets', title: 'List', style: 'bullets', items: [] }],
    ['prompts without a prompt', { id: 'b', type: 'prompts', title: 'Prompts', mode: 'individual', prompts: [] }],
    [
      'one empty prompt among others',
      {
        id: 'b',
        type: 'prompts',
        title: 'Prompts',
        mode: 'individual',
        prompts: [
          { id: 'p', text: 'Why?' },
          { id: 'q', text: ' ' },
        ],
      },
    ],
    ['a heading without words', { id: 'b', type: 'heading', title: ' ', level: 2 }],
  ])('is found: %s', (_, block) => mendsAll(of([block, { ...text('Words.'), id: 'z' }]), 'empty-block'));

  it('is a level that was skipped, once', () => {
    const given = of([
      { id: 'h', type: 'heading', title: 'Deep', level: 3 },
      { id: 'i', type: 'heading', title: 'Deeper', level: 3 },
    ]);
    expect(found(given, 'level-skipped').map(({ where }) => where.block)).toEqual(['h']);
    mendsAll(given, 'level-skipped');
  });

  it('is a figure or picture without words, or with a file’s name for words', () => {
    const given = of([
      { id: 'f', type: 'figure', title: 'Ladder', figure: 'ladder', alt: '' },
      { id: 'i', type: 'image', image: 'x', alt: 'IMG_2041.jpg', width: 'column' },
      { id: 'j', type: 'image', image: 'x', alt: 'Two teachers at a desk', width: 'column' },
    ]);
    expect(found(given, 'no-alt-text').map(({ where }) => where.block)).toEqual(['f', 'i']);
    mendsAll(given, 'no-alt-text');
  });

  it('is a quotation without a source, and one from an older edition unless the facilitator is told so', () => {
    const quote = (source: string, note?: string): Block => ({
      id: 'q',
      type: 'quotation',
      title: 'Q',
      quote: '“Said.”',
      source,
      ...(note ? { facilitator: { note } } : {}),
    });
    expect(found(of([quote('')]), 'quotation-without-source')).toHaveLength(1);
    expect(found(of([quote('Education Endowment Foundation (2018)')]), 'source-superseded')).toHaveLength(1);
    expect(found(of([quote('EEF, 2019', 'A third edition appeared in 2024.')]), 'source-superseded')).toEqual([]);
    expect(found(of([quote('EEF, 2024')]), 'source-superseded')).toEqual([]);
  });
});

describe('pictures', () => {
  const id = 'a'.repeat(64);
  const image = (more: Partial<Extract<Block, { type: 'image' }>> = {}): Block => ({
    id: 'i',
    type: 'image',
    title: 'Our school',
    image: id,
    alt: 'Two teachers at a desk',
    width: 'column',
    ...more,
  });
  const pictures = (width: number, height: number) => ({ pictures: [{ id, type: 'image/jpeg' as const, width, height, bytes: 1000 }] });

  it('that are not there are said to be, and their place can go', () => {
    const { image: _, ...waiting } = image() as Extract<Block, { type: 'image' }>;
    for (const given of [of([image()], { pictures: [] }), of([waiting], pictures(900, 600))]) mendsAll(given, 'picture-missing');
    expect(found(of([image()], pictures(900, 600)), 'picture-missing')).toEqual([]);
  });

  it('have dots enough for their width, or can stand smaller', () => {
    expect(found(of([image()], pictures(900, 600)), 'picture-coarse')).toEqual([]);
    const coarse = of([image({ width: 'page' })], pictures(800, 500));
    expect(found(coarse, 'picture-coarse').map(({ values }) => values['dots'])).toEqual(['118']);
    mendsAll(coarse, 'picture-coarse');
    const [hopeless] = found(of([image()], pictures(120, 90)), 'picture-coarse');
    expect(hopeless?.mends).toEqual([]);
    // As high as the page, it cannot be as wide as it was asked to be.
    expect(found(of([image({ width: 'page' })], pictures(500, 2000)), 'picture-coarse')).toEqual([]);
  });

  it('that tell nothing need no words, if somebody said so', () => {
    expect(found(of([image({ alt: '' })], pictures(900, 600)), 'no-alt-text')).toHaveLength(1);
    expect(found(of([image({ alt: '', decorative: true })], pictures(900, 600)), 'no-alt-text')).toEqual([]);
  });
});
