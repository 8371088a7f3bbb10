import type { CheckReport } from '../../../preload/contract/model/store.ts';
import type { Database } from './database.ts';
import { errorCode } from './failures.ts';
import { readSchema } from './migrations.ts';

/** Everything that can be checked, however long it takes. What a person asks for with "check the store". */
export function checkStore(db: Database, expectedSchema: string): CheckReport {
  const steps = [
    step('pages', () => {
      const found = db.prepare<[], string>('PRAGMA quick_check(20)').pluck().all();
      return found.length === 1 && found[0] === 'ok' ? 0 : found.length;
    }),
    step('schema', () => (readSchema(db) === expectedSchema ? 0 : 1)),
    step('references', () => db.prepare('PRAGMA foreign_key_check').all().length),
    step('search', () => {
      db.prepare(`INSERT INTO response_fts (response_fts, rank) VALUES ('integrity-check', 1)`).run();
      return 0;
    }),
    step('journal', () => journalMisfits(db)),
  ];
  return { ok: steps.every(({ ok }) => ok), steps };
}

/** `work` counts what is wrong. */
function step(name: string, work: () => number): CheckReport['steps'][number] {
  try {
    const wrong = work();
    return { name, ok: wrong === 0, detail: wrong === 0 ? '' : String(wrong) };
  } catch (error) {
    return { name, ok: false, detail: errorCode(error) };
  }
}

/** Operations whose changes are of records that neither stand nor are known to have gone. */
function journalMisfits(db: Database): number {
  return Number(db.prepare(`SELECT count(*) FROM operation WHERE about IS NOT NULL AND about NOT IN (SELECT seq FROM operation)`).pluck().get());
}
