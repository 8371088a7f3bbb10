import type { Statement } from 'better-sqlite3';
import type { Database } from './database.ts';
import { asRefusal } from './failures.ts';
import type { SqlValue } from './operations.ts';

/** Questions to the store. Statements are prepared once and kept. */
export interface ReadDb {
  get<T>(sql: string, ...params: SqlValue[]): T | undefined;
  all<T>(sql: string, ...params: SqlValue[]): T[];
  /** Row by row, for what may be large. Nothing can be written until it has been read to its end or left. */
  iterate<T>(sql: string, ...params: SqlValue[]): IterableIterator<T>;
}

export interface Statements {
  /** A statement that is not running: the kept one, or a new one where that is in the middle of an `iterate`. */
  prepare: (sql: string) => Statement<(SqlValue | Buffer)[], unknown>;
}

/** More than the program has, so that the oldest go only if some caller builds SQL without end. */
const kept = 400;

export function keepStatements(db: Database): Statements {
  const statements = new Map<string, Statement<(SqlValue | Buffer)[], unknown>>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known.busy ? db.prepare<(SqlValue | Buffer)[]>(sql) : known;
      const fresh = db.prepare<(SqlValue | Buffer)[]>(sql);
      statements.set(sql, fresh);
      if (statements.size > kept) statements.delete(statements.keys().next().value as string);
      return fresh;
    },
  };
}

export function readThrough({ prepare }: Statements): ReadDb {
  /** Rooms ask; only operations write. */
  const question = (sql: string): Statement<(SqlValue | Buffer)[], unknown> => {
    const statement = prepare(sql);
    if (!statement.reader || !statement.readonly) throw new Error('Only an operation may write.');
    return statement;
  };
  const coded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw asRefusal(error);
    }
  };
  return {
    get: <T>(sql: string, ...params: SqlValue[]) => coded(() => question(sql).get(...params) as T | undefined),
    all: <T>(sql: string, ...params: SqlValue[]) => coded(() => question(sql).all(...params) as T[]),
    iterate: <T>(sql: string, ...params: SqlValue[]) => coded(() => question(sql).iterate(...params) as IterableIterator<T>),
  };
}
