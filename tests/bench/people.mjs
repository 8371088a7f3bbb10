import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importPeople, lookAtPeople } from '../../main/core/people/import.ts';
import { listPeople } from '../../main/core/people/people.ts';
import { setCell } from '../../main/core/responses/entry.ts';
import { readCells, readGrid, readStanding } from '../../main/core/responses/grid.ts';
import { readRegister } from '../../main/core/seminars/register.ts';
import { openStore } from '../../main/core/store/store.ts';
import { conclude, machine, many, median, p95, say, timed, times } from '../support/bars.ts';

/*
 * What entry costs when one cohort holds as many people and answers as ten years: a cell saved, a page of the grid read, the grid
 * filtered, the register of everybody. Bars, at the median: a cell 20 ms, a filter 50 ms, a page of the grid 16 ms.
 * `node tests/bench/people.mjs [--responses 1000000]`; ends with 1 where a bar is missed.
 */

const asked = (name) => process.argv[process.argv.indexOf(name, 2) + 1 || process.argv.length];
const responses = Number(asked('--responses') ?? 1_000_000);
const people = 2000;
const bars = { cell: 20, page: 16, filter: 50 };
const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-bench-people-'));
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
let ids = 0;
const newId = () => `bench-${++ids}`;
const opened = openStore({ folder, now: () => new Date().toISOString(), newId, log: quiet });
if (!opened.ok) throw new Error(opened.problem);
const { store } = opened;

const at = '2026-11-20T15:30:00.000Z';
const perPerson = Math.ceil(responses / people);
console.log(`${many(people)} people with ${perPerson} answers each; ${machine()}`);
store.change({ op: 'fill', scope: 'people', label: 'fill', undoable: false }, (tx) => {
  tx.insert('workbook', { id: 'w', title: 'Bench', head: '{}' });
  tx.insert('edition', { id: 'e', workbook_id: 'w', number: 1, issued: at, hash: '0'.repeat(64), title: 'Bench', content: '{}' });
  tx.insert('cohort', { id: 'c', title: 'Bench', programme: 'NPQLTD', retention: '{"months":12,"from":"2026-01-01","due":"2027-01-01"}' });
});
const csv = Array.from(
  { length: people },
  (_, each) => `${each % 5 ? 'Plain' : 'Ümlaut'} Person ${each},p${each}@example.org,School ${each % 97}`,
).join('\n');
const source = { by: 'text', text: `Name,Email,School\n${csv}` };
const house = { store: () => store, deps: { newId, now: () => at } };
say(
  '2,000 people imported in one step',
  timed(() => importPeople({ op: 'import', cohort: 'c', source, rows: {} }, house)),
);
say(
  'the same looked at again',
  timed(() => lookAtPeople({ cohort: 'c', source }, house)),
);
const listed = store.read((db) => listPeople(db, 'c')).map(({ id }) => id);
const words = ['till', 'the', 'soil', 'before', 'you', 'plant', 'mentor', 'routine', 'evidence', 'barrier', 'coach'];
const insert = store.raw.prepare(
  `INSERT INTO response (newness, id, participant_id, edition_id, field, text, source, written, created, updated, revision)
   VALUES (?, ?, ?, 'e', ?, ?, 'typed', ?, ?, ?, 1)`,
);
say(
  'filled, past the journal',
  timed(() =>
    store.raw.transaction(() => {
      let count = 0;
      for (let field = 0; field < perPerson; field++)
        for (const id of listed) {
          const text = Array.from({ length: 6 }, (_, word) => words[(count * 7 + word * 3) % words.length]).join(' ');
          insert.run(Date.parse(at) * 4096 + count++, `r${count}`, id, `q${field}:individual`, text, at, at, at);
        }
    })(),
  ),
);

const grid = {
  cohort: 'c',
  edition: 'e',
  fields: Array.from({ length: 12 }, (_, field) => `q${field}:individual`),
  filter: {},
  offset: 0,
  limit: 40,
};
const read = (more) => store.read((db) => readGrid(db, { ...grid, ...more }, perPerson));
read({});
const seek = store.raw.prepare('SELECT name, number FROM participant WHERE id = ?');
const baseline = median(times(20, () => listed.forEach((id) => seek.get(id))));
say('baseline: everybody looked up by id, one by one', baseline);
const tiles = times(60, (each) =>
  store.read((db) => readCells(db, { edition: 'e', people: listed.slice(each * 30, each * 30 + 40), fields: grid.fields })),
);
say('a part of the grid, 40 people by 12 fields', median(tiles), { floor: baseline, bar: bars.page });
say('the same, p95', p95(tiles));
const standing = median(times(20, () => store.read((db) => readStanding(db, { cohort: 'c', edition: 'e' }))));
say('everybody, and how much is entered for each', standing, { floor: baseline, bar: bars.filter });
say('the grid filtered by a word of a name', median(times(20, (each) => read({ filter: { text: `person ${each}` } }))), {
  bar: bars.filter,
});
say('the grid filtered by what came back', median(times(20, () => read({ filter: { handIn: 'handed-in' } }))), { bar: bars.filter });
say('the grid filtered by what is still open', median(times(5, () => read({ filter: { open: true } }))), { bar: bars.filter });
say('everybody listed', median(times(10, () => store.read((db) => listPeople(db, 'c')))), { bar: bars.filter });
say('the register of everybody', median(times(10, () => store.read((db) => readRegister(db, 'c')))), { bar: bars.filter });
const cell = (each) => {
  const participant = listed[(each * 37) % listed.length];
  const wanted = {
    participant,
    edition: 'e',
    field: `q${each % Math.min(12, perPerson)}:individual`,
    revision: 1,
    state: 'written',
    text: `Typed ${each}`,
    source: 'typed',
  };
  store.change({ op: `cell-${each}`, scope: 'people', label: 'edit-response' }, (tx) =>
    setCell(tx, wanted, new Date().toISOString(), newId),
  );
};
say('a cell saved, on disk, with its earlier version', median(times(100, cell)), { bar: bars.cell });

store.close();
rmSync(folder, { recursive: true, force: true });
process.exit(conclude());
