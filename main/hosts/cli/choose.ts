import { Stop } from './verb.ts';

/** Finds what a person means: by its id, its whole title, or a part of the title that fits only one. */
export function choose<T extends { id: string }>(things: readonly T[], asked: string, what: string, titleOf: (thing: T) => string): T {
  const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en-GB').trim();
  // A keyboard may have no key for an accent; where it has one, what is written with it goes before what is not.
  const bare = (text: string): string => plain(text).normalize('NFD').replace(/\p{M}/gu, '');
  const exact = things.find((thing) => thing.id === asked) ?? single(things.filter((thing) => plain(titleOf(thing)) === plain(asked)));
  if (exact) return exact;
  const holding = (as: (text: string) => string): T[] =>
    as(asked) === '' ? [] : things.filter((thing) => as(titleOf(thing)).includes(as(asked)));
  const accented = holding(plain);
  const fitting = accented.length > 0 ? accented : holding(bare);
  const only = single(fitting);
  if (only) return only;
  if (fitting.length > 1)
    throw new Stop(
      'refused',
      `More than one ${what} fits “${asked}”: ${fitting.map((thing) => `${titleOf(thing)} (${thing.id})`).join('; ')}.`,
      { code: 'conflict', detail: { matches: fitting.length } },
    );
  throw new Stop('refused', nothing(things.map(titleOf), asked, what), { code: 'not-found', detail: {} });
}

/** By its title; by its edition too, where editions of one title stand beside each other. */
export function chooseFramework<T extends { id: string; title: string; edition: string }>(frameworks: readonly T[], asked: string): T {
  const alone = ({ title }: T): boolean => frameworks.filter((each) => each.title === title).length === 1;
  return choose(frameworks, asked, 'framework', (each) => (alone(each) ? each.title : `${each.title}, ${each.edition}`));
}

/** What comes after a word that fits nothing: where to look, and where there is nothing yet, how to begin. */
const ways: Readonly<Record<string, readonly [look: string, begin: string]>> = {
  workbook: ['“groundwork workbook list” lists yours', '“groundwork workbook import” makes one of a file'],
  framework: ['“groundwork framework list” lists yours', '“groundwork framework import” adds one'],
  cohort: ['“groundwork cohort list” lists yours', '“groundwork cohort add” makes one'],
  person: ['“groundwork person list” lists everybody', '“groundwork person add” adds one'],
  seminar: ['“groundwork seminar list” lists those of a cohort', '“groundwork seminar add” plans one'],
};
/** So many titles can be read in a sentence. */
const few = 5;

function nothing(titles: readonly string[], asked: string, what: string): string {
  const [look, begin] = ways[what] ?? [];
  if (titles.length === 0) return `There is no ${what} yet.${begin === undefined ? '' : ` ${begin}.`}`;
  const way = look === undefined ? '' : ` ${look}; ${begin}.`;
  // People are not named to whoever asks for somebody else.
  if (titles.length > few || what === 'person') return `No ${what} fits “${asked}”.${way}`;
  return `No ${what} fits “${asked}”. There is ${titles.map((title) => `“${title}”`).join(', ')}.${way}`;
}

const single = <T>(things: readonly T[]): T | undefined => (things.length === 1 ? things[0] : undefined);
