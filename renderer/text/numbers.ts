const grouped = new Intl.NumberFormat('en-GB');

/** "1,204" */
export const number = (n: number): string => grouped.format(n);

/** "1 page", "24 pages", "2 copies" */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** "412 kB", "1.4 MB" */
export function bytes(n: number): string {
  if (n < 1000) return count(n, 'byte');
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = n / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** "workbooks, cohorts and answers" */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
