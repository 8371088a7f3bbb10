/*
 * What the store knows about each table whose rows people change: its columns, which of them the store itself keeps, whose words
 * a row holds, and what goes with a row when it goes for good. The statements that make the tables are in migrations.ts; a test
 * holds the two together. A new table is a line here and a migration.
 */

export interface TableFacts {
  /** Every column but the stamps, `id` first. */
  readonly columns: readonly string[];
  /** Kept by the store. `created`, `updated` and `revision` on what is edited; `deleted_at` on what has a trash. */
  readonly stamps: readonly Stamp[];
  /** Whose words: the column that holds a participant's id, or a row of `through` that has such a column. */
  readonly subject?: { readonly column: string; readonly through?: Table };
  /** SQL for what the trash calls a row, which may use the table's own name. Without it the table is not listed there. */
  readonly trashTitle?: string;
  /** Rows that cannot stand without this one, deepest last; they go with it when it is emptied from the trash. */
  readonly parts?: readonly { readonly table: Table; readonly column: string }[];
  /** The row whose revision counts changes in this one: a workbook's for its blocks. */
  readonly whole?: { readonly table: Table; readonly column: string };
  /** A row that must be out of the trash for this one to be seen. */
  readonly within?: { readonly table: Table; readonly column: string };
}
type Stamp = 'created' | 'updated' | 'revision' | 'deleted_at';

export type Table =
  | 'workbook'
  | 'section'
  | 'block'
  | 'framework'
  | 'statement_group'
  | 'statement'
  | 'scenario'
  | 'edition'
  | 'layout'
  | 'copy'
  | 'setting'
  | 'cohort'
  | 'participant'
  | 'response'
  | 'response_revision'
  | 'organisation'
  | 'seminar'
  | 'attendance'
  | 'pairing'
  | 'hand_in'
  | 'rating'
  | 'import_mapping'
  | 'return_file'
  | 'handwriting'
  | 'scan_batch'
  | 'scan_page'
  | 'scan_crop'
  | 'return_sheet'
  | 'sheet_file'
  | 'sheet_copy'
  | 'tag'
  | 'excerpt'
  | 'excerpt_tag'
  | 'memo'
  | 'star'
  | 'calibration'
  | 'depth_mark'
  | 'action'
  | 'dismissal'
  | 'pack'
  | 'picture'
  | 'kept_file'
  | 'activity'
  | 'tombstone';

const edited: readonly Stamp[] = ['created', 'updated', 'revision', 'deleted_at'];
const counted: readonly Stamp[] = ['created', 'updated', 'revision'];
const frozen: readonly Stamp[] = [];

