import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Block, Mode, Moment, Prompt } from '../../../preload/contract/model/workbook.ts';
import type { Piece } from './pieces.ts';
import { headingLine } from './recognise-part.ts';
import { asks, heard, isSource, type Part, type Recognition, sourceText, tell } from './recognition.ts';

export function readPrompts(pieces: readonly Piece[]): string[] | null {
  const questions = pieces.filter(({ text }) => asks(text)).length;
  const texts = pieces.map(({ text }) => text).filter((text) => text !== '');
  return texts.length > 0 && questions * 2 >= texts.length && pieces.every(({ kind }) => kind !== 'row') ? texts : null;
}

export function promptsBlock(part: Part, texts: readonly string[], intro: readonly Piece[], title: string, found: Recognition): Block {
  const id = found.newId();
  const mode = modeOf(`${title} ${intro.map(({ text }) => text).join(' ')}`);
  // Set in italics as a whole: how to go about it, not what it is about.
  const isHint = (text: string): boolean => isSource(text) || /^_[^_]+_$/.test(text);
  const lead = intro.filter(({ text }) => !isHint(text)).map(({ text }) => text);
  const sources = intro.filter(({ text }) => isHint(text)).map(({ text }) => (isSource(text) ? sourceText(text) : plainText(text)));
  const common = {
    id,
    type: 'prompts' as const,
    title,
    mode,
    ...(sources.length > 0 ? { hint: sources.join('; ') } : {}),
    ...(lead.length > 0 ? { intro: lead.join('\n') } : {}),
  };
  const earlier = found.made.findLast(
    (block) =>
      block.type === 'prompts' &&
      block.prompts.length > 0 &&
      sameTexts(
        block.prompts.map(({ text }) => text),
        texts,
      ),
  );
  if (earlier) {
    tell(found, headingLine(part), 'prompts-again', mode === 'individual' ? 'unsure' : 'sure', {
      block: id,
      alternatives: ['prompts'],
      values: { text: title, mode, prompts: String(texts.length) },
    });
    return { ...common, prompts: [], repeats: earlier.id };
  }
  const moments = momentsOf(texts);
  const prompts = texts.map((text, at): Prompt => ({ id: found.newId(), text, ...(moments ? { moment: moments[at] as Moment } : {}) }));
  tell(found, headingLine(part), 'prompts', texts.every(asks) ? 'sure' : 'likely', {
    block: id,
    alternatives: ['bullets', 'text'],
    values: { text: title, mode, prompts: String(texts.length) },
  });
  return { ...common, prompts };
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => heard(text) === heard(b[at] as string));

const modeOf = (text: string): Mode =>
  /\b(?:collaborat\w+|together|in groups?|in pairs|discussion|with others|as a team)\b/i.test(text)
    ? 'collaborative'
    : /\bcoach(?:ing|ee)?\b/i.test(text)
      ? 'coaching'
      : 'individual';

const momentWords: readonly (readonly [Moment, RegExp])[] = [
  ['noticing', /\bnotic/i],
  ['interpreting', /\binterpret/i],
  ['acting', /\b(?:actions?|next steps?|do next|apply)\b/i],
];

/** Three questions that notice, interpret and act, in this order; anything else has no moments. */
function momentsOf(texts: readonly string[]): Moment[] | null {
  if (texts.length !== 3 || !momentWords.every(([, words], at) => words.test(texts[at] as string))) return null;
  return momentWords.map(([moment]) => moment);
}
