import * as v from 'valibot';
import { Count, Id } from '../model/ids.ts';
import { ReturnAnswer, ReturnChoice, ReturnDecision, ReturnDesk, ReturnLine, ReturnSheet } from '../model/returns.ts';
import { job, op, read, write, Written } from './call.ts';

const files = v.pipe(v.array(Id), v.minLength(1), v.maxLength(1000));

const decision = v.object({ file: Id, decision: ReturnDecision });

export const returnCalls = {
  /**
   * Reads files, and folders with what lies in them, and proposes what to do with each. Answers `{ sheet, files, left }`; nothing is
   * stored as anybody's answer. `left`: files beyond the most that one sheet holds. With `keep` they are laid on the desk, where they
   * stay with what is decided about them until they are accepted or put away, and what lies there unread is read too; without it the
   * sheet is kept in memory until the store closes.
   */
  'returns.read': job(
    v.object({ paths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(5000)), keep: v.optional(v.boolean(), false) }),
  ),
  'returns.desk': read(v.object({}), v.nullable(ReturnDesk)),
  /** As it stands against what is kept now. */
  'returns.sheet': read(v.object({ sheet: Id }), ReturnSheet),
  /** One file with its answers, as they would be if it were that person's. */
  'returns.file': read(
    v.object({ sheet: Id, file: Id, participant: v.optional(Id) }),
    v.object({ line: ReturnLine, answers: v.array(ReturnAnswer) }),
  ),
  /** The file itself, base64, to be shown. */
  'returns.pages': read(v.object({ sheet: Id, file: Id }), v.object({ pdf: v.string() })),
  /** What was decided about files on the desk so far. */
  'returns.decided': read(v.object({ sheet: Id }), v.array(decision)),
  'returns.decide': write(v.object({ ...op, sheet: Id, decisions: v.pipe(v.array(decision), v.minLength(1), v.maxLength(1000)) }), Written),
  /** Takes files from the desk unaccepted, all of them where none is named. The files themselves are left alone. */
  'returns.discard': write(v.object({ ...op, sheet: Id, files: v.optional(files) }), Written),
  /** One operation, so one undo. Files that cannot be taken are passed over and counted. */
  'returns.accept': write(
    v.object({ ...op, sheet: Id, files: v.pipe(v.array(ReturnChoice), v.minLength(1), v.maxLength(1000)) }),
    v.object({ ...Written.entries, files: Count, people: Count, answers: Count, passed: Count }),
  ),
};
