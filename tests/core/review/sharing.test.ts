import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openSpotter, replaceSpans } from '../../../main/core/review/sharing/names-in-text.ts';
import { codebookXml, countCharacters, openProject, type RefiCode } from '../../../main/core/review/sharing/refi.ts';
import { readTable } from '../../../main/core/people/tables/read.ts';
import { testCore } from '../../support/cores.ts';
import { allCalled, parseXml, refiFaults, type XmlElement } from '../../support/refi.ts';
import { jobEnd } from '../../support/returns.ts';
import { reviewedCohort } from '../../support/review.ts';
import { checkNames, exportAnswers, refusedExport } from '../../support/sharing.ts';

const english = new Set(
  'the ask us how they did it and rose in spring will you may grace mark plan with we met hill said of all people school'.split(' '),
);
const spotter = openSpotter(
  [
    { name: 'Imogen Thistlewood', as: 'person', instead: 'Participant 1' },
    { name: 'Mark Rose', as: 'person', instead: 'Participant 2' },
    { name: 'Lami', as: 'person', instead: 'Participant 3' },
    { name: 'Fern Hollow Primary School', as: 'setting', instead: '[school]' },
    { name: 'The Harrowmead Trust', as: 'setting', instead: '[school]' },
  ],
  ['Sidney'],
  (word) => english.has(word),
);
const spotted = (text: string) => spotter.spot(text).map(({ start, end, instead }) => `${text.slice(start, end)} → ${instead}`);

describe('names in a text', () => {
  test('are found whole, in part, with titles, and in schools', () => {
    expect(spotted('Ask Imogen Thistlewood, or imogen thistlewood, or Imogen.')).toEqual([
      'Imogen Thistlewood → Participant 1',
      'imogen thistlewood → Participant 1',
      'Imogen → Participant 1',
    ]);
    expect(spotted('At Fern Hollow Primary School, at Fern Hollow, at Harrowmead.')).toEqual([
      'Fern Hollow Primary School → [school]',
      'Fern Hollow → [school]',
      'Harrowmead → [school]',
    ]);
    expect(spotted('Mrs Plan said so, and Lami’s people.')).toEqual(['Plan → [name]', 'Lami → Participant 3']);
    expect(spotted('We met Kwabena in spring.')).toEqual(['Kwabena → [name]']);
  });

  test('are not found in plain words, days, acronyms, or the names of a scenario', () => {
    expect(spotted('We mark the plan, and all rose in spring. On Friday the EEF and GROW and Sidney met us. School people.')).toEqual([]);
  });

  test('that two bear stand for neither', () => {
    const two = openSpotter(
      [
        { name: 'Ash Elm', as: 'person', instead: 'Participant 1' },
        { name: 'Ash Oak', as: 'person', instead: 'Participant 2' },
      ],
      [],
      () => true,
    );
    expect(two.spot('Ask Ash.')[0]?.instead).toBe('[name]');
  });

  test('replaced, leave every other place where it can be found again', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(8), fc.string({ maxLength: 6 })), { maxLength: 4 }),
        (text, raw) => {
          let from = 0;
          const spans = raw
            .toSorted((a, b) => a[0] - b[0])
            .flatMap(([at, length, instead]) => {
              const start = Math.max(from, Math.min(at, text.length));
              const end = Math.min(text.length, start + length);
              from = end;
              return end > start ? [{ start, end, instead }] : [];
            });
          const replaced = replaceSpans(text, spans);
          for (let place = 0; place < text.length; place++) {
            if (spans.some(({ start, end }) => place >= start && place < end)) continue;
            expect(replaced.text[replaced.at(place)]).toBe(text[place]);
          }
        },
      ),
    );
  });
});

