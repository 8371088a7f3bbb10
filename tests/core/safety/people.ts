import type { Store } from '../../../main/core/store/store.ts';

/** Three invented people whose every word is theirs alone, so that a byte of it can be told from a byte of somebody else's. */

export const personId = (person: number): string => `0198c0de-0000-7000-8000-00000000000${person}`;

export const wordsOf = (person: number): string[] => [
  `Wilhelmina${person} Ashgrove${person}`,
  `Ashgrove${person}`,
  `minnie${person}q`,
  `m${person}@ashgrove.example`,
  `Petronella${person}`,
  `memorandum${person}z`,
  `undertaking${person}z`,
  `penmanship${person}z`,
  `calligraphy${person}z`,
  ...[1, 2, 3].flatMap((answer) => [`quizzacious${person}x${answer}`, `firstdraft${person}x${answer}`]),
];

/** In the shapes that a frozen workbook has: prompts in a block, and a block that is asked by its title. */
const edition = {
  workbook: {
    head: { names: {} },
    sections: [
      {
        blocks: [
          { id: 'b1', type: 'prompts', prompts: [{ id: 'prompt-2', text: 'What did {lead} notice **first**?' }] },
          { id: 'b2', type: 'actions', title: 'What will you do?', prompt: 'prompt-1' },
        ],
      },
    ],
  },
  frameworks: [],
  scenarios: [{ id: 's1', names: { lead: 'Sidney' } }],
};

