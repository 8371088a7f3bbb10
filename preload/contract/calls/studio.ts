import * as v from 'valibot';
import { Comparison, Exported, ExportFormat, FrameworkReading, Guess, Imported, Mapping, MappingChange } from '../model/exchange.ts';
import { Framework } from '../model/framework.ts';
import { Count, Id, Line } from '../model/ids.ts';
import { Finding, Mend } from '../model/preflight.ts';
import { Audience, Preset } from '../model/print.ts';
import { op, read, write, Written } from './call.ts';

/** A file that is to be read: by its path, by its bytes (base64) where there is no path, or a text that was pasted. */
const Source = v.variant('by', [
  v.object({ by: v.literal('path'), path: v.string() }),
  v.object({ by: v.literal('bytes'), name: v.string(), base64: v.string() }),
  v.object({ by: v.literal('text'), text: v.string(), format: v.optional(v.picklist(['text', 'markdown']), 'text') }),
]);

/** A workbook at one of its moments. */
const Version = v.variant('of', [v.object({ of: v.literal('draft'), workbook: Id }), v.object({ of: v.literal('edition'), edition: Id })]);

export const studioCalls = {
  /** `presets`: those in which the answer space is held against the words expected. */
  'preflight.check': read(
    v.object({
      workbook: Id,
      presets: v.optional(v.pipe(v.array(Preset), v.maxLength(5)), ['large']),
      /** Those that were dismissed and would still be found, instead of those that were not. */
      dismissed: v.optional(v.boolean(), false),
    }),
    v.array(Finding),
  ),
  /** Applies a mend whole, as one step to undo. */
  'preflight.mend': write(v.object({ ...op, workbook: Id, revision: Count, mend: Mend }), Written),
  'preflight.dismiss': write(
    v.object({ ...op, workbook: Id, finding: v.pipe(v.string(), v.maxLength(300)), dismissed: v.boolean() }),
    Written,
  ),

  /** Reads a file and says what it was taken for and what is wrong with it; keeps nothing. */
  'import.read': read(v.object({ source: Source }), v.object({ imported: Imported, findings: v.array(Finding) })),
  /** The same import with one block taken for one of its alternatives. */
  'import.retake': read(v.object({ imported: Imported, block: Id, as: Guess.entries.alternatives.item }), Imported),
  'import.accept': write(v.object({ ...op, imported: Imported }), v.object({ ...Written.entries, workbook: Id })),
  'export.make': read(v.object({ workbook: Id, format: ExportFormat, audience: v.optional(Audience, 'participant') }), Exported),

  'compare.contents': read(v.object({ before: Version, after: Version }), Comparison),

  'framework.read-text': read(
    v.object({
      text: v.string(),
      title: v.optional(Line, ''),
      edition: v.optional(Line, ''),
      source: v.optional(Line, ''),
      licence: v.optional(Line, ''),
    }),
    FrameworkReading,
  ),
  /** Keeps a framework as it is given: a new one, or a known one with what was changed in it. */
  'framework.save': write(v.object({ ...op, framework: Framework }), Written),
  /** How a cohort numbers a framework's statements: 4 makes 6d 4d, on its copies and wherever it is looked at. `null`: as they are. */
  'codes.set': write(
    v.object({ ...op, cohort: Id, framework: Id, section: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99))) }),
    Written,
  ),
  /** The mapping that was kept, or null. */
  'mapping.get': read(v.object({ from: Id, to: Id }), v.nullable(Mapping)),
  /** What each keeping of it changed, the latest first. What was undone is not in it. */
  'mapping.history': read(v.object({ from: Id, to: Id }), v.array(MappingChange)),
  'mapping.propose': read(v.object({ from: Id, to: Id }), Mapping),
  'mapping.save': write(v.object({ ...op, mapping: Mapping }), Written),
};
