import type { Database } from '../../main/core/store/database.ts';

/*
 * What ten years of reading might leave on the answers of store-filler: excerpts with tags, stars and depth marks, and one prompt that
 * two thousand people answered in one edition.
 */

export const bigPrompt = { edition: 'e0-1', prompt: 'prompt-big', answers: 2000 };

export function writeReview(db: Database, responses: number, excerpts: number, tags = 60): void {
  const when = '2026-09-01T08:00:00.000Z';
  const stamps = [when, when, 1] as const;
  const context = { before: '', after: '' };
  db.transaction(() => {
    const tag = db.prepare(
      `INSERT INTO tag (id, parent_id, position, name, definition, colour, mark, created, updated, revision) VALUES (?, ?, ?, ?, '', ?, 'dot', ?, ?, ?)`,
    );
    for (let at = 0; at < tags; at++)
      tag.run(`t${at}`, at < 12 ? null : `t${at % 12}`, `a${String(at).padStart(3, '0')}`, `Theme ${at}`, at % 12, ...stamps);
    const text = db.prepare<[string], { text: string; revision: number }>('SELECT text, revision FROM response WHERE id = ?');
    const excerpt = db.prepare('INSERT INTO excerpt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    const on = db.prepare('INSERT INTO excerpt_tag (id, excerpt_id, tag_id) VALUES (?, ?, ?)');
    const star = db.prepare('INSERT INTO star VALUES (?, ?)');
    const depth = db.prepare('INSERT INTO depth_mark VALUES (?, ?, NULL, 0, 0, ?, ?, ?, ?)');
    const mark = (id: string, response: string, at: number): void => {
      const answer = text.get(response);
      if (!answer) return;
      const start = answer.text.indexOf(' ') + 1;
      const end = Math.min(answer.text.length, start + 40);
      excerpt.run(`x${id}`, response, answer.revision, start, end, answer.text.slice(start, end), context.before, context.after, ...stamps);
      on.run(`xt${id}`, `x${id}`, `t${(at * 7) % tags}`);
    };
    const every = Math.max(1, Math.floor(responses / excerpts));
    for (let at = 0; at < excerpts; at++) {
      const response = `r${(at * every) % responses}`;
      mark(String(at), response, at);
      if (at % 20 === 0) star.run(`s${at}`, response);
      if (at % 4 === 0) depth.run(`d${at}`, response, 1 + (at % 3), ...stamps);
    }
    const answers = db.prepare<[number], string>('SELECT text FROM response ORDER BY newness LIMIT ?').pluck().all(bigPrompt.answers);
    const insert = db.prepare(
      `INSERT INTO response (newness, id, participant_id, edition_id, field, text, source, written, created, updated, revision) VALUES (?, ?, ?, ?, ?, ?, 'typed', ?, ?, ?, 1)`,
    );
    for (const [at, words] of answers.entries()) {
      const written = new Date(Date.parse(when) + at).toISOString();
      insert.run(
        Date.parse(written) * 4096,
        `big${at}`,
        `p${at}`,
        bigPrompt.edition,
        `${bigPrompt.prompt}:individual`,
        words,
        written,
        written,
        written,
      );
      if (at % 5 === 0) mark(`big${at}`, `big${at}`, at);
    }
  })();
}
