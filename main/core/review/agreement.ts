/* PURE. How far two rounds of marks agree. */

export interface Agreement {
  exact: number;
  of: number;
  /** Linearly weighted, in thousandths; null where all marks are of one level and there is nothing to tell from chance. */
  kappa: number | null;
  says: string;
}

/** `pairs`: the level of one answer in either round, from 1. */
export function agreementOf(pairs: readonly (readonly [number, number])[], levels: number): Agreement {
  const exact = pairs.filter(([a, b]) => a === b).length;
  const kappa = weightedKappa(pairs, levels);
  return { exact, of: pairs.length, kappa: kappa === null ? null : Math.round(kappa * 1000), says: sentence(exact, pairs.length, kappa) };
}

/** Cohen's kappa in which being one level apart is a smaller disagreement than being two apart. */
export function weightedKappa(pairs: readonly (readonly [number, number])[], levels: number): number | null {
  const first = new Array<number>(levels).fill(0);
  const second = new Array<number>(levels).fill(0);
  let apart = 0;
  for (const [a, b] of pairs) {
    first[a - 1] = (first[a - 1] ?? 0) + 1;
    second[b - 1] = (second[b - 1] ?? 0) + 1;
    apart += Math.abs(a - b);
  }
  let expected = 0;
  for (const [i, one] of first.entries())
    for (const [j, other] of second.entries()) expected += (one * other * Math.abs(i - j)) / pairs.length;
  return expected === 0 ? null : 1 - apart / expected;
}

function sentence(exact: number, of: number, kappa: number | null): string {
  const same = `You gave the same level both times to ${exact === of ? `all ${of}` : `${exact} of ${of}`} answers.`;
  if (kappa === null) return `${same} All marks were of one level, so agreement cannot be told from chance.`;
  const strength = bands.find(([least]) => kappa >= least)?.[1] ?? 'no better than chance';
  return `${same} Beyond chance, with near misses counted less, agreement is ${strength} (weighted kappa ${kappa.toFixed(2)}).`;
}

/** The words that are usual since Landis and Koch (1977). */
const bands: readonly (readonly [number, string])[] = [
  [0.81, 'almost perfect'],
  [0.61, 'substantial'],
  [0.41, 'moderate'],
  [0.21, 'fair'],
  [0.01, 'slight'],
];
