import type { Database } from '../../main/core/store/database.ts';

/*
 * Fills a store with what ten years might leave, quickly and always the same: no real words of anybody, but words with the shape
 * of language, a few in nearly every answer and most of them rare.
 */

const common = (
  'the and to of a in that we it is our for with this staff on was be as not they have will implementation when plan time then teachers ' +
  'mentor feedback school leaders support practice evidence soil before plant monitor barrier review change need pupils training think share ' +
  'commit adapt stage deliver prepare explore sustain context problem evidence reason behaviour curriculum literacy phase coaching question'
).split(' ');

/** A small generator with a seed, so that every run measures the same store. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

export interface Filling {
  /** What an edition froze. */
  content?: (workbook: number, edition: number) => string;
  /** Where a person's answer stands, counted from their first. */
  place?: (person: number, nth: number) => { edition: string; field: string };
}

/** Written as operations would leave them, but straight into the tables: a million operations would take hours to no purpose. */
export function writeResponses(db: Database, responses: number, people = 2000, { content, place }: Filling = {}): void {
  const random = seeded(7);
  const pick = (): string =>
    random() < 0.75 ? (common[Math.floor(random() ** 2 * common.length)] ?? '') : `rarely${Math.floor(random() ** 2 * 20_000)}`;
  const answer = (): string => Array.from({ length: 8 + Math.floor(random() * 50) }, pick).join(' ');
  const start = Date.UTC(2016, 8, 1);
  const span = 10 * 365 * 86_400_000;
  const when = (at: number): string => new Date(start + Math.floor((at / responses) * span)).toISOString();
  const stamps = [when(0), when(0), 1, null] as const;

  const head = { programme: 'NPQLTD', programmeName: '', chapter: '', topic: '', subtitle: '', names: {}, source: '' };

  db.transaction(() => {
    for (let at = 0; at < 40; at++) {
      db.prepare('INSERT INTO workbook VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        `w${at}`,
        `Seminar ${at}`,
        JSON.stringify({ ...head, topic: `Seminar ${at}` }),
        ...stamps,
      );
      db.prepare(
        'INSERT INTO cohort (id, title, programme, retention, created, updated, revision, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ).run(`c${at}`, `Cohort ${at}`, 'NPQLTD', JSON.stringify({ months: 24, from: '2026-09-01', due: '2028-09-01' }), ...stamps);
      for (let edition = 1; edition <= 10; edition++) {
        db.prepare('INSERT INTO edition VALUES (?, ?, ?, ?, ?, ?, ?)').run(
          `e${at}-${edition}`,
          `w${at}`,
          edition,
          when(0),
          '0'.repeat(64),
          `Seminar ${at}`,
          content?.(at, edition) ?? JSON.stringify({ text: 'x'.repeat(40_000) }),
        );
      }
    }
    const participant = db.prepare('INSERT INTO participant (id, cohort_id, name, created, updated, revision) VALUES (?, ?, ?, ?, ?, 1)');
    for (let at = 0; at < people; at++) participant.run(`p${at}`, `c${at % 40}`, `Person ${at}`, when(0), when(0));
  })();

  const insert = db.prepare(
    `INSERT INTO response (newness, id, participant_id, edition_id, field, text, source, written, created, updated, revision) VALUES (?, ?, ?, ?, ?, ?, 'typed', ?, ?, ?, 1)`,
  );
  const several = db.transaction((from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const written = when(at);
      const there = place?.(at % people, Math.floor(at / people));
      insert.run(
        Date.parse(written) * 4096 + (at % 4096),
        `r${at}`,
        `p${at % people}`,
        there?.edition ?? `e${at % 40}-${1 + (at % 10)}`,
        there?.field ?? `prompt-${at % 60}:individual`,
        answer(),
        written,
        written,
        written,
      );
    }
  });
  for (let at = 0; at < responses; at += 50_000) several(at, Math.min(responses, at + 50_000));
}
