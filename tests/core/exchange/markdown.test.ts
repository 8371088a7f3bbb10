import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../main/core/exchange/markdown-in.ts';
import { guard, unguard } from '../../../main/core/exchange/markdown-marks.ts';
import { toMarkdown } from '../../../main/core/exchange/markdown-out.ts';
import { preflight } from '../../../main/core/preflight/preflight.ts';
import { Refusal } from '../../../main/core/refusal.ts';
import type { Content } from '../../../main/core/workbooks/drafts.ts';
import { promptsOf, titleOf } from '../../../preload/contract/draft.ts';
import { Imported } from '../../../preload/contract/model/exchange.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Block, Section } from '../../../preload/contract/model/workbook.ts';
import { countingIds } from '../../support/seminar-source.ts';
import { shippedPack } from '../../support/packs.ts';

const { workbook, framework, scenario } = shippedPack();
const shipped: Content = { workbook, frameworks: [framework], scenarios: [scenario] };

const said = (text: string): string => plainText(text).replace(/\s+/g, ' ').trim();
/** What a person sees of a workbook's build: its sections, its blocks, and what they ask and say. */
const build = ({ workbook: book }: Pick<Content, 'workbook'>): unknown =>
  book.sections.map((section) => [
    section.title,
    section.blocks.map((block) => ({
      type: block.type,
      title: said(titleOf(block)),
      prompts: promptsOf(book, block).map(({ text }) => said(text)),
      mode: 'mode' in block ? block.mode : undefined,
      items: block.type === 'bullets' ? block.items.map(said) : block.type === 'text' ? block.paragraphs.map(said) : undefined,
    })),
  ]);

/** Everything but ids, and the order in which they were given. */
const words = (content: Content): string =>
  JSON.stringify([content.workbook, content.frameworks, content.scenarios], (key, value: unknown) =>
    ['id', 'repeats', 'framework', 'scenario', 'statements', 'only'].includes(key) &&
    (typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string')))
      ? undefined
      : value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([inner, held]) => inner !== 'prompt' || typeof held !== 'string')
              .sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : value,
  );

