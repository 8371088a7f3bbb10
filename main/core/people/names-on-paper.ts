import type { Id } from '../../../preload/contract/model/ids.ts';
import { type Naming, type Participant, pseudonyms } from '../../../preload/contract/model/people.ts';
import type { Face } from '../print/marks.ts';
import type { Metrics } from '../print/type/metrics.ts';

type Named = Pick<Participant, 'id' | 'name' | 'knownAs' | 'email' | 'number'>;

export interface NamesOnPaper {
  /** Empty where nothing of it can be set. */
  nameOf: (person: Id) => string;
  /** That somebody is not called as they are, and how they are called instead. */
  note: string;
}

/**
 * Names are said in full on paper and in pictures, or not at all. One whose letters no face has is not printed as boxes: who it is by what
 * they are called, by their address, or by the number that they keep, unless the place is left `forPen`.
 */
export function namesOnPaper(people: readonly Named[], names: Naming, metrics: Metrics, forPen = false): NamesOnPaper {
  const numbers = pseudonyms(people);
  const canBeSet = settable(metrics);
  const printed = ({ id, name, knownAs = '', email = '' }: Named): string =>
    [name, withoutPictures(name), knownAs, email].find(canBeSet) ?? (forPen ? '' : (numbers.get(id) ?? ''));
  if (names === 'hidden') return { nameOf: (id) => numbers.get(id) ?? '', note: '' };
  const called = new Map(people.map((person) => [person.id, printed(person)]));
  const unset = people.some((person) => !canBeSet(withoutPictures(person.name)));
  return {
    nameOf: (id) => called.get(id) ?? '',
    note: unset
      ? `Where the letters of a name are not among ours, what the person is called, or their email address${forPen ? '' : ' or number'}, stands in its place.`
      : '',
  };
}

/** What a person is called on pages of their own: without the pictures in it, where that is all that cannot be set. */
export function ownName({ name, knownAs }: Pick<Participant, 'name' | 'knownAs'>, metrics: Metrics): string {
  const wanted = knownAs ?? name;
  return [wanted, withoutPictures(wanted), name, withoutPictures(name)].find(settable(metrics)) ?? wanted;
}

const settable =
  (metrics: Metrics) =>
  (text: string): boolean =>
    text !== '' && facesOfNames.some((face) => metrics.has(text.normalize('NFC'), face));

const facesOfNames: readonly Face[] = ['sans-semibold', 'fallback-semibold'];
const withoutPictures = (name: string): string =>
  name
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
