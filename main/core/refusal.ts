import type { ErrorCode, Failure } from '../../preload/contract/errors.ts';

/** A failure on its way to the door, where it becomes a reply. Thrown inside the core only; never crosses a wire as an exception. */
export class Refusal extends Error {
  readonly failure: Failure;
  constructor(code: ErrorCode, detail: Failure['detail'] = {}) {
    super(code);
    this.name = 'Refusal';
    this.failure = { code, detail };
  }
}
