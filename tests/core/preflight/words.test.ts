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
    expect(
      found(
        { ...literacy, workbook: { ...literacy.workbook, head: { ...literacy.workbook.head, programme: 'NPQLL' } } },
        'other-programme',
      ),
    ).toEqual([]);
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
