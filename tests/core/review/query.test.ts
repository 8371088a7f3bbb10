import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchOf, rangesIn, readQuery } from '../../../main/core/review/query.ts';
import { openDatabase } from '../../../main/core/store/database.ts';

const found = (text: string, query: string): string[] | null =>
  rangesIn(text, readQuery(query))?.map(({ start, end }) => text.slice(start, end)) ?? null;

test('words, phrases, beginnings and nearness are found where they stand', () => {
  const text = 'Mentors plan, but the mentor’s feedback is short. Planning feedback takes time.';
  expect(found(text, 'feedback short')).toEqual(['feedback', 'short', 'feedback']);
  expect(found(text, '"planning feedback"')).toEqual(['Planning feedback']);
  expect(found(text, 'plan*')).toEqual(['plan', 'Planning']);
  expect(found(text, 'plan* is')).toEqual(['plan', 'is', 'Planning']);
  expect(found(text, 'mentor NEAR/2 feedback')).toEqual(['mentor', 'feedback']);
  expect(found(text, 'mentors NEAR/2 feedback')).toBeNull();
  expect(found(text, 'mentors NEAR time')).toEqual(null);
  expect(found(text, 'fee')).toEqual(['fee'.length === 3 ? 'feedback' : '', 'feedback']);
  expect(found(text, 'fe ')).toBeNull();
});

test('letters with accents are found without, and the other way round', () => {
  expect(found('A café in Łódź', 'cafe')).toEqual(['café']);
  expect(found('Naive', 'naïve')).toEqual(['Naive']);
});

test('what is written in one is found in one, with whichever apostrophe', () => {
  const text = "We can’t say that mentors can or that a teacher is not; don't ask. Well-being & R&D matter.";
  for (const apostrophe of ["'", '’', '‘', 'ʼ'])
    expect(found(text, `can${apostrophe}t`), apostrophe).toEqual(apostrophe === 'ʼ' ? null : ['can’t']);
  expect(found(text, 'don’t ')).toEqual(["don't"]);
  expect(found(text, 'well-being matter')).toEqual(['Well-being', 'matter']);
  expect(found(text, 'R&D ')).toEqual(['R&D']);
  // While it is typed, its end may go on.
  expect(found(text, 'well-bei')).toEqual(['Well', 'being']);
  expect(found(text, 'well-b*')).toEqual(['Well', 'being']);
  expect(found(text, '& ')).toEqual([]);
  expect(found(text, '"can’t say')).toEqual(['can’t say']);
});

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom('time', 'plan*', '"', 'NEAR', 'NEAR/3', 'AND', 'OR', 'NOT', '(', ')', '*', '-', ':', '^', '“', 'a', 'text:', '{', '+'),
    fc.string({ maxLength: 6 }),
  ),
  { maxLength: 8 },
);

test('nothing that can be typed is an error, and what the index finds can be highlighted', () => {
  const db = openDatabase(':memory:');
  db.exec(`CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')`);
  const rows = ['time and a plan', 'planning takes time, and time again', 'a text: with signs (and) more', 'nothing'];
  for (const row of rows) db.prepare('INSERT INTO t (text) VALUES (?)').run(row);
  const search = db.prepare<[string], { text: string }>('SELECT text FROM t WHERE t MATCH ? ORDER BY rowid');
  fc.assert(
    fc.property(pieces, (parts) => {
      const terms = readQuery(parts.join(' '));
      if (terms.length === 0) return;
      // Beginnings straight from FTS5 here; the store looks the words up one by one.
      const query = matchOf(terms, () => []);
      for (const { text } of search.all(query)) expect(rangesIn(text, terms), `${parts.join(' ')} in ${text}`).not.toBeNull();
    }),
    { numRuns: 500 },
  );
  db.close();
});

test('what somebody wrote is found by its own words, in any script, and the words are marked', () => {
  const db = openDatabase(':memory:');
  db.exec(`CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')`);
  const [insert, search, empty] = [
    db.prepare('INSERT INTO t (text) VALUES (?)'),
    db.prepare<[string], { text: string }>('SELECT text FROM t WHERE t MATCH ?'),
    db.prepare('DELETE FROM t'),
  ];
  const letters = fc.constantFrom(
    ...'aeiouàéîõüçñžłøđßÅŁĞαβγдежשלוםمدرسة学校もじ한글\u0301\u{1d49c}👍🏽ﬁ½²'.split(/(?:)/u),
    "'",
    '’',
    '-',
    '&',
    '"',
    '*',
    ' ',
    ' ',
  );
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 24 }), fc.nat(6), (text, at) => {
      empty.run();
      insert.run(text);
      const words = text.split(/\s+/).filter(Boolean);
      const query = `${words[at % Math.max(1, words.length)] ?? ''} `;
      const terms = readQuery(query);
      if (terms.length === 0) return;
      for (const row of search.all(matchOf(terms, () => []))) expect(rangesIn(row.text, terms), `${query} in ${row.text}`).not.toBeNull();
    }),
    { numRuns: 400 },
  );
  db.close();
});
