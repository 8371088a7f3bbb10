import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { CallOutput } from '../../preload/contract/calls.ts';
import type { FieldPlace } from '../../preload/contract/model/print.ts';
import type { TestCore } from './cores.ts';
import { jobEnd } from './returns.ts';
import type { Stroke } from './scans.ts';

/* What tests of scanned paper do again and again. */

export type Batch = CallOutput<'scans.batch'>;

let batches = 0;
export async function readScans(core: TestCore, paths: string[], batch = `batch-${++batches}`): Promise<Batch> {
  const end = await jobEnd(core, () => core.ask('scans.read', { batch, paths }));
  expect(end.state, JSON.stringify(end.error)).toBe('done');
  return core.ask('scans.batch', { batch });
}

export function put(core: TestCore, name: string, bytes: Uint8Array): string {
  const file = path.join(core.folder, name);
  writeFileSync(file, bytes);
  return file;
}

export const worn = { turn: 1, blur: 0.7, noise: 4 };
export const states = ({ pages }: Batch): string[] => pages.map(({ state }) => state);

export const tick = ({ x, y, width: w }: FieldPlace): Stroke => ({
  d: `M${x + w * 0.15} ${y + w * 0.5} L${x + w * 0.4} ${y + w * 0.85} L${x + w * 0.9} ${y + w * 0.1}`,
});
export const writing = ({ x, y }: Pick<FieldPlace, 'x' | 'y'>): Stroke => ({
  d: `M${x + 6} ${y + 18}${Array.from({ length: 22 }, (_, at) => ` q2 ${-9 + (at % 3) * 3} 3.5 0 q1 3 2 -${at % 2}`).join('')}`,
});
