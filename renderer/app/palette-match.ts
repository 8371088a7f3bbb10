/** Finding in the palette. PURE. Every word that is typed must begin a word of the entry; what is named first counts most. */
export interface Findable {
  label: string;
  /** Other words that find it. */
  words?: string | undefined;
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const split = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Lower is better; null: it does not match. An empty question matches everything equally. */
export function score(asked: string, entry: Findable): number | null {
  const wanted = split(asked);
  if (wanted.length === 0) return 0;
  const label = split(entry.label);
  const others = split(entry.words ?? '');
  let total = 0;
  for (const word of wanted) {
    const at = label.findIndex((candidate) => candidate.startsWith(word));
    const exact = label[at] === word || others.includes(word);
    if (at >= 0) total += at + (exact ? 0 : 0.5);
    else if (others.some((candidate) => candidate.startsWith(word))) total += 20 + (exact ? 0 : 0.5);
    else return null;
  }
  return total;
}

/** The best of a group, in order; those that match equally stay in the order they came in. */
export function best<E extends Findable>(asked: string, entries: readonly E[], most: number): E[] {
  return entries
    .map((entry, index) => ({ entry, index, score: score(asked, entry) }))
    .filter((found): found is { entry: E; index: number; score: number } => found.score !== null)
    .sort((a, b) => a.score - b.score || a.index - b.index)
    .slice(0, most)
    .map(({ entry }) => entry);
}

export interface Piece {
  text: string;
  /** Where in the label it begins. */
  at: number;
  hit: boolean;
}

/** The label in pieces, those that were asked for marked. Joined together they are the label again. */
export function marked(asked: string, label: string): Piece[] {
  const wanted = split(asked);
  const pieces: Piece[] = [];
  const add = (text: string, at: number, hit: boolean): void => {
    const last = pieces.at(-1);
    if (last && !last.hit && !hit) last.text += text;
    else if (text) pieces.push({ text, at, hit });
  };
  for (const { 0: text, index } of label.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
    const word = fold(text);
    const length = Math.max(0, ...wanted.filter((want) => word.startsWith(want)).map((want) => want.length));
    // Letters and their marks fold to one character each in the languages that names come from; otherwise mark the whole word.
    const cut = length > 0 && word.length !== text.length ? text.length : length;
    add(text.slice(0, cut), index, true);
    add(text.slice(cut), index + cut, false);
  }
  return pieces;
}
