import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answersWith } from '../../main/core/insight/answered.ts';
import { readChart } from '../../main/core/insight/charts.ts';
import { readCoverage } from '../../main/core/insight/reading.ts';
import { createPress } from '../../main/core/print/press.ts';
import { openStore } from '../../main/core/store/store.ts';
import { describeChart } from '../../preload/contract/charts/describe.ts';
import { place } from '../../preload/contract/charts/place.ts';
import { ChartName } from '../../preload/contract/charts/series.ts';
import { conclude, machine, many, median, ms, say, timed, times } from '../support/bars.ts';
import { decade, editionAt, fillDecade } from '../support/decade-filler.ts';
import { resources } from '../support/packs.ts';

/*
 * What the map and the charts cost beside ten years of answers: 40 workbooks, each a copy of the shipped one, 40 cohorts of 50, a
 * million answers to its own prompts, 100,000 excerpts. Bars, at the median: the map of 40 workbooks with a cohort 200 ms, any chart
 * 150 ms. Each stands beside its floor: the raw SQL that brings the same rows, and nothing else.
 * `node tests/bench/insight.mjs [--responses 1000000] [--in FOLDER]`, where FOLDER keeps the store for the next run; ends with 1
 * where a bar is missed.
 */

const asked = (name) => process.argv[process.argv.indexOf(name, 2) + 1 || process.argv.length];
const responses = Number(asked('--responses') ?? 1_000_000);
const bars = { map: 200, chart: 150 };
const kept = asked('--in');
const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'groundwork-bench-insight-'));
mkdirSync(folder, { recursive: true });
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

console.log(`${many(responses)} answers of ${many(decade.people)} people, ${many(responses / 10)} excerpts; ${machine()}`);
if (db.prepare('SELECT count(*) FROM response').pluck().get() === 0)
  console.log(`  made in ${ms(timed(() => fillDecade(store, deps, responses)))}`);
const framework = db.prepare('SELECT id FROM framework').pluck().get();
const cohort = 'c7';
const all = (sql, ...params) => db.prepare(sql).all(...params);
const cells = () =>
  all(
    'SELECT r.participant_id, r.edition_id, r.field FROM participant p CROSS JOIN response r INDEXED BY response_cell ON r.participant_id = p.id WHERE p.cohort_id = ?',
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

const edition = editionAt(7, 1);
const answers = () =>
  all(
    'SELECT r.participant_id, r.field FROM participant p CROSS JOIN response r INDEXED BY response_cell ON r.participant_id = p.id AND r.edition_id = ? WHERE p.cohort_id = ?',
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
if (kept === undefined) rmSync(folder, { recursive: true, force: true });
process.exit(conclude());
