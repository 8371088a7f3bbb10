import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { type Check, excerpt, finding } from '../check.ts';

/** More of them than this is a passage in another script: the first ones say enough. */
const most = 12;

/** Letters and signs that none of the printed faces has: they would be printed as empty boxes. */
export function lettersMissing({ spots, names, unprintable }: Check): Finding[] {
  return spots.flatMap((spot) => {
    const letters = unprintable(spot.text);
    if (letters.length === 0) return [];
    const shown = letters.slice(0, most).join(' ');
    return [
      finding('letters-missing', 'mend', spot.where, shown, { letters: shown, text: excerpt(plainText(spot.text, names), 90, letters[0]) }),
    ];
  });
}
