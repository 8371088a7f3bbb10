import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answersWith } from '../../main/core/insight/answered.ts';
import { readChart } from '../../main/core/insight/charts.ts';
import { readCoverage } from '../../main/core/insight/reading.ts';
import { loadPacks } from '../../main/core/packs/load.ts';
import { createPress } from '../../main/core/print/press.ts';
import { openStore } from '../../main/core/store/store.ts';
import { readContent } from '../../main/core/workbooks/drafts.ts';
import { describeChart } from '../../preload/contract/charts/describe.ts';
import { place } from '../../preload/contract/charts/place.ts';
import { ChartName } from '../../preload/contract/charts/series.ts';
import { conclude, machine, many, median, ms, say, timed, times } from '../support/bars.ts';
import { resources } from '../support/packs.ts';
import { writeResponses } from '../support/store-filler.ts';

/*
 * What the map and the charts cost beside ten years of answers: 40 workbooks, each a copy of the shipped one, 40 cohorts of 50, a
 * million answers to its own prompts, 100,000 excerpts. Bars, at the median: the map of 40 workbooks with a cohort 200 ms, any chart
 * 150 ms. Each stands beside its floor: the raw SQL that brings the same rows, and nothing else.
 * `node tests/bench/insight.mjs [--responses 1000000]`; ends with 1 where a bar is missed.
 */

const asked = (name) => process.argv[process.argv.indexOf(name, 2) + 1 || process.argv.length];
const responses = Number(asked('--responses') ?? 1_000_000);
const excerpts = Math.round(responses / 10);
const people = 2000;
const cohorts = 40;
const seminars = 10;
const bars = { map: 200, chart: 150 };
const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-bench-insight-'));
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
let ids = 0;
const newId = () => `bench-${++ids}`;
const at = '2026-11-20T15:30:00.000Z';
const deps = { folder, resources, outFolder: folder, version: '0', now: () => at, newId, log: quiet };
const opened = openStore({ folder, now: deps.now, newId, log: quiet });
if (!opened.ok) throw new Error(opened.problem);
const { store } = opened;
const db = store.raw;
const press = createPress(deps);
const house = { store: () => store, press };

const middle = (count, work) => median(times(count, work));

console.log(`${many(responses)} answers of ${many(people)} people, ${many(excerpts)} excerpts; ${machine()}`);
loadPacks(store, deps);
const [first] = db.prepare('SELECT id FROM workbook').all();
const framework = db.prepare('SELECT id FROM framework').get().id;
const content = store.read((reading) => readContent(reading, first.id));
const { revision: _, ...frozen } = content;
const prompts = content.workbook.sections.flatMap(({ blocks }) =>
  blocks.flatMap((block) => (block.type === 'prompts' && !block.repeats ? block.prompts.map(({ id }) => `${id}:${block.mode}`) : [])),
);
const others = Array.from({ length: 50 }, (_, each) => `further-${each}:individual`);
const fields = [...prompts, ...others].slice(0, 50);
console.log(
  `  made in ${ms(
    timed(() => {
      writeResponses(db, responses, people, {
        content: () => JSON.stringify(frozen),
        place: (person, nth) => ({
          edition: `e${((person % cohorts) + (Math.floor(nth / fields.length) % seminars)) % cohorts}-1`,
          field: fields[nth % fields.length],
        }),
      });
      fill();
    }),
  )}`,
);

