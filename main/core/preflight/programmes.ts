/** The National Professional Qualifications, and the words by which a text gives away which of them it was written for. */
export interface Programme {
  code: string;
  name: string;
  /** Roles and phrases that belong to this programme and to no other. */
  telling: readonly RegExp[];
}

export const programmes: readonly Programme[] = [
  {
    code: 'NPQLTD',
    name: 'Leading Teacher Development',
    telling: [/\bteacher development lead(?:er|ers|s)?\b/i, /\bleading teacher development\b/i],
  },
  { code: 'NPQLT', name: 'Leading Teaching', telling: [/\bleading teaching\b(?! development)/i] },
  {
    code: 'NPQLBC',
    name: 'Leading Behaviour and Culture',
    telling: [/\bbehaviour (?:and culture )?lead(?:er|ers|s)?\b/i, /\bleading behaviour and culture\b/i],
  },
  {
    code: 'NPQLL',
    name: 'Leading Literacy',
    telling: [/\bliteracy lead(?:er|ers|s)?\b/i, /\bleading literacy\b/i, /\bliteracy co-?ordinators?\b/i],
  },
  {
    code: 'NPQLPM',
    name: 'Leading Primary Mathematics',
    telling: [/\b(?:primary )?math(?:s|ematics) (?:lead(?:er|ers|s)?|co-?ordinators?)\b/i, /\bleading primary math(?:s|ematics)\b/i],
  },
  { code: 'NPQEYL', name: 'Early Years Leadership', telling: [/\bearly years (?:lead(?:er|ers|s|ership)?)\b/i, /\bnursery managers?\b/i] },
  { code: 'NPQSENCO', name: 'SENCO', telling: [/\bas (?:a |the |your school(?:’|')s )?SENCO\b/i, /\bNPQ for SENCOs?\b/i] },
  { code: 'NPQSL', name: 'Senior Leadership', telling: [/\bas a senior leader\b/i, /\bNPQ (?:in|for) senior leadership\b/i] },
  { code: 'NPQH', name: 'Headship', telling: [/\bas (?:a |the )?head ?teacher\b/i, /\bNPQ (?:in|for) headship\b/i] },
  {
    code: 'NPQEL',
    name: 'Executive Leadership',
    telling: [/\bas an executive (?:leader|head ?teacher)\b/i, /\bNPQ (?:in|for) executive leadership\b/i],
  },
];

/** "NPQ LTD" and "npqltd" are the same code. */
const asCode = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

export const programmeCalled = (text: string): Programme | undefined => programmes.find(({ code }) => code === asCode(text));

/** The programme that a text names by its code, if it names one. Longest code first, so that NPQLTD is not taken for NPQLT. */
export const programmeNamedIn = (text: string): Programme | undefined => {
  const found = /\bNPQ[\s-]?[A-Z]{1,5}\b/.exec(text);
  return found ? programmeCalled(found[0]) : undefined;
};

/** Words in a text that belong to another programme than `own`. */
export function wordsOfOthers(text: string, own: Programme): { word: string; programme: Programme }[] {
  return programmes
    .filter(({ code }) => code !== own.code)
    .flatMap((programme) => {
      const codes = [...text.matchAll(/\bNPQ[\s-]?[A-Z]{1,5}\b/g)].map(([word]) => word).filter((word) => asCode(word) === programme.code);
      const words = programme.telling.flatMap((telling) => {
        const found = telling.exec(text);
        return found ? [found[0]] : [];
      });
      return [...new Set([...codes, ...words])].map((word) => ({ word, programme }));
    });
}
