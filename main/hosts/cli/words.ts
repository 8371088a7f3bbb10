import * as v from 'valibot';
import { Day } from '../../../preload/contract/model/ids.ts';
import type { Asked, Option, Verb } from './verb.ts';
import { Stop } from './verb.ts';

/** Options that every command takes. */
export const everywhere: Readonly<Record<string, Option>> = {
  data: { takes: 'FOLDER', says: 'Use this data folder' },
  json: { says: 'Print one JSON value and nothing else, for other programs' },
  clock: { takes: 'INSTANT', says: 'Take this as the time (2026-11-22T09:00:00.000Z)' },
  ids: { says: 'Count ids from 1, so that two runs give the same bytes' },
  help: { says: 'Say what can be done' },
};

/** Splits the command line. Unknown options are refused with the nearest known one, so that a slip is never ignored. */
export function readWords(argv: readonly string[], known: Readonly<Record<string, Option>>): Asked {
  const words: string[] = [];
  const options: Record<string, string> = {};
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] as string;
    if (word === '--') {
      words.push(...argv.slice(at + 1));
      break;
    }
    if (word === '-h') {
      options['help'] = '';
    } else if (word.startsWith('--')) {
      const [name = '', given] = word.slice(2).split(/=(.*)/s);
      const option = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!option)
        throw new Stop(
          'wrong-usage',
          `There is no option --${name} here.${suggest(name, Object.keys(known), '--') || ' --help after the words lists what there is.'}`,
        );
      if (!option.takes && given !== undefined) throw new Stop('wrong-usage', `--${name} stands alone.`);
      const value = option.takes ? (given ?? argv[++at]) : '';
      if (value === undefined || (option.takes && value === '') || (given === undefined && option.takes && value.startsWith('--')))
        throw new Stop('wrong-usage', `--${name} needs a ${option.takes} after it.`);
      if (option.oneOf && !option.oneOf.includes(value)) throw new Stop('wrong-usage', `--${name} is one of ${option.oneOf.join(', ')}.`);
      options[name] = value;
    } else words.push(word);
  }
  return { words, options };
}

/** The words that are no option and no option's value, as far as can be told before it is known which verb is meant. */
export const bareWords = (argv: readonly string[]): string[] =>
  argv.filter((word, at) => {
    const before = argv[at - 1] ?? '';
    return !word.startsWith('-') && !(before.startsWith('--') && everywhere[before.slice(2)]?.takes);
  });

/** `named`: "groundwork cohort copies". All that is missing is said at once, and how the whole is written. */
export function checkWords(named: string, verb: Verb, { words, options }: Asked): void {
  const needed = Object.entries(verb.options).filter(([, { required }]) => required);
  const written = ([name, { takes }]: [string, Option]): string => `--${name}${takes ? ` ${takes}` : ''}`;
  const missing = [...verb.takes.slice(words.length).map(meaning), ...needed.filter(([name]) => options[name] === undefined).map(written)];
  if (missing.length > 0) {
    const last = missing.pop() ?? '';
    const all = missing.length > 0 ? `${missing.join(', ')} and ${last} are` : `${last} is`;
    const whole = [named, ...verb.takes, ...needed.map(written)].join(' ');
    throw new Stop('wrong-usage', `${all} missing. Write: ${whole}. “${named} --help” says more.`);
  }
  const extra = words[verb.takes.length];
  if (extra !== undefined)
    throw new Stop('wrong-usage', `“${extra}” is one word too many. Put a name of several words in quotation marks.`);
}

export function dayOf(name: string, given: string | undefined): Day | undefined {
  if (given === undefined) return undefined;
  const day = v.safeParse(Day, given);
  if (!day.success || new Date(`${given}T00:00:00Z`).toISOString().slice(0, 10) !== given)
    throw new Stop('wrong-usage', `--${name} needs a day such as 2026-11-22.`);
  return day.output;
}

const meanings: Readonly<Record<string, string>> = {
  W: 'The workbook (W)',
  F: 'The framework (F)',
  P: 'The person (P)',
  C: 'The cohort (C)',
  NAME: 'The name (NAME)',
  TITLE: 'The title (TITLE)',
  SEMINAR: 'The seminar (SEMINAR)',
  TEXT: 'What to look for (TEXT)',
  FOLDER_OR_FILE: 'The folder or file (FOLDER_OR_FILE)',
  B: 'The backup (B)',
  FILE: 'The file (FILE)',
  'AREA.VERB': 'The call (AREA.VERB)',
};
const meaning = (word: string): string => meanings[word] ?? word;

export function suggest(given: string, known: readonly string[], before = ''): string {
  const near = known.map((name) => ({ name, far: distance(given, name) })).sort((a, b) => a.far - b.far)[0];
  return near && near.far <= Math.max(2, Math.floor(given.length / 3)) ? ` Did you mean ${before}${near.name}?` : '';
}

/** How many letters to change to make one of the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