describe('REFI-QDA', () => {
  const leaf = (codes: fc.Arbitrary<RefiCode[]>): fc.Arbitrary<RefiCode> =>
    fc.record({
      id: fc.uuid(),
      name: fc.string(),
      description: fc.oneof(fc.constant(''), fc.string({ unit: 'binary' })),
      colour: fc.constant('#293E12'),
      notes: fc.constant([]),
      codes,
    });
  const codes = fc.array(leaf(fc.array(leaf(fc.constant([])), { maxLength: 3 })), { maxLength: 3 });

  test('codebooks and projects are what the published schema asks for, whatever is written in them', () => {
    fc.assert(
      fc.property(codes, fc.string({ unit: 'binary' }), (tree, text) => {
        if (tree.length > 0) expect(refiFaults(codebookXml(tree), 'codebook')).toEqual([]);
        const first = tree[0];
        const project = openProject({ name: text, made: '2026-11-22T09:00:00.000Z' });
        project.note({ id: 'm1', name: text });
        project.note({ id: 'm2', name: text });
        const codes = first ? [first.id] : [];
        project.source({
          id: 's1',
          name: text,
          text,
          selections: [{ id: 'x1', start: 0, end: text.length, codes, notes: ['m1'] }],
          notes: ['m2'],
        });
        project.case({ id: 'p1', name: 'Participant 1', values: { Role: text }, sources: ['s1'] });
        const noted = tree.map((code, at) => (at === 0 ? { ...code, notes: ['m1'] } : code));
        expect(refiFaults(project.xml(noted, ['m2']).join(''), 'project')).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(refiFaults(openProject({ name: 'Empty', made: '2026-11-22T09:00:00.000Z' }).xml([], []).join(''), 'project')).toEqual([]);
  });

  test('positions count characters, not halves of them', () => {
    const text = 'a👍🏽b👍c';
    const at = countCharacters(text);
    expect([...'ab👍c'].map((char) => at(text.lastIndexOf(char)))).toEqual([0, 3, 4, 5]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        const count = countCharacters(any);
        let offset = 0;
        for (const [place, char] of [...any].entries()) {
          expect(count(offset)).toBe(place);
          offset += char.length;
        }
        expect(count(any.length)).toBe([...any].length);
      }),
    );
  });
});

test('a project leaves without names, once a person has looked at each; its passages stand where they were marked', async () => {
  const core = testCore();
  const { cohort } = await core.ask('sample.add', { op: core.op() });
  const { names, found } = await checkNames(core, { cohort, format: 'qdpx' });
  expect(names).toBe(found.length);
  expect(await refusedExport(core, { cohort, format: 'qdpx', folder: core.folder })).toMatchObject({
    code: 'conflict',
    detail: { what: 'names', open: names },
  });
  expect(readdirSync(core.folder).filter((name) => /\.(qdpx|part)$/.test(name))).toEqual([]);
  const [first, ...others] = found;
  const some = Object.fromEntries(others.map(({ key, instead }) => [key, instead]));
  expect(await refusedExport(core, { cohort, format: 'qdpx', checked: some, folder: core.folder })).toMatchObject({ detail: { open: 1 } });

  const checked = { ...some, [first?.key ?? '']: 'a colleague' };
  const { file } = await exportAnswers(core, { cohort, format: 'qdpx', checked, folder: core.folder });
  const zip = unzipSync(readFileSync(file));
  const xml = strFromU8(zip['project.qde'] ?? new Uint8Array());
  expect(refiFaults(xml, 'project')).toEqual([]);
  const people = await core.ask('person.list', { cohort });
  const texts = Object.entries(zip).filter(([name]) => name.startsWith('sources/'));
  const all = xml + texts.map(([, bytes]) => strFromU8(bytes)).join('');
  for (const { name, setting } of people) for (const word of [name, setting ?? '']) expect(all).not.toContain(word);
  for (const { found: name } of found) expect(all).not.toMatch(new RegExp(`\\b${name}\\b`));
  expect(all).toContain('Ask a colleague how they did it');

  const wanted = new Set(
    (await core.ask('review.excerpts', { filter: { cohort }, limit: 5000 })).excerpts
      .filter(({ excerpt }) => excerpt.tags.length > 0 && excerpt.state !== 'needs-a-look')
      .map(({ excerpt }) => excerpt.quote),
  );
  const document = parseXml(xml);
  const codeOf = new Map(allCalled(document, 'Code').map(({ attributes }) => [attributes.get('guid'), attributes.get('name') ?? '']));
  const codesOn = (selection: XmlElement) =>
    allCalled(selection, 'CodeRef').map(({ attributes }) => codeOf.get(attributes.get('targetGUID')) ?? '');
  const tags = new Set((await core.ask('tag.list', { cohort })).map(({ name }) => name));
  const quotes = new Set(passagesIn(zip, document, (selection) => codesOn(selection).some((code) => tags.has(code))));
  const named = new RegExp(found.map(({ found: name }) => name).join('|'));
  expect([...quotes].filter((quote) => !wanted.has(quote) && !/Participant|\[|colleague/.test(quote))).toEqual([]);
  expect([...wanted].filter((quote) => !quotes.has(quote) && !named.test(quote))).toEqual([]);
  // What has no word in the standard is a code: a star and a depth on all of an answer, on an action what became of it.
  expect([...codeOf.values()]).toEqual(expect.arrayContaining(['Starred', 'Depth', 'Says', 'Explains', 'What became of actions', 'done']));
  const done = (await core.ask('action.list', { cohort })).filter(({ outcome }) => outcome === 'done');
  const told = passagesIn(zip, document, (selection) => codesOn(selection).includes('done'));
  expect(told.length).toBe(done.length);
  for (const [at, { happened }] of done.entries()) if (!named.test(happened)) expect(told.join('\n'), `${at}`).toContain(happened);
  // Nobody is told by a role or a phase that fewer than five have.
  const traits = allCalled(document, 'Case').map((each) =>
    allCalled(each, 'VariableValue')
      .map(
        (value) => `${allCalled(value, 'VariableRef')[0]?.attributes.get('targetGUID')} ${JSON.stringify(allCalled(value, 'TextValue'))}`,
      )
      .join(),
  );
  const alike = traits.map((own) => traits.filter((other) => other === own).length);
  expect(Math.min(...alike)).toBeGreaterThanOrEqual(5);
  // Every memo is a text of its own, and something points to it.
  const notes = allCalled(document, 'Note').map((note) => note.attributes.get('guid'));
  expect(notes.length).toBeGreaterThan(3);
  const pointed = new Set(allCalled(document, 'NoteRef').map((note) => note.attributes.get('targetGUID')));
  expect(notes.filter((guid) => !pointed.has(guid))).toEqual([]);
  // Cases stand in the order of their numbers: that of the alphabet would tell who is who.
  const cases = allCalled(document, 'Case').map((each) => Number(each.attributes.get('name')?.replace('Participant ', '')));
  expect(cases).toEqual(cases.toSorted((a, b) => a - b));
});

/** The words that each selection of a project stands on, counted as its readers count. */
function passagesIn(zip: Record<string, Uint8Array>, document: XmlElement, wanted: (selection: XmlElement) => boolean): string[] {
  return allCalled(document, 'TextSource').flatMap((source) => {
    const path = (source.attributes.get('plainTextPath') ?? '').replace('internal://', 'sources/');
    const characters = [...strFromU8(zip[path] ?? new Uint8Array())];
    return allCalled(source, 'PlainTextSelection')
      .filter(wanted)
      .map((selection) =>
        characters.slice(Number(selection.attributes.get('startPosition')), Number(selection.attributes.get('endPosition'))).join(''),
      );
  });
}

describe('what one cohort wrote', () => {
  const note = '🌱👩🏽‍🏫 𝒜 first.\nAsk Kofi Lanternby 🌿\u2028and count what is there 👍🏽 before you ask.';

  async function withMarks() {
    const core = testCore();
    const cohort = await reviewedCohort(core);
    await cohort.write('Oriel Tamsworth', `${cohort.prompt}:individual`, note, 1);
    const response = await cohort.answerOf('Oriel Tamsworth');
    const tag = {
      id: core.op(),
      parent: null,
      name: 'Like Benedikta',
      definition: 'What Thornbury Vale School does.',
      colour: 0,
      mark: 'dot' as const,
      revision: 0,
    };
    await core.ask('tag.save', { op: core.op(), tag });
    const start = note.indexOf('count what');
    await core.ask('excerpt.add', {
      op: core.op(),
      excerpt: 'x1',
      response,
      revision: 2,
      start,
      end: note.indexOf(' before'),
      tags: [tag.id],
      memo: { id: 'm1', text: 'Kofi said the same 🌳 in Larkrise Academy.' },
    });
    const [oriel] = cohort.people.filter(({ name }) => name === 'Oriel Tamsworth');
    await core.ask('memo.save', {
      op: core.op(),
      memo: { id: 'm2', about: { is: 'participant', participant: oriel?.id ?? '' }, text: '=Oriel leads', revision: 0 },
    });
    await core.ask('memo.save', {
      op: core.op(),
      memo: { id: 'm3', about: { is: 'prompt', prompt: cohort.prompt, cohort: cohort.cohort }, text: 'Marisol was quiet.', revision: 0 },
    });
    await core.ask('memo.save', { op: core.op(), memo: { id: 'm4', about: { is: 'tag', tag: tag.id }, text: 'See Kofi.', revision: 0 } });
    await core.ask('action.save', {
      op: core.op(),
      actions: [
        {
          ...{
            id: 'a1',
            participant: oriel?.id ?? '',
            edition: cohort.edition,
            source: null,
            what: '-Ask Kofi Lanternby',
            who: 'Marisol',
            when: 'Friday',
          },
          ...{ told: 'Benedikta Farrow', outcome: 'done', happened: 'Thornbury Vale School agreed.', revision: 0 },
        },
      ],
    });
    return { core, cohort: cohort.cohort, response };
  }

  test('is marked in a project at the same words for whoever counts characters, behind emoji, names and strange line ends', async () => {
    const { core, cohort } = await withMarks();
    const { file } = await exportAnswers(core, { cohort, format: 'qdpx', rest: 'replace', folder: core.folder });
    const zip = unzipSync(readFileSync(file));
    const document = parseXml(strFromU8(zip['project.qde'] ?? new Uint8Array()));
    expect(refiFaults(strFromU8(zip['project.qde'] ?? new Uint8Array()), 'project')).toEqual([]);
    expect(passagesIn(zip, document, () => true)).toEqual([
      'count what is there 👍🏽',
      'What: -Ask Participant 2\nWho: Participant 3\nBy when: Friday\nTold: Participant 1\nWhat happened: [school] agreed.',
    ]);
    for (const bytes of Object.values(zip)) expect(strFromU8(bytes)).not.toMatch(/\r|\ufeff/);
  });

  test('has its names found wherever they stand, and none is left in any file of any kind', async () => {
    const { core, cohort } = await withMarks();
    const { found } = await checkNames(core, { cohort, format: 'xlsx' });
    expect(new Set(found.map(({ in: where }) => where))).toEqual(new Set(['answer', 'memo', 'action', 'theme']));
    expect(found.find(({ in: where, found: name }) => where === 'memo' && name === 'Oriel')?.instead).toMatch(/^Participant \d$/);
    const people = await core.ask('person.list', { cohort });
    const words = people.flatMap(({ name, setting }) => [...name.split(' '), setting ?? '']);
    for (const format of ['csv', 'xlsx', 'json', 'qdpx', 'qdc'] as const) {
      const { file } = await exportAnswers(core, { cohort, format, names: 'hidden', rest: 'replace', folder: core.folder });
      expect(file).not.toMatch(/Autumn/);
      const bytes = readFileSync(file);
      const text =
        format === 'xlsx' || format === 'qdpx'
          ? Object.values(unzipSync(bytes))
              .map((part) => strFromU8(part))
              .join('\n')
          : bytes.toString('utf8');
      expect(
        words.filter((word) => text.includes(word)),
        format,
      ).toEqual([]);
    }
  });

  test('goes out with memos beside answers, passages and actions on sheets of their own, and nothing that a spreadsheet would run', async () => {
    const { core, cohort } = await withMarks();
    const { file } = await exportAnswers(core, { cohort, format: 'xlsx', folder: core.folder });
    const sheet = (name: string) => readTable({ by: 'path', path: file, sheet: name });
    expect(sheet('Answers').rows.flat().join('\n')).toContain('“count what is there 👍🏽”: Kofi said the same 🌳 in Larkrise Academy.');
    expect(sheet('Passages').rows[0]).toEqual(
      expect.arrayContaining(['count what is there 👍🏽', 'Like Benedikta', 'where it was marked']),
    );
    expect(sheet('Actions').rows[0]).toEqual(expect.arrayContaining(['-Ask Kofi Lanternby', 'Thornbury Vale School agreed.', 'done']));
    expect(sheet('Memos').rows.map(([, about, , memo]) => [about, memo])).toEqual(
      expect.arrayContaining([
        ['person', '=Oriel leads'],
        ['prompt', 'Marisol was quiet.'],
        ['tag', 'See Kofi.'],
      ]),
    );
    const parts = Object.entries(unzipSync(readFileSync(file))).filter(([name]) => name.includes('sheet'));
    for (const [, xml] of parts) expect(strFromU8(xml)).not.toMatch(/<f[ >]|preserve">[=+@-]/);
    const json = JSON.parse(readFileSync((await exportAnswers(core, { cohort, format: 'json', folder: core.folder })).file, 'utf8')) as {
      answers: { passages: { memos: string }[] }[];
      actions: { byWhen: string }[];
    };
    expect(json.answers.flatMap(({ passages }) => passages)).toMatchObject([{ memos: 'Kofi said the same 🌳 in Larkrise Academy.' }]);
    expect(json.actions).toMatchObject([{ byWhen: 'Friday' }]);
  });

  test('stands for nobody by the number that they have in another cohort', async () => {
    const { core, cohort } = await withMarks();
    await core.ask('cohort.save', {
      op: core.op(),
      cohort: {
        id: 'spring',
        title: 'Spring',
        programme: 'NPQLTD',
        retention: { months: 12, from: '2026-12-18', due: '2027-12-18' },
        revision: 0,
      },
    });
    await core.ask('people.import', { op: core.op(), cohort: 'spring', source: { by: 'text', text: 'Name\nGwendolen Ashgrove' } });
    await core.ask('memo.save', {
      op: core.op(),
      memo: { id: 'm9', about: { is: 'prompt', prompt: 'any', cohort }, text: 'Gwendolen Ashgrove met Kofi Lanternby.', revision: 0 },
    });
    const { found } = await checkNames(core, { cohort, format: 'json' });
    const instead = (name: string) => found.find((each) => each.found === name && each.in === 'memo')?.instead;
    expect(instead('Gwendolen Ashgrove')).toBe('[name]');
    expect(instead('Kofi Lanternby')).toMatch(/^Participant \d$/);
  });

  test('can be stopped on its way, and leaves nothing behind', async () => {
    const { core, cohort } = await withMarks();
    const end = await jobEnd(core, async () => {
      const started = await core.ask('responses.export', { cohort, format: 'csv', folder: core.folder });
      await core.ask('job.cancel', started);
      return started;
    });
    expect(end.state).toBe('cancelled');
    expect(readdirSync(core.folder).filter((name) => /\.(csv|part)$/.test(name))).toEqual([]);
  });
});

test('tables have the tags, the codes of statements, stars and depth beside each answer; the codebook has no answers', async () => {
  const core = testCore();
  const { cohort } = await core.ask('sample.add', { op: core.op() });
  const { file } = await exportAnswers(core, { cohort, format: 'json', folder: core.folder });
  const { answers } = JSON.parse(readFileSync(file, 'utf8')) as { answers: Record<string, string>[] };
  expect(answers.filter(({ tags }) => tags?.includes('Stopping')).length).toBeGreaterThan(10);
  expect(answers.filter(({ starred }) => starred === 'yes').length).toBeGreaterThan(3);
  expect(new Set(answers.map(({ depth }) => depth))).toEqual(new Set(['', '1', '2', '3']));
  const codebook = await exportAnswers(core, { format: 'qdc', folder: core.folder });
  expect(existsSync(codebook.file)).toBe(true);
  const xml = readFileSync(codebook.file, 'utf8');
  expect(refiFaults(xml, 'codebook')).toEqual([]);
  expect(allCalled(parseXml(xml), 'Code')).toHaveLength((await core.ask('tag.list', {})).length);
  expect(xml).toContain('Ending something so that something else can begin.');
});
