import * as v from 'valibot';
import { DepthScale, defaultDepthScale } from '../../../preload/contract/model/review.ts';
import type { ReadDb } from './reading.ts';

/** The scale as kept; what cannot be read is the usual one again. Stands here because the right of access names its levels too. */
export function readDepthScale(db: ReadDb): DepthScale {
  const row = db.get<{ value: string }>("SELECT value FROM setting WHERE id = 'depth-scale'");
  const parsed = v.safeParse(DepthScale, row ? JSON.parse(row.value) : null);
  return parsed.success ? parsed.output : defaultDepthScale;
}
