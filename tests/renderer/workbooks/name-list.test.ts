import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNames, withoutRepeats } from '../../../renderer/screens/workbooks/name-list.ts';

describe('a pasted list of names', () => {
  it('is read as people have it', () => {
    const list = readNames(
      '\uFEFFName\r\nAmina Adeyemi\r\n\r\n2. Ben Okafor\r\n• Siân\tŁukasz-Nguyễn\r\nZofia Żółtowska <zofia@school.example>\r\n"Lee, Jo",\r\n',
    );
    expect(list).toEqual({
      names: ['Amina Adeyemi', 'Ben Okafor', 'Siân Łukasz-Nguyễn', 'Zofia Żółtowska', 'Lee, Jo'],
      repeats: [],
      empties: 1,
      heading: 'Name',
      tooLong: [],
    });
  });

  it('keeps people who share a name, and says so', () => {
    const { names, repeats } = readNames('Jo Lee\nAmina Bell\njo  lee\nJo Lee');
    expect(names).toHaveLength(4);
    expect(repeats).toEqual([{ name: 'Jo Lee', times: 3 }]);
    expect(withoutRepeats(names)).toEqual(['Jo Lee', 'Amina Bell']);
  });

  it('does not take a person for a heading, or a number in a name for one of a list', () => {
    expect(readNames('Name Nameson\nNames\n7 Sanchez').names).toEqual(['Name Nameson', 'Names', '7 Sanchez']);
    expect(readNames('First name\tLast name\nAda\tObi')).toMatchObject({ heading: 'First name Last name', names: ['Ada Obi'] });
  });

  it('has no name in nothing, and refuses what no cover can bear', () => {
    expect(readNames(' \n\n\t\n')).toEqual({ names: [], repeats: [], empties: 0, heading: null, tooLong: [] });
    expect(readNames(`Ada\n${'x'.repeat(1001)}`)).toMatchObject({ names: ['Ada'], tooLong: ['x'.repeat(1001)] });
  });

  it('gives names that the contract takes, whatever is pasted, and reads its own list again as the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { names } = readNames(text);
        for (const name of names) {
          expect(name).toBe(name.trim());
          expect(name).not.toBe('');
          expect(name).not.toMatch(/\p{Cc}/u);
        }
        expect(withoutRepeats(withoutRepeats(names))).toEqual(withoutRepeats(names));
      }),
    );
  });
});
