import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';

/** How every bench takes its times and says them, and how it ends where a bar was missed. All times in milliseconds. */

const sorted = (times: readonly number[]): number[] => times.toSorted((a, b) => a - b);
const share = (times: readonly number[], of: number): number => sorted(times)[Math.floor(times.length * of)] ?? Number.NaN;
export const median = (times: readonly number[]): number => share(times, 0.5);
export const p95 = (times: readonly number[]): number => share(times, 0.95);

export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
export const times = (count: number, work: (at: number) => void): number[] =>
  Array.from({ length: count }, (_, at) => timed(() => work(at)));

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const many = (count: number): string => count.toLocaleString('en-GB');
/** What the figures were taken on: they mean little beside a load of more than the cores. */
export const machine = (): string => `${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}`;

const missed: string[] = [];

export interface Figure {
  /** At most this, or it is missed. */
  bar?: number;
  /** The same work with nothing of ours, in the same run. */
  floor?: number;
}

export function say(name: string, value: number, { bar, floor }: Figure = {}): void {
  const over = bar !== undefined && !(value <= bar);
  if (over) missed.push(name);
  const beside = floor === undefined ? '' : `   floor ${ms(floor).padStart(8)}, ${(value / floor).toFixed(1)} times`;
  const limit = bar === undefined ? '' : `   bar ${bar} ms${over ? '  MISSED' : ''}`;
  console.log(`  ${name.padEnd(58)}${ms(value).padStart(10)}${beside}${limit}`);
}

/** For what is not a time: a sentence that holds, or does not. */
export function hold(held: boolean, sentence: string): void {
  if (!held) missed.push(sentence);
  console.log(`${held ? 'held  ' : 'MISSED'}  ${sentence}`);
}

/** Says how it went and what the process is to end with. */
export function conclude(): number {
  console.log(missed.length === 0 ? 'Every bar was met.' : `Missed: ${missed.join('; ')}`);
  return missed.length === 0 ? 0 : 1;
}
