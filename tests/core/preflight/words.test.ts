import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, looksAlike } from '../../../main/core/preflight/rules/names.ts';
import { britishFor } from '../../../main/core/preflight/rules/spelling.ts';
import { resources, shippedPack } from '../../support/packs.ts';
import { found, mendsAll, of, speller, text } from '../../support/preflight.ts';

const { scenario } = shippedPack();

describe('spelling', () => {
  it.each([
    [
      'We organize the program by color.',
      [
        ['organize', 'organise'],
        ['program', 'programme'],
        ['color', 'colour'],
      ],
    ],
    [
      'Modeling behavior in the center, analyzed.',
      [
        ['Modeling', 'Modelling'],
        ['behavior', 'behaviour'],
        ['center', 'centre'],
        ['analyzed', 'analysed'],
      ],
    ],
  ])('names American spellings with the British one: %s', (line, pairs) => {
    expect(found(of([text(line)]), 'american-spelling').map(({ values }) => [values['word'], values['british']])).toEqual(pairs);
    mendsAll(of([text(line)]), 'american-spelling');
  });

  it('finds a slip, offers the word, and leaves names, acronyms, codes and addresses alone', () => {
    const given = of([
      text(
        'The implementaton plan of McKay, Okonkwo and the NPQLTD team (6n, Y7, SENDCos) is at https://exmple.org/xyzzy. Then Okonkwo’s pupils’ work.',
      ),
    ]);
    expect(found(given, 'spelling').map(({ values }) => [values['word'], values['suggestion']])).toEqual([
      ['implementaton', 'implementation'],
    ]);
    mendsAll(given, 'spelling');
  });

  it('takes a name for a name where it only ever begins a sentence, and not one that is alone', () => {
    const two = [text('Jamil has missed two days.'), { ...text('Jamil likes football.'), id: 'another' }];
    expect(found(of(two), 'spelling')).toEqual([]);
    expect(found(of([text('Implementaton has missed two days.')]), 'spelling')).toHaveLength(1);
  });

  it('goes on with the sentence after a title', () => {
    expect(found(of([text('Ask Dr. Priyanshi or Mrs. Okonjola first.')]), 'spelling')).toEqual([]);
  });

  it('leaves the spelling of Oxford alone where it is kept to throughout', () => {
    const american = (...lines: string[]): string[] =>
      found(of(lines.map((line, at) => ({ ...text(line), id: `t${at}` }))), 'american-spelling').map(({ values }) => values['word'] ?? '');
    expect(american('We organize what we emphasize, and recognize its generalizations.')).toEqual([]);
    expect(american('We organize what we emphasize, and recognize color.')).toEqual(['organize', 'emphasize', 'recognize', 'color']);
    expect(american('We organize what we emphasize, and recognize it.', 'They organise it too.')).toEqual([
      'organize',
      'emphasize',
      'recognize',
    ]);
    // One alone says nothing of a house style; -yze is nobody's here.
    expect(american('We organize it.')).toEqual(['organize']);
    expect(american('We analyze what we emphasize, organize and recognize.')).toContain('analyze');
  });

  it('knows a word by its hyphen and without, and a program that runs on a computer', () => {
    expect(found(of([text('A co-ordinator who re-orders and de-prioritises sits in the staffroom.')]), 'spelling')).toEqual([]);
    const computing = of([text('In Python a program is debugged; coding comes later.')]);
    expect(found(computing, 'american-spelling')).toEqual([]);
    expect(found(of([text('Our program for teachers uses a computer.')]), 'american-spelling')).toHaveLength(1);
  });

  it('knows the words of the field', () => {
    expect(
      found(
        of([
          text(
            'Sensemaking, metacognition, buy-in, scale-up and upskilling: mentees and headteachers co-construct a well-specified programme’s timetabling.',
          ),
        ]),
        'spelling',
      ),
    ).toEqual([]);
  });

  it('takes no British word for an American one', () => {
    for (const word of [
      'practise',
      'licence',
      'programme',
      'colour',
      'advertise',
      'exercise',
      'size',
      'prize',
      'doctor',
      'later',
      'teacher',
      'model',
      'edit',
      'medium',
    ])
      expect(britishFor(word, speller), word).toBeNull();
  });

  it('ships the dictionary that the package holds', () => {
    for (const kind of ['aff', 'dic']) {
      const ours = readFileSync(path.join(resources, `spelling/en-gb.${kind}`));
      expect(ours.equals(readFileSync(path.resolve(resources, `../node_modules/dictionary-en-gb/index.${kind}`))), kind).toBe(true);
    }
  });
});

