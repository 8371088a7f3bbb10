import type { Point } from '../../../preload/contract/charts/chart.ts';

/* PURE. Where an arrow key goes in a chart. */

/** The place in `points` that a key leads to from another; `null`: it is no such key, or there is nothing further. */
export function nextPoint(points: readonly Point[], at: number | null, key: string): number | null {
  const arrows = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];
  if (!arrows.includes(key) || points.length === 0) return null;
  const here = at === null ? undefined : points[at];
  if (!here) return key === 'End' || key === 'ArrowUp' ? points.length - 1 : 0;
  if (key === 'Home') return 0;
  if (key === 'End') return points.length - 1;
  const forward = key === 'ArrowDown' || key === 'ArrowRight';
  // Where there is one mark to a row all four keys go through the rows; where there is one row, through its marks.
  const one = (of: 'row' | 'column'): boolean => points.every((point) => point[of] === here[of]);
  const across = key === 'ArrowLeft' || key === 'ArrowRight' ? !one('column') : one('row');
  const [line, along] = across ? (['row', 'column'] as const) : (['column', 'row'] as const);
  const beyond = points
    .map((point, index) => ({ point, index, by: forward ? point[along] - here[along] : here[along] - point[along] }))
    .filter(({ point, by }) => by > 0 && (!across || point[line] === here[line]))
    .toSorted((a, b) => a.by - b.by || Math.abs(a.point[line] - here[line]) - Math.abs(b.point[line] - here[line]));
  return beyond[0]?.index ?? null;
}

/** The point nearest to a place; rows are told apart before columns are. */
export function nearestPoint(places: readonly { x: number; y: number }[], x: number, y: number): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, place] of places.entries()) {
    const far = Math.hypot((place.x - x) / 4, place.y - y);
    if (far < least) {
      least = far;
      best = index;
    }
  }
  return best;
}