/** Everything else that ten years leave, straight into the tables. */
function fill() {
  const stamps = [at, at, 1];
  const insert = (table, row) => {
    const sql = `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
      .map(() => '?')
      .join(', ')})`;
    prepared.set(sql, prepared.get(sql) ?? db.prepare(sql));
    prepared.get(sql).run(...Object.values(row));
  };
  const prepared = new Map();
  const stamped = { created: stamps[0], updated: stamps[1], revision: stamps[2] };
  db.transaction(() => {
    for (let w = 0; w < cohorts; w++) {
      db.prepare('UPDATE workbook SET head = ? WHERE id = ?').run(JSON.stringify(content.workbook.head), `w${w}`);
      for (const [s, section] of content.workbook.sections.entries()) {
        insert('section', {
          id: `w${w}-s${s}`,
          workbook_id: `w${w}`,
          position: `a${String(s).padStart(3, '0')}`,
          title: section.title,
          ...stamped,
        });
        for (const [b, { id, type, ...rest }] of section.blocks.entries())
          insert('block', {
            id: `w${w}-${id}`,
            workbook_id: `w${w}`,
            section_id: `w${w}-s${s}`,
            position: `a${String(b).padStart(3, '0')}`,
            type,
            content: JSON.stringify(rest),
            ...stamped,
          });
      }
    }
    for (let c = 0; c < cohorts; c++)
      for (let s = 0; s < seminars; s++)
        insert('seminar', {
          id: `sem-${c}-${s}`,
          cohort_id: `c${c}`,
          title: `Seminar ${s + 1}`,
          kind: 'seminar',
          day: `2026-0${1 + (s % 9)}-10`,
          workbook_id: `w${(c + s) % cohorts}`,
          edition_id: `e${(c + s) % cohorts}-1`,
          agenda: '[]',
          resources: '[]',
          ...stamped,
        });
    const statements = db.prepare('SELECT id FROM statement WHERE framework_id = ?').all(framework);
    for (let p = 0; p < people; p++) {
      db.prepare('UPDATE participant SET role = ?, phase = ?, setting = ?, number = ? WHERE id = ?').run(
        `Role ${p % 5}`,
        p % 2 ? 'primary' : 'secondary',
        `School ${p % 31}`,
        p,
        `p${p}`,
      );
      for (let s = 0; s < seminars; s++) {
        const edition = `e${((p % cohorts) + s) % cohorts}-1`;
        insert('attendance', {
          id: `at-${p}-${s}`,
          seminar_id: `sem-${p % cohorts}-${s}`,
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
          outcome: ['done', 'partly', 'not', 'open'][(p + s) % 4],
          happened: '',
          ...stamped,
        });
      }
      for (const [s, { id }] of statements.entries())
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
    for (let t = 0; t < 24; t++)
      insert('tag', {
        id: `t${t}`,
        parent_id: t % 4 ? `t${t - (t % 4)}` : null,
        position: `a${String(t).padStart(3, '0')}`,
        name: `Theme ${t}`,
        definition: '',
        colour: t % 12,
        mark: 'dot',
        ...stamped,
      });
    const every = Math.max(1, Math.floor(responses / excerpts));
    for (let x = 0; x < excerpts; x++) {
      insert('excerpt', {
        id: `x${x}`,
        response_id: `r${x * every}`,
        made_on: 1,
        start: 0,
        finish: 5,
        quote: 'words',
        before: '',
        after: '',
        ...stamped,
      });
      if (x % 9) insert('excerpt_tag', { id: `xt${x}`, excerpt_id: `x${x}`, tag_id: `t${x % 24}` });
      else insert('excerpt_tag', { id: `xt${x}`, excerpt_id: `x${x}`, statement_id: statements[x % statements.length].id });
      insert('depth_mark', { id: `d${x}`, response_id: `r${x * every}`, round: 0, place: 0, level: 1 + (x % 3), ...stamped });
    }
  })();
  db.pragma('optimize');
}

const cohort = 'c7';
const all = (sql, ...params) => db.prepare(sql).all(...params);
const cells = () =>
  all(
    'SELECT r.participant_id, r.edition_id, r.field FROM participant p JOIN response r ON r.participant_id = p.id WHERE p.cohort_id = ?',
    cohort,
  );
const contents = () => all(`SELECT e.content FROM edition e JOIN seminar s ON s.edition_id = e.id WHERE s.cohort_id = ?`, cohort);
const marked = () =>
  all(
    `SELECT et.tag_id, r.participant_id, r.edition_id, r.field FROM ${answersWith('excerpt e')} JOIN excerpt_tag et ON et.excerpt_id = e.id WHERE p.cohort_id = ?`,
    cohort,
  );
const ratings = () => all('SELECT r.* FROM participant p JOIN rating r ON r.participant_id = p.id WHERE p.cohort_id = ?', cohort);

const map = (open) => store.read((reading) => readCoverage(reading, { framework, cohort, open, names: 'shown' }));
map();
say(
  'the map of 40 workbooks, a cohort',
  middle(9, () => map()),
  {
    bar: bars.map,
    floor: middle(9, () => {
      all('SELECT b.content FROM block b JOIN workbook w ON w.id = b.workbook_id');
      contents();
      cells();
      marked();
      ratings();
    }),
  },
);
say(
  'the same, one opened up',
  middle(5, () => map('w7')),
  { bar: bars.map },
);
say(
  'the map without a cohort',
  middle(5, () => store.read((reading) => readCoverage(reading, { framework, names: 'shown' }))),
  { bar: bars.map },
);

const edition = `e${(7 + 1) % cohorts}-1`;
const answers = () =>
  all(
    'SELECT r.participant_id, r.field FROM participant p JOIN response r ON r.participant_id = p.id AND r.edition_id = ? WHERE p.cohort_id = ?',
    edition,
    cohort,
  );
const floors = {
  attendance: () => all('SELECT a.* FROM attendance a JOIN seminar s ON s.id = a.seminar_id WHERE s.cohort_id = ?', cohort),
  completion: answers,
  'completion-people': answers,
  confidence: ratings,
  'confidence-groups': ratings,
  themes: marked,
  sensemaking: answers,
  depth: () => all(`SELECT d.level, r.participant_id, r.edition_id FROM ${answersWith('depth_mark d')} WHERE p.cohort_id = ?`, cohort),
  actions: () => all('SELECT a.* FROM participant p JOIN action a ON a.participant_id = p.id WHERE p.cohort_id = ?', cohort),
};
for (const chart of ChartName.options) {
  const draw = (more = {}) => {
    const ask = { chart, cohort, framework, only: {}, groups: 'statements', names: 'shown', edition, ...more };
    place(
      describeChart(readChart(ask, house), (id) => id),
      { width: 900, letter: 13 },
    );
  };
  // The first time a book is asked about it is set; then it is known.
  draw();
  floors[chart]();
  say(
    chart,
    middle(9, () => draw()),
    { bar: bars.chart, floor: middle(9, floors[chart]) },
  );
  if (chart !== 'completion-people')
    say(
      `${chart}, two cohorts`,
      middle(3, () => draw({ against: 'c8' })),
      { bar: bars.chart },
    );
}
say(
  'confidence-groups, by role, over seminars',
  middle(3, () =>
    readChart({ chart: 'confidence-groups', cohort, framework, only: {}, groups: 'role', over: 'seminars', names: 'hidden' }, house),
  ),
  { bar: bars.chart },
);
say(
  'themes, over seminars',
  middle(3, () =>
    readChart({ chart: 'themes', cohort, framework, only: {}, groups: 'statements', over: 'seminars', names: 'hidden' }, house),
  ),
  { bar: bars.chart },
);

store.close();
rmSync(folder, { recursive: true, force: true });
process.exit(conclude());