export function fillStore(store: Store): void {
  const change = (op: string, work: Parameters<Store['change']>[1]): void => void store.change({ op, scope: 'people', label: 'x' }, work);
  change('op-frame', (tx) => {
    tx.insert('workbook', { id: 'workbook-1', title: 'Chapter 1', head: '{}' });
    tx.insert('edition', {
      id: 'edition-1',
      workbook_id: 'workbook-1',
      number: 1,
      issued: '2026-09-01T08:00:00.000Z',
      hash: 'x',
      title: 'Chapter 1',
      content: JSON.stringify(edition),
    });
    tx.insert('layout', {
      id: 'layout-1',
      edition_id: 'edition-1',
      audience: 'participant',
      preset: 'standard',
      paper: 'a4',
      pages: 1,
      fields: '[]',
    });
    tx.insert('cohort', { id: 'cohort-1', title: 'Autumn', programme: 'NPQLTD', retention: '{}' });
    tx.insert('tag', { id: 'tag-1', position: 'a0', name: 'Time', definition: '', colour: 0, mark: 'dot' });
    tx.insert('calibration', { id: 'calibration-1', cohort_id: 'cohort-1', prompt: 'prompt-1', made: '2026-09-01T08:00:00.000Z' });
  });
  for (const person of [1, 2, 3]) {
    const name = `Wilhelmina${person} Ashgrove${person}`;
    change(`op-person-${person}`, (tx) =>
      tx.insert('participant', {
        id: personId(person),
        cohort_id: 'cohort-1',
        name,
        known_as: `minnie${person}q`,
        email: `m${person}@ashgrove.example`,
        note: `Her coach is Petronella${person}.`,
      }),
    );
    for (const answer of [1, 2, 3]) {
      const id = `response-${person}-${answer}`;
      const written = `2026-09-0${answer}T10:00:00.000Z`;
      const first = `A firstdraft${person}x${answer} of an answer`;
      change(`op-${id}`, (tx) =>
        tx.insert('response', {
          id,
          participant_id: personId(person),
          edition_id: 'edition-1',
          field: `prompt-${answer}:individual`,
          text: first,
          source: 'typed',
          written,
        }),
      );
      change(`op-again-${id}`, (tx) => {
        tx.insert('response_revision', { id: `revision-${id}`, response_id: id, revision: 1, text: first, source: 'typed', written });
        tx.update('response', id, { text: `Quizzacious${person}x${answer}: we kept pondering, unlike the hedgehogs` });
      });
    }
    change(`op-review-${person}`, (tx) => {
      const response = `response-${person}-1`;
      const quote = `Quizzacious${person}x1`;
      tx.insert('excerpt', {
        id: `excerpt-${person}`,
        response_id: response,
        made_on: 2,
        start: 0,
        finish: quote.length,
        quote,
        before: '',
        after: ': we kept',
      });
      tx.insert('excerpt_tag', { id: `excerpt-tag-${person}`, excerpt_id: `excerpt-${person}`, tag_id: 'tag-1' });
      const memo = { response_id: response, participant_id: personId(person), text: `Ask about this: memorandum${person}z.` };
      tx.insert('memo', { id: `memo-${person}`, ...memo });
      tx.insert('memo', { id: `memo-on-excerpt-${person}`, ...memo, excerpt_id: `excerpt-${person}` });
      tx.insert('star', { id: `star-${person}`, response_id: response });
      tx.insert('depth_mark', { id: `depth-${person}`, response_id: response, round: 0, place: 0, level: 2 });
      tx.insert('depth_mark', { id: `drawn-${person}`, response_id: response, calibration_id: 'calibration-1', round: 1, place: person });
      const action = {
        edition_id: 'edition-1',
        what: `My undertaking${person}z`,
        who: '',
        by_when: '',
        told: '',
        outcome: 'open',
        happened: '',
      };
      tx.insert('action', { id: `action-${person}`, participant_id: personId(person), ...action });
      tx.insert('dismissal', { id: `dismissal-${person}`, kind: 'statement', key: `${response} s1`, participant_id: personId(person) });
    });
    const copy = { edition_id: 'edition-1', layout_id: 'layout-1', preset: 'standard', made: '2026-09-01T08:00:00.000Z', name };
    change(`op-copy-${person}`, (tx) =>
      tx.insert('copy', { ...copy, id: `copy-${person}`, participant_id: personId(person), code: `CODE${person}` }),
    );
    // As a pasted list of names makes them: nobody said whose it is, but the name does.
    change(`op-loose-${person}`, (tx) =>
      tx.insert('copy', { ...copy, id: `loose-${person}`, participant_id: null, code: `LOOSE${person}` }),
    );
    const written = '2026-09-20T15:00:00.000Z';
    // Paper that was read and not accepted, and handwriting that was.
    store.jot((write) => {
      write(`INSERT INTO scan_batch (id, started) VALUES (?, ?)`, `batch-${person}`, written);
      write(
        `INSERT INTO scan_page (id, batch_id, place, path, hash, number, bytes, said, participant_id, boxes, inked, blank, queued, untyped)
         VALUES (?, ?, 0, ?, 'h', 1, 9, ?, ?, 0, 0, 0, 0, 0)`,
        `page-${person}`,
        `batch-${person}`,
        `/scans/${name}.jpg`,
        JSON.stringify({ 'prompt-1:individual': `Penmanship${person}z` }),
        personId(person),
      );
      for (const [id, page] of [
        [`crop-${person}`, null],
        [`crop-on-desk-${person}`, `page-${person}`],
      ] as const)
        write(
          'INSERT INTO scan_crop (id, page_id, field, participant_id, width, height, jpeg) VALUES (?, ?, ?, ?, 1, 1, ?)',
          id,
          page,
          'prompt-1:individual',
          personId(person),
          Buffer.from(`Calligraphy${person}z`),
        );
      // A file that came back, and one with nothing but a name on its cover.
      write('INSERT INTO return_sheet (id, read, left_over) VALUES (?, ?, 0)', `sheet-${person}`, written);
      for (const [id, whose, cover] of [
        [`file-${person}`, personId(person), null],
        [`file-of-${person}`, null, name],
      ] as const) {
        write(
          `INSERT INTO sheet_file (id, sheet_id, arrived, path, hash, outcome, participant_id, name) VALUES (?, ?, ?, ?, 'h', ?, ?, ?)`,
          id,
          `sheet-${person}`,
          written,
          `/returns/${name}.pdf`,
          JSON.stringify({ values: { 'prompt-1:individual': `Homecoming${person}z` } }),
          whose,
          cover,
        );
        write('INSERT INTO sheet_copy (id, bytes) VALUES (?, ?)', id, Buffer.from(`Facsimile${person}z`));
      }
    });
    change(`op-hand-${person}`, (tx) =>
      tx.insert('handwriting', {
        id: `crop-${person}`,
        response_id: `response-${person}-1`,
        participant_id: personId(person),
        edition_id: 'edition-1',
        field: 'prompt-1:individual',
        written,
      }),
    );
    store.note('copy-written', { person: personId(person), file: `/exports/${name}.pdf` });
  }
}
