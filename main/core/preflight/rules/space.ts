import { promptsOf } from '../../../../preload/contract/draft.ts';
import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { FieldPlace, Preset } from '../../../../preload/contract/model/print.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import type { Block, Prompt } from '../../../../preload/contract/model/workbook.ts';
import { presets } from '../../print/type/presets.ts';
import { type Check, excerpt, finding, mend } from '../check.ts';

/*
 * How many words fit where people write by hand. A word takes 40 pt (14 mm): twelve on a 17 cm line, which is the middle of what
 * adults write on 8 mm rules. Who needs large print writes larger by as much as the rules are farther apart; in the other
 * presets only the print grows. An estimate of ours, not a standard: hands differ by a third either way.
 */
const wordWidth = 40;
const writesLarge: ReadonlySet<Preset> = new Set(['large']);

export function wordsPerLine(width: number, preset: Preset): number {
  const hand = writesLarge.has(preset) ? presets[preset].pitch / presets.standard.pitch : 1;
  return width / (wordWidth * hand);
}

/** Lines that an answer of so many words fills. */
export const linesFor = (words: number, width: number, preset: Preset): number =>
  Math.ceil(words / Math.max(1, wordsPerLine(width, preset)));

/** The expected length is a guess and so is the hand: only below this share is the space clearly too small. */
const enough = 0.6;

/** Answer spaces in which the words that are expected cannot be written by hand. */
export function spaceTooSmall({ content, fields, names }: Check): Finding[] {
  const { workbook } = content;
  return workbook.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      promptsOf(workbook, block).flatMap((prompt) => {
        if (!prompt.words) return [];
        const tight = (Object.keys(fields) as Preset[]).flatMap((preset) => {
          const room = roomFor(block, prompt, fields[preset] ?? [], preset);
          return room && room.words < (prompt.words ?? 0) * enough ? [{ preset, ...room }] : [];
        });
        const worst = tight.sort((a, b) => a.words - b.words)[0];
        if (!worst) return [];
        const needed = linesFor(prompt.words, worst.width, worst.preset);
        const mends = prompt.lines !== undefined && needed <= 40 ? addLines(block, prompt, needed) : [];
        const values = {
          preset: worst.preset,
          words: String(prompt.words),
          fits: String(Math.floor(worst.words)),
          lines: String(worst.lines),
          needed: String(needed),
          text: excerpt(plainText(prompt.text, names)),
        };
        return [finding('space-too-small', 'look', { section: section.id, block: block.id, prompt: prompt.id }, block.id, values, mends)];
      }),
    ),
  );
}

/** All the room that this block leaves for the prompt, over as many pages as it goes; null where it is not laid out. */
function roomFor(
  block: Block,
  prompt: Prompt,
  fields: readonly FieldPlace[],
  preset: Preset,
): { words: number; lines: number; width: number } | null {
  const own = fields.filter(
    ({ id, kind, block: home }) =>
      home === block.id && (kind === 'text' || kind === 'line' || kind === 'cell') && id.split(':')[0] === prompt.id,
  );
  if (own.length === 0) return null;
  const { pitch } = presets[preset];
  const lines = own.map((field) => field.lines || Math.max(1, Math.floor(field.height / pitch)));
  return {
    words: own.reduce((sum, field, at) => sum + (lines[at] as number) * wordsPerLine(field.width, preset), 0),
    lines: lines.reduce((sum, count) => sum + count, 0),
    width: Math.max(...own.map(({ width }) => width)),
  };
}

function addLines(block: Block, prompt: Prompt, lines: number) {
  if (block.type !== 'prompts' || block.repeats) return [];
  const next: Block = { ...block, prompts: block.prompts.map((other) => (other.id === prompt.id ? { ...other, lines } : other)) };
  return [mend('add-lines', { lines: String(lines) }, { draft: [{ do: 'set-block', block: next }] })];
}
