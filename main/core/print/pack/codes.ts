import { randomInt } from 'node:crypto';
import { codeLetters, genericCopy } from '../stamp/code.ts';

const length = 5;

/** Makes copy codes that are new to an edition: none that is `taken`, none twice, never that of a blank copy. */
export function createCopyCodes(taken: ReadonlySet<string>, pick: (below: number) => number = randomInt): () => string {
  const used = new Set([...taken, genericCopy]);
  return () => {
    // 33 million codes for at most some thousands of copies: a second try is rare, a third almost unheard of.
    for (;;) {
      const code = Array.from({ length }, () => codeLetters[pick(codeLetters.length)]).join('');
      if (used.has(code)) continue;
      used.add(code);
      return code;
    }
  };
}
