import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { type Check, excerpt, finding, mend } from '../check.ts';
import { rewrite } from '../spots.ts';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const day = '(?:(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\\.?,?\\s+(?:the\\s+)?)?';
const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)([a-z]{0,6})';
/** "Tuesday 14 January 2027", "Tues, 14th Jan", "14 January": with or without the day of the week and the year. */
const written = new RegExp(
  `(?<![\\p{L}\\p{N}])${day}(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+${month}(?:\\.?,?\\s+(\\d{4}))?(?![\\p{L}\\p{N}])`,
  'giu',
);
/** "Tuesday 14/01/2027". */
const inFigures = new RegExp(`(?<![\\p{L}\\p{N}])${day}(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})(?!\\d)`, 'giu');

interface Dated {
  phrase: string;
  /** 0: Sunday. */
  weekday: number | undefined;
  day: number;
  /** 0: January. */
  month: number;
  year: number | undefined;
}

/** A day of the week that is not the date's, and dates that no calendar has. */
export function datesWrong({ content, spots, names, today }: Check): Finding[] {
  return spots.flatMap((spot) => {
    if (spot.key === 'source') return [];
    return datesIn(spot.text).flatMap((date) => {
      const { phrase } = date;
      const told = { phrase, text: excerpt(plainText(spot.text, names), 90, phrase) };
      const most = new Date(Date.UTC(date.year ?? 2024, date.month + 1, 0)).getUTCDate();
      if (date.day < 1 || date.day > most)
        return [finding('date-wrong', 'mend', spot.where, phrase, { ...told, month: months[date.month] as string, days: String(most) })];
      if (date.weekday === undefined) return [];
      const year = date.year ?? (today === undefined ? undefined : nearestYear(date, today));
      if (year === undefined) return [];
      const right = new Date(Date.UTC(year, date.month, date.day)).getUTCDay();
      if (right === date.weekday) return [];
      const is = days[right] as string;
      // The word alone is changed: how the date is written stays the writer's.
      const to = phrase.replace(/^\p{L}+/u, (word) => (word.length <= 5 && !/day$/i.test(word) ? is.slice(0, 3) : is));
      const edits = rewrite(content, (other) => (other.text === spot.text ? other.text.replace(phrase, () => to) : other.text));
      // Without its year a date may be of another one.
      const severity = date.year === undefined ? 'look' : 'mend';
      return [
        finding('date-wrong', severity, spot.where, phrase, { ...told, is, year: String(year) }, [
          mend('reword', { from: phrase, to }, edits),
        ]),
      ];
    });
  });
}

function datesIn(text: string): Dated[] {
  const spelt = [...text.matchAll(written)].flatMap((found) => {
    const [phrase, weekday, date, short, rest, year] = found;
    const at = months.findIndex((name) => name.toLowerCase().startsWith((short as string).toLowerCase()));
    const whole = `${short}${rest}`.toLowerCase();
    // "Mar" of "market" is no month, and "14 may" may be a verb: "the 14 may choose".
    const known = months[at]?.toLowerCase().startsWith(whole) || whole === 'sept';
    if (!known || (!/^\p{Lu}/u.test(short as string) && year === undefined)) return [];
    return [{ phrase, weekday: weekdayOf(weekday), day: Number(date), month: at, year: year === undefined ? undefined : Number(year) }];
  });
  const figures = [...text.matchAll(inFigures)].flatMap(([phrase, weekday, date, of, year]) =>
    Number(of) >= 1 && Number(of) <= 12
      ? [{ phrase, weekday: weekdayOf(weekday), day: Number(date), month: Number(of) - 1, year: Number(year) }]
      : [],
  );
  return [...spelt, ...figures];
}

const weekdayOf = (word: string | undefined): number | undefined => {
  const at = days.findIndex((name) => word !== undefined && name.slice(0, 3).toLowerCase() === word.toLowerCase());
  return at < 0 ? undefined : at;
};

/** The year in which the date lies nearest to the day on which it is looked at. */
function nearestYear({ day: date, month: of }: Dated, today: string): number {
  const now = Date.parse(`${today.slice(0, 10)}T00:00:00Z`);
  const years = [-1, 0, 1].map((more) => new Date(now).getUTCFullYear() + more);
  const away = (year: number): number => Math.abs(Date.UTC(year, of, date) - now);
  return years.reduce((best, year) => (away(year) < away(best) ? year : best));
}