export const tables: Readonly<Record<Table, TableFacts>> = {
  workbook: {
    columns: ['id', 'title', 'head'],
    stamps: edited,
    trashTitle: 'title',
    parts: [
      { table: 'section', column: 'workbook_id' },
      { table: 'edition', column: 'workbook_id' },
    ],
  },
  section: {
    columns: ['id', 'workbook_id', 'position', 'title'],
    stamps: edited,
    trashTitle: 'title',
    parts: [{ table: 'block', column: 'section_id' }],
    whole: { table: 'workbook', column: 'workbook_id' },
    within: { table: 'workbook', column: 'workbook_id' },
  },
  block: {
    columns: ['id', 'workbook_id', 'section_id', 'position', 'type', 'content'],
    stamps: edited,
    trashTitle: `coalesce(json_extract(content, '$.title'), type)`,
    whole: { table: 'workbook', column: 'workbook_id' },
    within: { table: 'section', column: 'section_id' },
  },
  framework: {
    columns: ['id', 'title', 'edition', 'section', 'source', 'licence'],
    stamps: edited,
    trashTitle: 'title',
    parts: [{ table: 'statement_group', column: 'framework_id' }],
  },
  statement_group: {
    columns: ['id', 'framework_id', 'position', 'stem', 'stage'],
    stamps: edited,
    parts: [{ table: 'statement', column: 'group_id' }],
  },
  statement: { columns: ['id', 'framework_id', 'group_id', 'kind', 'number', 'text', 'short'], stamps: edited },
  scenario: {
    columns: ['id', 'title', 'about', 'names', 'opening', 'points', 'question', 'statements', 'source', 'setting', 'variant_of'],
    stamps: edited,
    trashTitle: 'title',
  },
  edition: {
    columns: ['id', 'workbook_id', 'number', 'issued', 'hash', 'title', 'content'],
    stamps: frozen,
    parts: [{ table: 'layout', column: 'edition_id' }],
  },
  layout: { columns: ['id', 'edition_id', 'audience', 'preset', 'paper', 'pages', 'fields'], stamps: frozen },
  copy: {
    columns: ['id', 'edition_id', 'layout_id', 'participant_id', 'name', 'code', 'preset', 'made', 'route', 'given', 'file'],
    stamps: frozen,
    subject: { column: 'participant_id' },
  },
  setting: { columns: ['id', 'value'], stamps: counted },
  cohort: {
    columns: ['id', 'title', 'programme', 'retention', 'attendance', 'sample', 'codes'],
    stamps: edited,
    trashTitle: 'title',
    parts: [
      { table: 'pairing', column: 'cohort_id' },
      { table: 'seminar', column: 'cohort_id' },
      { table: 'participant', column: 'cohort_id' },
      { table: 'memo', column: 'cohort_id' },
      { table: 'calibration', column: 'cohort_id' },
    ],
  },
  participant: {
    columns: ['id', 'cohort_id', 'name', 'known_as', 'email', 'role', 'setting', 'preset', 'note', 'phase', 'status', 'route', 'number'],
    stamps: edited,
    subject: { column: 'id' },
    trashTitle: 'name',
    parts: [
      { table: 'response', column: 'participant_id' },
      { table: 'copy', column: 'participant_id' },
      { table: 'attendance', column: 'participant_id' },
      { table: 'pairing', column: 'participant_id' },
      { table: 'hand_in', column: 'participant_id' },
      { table: 'rating', column: 'participant_id' },
      { table: 'handwriting', column: 'participant_id' },
      { table: 'scan_crop', column: 'participant_id' },
      { table: 'scan_page', column: 'participant_id' },
      { table: 'return_file', column: 'participant_id' },
      { table: 'sheet_file', column: 'participant_id' },
      { table: 'memo', column: 'participant_id' },
      { table: 'action', column: 'participant_id' },
      { table: 'dismissal', column: 'participant_id' },
      { table: 'dismissal', column: 'other_id' },
    ],
    within: { table: 'cohort', column: 'cohort_id' },
  },
  response: {
    columns: ['id', 'newness', 'participant_id', 'edition_id', 'field', 'text', 'source', 'written', 'state'],
    stamps: edited,
    subject: { column: 'participant_id' },
    trashTitle: 'substr(text, 1, 80)',
    parts: [
      { table: 'response_revision', column: 'response_id' },
      { table: 'excerpt', column: 'response_id' },
      { table: 'memo', column: 'response_id' },
      { table: 'star', column: 'response_id' },
      { table: 'depth_mark', column: 'response_id' },
      { table: 'handwriting', column: 'response_id' },
    ],
    within: { table: 'participant', column: 'participant_id' },
  },
  response_revision: {
    columns: ['id', 'response_id', 'revision', 'text', 'source', 'written', 'state'],
    stamps: frozen,
    subject: { column: 'response_id', through: 'response' },
  },
  organisation: { columns: ['id', 'name', 'kind', 'phase'], stamps: edited, trashTitle: 'name' },
  seminar: {
    columns: [
      'id',
      'cohort_id',
      'title',
      'kind',
      'day',
      'starts',
      'ends',
      'place',
      'workbook_id',
      'edition_id',
      'agenda',
      'resources',
      'note',
    ],
    stamps: edited,
    trashTitle: 'title',
    parts: [
      { table: 'attendance', column: 'seminar_id' },
      { table: 'pairing', column: 'seminar_id' },
    ],
    within: { table: 'cohort', column: 'cohort_id' },
  },
  attendance: {
    columns: ['id', 'seminar_id', 'participant_id', 'state', 'note'],
    stamps: counted,
    subject: { column: 'participant_id' },
  },
  pairing: {
    columns: ['id', 'cohort_id', 'seminar_id', 'participant_id', 'pair', 'place'],
    stamps: frozen,
    subject: { column: 'participant_id' },
  },
  hand_in: { columns: ['id', 'participant_id', 'edition_id', 'state'], stamps: counted, subject: { column: 'participant_id' } },
  rating: {
    columns: ['id', 'participant_id', 'statement_id', 'occasion', 'value'],
    stamps: counted,
    subject: { column: 'participant_id' },
  },
  return_file: {
    columns: ['id', 'hash', 'name', 'bytes', 'kind', 'participant_id', 'edition_id', 'copy_id', 'received', 'report'],
    stamps: frozen,
    subject: { column: 'participant_id' },
  },
  handwriting: {
    columns: ['id', 'response_id', 'participant_id', 'edition_id', 'field', 'written'],
    stamps: frozen,
    subject: { column: 'participant_id' },
  },
  scan_batch: { columns: ['id', 'started', 'paths'], stamps: frozen, parts: [{ table: 'scan_page', column: 'batch_id' }] },
  scan_page: {
    columns: [
      'id',
      'batch_id',
      'place',
      'path',
      'hash',
      'number',
      'bytes',
      'look',
      'said',
      'placed_by',
      'edition_id',
      'layout_id',
      'copy_id',
      'participant_id',
      'page',
      'boxes',
      'inked',
      'blank',
      'queued',
      'untyped',
    ],
    stamps: frozen,
    subject: { column: 'participant_id' },
  },
  scan_crop: {
    columns: ['id', 'page_id', 'field', 'participant_id', 'width', 'height', 'jpeg'],
    stamps: frozen,
    subject: { column: 'participant_id' },
  },
  return_sheet: { columns: ['id', 'read', 'left_over'], stamps: frozen, parts: [{ table: 'sheet_file', column: 'sheet_id' }] },
  sheet_file: {
    columns: ['id', 'sheet_id', 'arrived', 'path', 'hash', 'outcome', 'decided', 'participant_id', 'copy_id', 'name'],
    stamps: frozen,
    subject: { column: 'participant_id' },
    parts: [{ table: 'sheet_copy', column: 'id' }],
  },
  sheet_copy: { columns: ['id', 'bytes'], stamps: frozen, subject: { column: 'id', through: 'sheet_file' } },
  import_mapping: { columns: ['id', 'columns'], stamps: counted },
  tag: {
    columns: ['id', 'parent_id', 'position', 'name', 'definition', 'colour', 'mark', 'statement_id'],
    stamps: edited,
    trashTitle: 'name',
    parts: [
      { table: 'tag', column: 'parent_id' },
      { table: 'excerpt_tag', column: 'tag_id' },
      { table: 'memo', column: 'tag_id' },
    ],
    within: { table: 'tag', column: 'parent_id' },
  },
  excerpt: {
    columns: ['id', 'response_id', 'made_on', 'start', 'finish', 'quote', 'before', 'after'],
    stamps: counted,
    subject: { column: 'response_id', through: 'response' },
    parts: [
      { table: 'excerpt_tag', column: 'excerpt_id' },
      { table: 'memo', column: 'excerpt_id' },
    ],
  },
  excerpt_tag: {
    columns: ['id', 'excerpt_id', 'tag_id', 'statement_id'],
    stamps: frozen,
    subject: { column: 'excerpt_id', through: 'excerpt' },
  },
  memo: {
    columns: ['id', 'participant_id', 'response_id', 'excerpt_id', 'prompt', 'cohort_id', 'tag_id', 'text'],
    stamps: edited,
    subject: { column: 'participant_id' },
    trashTitle: 'substr(text, 1, 80)',
    within: { table: 'participant', column: 'participant_id' },
  },
  star: { columns: ['id', 'response_id'], stamps: frozen, subject: { column: 'response_id', through: 'response' } },
  calibration: {
    columns: ['id', 'cohort_id', 'prompt', 'edition_id', 'made'],
    stamps: frozen,
    parts: [{ table: 'depth_mark', column: 'calibration_id' }],
  },
  depth_mark: {
    columns: ['id', 'response_id', 'calibration_id', 'round', 'place', 'level'],
    stamps: counted,
    subject: { column: 'response_id', through: 'response' },
  },
  action: {
    columns: [
      ...['id', 'participant_id', 'edition_id', 'source', 'what', 'who', 'by_when', 'due', 'told'],
      ...['outcome', 'happened', 'settled', 'taken'],
    ],
    stamps: edited,
    subject: { column: 'participant_id' },
    trashTitle: 'substr(what, 1, 80)',
    within: { table: 'participant', column: 'participant_id' },
  },
  dismissal: { columns: ['id', 'kind', 'key', 'participant_id', 'other_id'], stamps: frozen, subject: { column: 'participant_id' } },
  pack: { columns: ['id', 'version', 'loaded'], stamps: frozen },
  kept_file: { columns: ['id', 'bytes', 'added'], stamps: frozen },
  picture: { columns: ['id', 'type', 'width', 'height', 'bytes', 'added'], stamps: frozen },
  activity: { columns: ['id', 'at', 'what', 'detail'], stamps: frozen },
  tombstone: { columns: ['id', 'at'], stamps: frozen },
};

export const tableNames = Object.keys(tables) as Table[];
export const isTable = (name: string): name is Table => Object.hasOwn(tables, name);
export const columnsOf = (table: Table): readonly string[] => [...tables[table].columns, ...tables[table].stamps];

/**
 * Written once and never undone: undoing an action does not undo that it was done, and nobody erased comes back by Ctrl+Z.
 * They are therefore no part of an operation. Nor is a picture, or a file that is kept: it is named by its bytes and never changes,
 * and what is undone is that a block shows it, that a seminar has it. And files and scans that nobody has accepted are not yet anything
 * that was done; what was cut out of them is kept once, and what is undone is that an answer has it.
 */
const ledgers: ReadonlySet<Table> = new Set([
  ...(['kept_file', 'picture', 'scan_batch', 'scan_page', 'scan_crop', 'return_sheet', 'sheet_file', 'sheet_copy'] as const),
  ...(['activity', 'tombstone'] as const),
]);
export const isLedger = (table: Table): boolean => ledgers.has(table);

/** What the store counts and clocks by itself. An operation that changes nothing else has nothing to undo. */
export const bookkeeping: ReadonlySet<string> = new Set(['created', 'updated', 'revision', 'newness']);
