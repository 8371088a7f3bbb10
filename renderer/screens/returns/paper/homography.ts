import type { Corners } from '../../../../preload/contract/model/scans.ts';

/**
 * How a picture is drawn so that its four corners come to lie on those of a sheet: the sixteen numbers of CSS's `matrix3d`. Pixels of the
 * picture as it is shown, pixels of the sheet. `null`: the corners lie on a line, or one within the others.
 */
export function straightening(
  corners: Corners,
  picture: { width: number; height: number },
  sheet: { width: number; height: number },
): number[] | null {
  const from = corners.map(({ x, y }) => [x * picture.width, y * picture.height] as const);
  const to = [
    [0, 0],
    [sheet.width, 0],
    [sheet.width, sheet.height],
    [0, sheet.height],
  ] as const;
  const rows: number[][] = [];
  from.forEach(([x, y], at) => {
    const [u, v] = to[at] ?? [0, 0];
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  });
  const solved = solve(rows);
  if (!solved || !isConvex(corners)) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solved;
  return [a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, 1];
}

/** All turns to one side: a quadrilateral as paper has it. */
function isConvex(corners: Corners): boolean {
  const turns = corners.map((corner, at) => {
    const [next, after] = [corners[(at + 1) % 4] ?? corner, corners[(at + 2) % 4] ?? corner];
    return (next.x - corner.x) * (after.y - next.y) - (next.y - corner.y) * (after.x - next.x);
  });
  return turns.every((turn) => turn > 1e-6);
}

/** Eight equations of eight unknowns, by elimination. */
function solve(rows: number[][]): number[] | null {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column + 1; row < size; row++) if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    const pivot = rows[best];
    if (!pivot || Math.abs(pivot[column] ?? 0) < 1e-9) return null;
    [rows[best], rows[column]] = [rows[column] ?? pivot, pivot];
    for (let row = 0; row < size; row++) {
      const other = rows[row];
      if (row === column || !other) continue;
      const share = (other[column] ?? 0) / (pivot[column] ?? 1);
      if (share !== 0) for (let at = column; at <= size; at++) other[at] = (other[at] ?? 0) - share * (pivot[at] ?? 0);
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
