import { numbers } from './syntax.ts';

type Point = { x: number; y: number };

const kappa = 0.5522847498;

export function rectanglePath(x: number, y: number, wide: number, high: number, radius = 0): string {
  if (radius <= 0) return `${numbers(x, y, wide, high)} re\n`;
  const r = Math.min(radius, wide / 2, high / 2);
  const c = r * (1 - kappa);
  const right = x + wide;
  const foot = y + high;
  return (
    `${numbers(x + r, y)} m ${numbers(right - r, y)} l ${numbers(right - c, y, right, y + c, right, y + r)} c ` +
    `${numbers(right, foot - r)} l ${numbers(right, foot - c, right - c, foot, right - r, foot)} c ` +
    `${numbers(x + r, foot)} l ${numbers(x + c, foot, x, foot - c, x, foot - r)} c ` +
    `${numbers(x, y + r)} l ${numbers(x, y + c, x + c, y, x + r, y)} c h\n`
  );
}

export function circlePath(x: number, y: number, r: number): string {
  const k = r * kappa;
  return (
    `${numbers(x - r, y)} m ${numbers(x - r, y - k, x - k, y - r, x, y - r)} c ${numbers(x + k, y - r, x + r, y - k, x + r, y)} c ` +
    `${numbers(x + r, y + k, x + k, y + r, x, y + r)} c ${numbers(x - k, y + r, x - r, y + k, x - r, y)} c h\n`
  );
}

/** How many numbers each SVG command takes. */
const arity: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/** An SVG path as PDF operators, in the same space. */
export function svgPath(d: string): string {
  let out = '';
  let here: Point = { x: 0, y: 0 };
  let start: Point = here;
  /** The control point that S and T mirror. */
  let control: Point = here;
  let before = '';

  const curve = (a: Point, b: Point, to: Point): void => {
    out += `${numbers(a.x, a.y, b.x, b.y, to.x, to.y)} c `;
    here = to;
  };

  for (const [, letter = '', rest = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const kind = letter.toLowerCase();
    const count = arity[kind];
    if (count === undefined) throw new Error(`not a path command: ${letter}`);
    const values = readNumbers(rest, kind);
    let from = 0;
    let command = kind;
    do {
      const relative = letter !== letter.toUpperCase();
      const dx = relative ? here.x : 0;
      const dy = relative ? here.y : 0;
      const value = (index: number): number => values[from + index] ?? Number.NaN;
      const point = (index: number): Point => ({ x: value(index) + dx, y: value(index + 1) + dy });
      const mirrored = (kinds: string): Point =>
        kinds.includes(before) && before ? { x: 2 * here.x - control.x, y: 2 * here.y - control.y } : here;
      if (command === 'm') {
        here = point(0);
        start = here;
        out += `${numbers(here.x, here.y)} m `;
      } else if (command === 'l' || command === 'h' || command === 'v') {
        here = command === 'l' ? point(0) : command === 'h' ? { x: value(0) + dx, y: here.y } : { x: here.x, y: value(0) + dy };
        out += `${numbers(here.x, here.y)} l `;
      } else if (command === 'c' || command === 's') {
        const first = command === 'c' ? point(0) : mirrored('cs');
        const second = command === 'c' ? point(2) : point(0);
        control = second;
        curve(first, second, command === 'c' ? point(4) : point(2));
      } else if (command === 'q' || command === 't') {
        const middle = command === 'q' ? point(0) : mirrored('qt');
        const to = command === 'q' ? point(2) : point(0);
        control = middle;
        curve(between(here, middle, 2 / 3), between(to, middle, 2 / 3), to);
      } else if (command === 'a') {
        for (const part of arc(here, value(0), value(1), value(2), value(3) !== 0, value(4) !== 0, point(5)))
          curve(part[0], part[1], part[2]);
      } else {
        out += 'h ';
        here = start;
      }
      before = command;
      // Pairs that follow a move are lines.
      if (command === 'm') command = 'l';
      from += count;
    } while (count > 0 && from < values.length);
  }
  if (out.includes('NaN')) throw new Error('a path has too few numbers');
  return `${out}\n`;
}

/** An arc's two flags may stand without a space before the next number. */
function readNumbers(text: string, kind: string): number[] {
  const values: number[] = [];
  const pattern = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/giy;
  const flag = /[01]/y;
  for (let at = 0; at < text.length; ) {
    const reader = kind === 'a' && (values.length % 7 === 3 || values.length % 7 === 4) ? flag : pattern;
    reader.lastIndex = at;
    const found = reader.exec(text);
    if (found) values.push(Number(found[0]));
    at = found ? reader.lastIndex : at + 1;
  }
  return values;
}

function between(from: Point, to: Point, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** An elliptic arc as Bezier curves of at most a quarter turn (SVG 2, appendix B.2). */
function arc(from: Point, rx0: number, ry0: number, turn: number, large: boolean, sweep: boolean, to: Point): [Point, Point, Point][] {
  if (rx0 === 0 || ry0 === 0 || (from.x === to.x && from.y === to.y)) return [[from, to, to]];
  const phi = (turn * Math.PI) / 180;
  const cos = Math.cos(phi);
  const sin = Math.sin(phi);
  const hx = (from.x - to.x) / 2;
  const hy = (from.y - to.y) / 2;
  const px = cos * hx + sin * hy;
  const py = -sin * hx + cos * hy;
  const stretch = Math.max(1, Math.sqrt((px / rx0) ** 2 + (py / ry0) ** 2));
  const rx = Math.abs(rx0) * stretch;
  const ry = Math.abs(ry0) * stretch;
  const above = rx * rx * ry * ry - rx * rx * py * py - ry * ry * px * px;
  const root = Math.sqrt(Math.max(0, above / (rx * rx * py * py + ry * ry * px * px))) * (large === sweep ? -1 : 1);
  const qx = (root * rx * py) / ry;
  const qy = (-root * ry * px) / rx;
  const centre = { x: cos * qx - sin * qy + (from.x + to.x) / 2, y: sin * qx + cos * qy + (from.y + to.y) / 2 };
  const first = Math.atan2((py - qy) / ry, (px - qx) / rx);
  let angle = Math.atan2((-py - qy) / ry, (-px - qx) / rx) - first;
  if (sweep && angle < 0) angle += 2 * Math.PI;
  if (!sweep && angle > 0) angle -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(angle) / (Math.PI / 2) - 1e-9));
  const step = angle / count;
  const pull = (4 / 3) * Math.tan(step / 4);
  const at = (x: number, y: number): Point => ({ x: centre.x + cos * rx * x - sin * ry * y, y: centre.y + sin * rx * x + cos * ry * y });
  return Array.from({ length: count }, (_, index): [Point, Point, Point] => {
    const a = first + step * index;
    const b = a + step;
    const end = index === count - 1 ? to : at(Math.cos(b), Math.sin(b));
    return [
      at(Math.cos(a) - pull * Math.sin(a), Math.sin(a) + pull * Math.cos(a)),
      at(Math.cos(b) + pull * Math.sin(b), Math.sin(b) - pull * Math.cos(b)),
      end,
    ];
  });
}
