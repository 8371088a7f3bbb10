import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMend, preflight, type PreflightOptions } from '../../../main/core/preflight/preflight.ts';
import { editDistance, looksAlike } from '../../../main/core/preflight/rules/names.ts';
import { linesFor, wordsPerLine } from '../../../main/core/preflight/rules/space.ts';
import { britishFor } from '../../../main/core/preflight/rules/spelling.ts';
import { loadSpeller } from '../../../main/core/preflight/speller.ts';
import { spotsOf } from '../../../main/core/preflight/spots.ts';
import type { Content } from '../../../main/core/workbooks/drafts.ts';
import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import type { PreflightRule } from '../../../preload/contract/model/preflight.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { resources, shippedPack } from '../../support/packs.ts';

const speller = await loadSpeller(resources);
const { workbook, framework, scenario } = shippedPack();
const content: Content = { workbook, frameworks: [framework], scenarios: [scenario] };

/** A workbook of these blocks alone. */
const of = (blocks: Block[], more: Partial<Content> = {}): Content => ({
  workbook: { ...workbook, head: { ...workbook.head, programme: 'NPQLTD' }, sections: [{ id: 's', title: 'A section', blocks }] },
  frameworks: [framework],
  scenarios: [scenario],
  ...more,
});
const text = (...paragraphs: string[]): Block => ({ id: 'b', type: 'text', title: 'A title', paragraphs });
const found = (given: Content, rule: PreflightRule, options: PreflightOptions = { speller }) =>
  preflight(given, options).filter((finding) => finding.rule === rule);
/** Every way out that a finding offers makes it go away. */
const mendsAll = (given: Content, rule: PreflightRule, options: PreflightOptions = { speller }): void => {
  const findings = found(given, rule, options);
  expect(findings.length).toBeGreaterThan(0);
  for (const { id, mends } of findings) {
    for (const mend of mends) {
      const after = applyMend(given, mend);
      expect(after && preflight(after, options).some((other) => other.id === id), id).toBe(false);
    }
  }
};

describe('spelling', () => {
  it.each([
    [
      'We organize the program by color.',
      [
        ['organize', 'organise'],
        ['program', 'programme'],
        ['color', 'colour'],
      ],
    ],
    [
      'Modeling behavior in the center, analyzed.',
      [
        ['Modeling', 'Modelling'],
        ['behavior', 'behaviour'],
        ['center', 'centre'],
        ['analyzed', 'analysed'],
      ],
    ],
  ])('names American spellings with the British one: %s', (line, pairs) => {
    expect(found(of([text(line)]), 'american-spelling').map(({ values }) => [values['word'], values['british']])).toEqual(pairs);
    mendsAll(of([text(line)]), 'american-spelling');
  });

  it('finds a slip, offers the word, and leaves names, acronyms, codes and addresses alone', () => {
    const given = of([
      text(
        'The implementaton plan of McKay, Okonkwo and the NPQLTD team (6n, Y7, SENDCos) is at https://exmple.org/xyzzy. Then Okonkwo’s pupils’ work.',
      ),
    ]);
    expect(found(given, 'spelling').map(({ values }) => [values['word'], values['suggestion']])).toEqual([
      ['implementaton', 'implementation'],
    ]);
    mendsAll(given, 'spelling');
  });

  it('knows the words of the field', () => {
    expect(
      found(
        of([
          text(
            'Sensemaking, metacognition, buy-in, scale-up and upskilling: mentees and headteachers co-construct a well-specified programme’s timetabling.',
          ),
        ]),
        'spelling',
      ),
    ).toEqual([]);
  });

  it('takes no British word for an American one', () => {
    for (const word of [
      'practise',
      'licence',
      'programme',
      'colour',
      'advertise',
      'exercise',
      'size',
      'prize',
      'doctor',
      'later',
      'teacher',
      'model',
      'edit',
      'medium',
    ])
      expect(britishFor(word, speller), word).toBeNull();
  });

  it('ships the dictionary that the package holds', () => {
    for (const kind of ['aff', 'dic']) {
      const ours = readFileSync(path.join(resources, `spelling/en-gb.${kind}`));
      expect(ours.equals(readFileSync(path.resolve(resources, `../node_modules/dictionary-en-gb/index.${kind}`))), kind).toBe(true);
    }
  });
});

