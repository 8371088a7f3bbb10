import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import type { Block } from '../../../../preload/contract/model/workbook.ts';
import { type Check, excerpt, finding, mend } from '../check.ts';

const clock = '(\\d{1,2})(?:[:.](\\d{2}))?\\s*([ap])?\\.?(?:m\\b\\.?)?';
/** "9.30–10.15", "09:30 to 10:15", "1pm – 1.45pm", at the beginning of a line. */
const range = new RegExp(`^\\W*${clock}\\s*(?:–|—|-|−|to|until)\\s*${clock}(?![\\d%])`, 'iu');

interface Line {
  text: string;
  from: number;
  to: number;
}

/** An agenda in words, whose lines end before they begin, overlap, or leave a hole. */
export function timesApart({ content, names }: Check): Finding[] {
  return content.workbook.sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      const lines = linesOf(block).flatMap((line) => timed(plainText(line, names)));
      if (lines.length < 2) return [];
      const where = { section: section.id, block: block.id };
      return lines.flatMap(({ text, from, to }, at) => {
        const before = lines[at - 1];
        const wrong = to <= from ? 'backwards' : before && from < before.to ? 'overlaps' : before && from > before.to ? 'gap' : null;
        return wrong === null
          ? []
          : [
              finding('times-apart', 'look', where, `${wrong}:${said(from)}`, {
                wrong,
                text: excerpt(text),
                from: said(from),
                to: said(to),
                ...(before ? { before: said(before.to) } : {}),
              }),
            ];
      });
    }),
  );
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'text':
      return block.paragraphs.flatMap((paragraph) => paragraph.split('\n'));
    case 'bullets':
      return block.items;
    default:
      return [];
  }
}

function timed(text: string): Line[] {
  const found = range.exec(text);
  if (!found) return [];
  const [, hour, minute, half, lastHour, lastMinute, lastHalf] = found;
  // "2–3 people" and "5 to 10 minutes" are no times of the day: one of the two has minutes or a half of the day.
  if (minute === undefined && lastMinute === undefined && half === undefined && lastHalf === undefined) return [];
  const to = minutesOf(lastHour, lastMinute, lastHalf);
  const from = minutesOf(
    hour,
    minute,
    half ?? (lastHalf && Number(hour) <= Number(lastHour) && Number(hour) !== 12 ? lastHalf : undefined),
  );
  return from === null || to === null ? [] : [{ text, from, to }];
}

/** Since midnight. Nobody meets before seven: 1.30 is in the afternoon. */
function minutesOf(hour: string | undefined, minute: string | undefined, half: string | undefined): number | null {
  const [h, m] = [Number(hour), Number(minute ?? '0')];
  if (h > 23 || m > 59) return null;
  const afternoon = half === undefined ? h < 7 : half.toLowerCase() === 'p' && h < 12;
  return ((half?.toLowerCase() === 'a' && h === 12 ? 0 : h) + (afternoon ? 12 : 0)) * 60 + m;
}

const said = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes beside the parts that are more or less than the seminar has. Nothing is said before anybody said how long it is. */
export function agendaSum({ content: { workbook } }: Check): Finding[] {
  const length = workbook.head.minutes;
  const minutes = workbook.sections.flatMap(({ blocks }) => blocks.flatMap(({ facilitator }) => facilitator?.minutes ?? []));
  const sum = minutes.reduce((total, each) => total + each, 0);
  if (length === undefined || sum === 0 || sum === length) return [];
  // The seminar may take as long as its parts; which part is to be shorter, a person says.
  const lasts = { ...workbook.head, minutes: sum };
  const mends =
    sum <= 1440 ? [mend('reword', { from: `${length} minutes`, to: `${sum} minutes` }, { draft: [{ do: 'set-head', head: lasts }] })] : [];
  return [finding('agenda-sum', 'look', {}, `${sum}/${length}`, { sum: String(sum), length: String(length) }, mends)];
}
