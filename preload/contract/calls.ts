import type { InferInput, InferOutput } from 'valibot';
import { cohortCalls } from './calls/cohorts.ts';
import { insightCalls } from './calls/insight.ts';
import { peopleCalls } from './calls/people.ts';
import { pictureCalls } from './calls/pictures.ts';
import { printCalls } from './calls/printing.ts';
import { reportCalls } from './calls/reports.ts';
import { returnCalls } from './calls/returns.ts';
import { scanCalls } from './calls/scans.ts';
import { reviewCalls } from './calls/review.ts';
import { storeCalls } from './calls/store.ts';
import { studioCalls } from './calls/studio.ts';
import { workbookCalls } from './calls/workbooks.ts';

/** Every call of Groundwork. Window, command line and tests know the program through this table and nothing else. */
export const calls = {
  ...storeCalls,
  ...workbookCalls,
  ...printCalls,
  ...peopleCalls,
  ...studioCalls,
  ...pictureCalls,
  ...cohortCalls,
  ...reportCalls,
  ...returnCalls,
  ...scanCalls,
  ...insightCalls,
  ...reviewCalls,
};

export type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller may leave out is optional here… */
export type CallInput<C extends CallName> = InferInput<Calls[C]['input']>;
/** …and is filled in here, once the door has parsed it. */
export type ParsedInput<C extends CallName> = InferOutput<Calls[C]['input']>;
export type CallOutput<C extends CallName> = InferOutput<Calls[C]['output']>;

export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);
