import type { ScanProblem } from '../../../../preload/contract/model/scans.ts';

/** Why a file, or one page of it, cannot be read. */
export class Unreadable extends Error {
  readonly problem: ScanProblem;
  constructor(problem: ScanProblem) {
    super(problem);
    this.problem = problem;
  }
}
