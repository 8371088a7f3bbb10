import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationId, type Database, openDatabase } from '../../../main/core/store/database.ts';
import { storeFiles } from '../../../main/core/store/files.ts';
import { currentSchema, migrations } from '../../../main/core/store/migrations.ts';
import type { ScryptCost } from '../../../main/core/store/safety/keys.ts';
import type { Place } from '../../../main/core/store/safety/place.ts';

/** Quick enough to derive a hundred times in a test; the product's own cost is tested once. */
export const quickCost: ScryptCost = { N: 2 ** 14, r: 8, p: 1 };

export interface TestPlace extends Place {
  /** Moves the clock on. */
  wait: (ms: number) => void;
  logged: unknown[];
  remove: () => void;
}

export function makePlace(folder = mkdtempSync(join(tmpdir(), 'groundwork-safety-'))): TestPlace {
  let time = Date.parse('2026-09-01T08:00:00.000Z');
  const logged: unknown[] = [];
  const write = (event: string, facts?: object): void => void logged.push({ event, ...facts });
  return {
    folder,
    // Each look at the clock is a millisecond later, so that no two backups have one name.
    now: () => new Date(time++).toISOString(),
    newId: () => randomUUID(),
    log: { info: write, warn: write, error: write },
    wait: (ms) => void (time += ms),
    logged,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const openAt = (place: Place, key?: Buffer): Database => openDatabase(storeFiles(place.folder).store, { key, mustExist: true });

/** A store of the present schema with `people` in one cohort, each with `answers` answers. */
export function makeStore(
  place: Place,
  { people = 3, answers = 4, key }: { people?: number; answers?: number; key?: Buffer } = {},
): Database {
  const db = openDatabase(storeFiles(place.folder).store, { key });
  db.transaction(() => {
    for (const migration of migrations) migration.run(db);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${currentSchema}`);
    db.exec(
      `INSERT INTO cohort (id, title, programme, retention, created, updated, revision) VALUES ('cohort-1', 'Autumn', 'NPQLTD', '{}', '', '', 1)`,
    );
    for (let person = 1; person <= people; person++) addPerson(db, person, answers);
  })();
  return db;
}

export const nameOfPerson = (person: number): string => `Wilhelmina Ashgrove-${person}`;
export const answerOf = (person: number, answer: number): string => `Quizzaciously pondering ${person}x${answer}, unlike the hedgehogs`;

export function addPerson(db: Database, person: number, answers: number): void {
  db.prepare(
    `INSERT INTO participant (id, cohort_id, name, known_as, email, created, updated, revision) VALUES (?, 'cohort-1', ?, ?, ?, '', '', 1)`,
  ).run(`person-${person}`, nameOfPerson(person), `Mina${person}q`, `mina${person}@example.org`);
  for (let answer = 1; answer <= answers; answer++) {
    db.prepare(
      `INSERT INTO response (newness, id, participant_id, field, text, source, written, created, updated, revision) VALUES (?, ?, ?, 'p1:individual', ?, 'typed', '', '', '', 1)`,
    ).run(person * 1000 + answer, `response-${person}-${answer}`, `person-${person}`, answerOf(person, answer));
  }
}

export const countOf = (db: Database, table: string): number => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
