import fc from 'fast-check';
import type { Rating } from '../../preload/contract/model/entry.ts';
import type { Framework } from '../../preload/contract/model/framework.ts';

/** Of three statements. */
export const framework: Framework = {
  id: 'f',
  title: 'Implementation',
  edition: '2021',
  section: 6,
  source: '',
  licence: '',
  groups: [
    {
      id: 'g',
      stem: 'Plan',
      stage: 'whole',
      statements: [1, 2, 3].map((number) => ({ id: `s${number}`, kind: 'learn_how_to', number, text: 'Text', short: `Short ${number}` })),
    },
  ],
};
export const statements = ['s1', 's2', 's3'] as const;
/** How sure somebody is. */
export const value = fc.integer({ min: 1, max: 5 });
/** Some people, each of some statements, before and now. */
export const ratingsOf = (people: number) =>
  fc
    .array(
      fc.record({ person: fc.integer({ min: 0, max: people - 1 }), statement: fc.constantFrom(...statements), was: value, is: value }),
      {
        maxLength: 40,
      },
    )
    .map((list): Rating[] => {
      const once = new Map(list.map((each) => [`${each.person} ${each.statement}`, each]));
      return [...once.values()].flatMap(({ person, statement, was, is }): Rating[] => [
        { participant: `p${person}`, statement, occasion: 'before', value: was },
        { participant: `p${person}`, statement, occasion: 'now', value: is },
      ]);
    });