describe('the shipped workbook as Markdown', () => {
  const text = toMarkdown(shipped);
  const read = readMarkdown(text, countingIds());

  it('comes back word for word, notes, modes and all', () => {
    expect(v.safeParse(Imported, read).issues).toBeUndefined();
    expect(read.report).toEqual([]);
    expect(words(read)).toBe(words(shipped));
    expect(preflight(read).filter(({ rule }) => rule === 'dead-link')).toEqual([]);
  });

  it('is tied to the same statements', () => {
    const codes = (content: Content): string[] => {
      const known = new Map(
        content.frameworks.flatMap((each) =>
          each.groups.flatMap((group) => group.statements.map((statement) => [statement.id, statement.short])),
        ),
      );
      return content.workbook.sections
        .flatMap((section) =>
          section.blocks.flatMap((block) => [
            ...(block.statements ?? []),
            ...promptsOf(content.workbook, block).flatMap((prompt) => prompt.statements ?? []),
          ]),
        )
        .map((id) => known.get(id) ?? 'lost');
    };
    expect(codes(read)).toEqual(codes(shipped));
  });

  it('reads as a document: its title, its sections and its prompts stand as text', () => {
    const visible = text.replace(/<!--.*?-->/g, '');
    expect(visible).toMatch(/^\s*# NPQLTD Local Seminar 1 Workbook$/m);
    expect(visible).toContain('## Peer coaching');
    expect(visible).toContain('- 6o. Monitoring implementation');
    expect(visible).toContain('1. What are the specific elements of an ITT partnership/programme which impact implementation?');
  });

  it('takes what somebody changed in the text', () => {
    const changed = readMarkdown(text.replace('1. How did the content', '1. How far did the content'), countingIds());
    expect(JSON.stringify(changed.workbook)).toContain('How far did the content from Module A');
  });
});

const letters = fc.stringMatching(/^[A-Za-zéß’]{1,9}$/);
const odd = fc.constantFrom(
  '**bold**',
  '_so_',
  '(e.g.)',
  'a\\*b',
  '#1',
  '&amp;',
  '<br>',
  'x|y',
  '50%',
  '[a](https://example.org)',
  '{lead}',
  '1.',
  '>',
  '-',
  '"',
  '–',
  '`code`',
  '<!--',
);
const line = fc
  .tuple(
    fc.oneof(letters, fc.constantFrom('#', '1.', '-', '>', '=', 'a)', '&lt;', '~~~')),
    fc.array(fc.oneof({ weight: 4, arbitrary: letters }, odd), { maxLength: 8 }),
  )
  .map(([first, rest]) => [first, ...rest, 'end'].join(' '));
const heading = letters.map((word) => `Title ${word}`);
const mode = fc.constantFrom('individual' as const, 'collaborative' as const, 'coaching' as const);
const shape = fc.oneof(
  fc.record({ type: fc.constant('text' as const), title: heading, paragraphs: fc.array(line, { maxLength: 3 }) }),
  fc.record({
    type: fc.constant('bullets' as const),
    title: heading,
    style: fc.constantFrom('bullets' as const, 'numbers' as const, 'key-idea' as const),
    items: fc.array(line, { maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant('prompts' as const),
    title: heading,
    mode,
    prompts: fc.array(
      line.map((text) => ({ id: '', text })),
      { maxLength: 4 },
    ),
  }),
  fc.record({ type: fc.constant('quotation' as const), title: heading, quote: line, source: heading, mode }),
  fc.record({ type: fc.constant('heading' as const), title: heading, level: fc.constantFrom(1 as const, 2 as const, 3 as const) }),
  fc.record({ type: fc.constant('notes' as const), title: heading, prompt: fc.constant('n') }),
  fc.record({
    type: fc.constant('table' as const),
    title: heading,
    rows: fc.array(
      line.map((text) => ({ letter: 'G', name: 'Goal', prompt: { id: '', text } })),
      { maxLength: 4 },
    ),
  }),
  fc.record({ type: fc.constant('page-break' as const) }),
  fc.record({
    type: fc.constant('actions' as const),
    title: heading,
    intro: line,
    prompt: fc.constant('a'),
    rows: fc.integer({ min: 1, max: 8 }),
  }),
);
const book = fc.array(fc.tuple(heading, fc.array(shape, { maxLength: 5 })), { minLength: 1, maxLength: 4 }).map((sections): Content => {
  const id = countingIds('b');
  const withIds = (block: object): Block =>
    JSON.parse(JSON.stringify({ ...block, id: id() }), (key, value) => (key === 'id' && value === '' ? id() : value)) as Block;
  return {
    workbook: {
      id: id(),
      title: 'Any workbook',
      head: { ...workbook.head },
      sections: sections.map(([title, blocks]): Section => ({ id: id(), title, blocks: blocks.map(withIds) })),
    },
    frameworks: [],
    scenarios: [],
  };
});

describe('any workbook as Markdown', () => {
  it('comes back with the same build', () => {
    fc.assert(
      fc.property(book, (content) => {
        const read = readMarkdown(toMarkdown(content), countingIds());
        expect(build(read)).toEqual(build(content));
      }),
      { numRuns: 150 },
    );
  });

  it('guards every text so that it comes back as itself', () => {
    fc.assert(
      fc.property(line, (text) => unguard(guard(text)) === text),
      { numRuns: 300 },
    );
  });

  it('is read or refused when it is anything at all, marks of ours among it', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      line,
      fc.constantFrom(
        '<!-- groundwork: prompts {"mode":"individual"} -->',
        '<!-- groundwork: section {} -->',
        '<!-- groundwork: prompts {"again":0} -->',
        '<!-- groundwork: scenario {"scenario":0} -->',
        '<!-- groundwork: statements {"framework":0} -->',
        '<!-- groundwork: x [] -->',
        '<!--',
        '### a',
        '# b',
        '- 6a. x',
        '> q',
        '| a | b |',
        '```',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (lines) => {
        try {
          expect(v.safeParse(Imported, readMarkdown(lines.join('\n'), countingIds())).issues).toBeUndefined();
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('Markdown that somebody else wrote', () => {
  it('becomes sections, lists, prompts and a quotation', () => {
    const { workbook: read } = readMarkdown(
      [
        '# NPQLL Seminar 3',
        '',
        'Welcome to the *third* seminar.',
        '',
        '## Reading aloud',
        '',
        '### A quotation',
        '',
        '> “Fluent reading is the bridge between seeing words and making sense of them.”',
        '',
        '(Somebody, 2020)',
        '',
        '### Think',
        '',
        '* What did you __notice__?',
        '* What will you do?',
        '',
        '## Words',
        '',
        '### Key ideas',
        '',
        '1. One',
        '2. Two',
      ].join('\n'),
      countingIds(),
    );
    expect(read.title).toBe('NPQLL Seminar 3');
    expect(read.sections.map((section) => [section.title, section.blocks.map(({ type }) => type)])).toEqual([
      ['', ['cover', 'text']],
      ['Reading aloud', ['quotation', 'prompts']],
      ['Words', ['bullets']],
    ]);
    expect(JSON.stringify(read)).toContain('What did you **notice**?');
    expect(JSON.stringify(read)).toContain('the _third_ seminar');
  });

  it('keeps apart what nobody wrapped: the lines of contents, and the source under what was quoted', () => {
    const { workbook: read } = readMarkdown(
      [
        '# Seminar 4',
        '',
        '## Contents',
        'Welcome 2',
        'A second look 3-4',
        '',
        '## Welcome',
        'A paragraph that was wrapped',
        'in the middle.',
        '',
        '"Feedback should be more work for the recipient than the donor."',
        'Wiliam, D. (2011). Embedded Formative Assessment. Solution Tree Press.',
        '',
        '## A second look',
        'More words.',
      ].join('\n'),
      countingIds(),
    );
    const blocks = read.sections.flatMap((section) => section.blocks);
    expect(blocks.find(({ type }) => type === 'contents')).toMatchObject({
      typed: [
        { text: 'Welcome', page: '2' },
        { text: 'A second look', page: '3-4' },
      ],
    });
    expect(blocks.find(({ type }) => type === 'quotation')).toMatchObject({
      source: 'Wiliam, D. (2011). Embedded Formative Assessment. Solution Tree Press.',
    });
    expect(JSON.stringify(blocks)).toContain('A paragraph that was wrapped in the middle.');
  });
});
