import * as v from 'valibot';
import { Count, Id } from '../model/ids.ts';
import { ReturnAnswer, ReturnChoice, ReturnLine, ReturnSheet } from '../model/returns.ts';
import { job, op, read, write, Written } from './call.ts';

export const returnCalls = {
  /**
   * Reads files, and folders with what lies in them, and proposes what to do with each. Answers `{ sheet, files, left }`: the sheet is
   * kept in memory until the store closes, and nothing is stored. `left`: files beyond the most that one sheet holds.
   */
  'returns.read': job(v.object({ paths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.minLength(1), v.maxLength(5000)) })),
  /** As it stands against what is kept now. */
  'returns.sheet': read(v.object({ sheet: Id }), ReturnSheet),
  /** One file with its answers, as they would be if it were that person's. */
  'returns.file': read(
    v.object({ sheet: Id, file: Id, participant: v.optional(Id) }),
    v.object({ line: ReturnLine, answers: v.array(ReturnAnswer) }),
  ),
  /** The file itself, base64, to be shown. */
  'returns.pages': read(v.object({ sheet: Id, file: Id }), v.object({ pdf: v.string() })),
  /** One operation, so one undo. Files that cannot be taken are passed over and counted. */
  'returns.accept': write(
    v.object({ ...op, sheet: Id, files: v.pipe(v.array(ReturnChoice), v.minLength(1), v.maxLength(1000)) }),
    v.object({ ...Written.entries, files: Count, people: Count, answers: Count, passed: Count }),
  ),
};
