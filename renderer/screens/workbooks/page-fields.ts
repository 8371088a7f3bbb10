import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import type { Mode } from '../../../preload/contract/model/workbook.ts';

/** What one page asks people to write: pure, from the map of fields that came with the very PDF on the screen. */
export interface Collected {
  /** The first field's name and the page: stable while the page stands. */
  key: string;
  block: string;
  /** The question, as a screen reader says it; for a group, of its first. */
  name: string;
  mode: Mode;
  kind: FieldPlace['kind'];
  /** Ruled lines, summed over the group. */
  lines: number;
  /** How many places stand for this line: 1, or a group of ticks, scales or cells. */
  count: number;
  fields: FieldPlace[];
}

/** Places of these kinds come in rows of their like: they are told together. */
const together = new Set<FieldPlace['kind']>(['tick', 'scale', 'cell']);

export function collectedOn(fields: readonly FieldPlace[], page: number): Collected[] {
  const list: Collected[] = [];
  for (const field of fields) {
    if (field.page !== page) continue;
    const mode = modeOf(field.id);
    const last = list.at(-1);
    const same =
      last &&
      (last.fields[0]?.id === field.id ||
        (together.has(field.kind) && last.kind === field.kind && last.block === field.block && last.mode === mode));
    if (same && last) {
      // The boxes of one scale are one place to answer.
      if (!last.fields.some(({ id }) => id === field.id)) last.count += 1;
      last.fields.push(field);
      last.lines += field.lines;
    } else
      list.push({
        key: `${page} ${field.id}`,
        block: field.block,
        name: field.name,
        mode,
        kind: field.kind,
        lines: field.lines,
        count: 1,
        fields: [field],
      });
  }
  return list;
}

export const answersOn = (collected: readonly Collected[]): number => collected.reduce((sum, { count }) => sum + count, 0);

/** The second part of a field's name: see `fieldId` in the contract. */
function modeOf(field: string): Mode {
  const mode = field.split(':')[1];
  return mode === 'collaborative' || mode === 'coaching' ? mode : 'individual';
}

/** The field under a spot, else null. */
export function fieldAt(fields: readonly FieldPlace[], spot: { page: number; x: number; y: number }): FieldPlace | null {
  return (
    fields.find((field) => field.page === spot.page && within(spot.x, field.x, field.width) && within(spot.y, field.y, field.height)) ??
    null
  );
}

const within = (value: number, from: number, length: number): boolean => value >= from && value <= from + length;