describe('names', () => {
  it.each([
    ['Sidney', 'Sydney', true],
    ['Catherine', 'Katharine', false],
    ['Stephen', 'Steven', true],
    ['Marie', 'Maria', true],
    ['Amina', 'Aminah', true],
    ['Trainee', 'Trainees', false],
    ['London', 'Liverpool', false],
    ['Lead', 'Read', false],
  ])('%s and %s: alike %s', (a, b, alike) => {
    expect(looksAlike(a, b)).toBe(alike);
    expect(looksAlike(b, a)).toBe(alike);
  });

  it('counts the steps between two words as a dictionary would', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-d]{0,7}$/), fc.stringMatching(/^[a-d]{0,7}$/), (a, b) => {
        const distance = editDistance(a, b, 20);
        return (
          distance === editDistance(b, a, 20) &&
          (distance === 0) === (a === b) &&
          distance <= Math.max(a.length, b.length) &&
          distance >= Math.abs(a.length - b.length)
        );
      }),
    );
  });

  it('says which placeholder nobody is behind', () => {
    expect(
      found(
        of([text('Ask {deputy} and {lead}.'), { id: 'sc', type: 'scenario', title: 'Scenario', scenario: scenario.id }]),
        'placeholder-unknown',
      ).map(({ values }) => values['key']),
    ).toEqual(['deputy']);
  });
});

describe('words of another programme', () => {
  it('are found with the programme that they belong to, and taken out where they were added', () => {
    const given = of([
      text('Implementation in your role as literacy lead'),
      { ...text('For the NPQEYL: early years leaders meet.'), id: 'c' },
    ]);
    expect(found(given, 'other-programme').map(({ values }) => [values['word'], values['programme']])).toEqual([
      ['literacy lead', 'NPQLL'],
      ['NPQEYL', 'NPQEYL'],
      ['early years leaders', 'NPQEYL'],
    ]);
    mendsAll(given, 'other-programme');
  });
  it('are no slip in their own programme, in a quotation, or where the programme is not known', () => {
    const literacy = of([text('As literacy lead you decide.')]);
    expect(
      found(
        { ...literacy, workbook: { ...literacy.workbook, head: { ...literacy.workbook.head, programme: 'NPQLL' } } },
        'other-programme',
      ),
    ).toEqual([]);
    expect(
      found(
        { ...literacy, workbook: { ...literacy.workbook, head: { ...literacy.workbook.head, programme: 'Our own' } } },
        'other-programme',
      ),
    ).toEqual([]);
    expect(
      found(
        of([{ id: 'q', type: 'quotation', title: 'Quotation', quote: 'A literacy lead said it.', source: 'Somebody, 2020' }]),
        'other-programme',
      ),
    ).toEqual([]);
  });
});

describe('statements', () => {
  const shown: Block = { id: 'st', type: 'statements', title: 'Statements', framework: framework.id, ticks: true };
  const changed = (
    change: (statement: (typeof framework.groups)[number]['statements'][number]) => (typeof framework.groups)[number]['statements'],
  ) => ({ ...framework, groups: framework.groups.map((group) => ({ ...group, statements: group.statements.flatMap(change) })) });

  it('that run together are found where they hide, once, and parted', () => {
    const [n, o] = [14, 15].map((number) =>
      framework.groups.flatMap((group) => group.statements).find((statement) => statement.number === number),
    );
    const joined = changed((statement) =>
      statement.number === 14 ? [{ ...statement, text: `${n?.text} 6o. ${o?.text}` }] : statement.number === 15 ? [] : [statement],
    );
    const given = of([shown], { frameworks: [joined] });
    expect(found(given, 'statements-run-together').map(({ values }) => [values['code'], values['with']])).toEqual([['6n', '6o']]);
    expect(found(given, 'statement-missing')).toEqual([]);
    const mend = found(given, 'statements-run-together')[0]?.mends[0];
    const after = mend && applyMend(given, mend);
    expect(after?.frameworks[0]?.groups.flatMap((group) => group.statements.map(({ number, text: words }) => [number, words]))).toEqual(
      framework.groups.flatMap((group) => group.statements.map(({ number, text: words }) => [number, words])),
    );
    expect(after && preflight(after)).toEqual([]);
  });

  it('that are missing or doubled are named, and can be numbered again', () => {
    const without = of([shown], { frameworks: [changed((statement) => (statement.number === 15 ? [] : [statement]))] });
    expect(found(without, 'statement-missing').map(({ values }) => values['code'])).toEqual(['6o']);
    mendsAll(without, 'statement-missing');
    const doubled = of([shown], {
      frameworks: [changed((statement) => [statement, ...(statement.number === 3 ? [{ ...statement, id: 'twin' }] : [])])],
    });
    expect(found(doubled, 'statement-doubled').map(({ values }) => values['code'])).toEqual(['6c']);
    mendsAll(doubled, 'statement-doubled');
  });
});

