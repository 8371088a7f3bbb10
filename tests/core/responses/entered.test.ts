import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Store, openStore } from '../../../main/core/store/store.ts';
import { testDeps, testFolder } from '../../support/cores.ts';

const at = '2026-11-20T15:30:00.000Z';
const people = ['p1', 'p2'];
const fields = ['f1', 'f2', 'f3'];

function opened(): Store {
  const { folder, ...deps } = testDeps(testFolder());
  const standing = openStore({ ...deps, folder });
  if (!standing.ok) throw new Error(standing.problem);
  standing.store.change({ op: 'fill', scope: 'people', label: 'fill', undoable: false }, (tx) => {
    tx.insert('workbook', { id: 'w', title: 'W', head: '{}' });
    for (const [number, id] of ['e1', 'e2'].entries())
      tx.insert('edition', { id, workbook_id: 'w', number, issued: at, hash: String(number).repeat(64), title: 'W', content: '{}' });
    tx.insert('cohort', { id: 'c', title: 'C', programme: 'NPQLTD', retention: '{"months":12,"from":"2026-01-01","due":"2027-01-01"}' });
    for (const id of people) tx.insert('participant', { id, cohort_id: 'c', name: id, number: 1 });
  });
  return standing.store;
}

const step = fc.record({
  does: fc.constantFrom('write', 'trash', 'restore', 'remove', 'move', 'undo', 'redo'),
  person: fc.constantFrom(...people),
  edition: fc.constantFrom('e1', 'e2', null),
  field: fc.constantFrom(...fields),
});

test('what is counted as entered is what is there, whatever was written, removed, brought back, undone and redone', () => {
  const store = opened();
  let ops = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      for (const { does, person, edition, field } of steps) {
        const id = `${person}-${field}`;
        const op = `op-${++ops}`;
        try {
          if (does === 'undo' || does === 'redo') store[does]('people', op);
          else
            store.change({ op, scope: 'people', label: 'x' }, (tx) => {
              if (does === 'write')
                tx.insert('response', {
                  id,
                  participant_id: person,
                  edition_id: edition,
                  field,
                  text: 'words',
                  source: 'typed',
                  written: at,
                });
              else if (does === 'trash') tx.trash('response', id);
              else if (does === 'restore') tx.restore('response', id);
              else if (does === 'remove') tx.remove('response', id);
              else tx.update('response', id, { edition_id: edition, text: `moved ${op}` });
            });
        } catch {
          // Refused, as where there is nothing to remove or to undo: then nothing changed, and the count must say so too.
        }
      }
      const counted = store.read((db) => db.all('SELECT participant_id, edition_id, n FROM entered ORDER BY 1, 2'));
      const there = store.read((db) =>
        db.all(
          `SELECT participant_id, edition_id, count(*) AS n FROM response WHERE edition_id IS NOT NULL AND deleted_at IS NULL
           GROUP BY participant_id, edition_id ORDER BY 1, 2`,
        ),
      );
      expect(counted).toEqual(there);
    }),
    { numRuns: 60 },
  );
  store.close();
});
