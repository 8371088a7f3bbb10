/** A stretch of words that both texts have, or only one. */
export interface Stretch {
  text: string;
  is: 'both' | 'before' | 'after';
}

/** Longer texts are shown as they are: the eye finds nothing in so many marks. */
const mostWords = 700;

/** What became of a text, word by word, in the order in which one reads. `null`: the two have too little in common, or too much. */
export function differences(before: string, after: string): Stretch[] | null {
  const [one, two] = [wordsOf(before), wordsOf(after)];
  if (one.length > mostWords || two.length > mostWords) return null;
  // How many words from here on both have, at best.
  const common = Array.from({ length: one.length + 1 }, () => new Uint16Array(two.length + 1));
  const at = (row: number, column: number): number => common[row]?.[column] ?? 0;
  for (let row = one.length - 1; row >= 0; row--)
    for (let column = two.length - 1; column >= 0; column--)
      (common[row] as Uint16Array)[column] =
        one[row] === two[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const stretches: Stretch[] = [];
  const add = (text: string, is: Stretch['is']): void => {
    const last = stretches.at(-1);
    if (last?.is === is) last.text += text;
    else stretches.push({ text, is });
  };
  let [row, column] = [0, 0];
  while (row < one.length || column < two.length) {
    if (row < one.length && column < two.length && one[row] === two[column]) {
      add(one[row++] ?? '', 'both');
      column++;
    } else if (row < one.length && (column >= two.length || at(row + 1, column) >= at(row, column + 1))) add(one[row++] ?? '', 'before');
    else add(two[column++] ?? '', 'after');
  }
  const letters = (texts: readonly string[]): number => texts.join('').replace(/[^\p{L}\p{N}]/gu, '').length;
  const shared = letters(stretches.filter(({ is }) => is === 'both').map(({ text }) => text));
  return shared * 3 < Math.min(letters(one), letters(two)) || shared === 0 ? null : stretches;
}

/** Words, the blanks between them, and every mark by itself. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}’']+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
