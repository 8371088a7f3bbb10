import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { spellerOf } from '../../../main/core/preflight/speller.ts';
import { openSpotter, type Spotter } from '../../../main/core/review/sharing/names-in-text.ts';

/* Somebody tries to find a person in what leaves without names: with the dictionary that the program has. */

let spotter: Spotter;
const spotted = (text: string): string[] =>
  spotter
    .spot(text, { cohort: 'c' })
    .map(({ start, end, as, instead }) => `${text.slice(start, end)} ${as === 'word' ? '?' : '→'} ${instead}`);

beforeAll(async () => {
  const { correct } = await spellerOf(path.resolve('resources'));
  const people = [
    'Imogen Thistlewood',
    'Mark Rose',
    'Grace Okonkwo-Hart',
    'William Fairweather',
    'Elizabeth Nnamdi',
    'Jarosław Brzezik',
    'Zoë Sørensen',
    'An Nguyen',
    'Jo Marsh',
    '凛 Linden',
    'Siân Llwynbedw',
  ];
  spotter = openSpotter(
    [
      ...people.map((name, at) => ({ name, as: 'person' as const, instead: `P${at + 1}`, cohort: 'c' })),
      { name: 'Fern Hollow Primary School', as: 'setting', instead: '[school]' },
      { name: 'Oakenstile Infant School', as: 'setting', instead: '[school]' },
      { name: 'Summit Academy', as: 'setting', instead: '[school]' },
    ],
    [],
    correct,
  );
});

describe('somebody is found', () => {
  test.each([
    ['as they are typed in a hurry', 'ask imogen or thistlewood, JAROSLAW too', ['imogen → P1', 'thistlewood → P1', 'JAROSLAW → P6']],
    [
      'in possessives, with an apostrophe of any kind and without one',
      "Imogen’s plan, imogen's, Imogens idea",
      ['Imogen → P1', 'imogen → P1', 'Imogen → P1'],
    ],
    [
      'without the accents that they have',
      'Zoe and Sian; Sorensen, Soerensen',
      ['Zoe → P7', 'Sian → P11', 'Sorensen → P7', 'Soerensen ? [name]'],
    ],
    ['by half of a double name', 'as Hart said, and Okonkwo', ['Hart → P3', 'Okonkwo → P3']],
    [
      'where a line ends within the name, or a sign without width stands in it',
      'with Thistle-\nwood and Imo\u00ADgen',
      ['Thistle-\nwood → P1', 'Imo\u00ADgen → P1'],
    ],
    ['by a short form', 'Liz and Will did, and Lizzie', ['Liz → P5', 'Will → P4', 'Lizzie → P5']],
    ['by a name of two letters', 'then Jo asked An', ['Jo → P9', 'An → P8']],
    ['by initials', 'IT said, and GO. J.M. agreed', ['J.M. ? P9']],
    ['by a title and a letter', 'Mrs R said so', ['R ? [name]']],
    ['in a script without capitals, and in a run of its words', '凛さんが言った 凛', ['凛 → P10', '凛 → P10']],
    ['by a name that is a word, in a sentence', 'then Mark and Grace planned', ['Mark → P2', 'Grace → P3']],
    [
      'though nobody has told of them: a name that is a word too',
      'our head Faith and Dean and Kwame',
      ['Faith ? [name]', 'Dean ? [name]', 'Kwame ? [name]'],
    ],
  ])('%s', (_, text, found) => {
    expect(spotted(text)).toEqual(found);
  });

  test('where they are to be reached', () => {
    expect(
      spotted(
        'Mail imogen.t@fernhollow.sch.uk, ring 01632 960 123 or +44 7700 900123, see https://fernhollow.sch.uk/staff, ask @immy_t, RG1 7AA.',
      ),
    ).toEqual([
      'imogen.t@fernhollow.sch.uk → [address]',
      '01632 960 123 → [address]',
      '+44 7700 900123 → [address]',
      'https://fernhollow.sch.uk/staff → [address]',
      '@immy_t → [address]',
      'RG1 7AA → [address]',
    ]);
  });

  test('by their school: its initials, half of its name, a word that it is', () => {
    expect(spotted('At FHPS, at oakenstile, here at Fern Hollow. We at Summit do.')).toEqual([
      'FHPS → [school]',
      'oakenstile → [school]',
      'Fern Hollow → [school]',
      'Summit → [school]',
    ]);
  });
});

test('nobody is found in words, dates, sums, years and what teachers shorten', () => {
  for (const text of [
    'We mark the books, with grace. Will you plan? An idea: rose at the summit.',
    'In May, on 16 June and last April the TA, SLT, SENCO, IT and PE leads met 24 pupils in 2026.',
    'KS2 SATs; 10 000 words; 2026-11-22; page 014; 90% of 10 is 9; Year 4B; ratio 1:30.',
    'I asked. A plan. Dr, headteacher I think; PSHE and RE. GROW: Goal, Reality, Options.',
  ])
    expect([text, spotted(text)]).toEqual([text, []]);
});
