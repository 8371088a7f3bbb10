import * as v from 'valibot';
import { Count, Id, Text } from '../model/ids.ts';
import { Whose } from '../model/returns.ts';
import { Corners, Handwriting, Picture, ScanBatch, ScanBook, ScanBox, ScanChoice, ScanPage } from '../model/scans.ts';
import { job, op, read, write, Written } from './call.ts';

const paths = v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.minLength(1), v.maxLength(5000));
const pages = v.pipe(v.array(Id), v.minLength(1), v.maxLength(5000));

/** Paper that came home. What is read is kept in the store, unaccepted, until somebody accepts it or throws it away. */
export const scanCalls = {
  /**
   * Tells files and folders apart before anything is read: answers `{ forms, scans, others }`, each a list of paths. `forms` are for
   * `returns.read`, `scans` for `scans.read`; `others` are neither PDFs nor pictures.
   */
  'scans.sort': job(v.object({ paths })),
  /**
   * Reads pictures and PDFs of pictures, page by page, into a batch; `done` and `total` are pages. Answers `{ batch, files, pages, left }`.
   * Pages that were read before, in whatever batch, are not read again. `left`: pages beyond the most that one batch holds.
   */
  'scans.read': job(v.object({ batch: Id, paths })),
  /** Goes on where reading stopped. */
  'scans.resume': job(v.object({ batch: Id })),
  'scans.batches': read(v.object({}), v.array(ScanBatch)),
  /** Pages in the order in which they came, as they stand against what is kept now. Also asked while it is being read. */
  'scans.batch': read(v.object({ batch: Id }), v.object({ batch: ScanBatch, pages: v.array(ScanPage), books: v.array(ScanBook) })),
  /** `name`: the picture of what stands on a cover as its owner's name, where something does. */
  'scans.page': read(v.object({ page: Id }), v.object({ page: ScanPage, boxes: v.array(ScanBox), name: v.nullable(Id) })),
  /** Made anew from the file: `straight` is cut to the paper and turned, `original` is as it came. Not wider than `width` pixels. */
  'scans.picture': read(
    v.object({
      page: Id,
      of: v.picklist(['straight', 'original']),
      width: v.optional(v.pipe(Count, v.minValue(64), v.maxValue(2400)), 1240),
    }),
    Picture,
  ),
  /** The picture of one box, before or after it was accepted. */
  'scans.crop': read(v.object({ crop: Id }), Picture),
  /** By hand: which page of which workbook it is, whose, and where its corners are; it is read again with them. Without corners those that were found. */
  'scans.place': write(
    v.object({
      ...op,
      page: Id,
      edition: Id,
      number: v.pipe(Count, v.minValue(1)),
      participant: v.nullable(Id),
      corners: v.optional(Corners),
    }),
    v.object({ ...Written.entries, page: ScanPage }),
  ),
  /** Forgets where somebody placed a page: it is read again as it came. */
  'scans.unplace': write(v.object({ ...op, page: Id }), v.object({ ...Written.entries, page: ScanPage })),
  /** Whose some pages are. Somebody new is added with the same step. `null` takes it back: nobody knows. */
  'scans.name': write(v.object({ ...op, pages, whose: v.nullable(Whose) }), Written),
  /** What a person reads in a box: words that were typed, or the right reading of a mark. `null` takes it back. */
  'scans.write': write(v.object({ ...op, page: Id, field: v.string(), text: v.nullable(Text) }), Written),
  /** Throws pages away unaccepted, with what was cut out of them. */
  'scans.discard': write(v.object({ ...op, batch: Id, pages: v.optional(pages) }), Written),
  /** One operation, so one undo. Pages that cannot be taken are passed over and counted; `pictures`: answers with handwriting. */
  'scans.accept': write(
    v.object({ ...op, batch: Id, pages: v.pipe(v.array(ScanChoice), v.minLength(1), v.maxLength(5000)) }),
    v.object({ ...Written.entries, pages: Count, people: Count, answers: Count, pictures: Count, passed: Count }),
  ),
  /** Handwriting that is kept, the newest of each answer. */
  'scans.handwriting': read(
    v.object({ participant: v.optional(Id), responses: v.optional(v.pipe(v.array(Id), v.maxLength(2000))) }),
    v.array(Handwriting),
  ),
};