describe('names', () => {
  it.each([
    ['Sidney', 'Sydney', true],
    ['Catherine', 'Katharine', false],
    ['Stephen', 'Steven', true],
    ['Marie', 'Maria', true],
    ['Amina', 'Aminah', true],
    ['Trainee', 'Trainees', false],
    ['London', 'Liverpool', false],
    ['Lead', 'Read', false],
  ])('%s and %s: alike %s', (a, b, alike) => {
    expect(looksAlike(a, b)).toBe(alike);
    expect(looksAlike(b, a)).toBe(alike);
  });

  it('of two people who are named side by side are two names', () => {
    const pairs = (...lines: string[]) => found(of(lines.map((line, at) => ({ ...text(line), id: `t${at}` }))), 'name-two-ways');
    expect(pairs('Olena and Olenka arrived in May.')).toEqual([]);
    expect(pairs('Olena arrived in March. Olenka, her cousin, came in May.', 'Ask Olena first.', 'Then ask Olenka.')).toEqual([]);
    expect(pairs('Olena arrived in March. Olena is in Year 8.', 'What would Olenna say?')).toHaveLength(1);
    expect(pairs('Olena arrived in March. Olenna is in Year 8.', 'What would Olena say?')).toHaveLength(1);
  });

  it('counts the steps between two words as a dictionary would', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-d]{0,7}$/), fc.stringMatching(/^[a-d]{0,7}$/), (a, b) => {
        const distance = editDistance(a, b, 20);
        return (
          distance === editDistance(b, a, 20) &&
          (distance === 0) === (a === b) &&
          distance <= Math.max(a.length, b.length) &&
          distance >= Math.abs(a.length - b.length)
        );
      }),
    );
  });

  it('says which placeholder nobody is behind', () => {
    expect(
      found(
        of([text('Ask {deputy} and {lead}.'), { id: 'sc', type: 'scenario', title: 'Scenario', scenario: scenario.id }]),
        'placeholder-unknown',
      ).map(({ values }) => values['key']),
    ).toEqual(['deputy']);
  });
});

describe('words of another programme', () => {
  it('are found with the programme that they belong to, and taken out where they were added', () => {
    const given = of([
      text('Implementation in your role as literacy lead'),
      { ...text('For the NPQEYL: early years leaders meet.'), id: 'c' },
    ]);
    expect(found(given, 'other-programme').map(({ values }) => [values['word'], values['programme']])).toEqual([
      ['literacy lead', 'NPQLL'],
      ['NPQEYL', 'NPQEYL'],
      ['early years leaders', 'NPQEYL'],
    ]);
    mendsAll(given, 'other-programme');
  });
  it('are no slip in their own programme, in a quotation, or where the programme is not known', () => {
    const literacy = of([text('As literacy lead you decide.')]);
    const head = { ...literacy.workbook.head, programme: 'NPQLL', programmeName: 'Leading Literacy' };
    const theirs = { ...literacy, workbook: { ...literacy.workbook, title: 'NPQLL Local Seminar 1 Workbook', head } };
    expect(found(theirs, 'other-programme')).toEqual([]);
    // The cover is what everybody reads first: last year's programme is no less left over on it.
    const leftOver = { ...theirs, workbook: { ...theirs.workbook, head: { ...head, programmeName: 'Leading Teacher Development' } } };
    expect(found(leftOver, 'other-programme').map(({ values }) => values['word'])).toEqual(['Leading Teacher Development']);
    expect(
      found(
        { ...literacy, workbook: { ...literacy.workbook, head: { ...literacy.workbook.head, programme: 'Our own' } } },
        'other-programme',
      ),
    ).toEqual([]);
    expect(
      found(
        of([{ id: 'q', type: 'quotation', title: 'Quotation', quote: 'A literacy lead said it.', source: 'Somebody, 2020' }]),
        'other-programme',
      ),
    ).toEqual([]);
  });
});
