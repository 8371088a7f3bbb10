import { Refusal } from '../refusal.ts';

/** The library's or the system's own code: SQLITE_FULL, ENOSPC. Their messages may name files and are not passed on. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

const noSpace = /^(SQLITE_FULL|ENOSPC|EDQUOT)/;
const noWriting = /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_CANTOPEN|EACCES|EPERM|EROFS)/;
const broken = /^(SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_FORMAT)/;
const trouble = /^(SQLITE_IOERR|EIO)/;

export const isNoSpace = (error: unknown): boolean => noSpace.test(errorCode(error));
export const isNoWriting = (error: unknown): boolean => noWriting.test(errorCode(error));
/** The bytes are not what SQLite wrote. A disk that cannot be read counts: the way on is the same. */
export const isBroken = (error: unknown): boolean =>
  broken.test(errorCode(error)) || /^SQLITE_IOERR_(READ|SHORT_READ|CORRUPTFS|DATA)/.test(errorCode(error));
export const isBusy = (error: unknown): boolean => errorCode(error).startsWith('SQLITE_BUSY');
/** Records that hang on each other: a foreign key, a number that is taken. */
export const isClash = (error: unknown): boolean => errorCode(error).startsWith('SQLITE_CONSTRAINT');

/** An error from below as one of the contract's codes; what is not from below is passed as it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (isNoSpace(error)) return new Refusal('disk-full');
  if (isBroken(error)) return new Refusal('store-damaged');
  if (isNoWriting(error) || trouble.test(errorCode(error))) return new Refusal('read-only', { reason: errorCode(error) });
  if (isBusy(error)) return new Refusal('store-locked');
  // The record that it hangs on is not there, or its number is taken. Other constraints are mistakes of ours.
  if (/^SQLITE_CONSTRAINT_(FOREIGNKEY|UNIQUE|PRIMARYKEY)/.test(errorCode(error))) return new Refusal('conflict');
  return error;
}
