/** A stretch of an answer that something was put on. */
export interface Span {
  from: number;
  to: number;
}

export interface Piece<S extends Span> {
  from: number;
  to: number;
  text: string;
  /** What lies over it, in the order given. */
  over: readonly S[];
}

/** The text cut where a span begins or ends, so that each piece lies under the same spans all through. PURE; spans may cross. `cut`: there too. */
export function layered<S extends Span>(text: string, spans: readonly S[], cut: number | null = null): Piece<S>[] {
  const within = spans.filter(({ from, to }) => from < to && from < text.length && to > 0);
  const cuts = new Set([0, text.length]);
  if (cut !== null && cut > 0 && cut < text.length) cuts.add(cut);
  for (const { from, to } of within) {
    cuts.add(Math.max(0, from));
    cuts.add(Math.min(text.length, to));
  }
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? text.length;
    return { from, to, text: text.slice(from, to), over: within.filter((span) => span.from <= from && span.to >= to) };
  });
}
