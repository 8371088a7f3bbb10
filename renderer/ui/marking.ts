/** Bold, italic and links in light markup, as a change to what stands in a box. Pure. */

export interface Change {
  /** What is replaced, and by what. */
  from: number;
  to: number;
  text: string;
  /** What is chosen afterwards. */
  select: [number, number];
}

const word = /[\p{L}\p{N}’'-]/u;

/** The chosen words, without the white space at their ends; where nothing is chosen, the word at the cursor. */
function chosen(value: string, from: number, to: number): [number, number] {
  if (from === to) {
    let start = from;
    let end = to;
    while (start > 0 && word.test(value[start - 1] as string)) start--;
    while (end < value.length && word.test(value[end] as string)) end++;
    return [start, end];
  }
  const text = value.slice(from, to);
  const lead = text.length - text.trimStart().length;
  const trail = text.length - text.trimEnd().length;
  return lead + trail >= text.length ? [from, from] : [from + lead, to - trail];
}

/** Puts marks around the chosen words, or takes them away. Null where there are no words. */
export function toggleMark(value: string, from: number, to: number, mark: '**' | '_'): Change | null {
  const [start, end] = chosen(value, from, to);
  if (start === end) return null;
  const size = mark.length;
  const text = value.slice(start, end);
  if (text.length > 2 * size && text.startsWith(mark) && text.endsWith(mark))
    return { from: start, to: end, text: text.slice(size, -size), select: [start, end - 2 * size] };
  if (value.slice(start - size, start) === mark && value.slice(end, end + size) === mark && start >= size)
    return { from: start - size, to: end + size, text, select: [start - size, end - size] };
  return { from: start, to: end, text: `${mark}${text}${mark}`, select: [start + size, end + size] };
}

/** Makes the chosen words a link, its address chosen so that it can be typed over. */
export function makeLink(value: string, from: number, to: number): Change | null {
  const [start, end] = chosen(value, from, to);
  if (start === end) return null;
  const text = value.slice(start, end);
  const address = 'https://';
  const at = start + text.length + 3;
  return { from: start, to: end, text: `[${text}](${address})`, select: [at, at + address.length] };
}
