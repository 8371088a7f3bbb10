import type { CallInput, CallName, CallOutput } from '../../../preload/contract/calls.ts';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { StoreStatus } from '../../../preload/contract/model/store.ts';

/** One thing that can be done with one kind of thing: `workbook print`. The same table reads the words and writes the help. */
export interface Verb {
  /** What it does, as a line of a list: "Prints a workbook". No full stop. */
  summary: string;
  /** What stands after noun and verb: "W". Each is required. */
  takes: readonly string[];
  options: Readonly<Record<string, Option>>;
  /** Whole command lines, each with what it does. */
  examples: readonly (readonly [line: string, does: string])[];
  /** Sentences that help should add. */
  notes?: readonly string[];
  run: (asked: Asked, house: CommandHouse) => Promise<Outcome>;
  /** Set where it must work, or say why it cannot, when the store does not open. */
  withoutStore?: true;
}

export interface Option {
  /** What follows it: "FILE"; without it the option stands alone. */
  takes?: string;
  says: string;
  oneOf?: readonly string[];
  required?: true;
}

export interface Asked {
  words: readonly string[];
  options: Readonly<Record<string, string>>;
}

/** What a verb answers: one value for machines, lines for people. */
export interface Outcome {
  value: unknown;
  lines: readonly string[];
  /** Set where it was done but the answer is a no: a store that failed its check. */
  refused?: true;
}

/** Long work that a command waits for. */
export type JobName =
  | 'print.pack'
  | 'report.write'
  | 'copy.make'
  | 'returns.read'
  | 'scans.sort'
  | 'scans.read'
  | 'responses.check'
  | 'responses.export';

export interface CommandHouse {
  status: StoreStatus;
  call: <C extends CallName>(name: C, input: CallInput<C>) => Promise<CallOutput<C>>;
  /** Starts a job and waits for it; says how far it is on standard error where a person is watching. */
  finish: <N extends JobName>(name: N, input: CallInput<N>) => Promise<unknown>;
  today: () => string;
  readText: (file: string) => Promise<string>;
}

/** Ends the command with a sentence. `wrong-usage` is the person's slip at the keyboard; `refused` is the program's no. */
export class Stop extends Error {
  readonly kind: 'refused' | 'wrong-usage' | 'internal';
  readonly failure?: Failure;
  constructor(kind: Stop['kind'], sentence: string, failure?: Failure) {
    super(sentence);
    this.kind = kind;
    if (failure) this.failure = failure;
  }
}
