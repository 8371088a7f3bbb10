import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import type { Block, Prompt } from '../../../../preload/contract/model/workbook.ts';
import { type Check, excerpt, finding, mend, wholeWord } from '../check.ts';
import { rewrite } from '../spots.ts';

/** After these the same question is asked of something else. */
const subjects = new Set<Block['type']>(['scenario', 'quotation', 'figure', 'image']);
const shortest = 12;

/** The same question twice in the same mode about the same thing: somebody would write the same answer again. */
export function promptsTwice({ content, names }: Check): Finding[] {
  return content.workbook.sections.flatMap((section) => {
    let met = new Map<string, Prompt>();
    return section.blocks.flatMap((block) => {
      if (subjects.has(block.type)) met = new Map();
      if (block.type !== 'prompts' || block.repeats) return [];
      return block.prompts.flatMap((prompt) => {
        const text = plainText(prompt.text, names);
        const key = `${block.mode} ${text
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim()}`;
        if (text.length < shortest) return [];
        if (!met.has(key)) {
          met.set(key, prompt);
          return [];
        }
        const rest = block.prompts.filter(({ id }) => id !== prompt.id);
        const mends = [
          mend(
            'remove',
            { title: block.title },
            {
              draft: [rest.length > 0 ? { do: 'set-block', block: { ...block, prompts: rest } } : { do: 'remove-block', block: block.id }],
            },
          ),
        ];
        const where = { section: section.id, block: block.id, prompt: prompt.id };
        return [finding('prompt-twice', 'look', where, 'twice', { text: excerpt(text), title: block.title }, mends)];
      });
    });
  });
}

/** Doubled on purpose, or by grammar: "the way that that works", "she had had". */
const doubles = new Set(['that', 'had', 'very', 'is', 'no', 'bye', 'so', 'really', 'wa', 'her', 'do', 'in', 'ha']);
const doubled = /(?<![\p{L}\p{N}’'-])(\p{L}{2,})[ \u00A0\t]+(\1)(?![\p{L}\p{N}’'-])/giu;

/** "the the": what an edit leaves behind, and no eye sees. */
export function wordsTwice({ content, spots, names }: Check): Finding[] {
  return spots.flatMap((spot) =>
    [...spot.text.matchAll(doubled)].flatMap(([phrase, word, again]) => {
      // A second capital begins a name, and a title that is repeated is a title.
      if (doubles.has((word as string).toLowerCase()) || /^\p{Lu}/u.test(again as string)) return [];
      const edits = rewrite(content, ({ text }) => text.replace(wholeWord(phrase), () => word as string));
      return [
        finding(
          'word-twice',
          'mend',
          spot.where,
          phrase.toLowerCase(),
          { phrase, text: excerpt(plainText(spot.text, names), 90, phrase) },
          [mend('reword', { from: phrase, to: word as string }, edits)],
        ),
      ];
    }),
  );
}