describe('links', () => {
  it('to what is not there are found and undone', () => {
    const given = of([
      { id: 'a', type: 'scenario', title: 'Lost', scenario: 'nobody' },
      { id: 'b', type: 'prompts', title: 'Again', mode: 'collaborative', prompts: [], repeats: 'gone' },
      { id: 'c', type: 'statements', title: 'Some', framework: framework.id, only: ['impl-01', 'impl-99'], ticks: false },
      {
        id: 'd',
        type: 'prompts',
        title: 'Tied',
        mode: 'individual',
        prompts: [{ id: 'p', text: 'Why?', statements: ['impl-98'] }],
        statements: ['impl-01'],
      },
    ]);
    expect(found(given, 'dead-link').map(({ where, values }) => [where.block, values['to']])).toEqual([
      ['a', 'scenario'],
      ['b', 'block'],
      ['c', 'statement'],
      ['d', 'statement'],
    ]);
    mendsAll(given, 'dead-link');
  });

  it('that are no addresses are found', () => {
    const given = of([
      text('Read [the guide](htp:/eef) and [this](https://localhost) and [that](https://example.org/a) or [one](mailto:a@b.example).'),
    ]);
    expect(found(given, 'bad-address').map(({ values }) => values['href'])).toEqual(['htp:/eef', 'https://localhost']);
    mendsAll(given, 'bad-address');
  });
});

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

describe('room to write', () => {
  const field = (lines: number): FieldPlace => ({
    id: 'p:individual',
    kind: 'text',
    page: 1,
    x: 0,
    y: 0,
    width: 490,
    height: lines * 34.5,
    name: 'Why?',
    block: 'b',
    lines,
  });
  const block = (words: number, lines?: number): Block => ({
    id: 'b',
    type: 'prompts',
    title: 'Prompts',
    mode: 'individual',
    prompts: [{ id: 'p', text: 'Why?', words, ...(lines ? { lines } : {}) }],
  });

  it('is too small when far fewer words fit than are expected', () => {
    expect(found(of([block(60)]), 'space-too-small', { fields: { large: [field(5)] } })).toEqual([]);
    const [finding] = found(of([block(60)]), 'space-too-small', { fields: { large: [field(2)] } });
    expect(finding?.values).toMatchObject({ preset: 'large', words: '60', fits: '15', needed: '8' });
    expect(found(of([block(60)]), 'space-too-small', { fields: { large: [field(2), field(5)] } })).toEqual([]);
  });

  it('offers the lines that it takes where the lines were set by hand', () => {
    const [finding] = found(of([block(60, 2)]), 'space-too-small', { fields: { large: [field(2)] } });
    expect(finding?.mends[0]?.draft).toMatchObject([{ do: 'set-block', block: { prompts: [{ lines: 8 }] } }]);
  });

  it('needs more lines for more words, on shorter lines, and for larger hands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 100, max: 600 }), (words, width) => {
        expect(linesFor(words + 10, width, 'standard')).toBeGreaterThanOrEqual(linesFor(words, width, 'standard'));
        expect(linesFor(words, width, 'large')).toBeGreaterThanOrEqual(linesFor(words, width, 'standard'));
        expect(wordsPerLine(width, 'clear')).toBe(wordsPerLine(width, 'standard'));
      }),
    );
  });
});

describe('whatever the workbook', () => {
  it('finds the same each time, and no mend of any finding spoils the draft', () => {
    const words = fc.constantFrom(
      'Sydney',
      'literacy lead',
      'organize',
      '{gone}',
      '[x](y)',
      '**',
      'this review',
      '',
      'NPQH',
      'EEF, 2018',
      '(',
      'naïve',
      '6a. Do 6b. Go',
    );
    const paragraph = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 4 }), fc.array(paragraph, { maxLength: 3 }), (paragraphs, prompts) => {
        const given: Content = {
          ...content,
          workbook: {
            ...workbook,
            sections: [
              ...workbook.sections,
              {
                id: 'x',
                title: 'More',
                blocks: [
                  { id: 'xt', type: 'text', title: 'T', paragraphs },
                  {
                    id: 'xp',
                    type: 'prompts',
                    title: 'P',
                    mode: 'individual',
                    prompts: prompts.map((line, at) => ({ id: `xp-${at}`, text: line })),
                  },
                ],
              },
            ],
          },
        };
        const findings = preflight(given);
        expect(preflight(given)).toEqual(findings);
        for (const { mends } of findings) for (const mend of mends) expect(applyMend(given, mend)).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('reads every text that is printed', () => {
    const all = spotsOf(content)
      .map((spot) => spot.text)
      .join('\n');
    for (const words of [
      'till the soil',
      'Focus-in on a specific subject',
      'Take action',
      'What we agreed',
      'robust diagnostic process',
      'How instructional coaching develops',
      'keeps a copy for as long as',
    ])
      expect(all).toContain(words);
  });
});
