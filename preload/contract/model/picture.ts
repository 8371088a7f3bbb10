import * as v from 'valibot';
import { Count } from './ids.ts';

export const PictureType = v.picklist(['image/png', 'image/jpeg']);
export type PictureType = v.InferOutput<typeof PictureType>;

/**
 * A picture as it is kept. Its id is the SHA-256 of its bytes, in hex: the same picture is kept once, whoever brings it, and an
 * edition that names it has frozen it.
 */
export const Picture = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  type: PictureType,
  width: Count,
  height: Count,
  bytes: Count,
});
export type Picture = v.InferOutput<typeof Picture>;

/** Dots to the inch below which a picture is not stretched any further, and below which print looks coarse. */
export const fewestDots = 120;
export const goodDots = 150;
