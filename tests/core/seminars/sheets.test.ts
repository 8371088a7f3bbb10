import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeTables } from '../../../main/core/seminars/table-pages.ts';
import { testCore } from '../../support/cores.ts';
import { faces } from '../../support/pdfDraw.ts';
import { readPdf } from '../../support/pdfReading.ts';

test('sign-in sheet and evidence name everybody, or nobody, and add up', async () => {
  const core = testCore();
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  await core.ask('cohort.save', {
    op: core.op(),
    cohort: { id: 'c1', title: 'Autumn at Fern Hollow', programme: 'NPQLTD', retention, revision: 0 },
  });
  const people = Array.from({ length: 30 }, (_, at) => `Juniper Vale ${at + 1},Fern Hollow Primary School`).join('\n');
  await core.ask('people.import', { op: core.op(), cohort: 'c1', source: { by: 'text', text: `Name,School\n${people}` } });
  const list = await core.ask('person.list', { cohort: 'c1' });
  for (let number = 1; number <= 14; number++) {
    const seminar = {
      id: `s${number}`,
      cohort: 'c1',
      title: `Seminar ${number}`,
      kind: number === 7 ? ('self-study' as const) : ('seminar' as const),
      day: `2026-${number < 10 ? '11' : '12'}-${String(number + 10)}`,
      starts: '13:30',
      ends: '16:00',
      place: 'The library, Fern Hollow',
      agenda: [],
      resources: [],
      revision: 0,
    };
    await core.ask('seminar.save', { op: core.op(), seminar });
    const states = ['present', 'present', 'late', 'absent', 'caught-up'] as const;
    const marks = list.map(({ id }, at) => ({ seminar: seminar.id, participant: id, state: states[(at * number) % 5] ?? null }));
    if (number < 9) await core.ask('register.mark', { op: core.op(), marks });
  }
  const text = async (pdf: string): Promise<string> => (await readPdf(new Uint8Array(Buffer.from(pdf, 'base64')))).pages.join(' ');

  const signIn = await core.ask('seminar.sign-in', { seminar: 's1' });
  expect(signIn.suggestedName).toBe('Seminar 1, sign-in sheet.pdf');
  const words = await text(signIn.pdf);
  for (const wanted of ['Juniper Vale 30', '11 November 2026, 13:30 to 16:00, The library', 'Signature']) expect(words).toContain(wanted);

  const evidence = await core.ask('register.evidence', { cohort: 'c1' });
  const facts = await text(evidence.pdf);
  for (const wanted of ['At least 90% has to be attended', 'needs 13', 'What was held', 'Self-study']) expect(facts).toContain(wanted);

  const hidden = await core.ask('register.evidence', { cohort: 'c1', names: 'hidden' });
  expect(await text(hidden.pdf)).not.toContain('Juniper');
  expect(await text(hidden.pdf)).toContain('Participant 30');
  if (process.env['KEEP']) {
    writeFileSync(path.join(process.env['KEEP'], 'sign-in.pdf'), Buffer.from(signIn.pdf, 'base64'));
    writeFileSync(path.join(process.env['KEEP'], 'evidence.pdf'), Buffer.from(evidence.pdf, 'base64'));
  }
});

const strange = [
  'Ŵ'.repeat(300),
  'Bartholomew-Fitzgerald Ó Súilleabháin-Müllenweg von und zu Hohenstaufen-Llanfairpwllgwyngyll',
  'علی رضایی',
  'דנה כהן',
  '山田 太郎',
  'Ѳеодоръ Михайловичъ',
  'อรุณี ศรีสุข',
  'प्रिया शर्मा',
  'Ada 👩🏽‍🏫 Quill',
  '=SUM(A1:A9)',
  'Two Of A Name',
  'Two Of A Name',
];

