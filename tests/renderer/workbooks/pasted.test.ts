import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Block } from '../../../preload/contract/model/workbook.ts';
import { parseInline, plainText } from '../../../preload/contract/model/inline.ts';
import * as v from 'valibot';
import { blocksOf } from '../../../renderer/screens/workbooks/paste-blocks.ts';
import { makeLink, toggleMark } from '../../../renderer/ui/marking.ts';
import { readHtml, readPlain } from '../../../renderer/ui/pasted.ts';

const fixture = (name: string): string => readFileSync(path.join(import.meta.dirname, '../../fixtures/pasted', name), 'utf8');
const ids = (): (() => string) => {
  let next = 0;
  return () => `id-${next++}`;
};

describe('what is pasted', () => {
  it('from Word keeps headings, lists, bold, italic and links, and nothing of Word', () => {
    expect(readHtml(fixture('word.html'))).toEqual([
      { kind: 'heading', text: 'Before the seminar' },
      {
        kind: 'paragraph',
        text: 'Please read **page 4** and think of _one_ change that lasted \\(see [the guide](https://example.org/guide%282024%29)\\).',
      },
      { kind: 'bullet', text: 'A pen' },
      { kind: 'bullet', text: 'Your plan, as it stands' },
      { kind: 'number', text: 'Read it' },
      { kind: 'number', text: 'Mark\\_up what you\\_would change \\*now\\*' },
      { kind: 'paragraph', text: 'Morning: Module **A**' },
    ]);
  });

  it('from a browser runs nothing, fetches nothing and keeps no link that is not one', () => {
    expect(readHtml(fixture('browser.html'))).toEqual([
      { kind: 'heading', text: 'Why implementation' },
      { kind: 'paragraph', text: '_Good_ ideas fail **without time**.' },
      { kind: 'number', text: 'Explore' },
      { kind: 'number', text: 'Prepare' },
      { kind: 'bullet', text: 'Outer' },
      { kind: 'bullet', text: 'Inner' },
      { kind: 'paragraph', text: 'Press here or [write](mailto:help@example.org)' },
      { kind: 'paragraph', text: 'Second line' },
    ]);
  });

  it('reads back as the words that were there, whatever they are dressed in', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '_', '*', '[', '{', '\\', '.', '&'), maxLength: 8 });
    const escape = (text: string): string => text.replaceAll('&', '&amp;');
    fc.assert(
      fc.property(fc.array(fc.tuple(words, fc.constantFrom('b', 'i', 'span', 'u')), { maxLength: 6 }), (parts) => {
        const html = `<p>${parts.map(([text, tag]) => `<${tag}>${escape(text)}</${tag}>`).join('')}</p>`;
        const meant = parts
          .map(([text]) => text)
          .join('')
          .replace(/ +/g, ' ')
          .trim();
        expect(
          readHtml(html)
            .map(({ text }) => plainText(text))
            .join(''),
        ).toBe(meant);
      }),
    );
  });

  it('becomes blocks that a workbook can hold', () => {
    const blocks = blocksOf(readHtml(fixture('word.html')), ids());
    expect(blocks.map(({ type }) => type)).toEqual(['text', 'bullets', 'bullets', 'text']);
    expect(blocks[0]).toMatchObject({ title: 'Before the seminar' });
    expect(blocks[2]).toMatchObject({ style: 'numbers' });
    for (const block of blocks) expect(v.is(Block, block)).toBe(true);
    // Questions one under the other are asked, as Word leaves them; one among sentences is read.
    expect(blocksOf(readPlain('What did you see?\nWhat did you make of it?'), ids())).toMatchObject([
      { type: 'prompts', mode: 'individual', prompts: [{ text: 'What did you see?' }, { text: 'What did you make of it?' }] },
    ]);
    expect(blocksOf(readPlain('Look at it.\nWhat did you see?'), ids())).toMatchObject([{ type: 'text' }]);
    expect(blocksOf([{ kind: 'heading', text: 'Alone' }], ids())).toMatchObject([{ type: 'heading', title: 'Alone' }]);
    expect(blocksOf(readPlain('Hello\n\n• one\n• two\n1. first'), ids())).toMatchObject([
      { type: 'text', paragraphs: ['Hello'] },
      { type: 'bullets', items: ['one', 'two'] },
      { type: 'bullets', style: 'numbers', items: ['first'] },
    ]);
    // Nothing but questions: they are asked, each with a place to answer.
    const [questions] = blocksOf(
      readHtml('<h2>Discuss together</h2><ul><li>What did you see?</li><li>What do you <b>make</b> of it?</li></ul>'),
      ids(),
    );
    expect(questions).toMatchObject({
      type: 'prompts',
      title: 'Discuss together',
      mode: 'collaborative',
      prompts: [{ text: 'What did you see?' }, {}],
    });
    expect(v.is(Block, questions)).toBe(true);
  });
});

describe('bold, italic and links', () => {
  const applied = (value: string, change: ReturnType<typeof toggleMark>): string =>
    change ? value.slice(0, change.from) + change.text + value.slice(change.to) : value;

  it('mark the chosen words, or the word at the cursor, and leave the space around them out', () => {
    expect(applied('a plan now', toggleMark('a plan now', 1, 7, '**'))).toBe('a **plan** now');
    expect(applied('a plan now', toggleMark('a plan now', 4, 4, '_'))).toBe('a _plan_ now');
    expect(toggleMark('a  b', 2, 2, '**')).toBeNull();
    const link = makeLink('the guide', 4, 9);
    expect(applied('the guide', link)).toBe('the [guide](https://)');
    expect(applied('the guide', link).slice(...(link?.select ?? [0, 0]))).toBe('https://');
  });

  it('are taken away by what put them on', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.'), minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const on = toggleMark(text, from, to, '**');
        if (!on) return;
        const bold = applied(text, on);
        expect(parseInline(bold).some((run) => run.bold)).toBe(true);
        expect(applied(bold, toggleMark(bold, ...on.select, '**'))).toBe(text);
      }),
    );
  });
});
