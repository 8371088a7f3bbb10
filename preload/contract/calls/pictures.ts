import * as v from 'valibot';
import { Id } from '../model/ids.ts';
import { Picture } from '../model/picture.ts';
import { op, read, write } from './call.ts';

/** A picture to be kept: a file by its path, or by its bytes (base64) where it was pasted. */
const Source = v.variant('by', [
  v.object({ by: v.literal('path'), path: v.string() }),
  v.object({ by: v.literal('bytes'), base64: v.pipe(v.string(), v.maxLength(40_000_000)) }),
]);

export const pictureCalls = {
  /**
   * Keeps a picture: upright, without anything that says where and by whom it was taken, and no larger than paper can show. Refuses
   * `file-not-ours` for what is no PNG, JPEG, WebP or GIF, and `too-large`.
   */
  'picture.add': write(v.object({ ...op, source: Source }), v.object({ op: Id, picture: Picture })),
  'picture.get': read(v.object({ picture: Id }), v.object({ picture: Picture, base64: v.string() })),
};
