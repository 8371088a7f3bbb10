interface Going {
  done: number;
  total: number;
  started: number;
}

/** By how it went so far; nothing before there is enough to go by. */
export function secondsLeft({ done, total, started }: Going, now: number): number | null {
  const gone = (now - started) / 1000;
  if (gone < 1.5 || done < 3 || total === 0) return null;
  return Math.ceil((gone / done) * (total - done));
}
