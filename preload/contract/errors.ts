import * as v from 'valibot';

/**
 * Every way in which a call can fail. A closed list: the screen has a sentence for each, and nothing is thrown across a wire.
 * `detail` holds facts for that sentence (a path, a number, a limit), never what somebody wrote.
 */
export const ErrorCode = v.picklist([
  // asking
  'bad-input',
  'no-such-call',
  'too-large',
  // finding
  'not-found',
  // changing
  'stale',
  'conflict',
  'nothing-to-undo',
  // the store
  'store-not-open',
  'store-locked',
  'store-damaged',
  'disk-full',
  'read-only',
  'wrong-passphrase',
  'too-many-tries',
  'backup-failed',
  'not-a-backup',
  // files
  'file-missing',
  'file-not-writable',
  'file-not-ours',
  // people
  'erased',
  // work
  'cancelled',
  'cannot-print',
  // the house
  'core-gone',
  'internal',
]);
export type ErrorCode = v.InferOutput<typeof ErrorCode>;

export const Failure = v.object({
  code: ErrorCode,
  detail: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
});
export type Failure = v.InferOutput<typeof Failure>;
