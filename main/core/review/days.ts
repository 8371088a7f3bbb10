import type { Day } from '../../../preload/contract/model/ids.ts';

/* PURE. A day that somebody's words name plainly; anything vaguer ("by half-term") is left to a person. */

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const month = months
  .map((name) => (name === 'may' ? name : `${name.slice(0, 3)}(?:${name.slice(3)})?${name === 'september' ? '|sept' : ''}`))
  .join('|');
const spoken = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${month})\\b\\.?,?(?: (\\d{4}))?`, 'i');
const figures = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/;

/** Without a year it is the next such day after that on which it was written. */
export function dayIn(text: string, written: Day): Day | null {
  const inWords = spoken.exec(text);
  if (inWords) {
    const at = months.findIndex((name) => name.startsWith((inWords[2] as string).slice(0, 3).toLowerCase()));
    if (inWords[3] !== undefined) return dayOf(Number(inWords[3]), at + 1, Number(inWords[1]));
    const year = Number(written.slice(0, 4));
    const next = dayOf(year, at + 1, Number(inWords[1]));
    return next !== null && next < written ? dayOf(year + 1, at + 1, Number(inWords[1])) : next;
  }
  const inFigures = figures.exec(text);
  if (!inFigures) return null;
  const year = Number(inFigures[3]);
  return dayOf(year < 100 ? 2000 + year : year, Number(inFigures[2]), Number(inFigures[1]));
}

function dayOf(year: number, monthNumber: number, date: number): Day | null {
  const day = new Date(Date.UTC(year, monthNumber - 1, date));
  return day.getUTCMonth() + 1 === monthNumber && day.getUTCDate() === date ? day.toISOString().slice(0, 10) : null;
}
