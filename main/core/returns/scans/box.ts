import type { FieldPlace } from '../../../../preload/contract/model/print.ts';
import type { Area } from './grey.ts';

/* PURE. Where on a page people write, as it is cut out. */

/** A place to write. A scale is one box with several squares. */
export interface Box {
  field: string;
  kind: FieldPlace['kind'];
  area: Area;
  /** Where there is something to tick. */
  squares: { x: number; y: number; width: number; height: number; value: string }[];
}

/** The places of one page of a layout, in its order. */
export function boxesOn(places: readonly FieldPlace[], page: number): Box[] {
  const boxes = new Map<string, Box>();
  for (const { id, kind, page: own, x, y, width, height, value } of places) {
    if (own !== page) continue;
    const area = { x, y, width, height };
    const squares = kind === 'scale' || kind === 'tick' ? [{ ...area, value: kind === 'tick' ? 'Yes' : String(value ?? '') }] : [];
    const before = boxes.get(id);
    if (!before) boxes.set(id, { field: id, kind, area, squares });
    else {
      before.squares.push(...squares);
      before.area = around(before.area, area);
    }
  }
  return [...boxes.values()];
}

function around(one: Area, other: Area): Area {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}
