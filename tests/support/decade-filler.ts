import type { Deps } from '../../main/core/deps.ts';
import { loadPacks } from '../../main/core/packs/load.ts';
import type { Store } from '../../main/core/store/store.ts';
import { readContent } from '../../main/core/workbooks/drafts.ts';
import { writeResponses } from './store-filler.ts';

/*
 * What ten years with Groundwork might leave, straight into the tables of an empty store: 40 workbooks, each a copy of the shipped one,
 * 40 cohorts of 50 with ten seminars, their answers, registers, ratings, actions, excerpts and marks.
 */

export const decade = { people: 2000, cohorts: 40, seminars: 10, tags: 24 } as const;

/** Which edition a person had at their nth seminar. */
export const editionAt = (person: number, nth: number): string => `e${((person % decade.cohorts) + nth) % decade.cohorts}-1`;

export function fillDecade(store: Store, deps: Deps, responses: number): void {
  const { raw: db } = store;
  loadPacks(store, deps);
  const [shipped] = db.prepare<[], { id: string }>('SELECT id FROM workbook').all();
  const content = store.read((reading) => readContent(reading, shipped?.id ?? ''));
  if (!content) throw new Error('no workbook is shipped');
  const { revision: _, ...frozen } = content;
  const prompts = content.workbook.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'prompts' && !block.repeats ? block.prompts.map(({ id }) => `${id}:${block.mode}`) : [])),
  );
  const others = Array.from({ length: 50 }, (__, each) => `further-${each}:individual`);
  const fields = [...prompts, ...others].slice(0, 50);
  writeResponses(db, responses, decade.people, {
    content: () => JSON.stringify(frozen),
    place: (person, nth) => ({
      edition: editionAt(person, Math.floor(nth / fields.length) % decade.seminars),
      field: fields[nth % fields.length] ?? '',
    }),
  });

  const at = deps.now();
  const stamped = { created: at, updated: at, revision: 1 };
  const prepared = new Map<string, ReturnType<typeof db.prepare>>();
  const insert = (table: string, row: Record<string, string | number | null>): void => {
    const sql = `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
      .map(() => '?')
      .join(', ')})`;
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    statement.run(...Object.values(row));
  };
  const position = (nth: number): string => `a${String(nth).padStart(3, '0')}`;

  const fillWorkbooks = (): void => {
    for (let w = 0; w < decade.cohorts; w++) {
      db.prepare('UPDATE workbook SET head = ? WHERE id = ?').run(JSON.stringify(content.workbook.head), `w${w}`);
      for (const [s, section] of content.workbook.sections.entries()) {
        insert('section', { id: `w${w}-s${s}`, workbook_id: `w${w}`, position: position(s), title: section.title, ...stamped });
        for (const [b, { id, type, ...rest }] of section.blocks.entries()) {
          const place = { id: `w${w}-${id}`, workbook_id: `w${w}`, section_id: `w${w}-s${s}`, position: position(b) };
          insert('block', { ...place, type, content: JSON.stringify(rest), ...stamped });
        }
      }
    }
  };
  const fillSeminars = (): void => {
    for (let c = 0; c < decade.cohorts; c++)
      for (let s = 0; s < decade.seminars; s++)
        insert('seminar', {
          id: `sem-${c}-${s}`,
          cohort_id: `c${c}`,
          title: `Seminar ${s + 1}`,
          kind: 'seminar',
          day: `2026-0${1 + (s % 9)}-10`,
          workbook_id: `w${(c + s) % decade.cohorts}`,
          edition_id: editionAt(c, s),
          agenda: '[]',
          resources: '[]',
          ...stamped,
        });
  };
  const statements = db.prepare<[], string>('SELECT id FROM statement').pluck().all();
  const fillPeople = (): void => {
    const known = db.prepare('UPDATE participant SET role = ?, phase = ?, setting = ?, number = ? WHERE id = ?');
    for (let p = 0; p < decade.people; p++) {
      known.run(`Role ${p % 5}`, p % 2 ? 'primary' : 'secondary', `School ${p % 31}`, p, `p${p}`);
      for (let s = 0; s < decade.seminars; s++) {
        const edition = editionAt(p, s);
        insert('attendance', {
          id: `at-${p}-${s}`,
          seminar_id: `sem-${p % decade.cohorts}-${s}`,
          participant_id: `p${p}`,
          state: p % 7 ? 'present' : 'absent',
          ...stamped,
        });
        insert('hand_in', { id: `h-${p}-${s}`, participant_id: `p${p}`, edition_id: edition, state: 'handed-in', ...stamped });
        insert('action', {
          id: `ac-${p}-${s}`,
          participant_id: `p${p}`,
          edition_id: edition,
          what: 'Ask',
          who: 'I',
          by_when: '',
          told: '',
          outcome: ['done', 'partly', 'not', 'open'][(p + s) % 4] ?? 'open',
          happened: '',
          ...stamped,
        });
      }
      for (const [s, id] of statements.entries())
        for (const occasion of ['before', 'now'])
          insert('rating', {
            id: `r-${p}-${s}-${occasion}`,
            participant_id: `p${p}`,
            statement_id: id,
            occasion,
            value: 1 + ((p + s) % 5),
            ...stamped,
          });
    }
  };
  const fillReview = (): void => {
    for (let t = 0; t < decade.tags; t++)
      insert('tag', {
        id: `t${t}`,
        parent_id: t % 4 ? `t${t - (t % 4)}` : null,
        position: position(t),
        name: `Theme ${t}`,
        definition: '',
        colour: t % 12,
        mark: 'dot',
        ...stamped,
      });
    for (let x = 0; x < responses / 10; x++) {
      const answer = { response_id: `r${x * 10}`, ...stamped };
      insert('excerpt', { id: `x${x}`, made_on: 1, start: 0, finish: 5, quote: 'words', before: '', after: '', ...answer });
      if (x % 9) insert('excerpt_tag', { id: `xt${x}`, excerpt_id: `x${x}`, tag_id: `t${x % decade.tags}` });
      else insert('excerpt_tag', { id: `xt${x}`, excerpt_id: `x${x}`, statement_id: statements[x % statements.length] ?? null });
      insert('depth_mark', { id: `d${x}`, round: 0, place: 0, level: 1 + (x % 3), ...answer });
    }
  };
  db.transaction(() => {
    fillWorkbooks();
    fillSeminars();
    fillPeople();
    fillReview();
  })();
}
