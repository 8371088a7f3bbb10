import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { Table } from '../tables.ts';

/*
 * Where the store keeps anything about a person, in the order in which it can go. Erasure, its preview and the right of access all
 * read this list and nothing else; a test holds it against what the store knows about its tables.
 *
 * In the conditions `@people` is a JSON array of participants' ids, `@names` of names that only they bear, `@cohort` an id or null.
 */

export interface Who {
  people: readonly Id[];
  names: readonly string[];
  cohort: Id | null;
}

export interface PersonalTable {
  /** What a report calls its rows. */
  readonly as:
    | 'history'
    | 'revisions'
    | 'responses'
    | 'copies'
    | 'exports'
    | 'attendance'
    | 'pairs'
    | 'hand-ins'
    | 'ratings'
    | 'returns'
    | 'handwriting'
    | 'scans'
    | 'notes'
    | 'marks'
    | 'actions'
    | 'people'
    | 'files'
    | 'seminars'
    | 'cohorts';
  readonly table: Table | 'change';
  /** Which rows are about them. */
  readonly about: string;
  /** What stands in place of the person where the row itself must stay; without it the row goes. */
  readonly blank?: string;
}

const people = '(SELECT value FROM json_each(@people))';
const theirAnswers = `(SELECT id FROM response WHERE participant_id IN ${people})`;
const theirCopies = `(participant_id IN ${people} OR (participant_id IS NULL AND name IN (SELECT value FROM json_each(@names))))`;
const theirPages = `(participant_id IN ${people} OR copy_id IN (SELECT id FROM copy WHERE ${theirCopies}))`;

// Also where a file has only the code of their copy, or their name on its cover.
const theirFiles = `(participant_id IN ${people} OR copy_id IN (SELECT id FROM copy WHERE ${theirCopies})
  OR (participant_id IS NULL AND name IN (SELECT value FROM json_each(@names))))`;

/** Files that were written about them, or about their whole cohort. */
export const exportsAbout = `json_extract(detail, '$.file') IS NOT NULL AND (
  json_extract(detail, '$.person') IN ${people} OR json_extract(detail, '$.cohort') = @cohort
  OR json_extract(detail, '$.copy') IN (SELECT id FROM copy WHERE ${theirCopies})
)`;

/** Those, and tables of and reports about a whole cohort, which hold something of each. The note of such a file stays: it is about the others too. */
export const exportsHolding = `${exportsAbout} OR (what IN ('table-written', 'report-written')
  AND json_extract(detail, '$.cohort') IN (SELECT cohort_id FROM participant WHERE id IN ${people}))`;

