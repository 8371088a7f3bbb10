import type { ScanBox } from '../../../../preload/contract/model/scans.ts';

/** What a mark says as things are: what a person said, or what was read. As the choices of its control are called. */
export function saidOf({ kind, said, reading }: Pick<ScanBox, 'kind' | 'said' | 'reading'>): string {
  const value = said ?? reading ?? '';
  if (kind === 'tick') return value === '' ? 'no' : 'yes';
  return value === '' ? '0' : value;
}

/** The key that decides a mark, as the text that is then kept of it. `undefined`: another key. */
export function decided(key: string, { kind, reading }: Pick<ScanBox, 'kind' | 'reading'>): string | undefined {
  if (key === 'Enter') return reading ?? '';
  if (kind === 'tick') return { y: 'Yes', '1': 'Yes', n: '', '0': '' }[key.toLowerCase()];
  if (key === '0') return '';
  return /^[1-5]$/.test(key) ? key : undefined;
}

export const isWaiting = ({ queued, said }: Pick<ScanBox, 'queued' | 'said'>): boolean => queued && said === null;

/** A scale is named by the first of its squares, of which this one speaks. */
export const questionOf = ({ kind, question }: Pick<ScanBox, 'kind' | 'question'>): string =>
  kind === 'scale' ? question.replace(/, \d of \d$/, '') : question;
