import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openSpotter, replaceSpans } from '../../../main/core/review/sharing/names-in-text.ts';
import { codebookXml, countCharacters, projectXml, type RefiCode } from '../../../main/core/review/sharing/refi.ts';
import { testCore } from '../../support/cores.ts';
import { allCalled, parseXml, refiFaults } from '../../support/refi.ts';

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
      codes,
    });
  const codes = fc.array(leaf(fc.array(leaf(fc.constant([])), { maxLength: 3 })), { maxLength: 3 });

  test('codebooks and projects are what the published schema asks for, whatever is written in them', () => {
    fc.assert(
      fc.property(codes, fc.string({ unit: 'binary' }), (tree, text) => {
        if (tree.length > 0) expect(refiFaults(codebookXml(tree), 'codebook')).toEqual([]);
        const first = tree[0];
        const project = projectXml({
          name: text,
          made: '2026-11-22T09:00:00.000Z',
          codes: tree,
          cases: [{ id: 'p1', name: 'Participant 1', values: { Role: text }, sources: ['s1'] }],
          sources: [{ id: 's1', name: text, text, selections: first ? [{ id: 'x1', start: 0, end: text.length, codes: [first.id] }] : [] }],
        });
        expect(refiFaults(project, 'project')).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(
      refiFaults(projectXml({ name: 'Empty', made: '2026-11-22T09:00:00.000Z', codes: [], cases: [], sources: [] }), 'project'),
    ).toEqual([]);
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

test('a project leaves without names, once a person has looked at each; its passages stand where they were marked', {
  timeout: 60_000,
}, async () => {
  const core = testCore();
  const { cohort } = await core.ask('sample.add', { op: core.op() });
  const { found } = await core.ask('responses.names', { cohort });
  expect(await core.refused('responses.export', { cohort, format: 'qdpx', folder: core.folder })).toMatchObject({
    code: 'conflict',
    detail: { what: 'names', open: found.length },
  });
  expect(readdirSync(core.folder).filter((name) => name.endsWith('.qdpx'))).toEqual([]);
  const [first, ...others] = found;
  const some = Object.fromEntries(others.map(({ key, instead }) => [key, instead]));
  expect(
    await core.refused('responses.export', { cohort, format: 'csv', names: 'hidden', checked: some, folder: core.folder }),
  ).toMatchObject({ detail: { open: 1 } });

  const checked = { ...some, [first?.key ?? '']: 'a colleague' };
  const { file } = await core.ask('responses.export', { cohort, format: 'qdpx', checked, folder: core.folder });
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
  const quotes = new Set<string>();
  for (const source of allCalled(document, 'TextSource')) {
    const path = (source.attributes.get('plainTextPath') ?? '').replace('internal://', 'sources/');
    const characters = [...strFromU8(zip[path] ?? new Uint8Array())];
    for (const selection of allCalled(source, 'PlainTextSelection'))
      quotes.add(
        characters.slice(Number(selection.attributes.get('startPosition')), Number(selection.attributes.get('endPosition'))).join(''),
      );
  }
  const named = new RegExp(found.map(({ found: name }) => name).join('|'));
  expect([...quotes].filter((quote) => !wanted.has(quote) && !/Participant|\[|colleague/.test(quote))).toEqual([]);
  expect([...wanted].filter((quote) => !quotes.has(quote) && !named.test(quote))).toEqual([]);
  // Cases stand in the order of their numbers: that of the alphabet would tell who is who.
  const cases = allCalled(document, 'Case').map((each) => Number(each.attributes.get('name')?.replace('Participant ', '')));
  expect(cases).toEqual(cases.toSorted((a, b) => a - b));
});

test('tables have the tags, the codes of statements, stars and depth beside each answer; the codebook has no answers', {
  timeout: 60_000,
}, async () => {
  const core = testCore();
  const { cohort } = await core.ask('sample.add', { op: core.op() });
  const { file } = await core.ask('responses.export', { cohort, format: 'json', folder: core.folder });
  const rows = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>[];
  expect(rows.filter(({ tags }) => tags?.includes('Stopping')).length).toBeGreaterThan(10);
  expect(rows.filter(({ starred }) => starred === 'yes').length).toBeGreaterThan(3);
  expect(new Set(rows.map(({ depth }) => depth))).toEqual(new Set(['', '1', '2', '3']));
  const codebook = await core.ask('responses.export', { format: 'qdc', folder: core.folder });
  expect(existsSync(codebook.file)).toBe(true);
  const xml = readFileSync(codebook.file, 'utf8');
  expect(refiFaults(xml, 'codebook')).toEqual([]);
  expect(allCalled(parseXml(xml), 'Code')).toHaveLength((await core.ask('tag.list', {})).length);
  expect(xml).toContain('Ending something so that something else can begin.');
});