test('names of every length and script stand on the sheets, in their rows, and hidden ones in an order that tells nothing', async () => {
  const core = testCore();
  const retention = { months: 12, from: '2026-11-22', due: '2027-11-22' };
  const title = 'A cohort with a long name that goes on for longer than a line of the page has room for, North and South together';
  await core.ask('cohort.save', { op: core.op(), cohort: { id: 'c1', title, programme: 'NPQLTD', retention, revision: 0 } });
  const rows = strange.map((name, at) => `${name}\tThe ${'very '.repeat(at * 3)}long school of ${at}\tp${at}@example.org`).toReversed();
  await core.ask('people.import', {
    op: core.op(),
    cohort: 'c1',
    source: { by: 'text', text: ['Name\tSchool\tEmail', ...rows].join('\n') },
  });
  const list = await core.ask('person.list', { cohort: 'c1' });
  for (let number = 1; number <= 17; number++) {
    const seminar = {
      id: `s${number}`,
      cohort: 'c1',
      title: `Seminar ${number}`,
      kind: 'seminar' as const,
      agenda: [],
      resources: [],
      revision: 0,
    };
    await core.ask('seminar.save', { op: core.op(), seminar });
    const marks = list.map(({ id }) => ({ seminar: seminar.id, participant: id, state: 'present' as const }));
    if (number < 9) await core.ask('register.mark', { op: core.op(), marks });
  }
  const open = async ({ pdf }: { pdf: string }) => readPdf(new Uint8Array(Buffer.from(pdf, 'base64')));
  const sheets = {
    'sign-in': await core.ask('seminar.sign-in', { seminar: 's1' }),
    evidence: await core.ask('register.evidence', { cohort: 'c1' }),
    'sign-in-hidden': await core.ask('seminar.sign-in', { seminar: 's1', names: 'hidden' }),
    'evidence-hidden': await core.ask('register.evidence', { cohort: 'c1', names: 'hidden' }),
  };
  if (process.env['KEEP'])
    for (const [name, { pdf }] of Object.entries(sheets))
      writeFileSync(path.join(process.env['KEEP'], `strange-${name}.pdf`), Buffer.from(pdf, 'base64'));
  const shown = (await open(sheets.evidence)).pages.join(' ');
  for (const wanted of [
    'Hohenstaufen',
    'Two Of A Name',
    '=SUM(A1:A9)',
    'Ada Quill',
    'ŴŴŴ',
    '…',
    'Ѳеодоръ',
    'p2@example.org',
    'email address',
  ])
    expect(shown).toContain(wanted);
  // No face has these, and a box is nobody's name.
  expect(shown).not.toMatch(/□/);
  for (const hidden of [sheets['sign-in-hidden'], sheets['evidence-hidden']]) {
    const words = (await open(hidden)).pages.join(' ');
    expect(words).not.toMatch(/Hohenstaufen|Two Of/);
    const order = [...words.matchAll(/Participant (\d+)/g)].map(([, number]) => Number(number));
    expect(order.slice(0, strange.length)).toEqual(Array.from(strange, (_, at) => at + 1));
  }
});

test('however a name breaks, its row ends below it', () => {
  const words = fc.array(fc.constantFrom('Featherstonehaugh-Cholmondeley', 'of', 'the', 'Upper', 'Wolds', 'Maximiliana'), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 200 }), (name, width) => {
      const columns = [
        { heading: 'Name', width },
        { heading: 'Where they stand', width: 200 },
      ];
      const part = {
        title: '',
        text: [],
        columns,
        rows: [
          [name.join(' '), '-'],
          ['Nextone', '-'],
        ],
      };
      const { pages } = composeTables({ title: 'T', subject: '', facts: [], parts: [part] }, faces.metrics);
      const texts = (pages[0]?.marks ?? []).flatMap((mark) => (mark.mark === 'text' ? [mark] : []));
      const next = texts.find(({ text }) => text === 'Nextone');
      const before = texts.slice(0, next ? texts.indexOf(next) : undefined);
      expect(next?.baseline).toBeGreaterThan(Math.max(...before.map(({ baseline }) => baseline)) + 11);
    }),
    { numRuns: 40 },
  );
});
