import { Refusal } from '../refusal.ts';

/*
 * What a file from outside may be. An honest workbook in Word is under 2 MB and 2,000 paragraphs; these caps leave it ten times
 * that and more, and end everything else with a sentence instead of a frozen window.
 */
export const limits = {
  /** Bytes of the file as it came. */
  file: 20 * 1024 * 1024,
  /** Entries of a zip. */
  entries: 2000,
  /** Bytes of one entry, and of all that are read, once unpacked. */
  entry: 40 * 1024 * 1024,
  unpacked: 80 * 1024 * 1024,
  /** Unpacked over packed. Real XML reaches about 30; deflate's own ceiling, where bombs live, is 1,032. */
  ratio: 200,
  /** Elements within elements. Word nests about 20 deep. */
  depth: 100,
  elements: 400_000,
  /** Lines or paragraphs, and characters of one. */
  pieces: 20_000,
  line: 20_000,
  milliseconds: 15_000,
} as const;

/** A clock for work on a file from outside; `check` refuses once the time is up. */
export interface Deadline {
  check: () => void;
}

export function startDeadline(milliseconds: number = limits.milliseconds, now: () => number = () => performance.now()): Deadline {
  const end = now() + milliseconds;
  return {
    check: () => {
      if (now() > end) throw new Refusal('too-large', { why: 'time', seconds: Math.round(milliseconds / 1000) });
    },
  };
}

export function requireSize(bytes: Uint8Array): void {
  if (bytes.length > limits.file) throw new Refusal('too-large', { why: 'file', bytes: bytes.length, limit: limits.file });
}