export const personalTables: readonly PersonalTable[] = [
  // What was kept with a seminar of theirs, or was until lately, and with no other.
  {
    as: 'files',
    table: 'kept_file',
    about: `EXISTS (SELECT 1 FROM seminar s WHERE s.cohort_id = @cohort AND (instr(s.resources, kept_file.id) > 0 OR EXISTS (
        SELECT 1 FROM change c WHERE c.record = s.id AND c.record_table = 'seminar'
          AND instr(coalesce(c.before, '') || coalesce(c.after, ''), kept_file.id) > 0)))
      AND NOT EXISTS (SELECT 1 FROM seminar s WHERE s.cohort_id IS NOT @cohort AND instr(s.resources, kept_file.id) > 0)`,
  },
  { as: 'history', table: 'change', about: `subject IN ${people}` },
  { as: 'history', table: 'change', about: `record IN ${people}` },
  { as: 'history', table: 'change', about: `record IN (SELECT id FROM copy WHERE ${theirCopies}) AND record_table = 'copy'` },
  { as: 'history', table: 'change', about: `record IN (SELECT id FROM seminar WHERE cohort_id = @cohort) AND record_table = 'seminar'` },
  { as: 'history', table: 'change', about: `record = @cohort AND record_table = 'cohort'` },
  {
    as: 'history',
    table: 'change',
    about: `record IN (SELECT id FROM memo WHERE cohort_id = @cohort UNION ALL SELECT id FROM calibration WHERE cohort_id = @cohort
      UNION ALL SELECT d.id FROM depth_mark d JOIN calibration c ON c.id = d.calibration_id WHERE c.cohort_id = @cohort)`,
  },
  { as: 'history', table: 'change', about: `record IN (SELECT id FROM dismissal WHERE other_id IN ${people})` },
  { as: 'handwriting', table: 'handwriting', about: `participant_id IN ${people}` },
  // Also where a page has only the code of their copy, or nobody has accepted it.
  { as: 'scans', table: 'scan_crop', about: `participant_id IN ${people} OR page_id IN (SELECT id FROM scan_page WHERE ${theirPages})` },
  { as: 'scans', table: 'scan_page', about: theirPages },
  { as: 'returns', table: 'sheet_copy', about: `id IN (SELECT id FROM sheet_file WHERE ${theirFiles})` },
  { as: 'returns', table: 'sheet_file', about: theirFiles },
  // What was made of their words, from the outside in: what hangs on another goes before it.
  { as: 'notes', table: 'memo', about: `participant_id IN ${people} OR cohort_id = @cohort` },
  { as: 'marks', table: 'excerpt_tag', about: `excerpt_id IN (SELECT id FROM excerpt WHERE response_id IN ${theirAnswers})` },
  { as: 'marks', table: 'excerpt', about: `response_id IN ${theirAnswers}` },
  { as: 'marks', table: 'star', about: `response_id IN ${theirAnswers}` },
  {
    as: 'marks',
    table: 'depth_mark',
    about: `response_id IN ${theirAnswers} OR calibration_id IN (SELECT id FROM calibration WHERE cohort_id = @cohort)`,
  },
  { as: 'marks', table: 'calibration', about: 'cohort_id = @cohort' },
  { as: 'marks', table: 'dismissal', about: `participant_id IN ${people} OR other_id IN ${people}` },
  { as: 'actions', table: 'action', about: `participant_id IN ${people}` },
  { as: 'revisions', table: 'response_revision', about: `response_id IN (SELECT id FROM response WHERE participant_id IN ${people})` },
  { as: 'responses', table: 'response', about: `participant_id IN ${people}` },
  // What was done stays on record; the path of a file may hold a name.
  { as: 'exports', table: 'activity', about: exportsAbout, blank: `detail = json_remove(detail, '$.file')` },
  // The code was printed on paper that may come back: it has to be known, but no longer whose it was.
  { as: 'copies', table: 'copy', about: theirCopies, blank: 'participant_id = NULL, name = NULL, file = NULL' },
  {
    as: 'attendance',
    table: 'attendance',
    about: `participant_id IN ${people} OR seminar_id IN (SELECT id FROM seminar WHERE cohort_id = @cohort)`,
  },
  { as: 'pairs', table: 'pairing', about: `participant_id IN ${people} OR cohort_id = @cohort` },
  { as: 'hand-ins', table: 'hand_in', about: `participant_id IN ${people}` },
  { as: 'ratings', table: 'rating', about: `participant_id IN ${people}` },
  { as: 'returns', table: 'return_file', about: `participant_id IN ${people}` },
  { as: 'people', table: 'participant', about: `id IN ${people}` },
  { as: 'seminars', table: 'seminar', about: 'cohort_id = @cohort' },
  { as: 'cohorts', table: 'cohort', about: 'id = @cohort' },
];

/** A condition with its parameters in order, for one `Who`. */
export function conditionFor(about: string, { people: ids, names, cohort }: Who): { where: string; given: (string | null)[] } {
  const values: Record<string, string | null> = { people: JSON.stringify(ids), names: JSON.stringify(names), cohort };
  const given: (string | null)[] = [];
  const where = about.replace(/@([a-z]+)/g, (_, name: string) => {
    given.push(values[name] ?? null);
    return '?';
  });
  return { where, given };
}
