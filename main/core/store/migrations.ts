import type { Database } from './database.ts';
import { cohorts } from './migrations/02-cohorts.ts';
import { returns } from './migrations/03-returns.ts';
import { pictures } from './migrations/04-pictures.ts';
import { resources } from './migrations/04-resources.ts';
import { review } from './migrations/04-review.ts';
import { scans } from './migrations/04-scans.ts';

/*
 * How the store came to its present shape, step by step. Append only: a step that has been released is never edited, because
 * somewhere a store has run it. All steps that a store lacks run in one transaction (opening.ts).
 */

export interface Migration {
  /** The number of the schema that stands afterwards; kept in the file as `user_version`. */
  readonly to: number;
  readonly run: (db: Database) => void;
}

const stamps = `
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT`;

const first = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The journal. An operation is one action of a person; its changes are written in the transaction that makes them.
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  scope TEXT NOT NULL,
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  -- The operation that an undo or a redo is about.
  about INTEGER REFERENCES operation (seq),
  -- 'done' and 'undone' can be undone and redone; 'kept' cannot.
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'kept'))
) STRICT;
CREATE INDEX operation_history ON operation (scope, state, seq) WHERE state <> 'kept';
CREATE INDEX operation_about ON operation (about) WHERE about IS NOT NULL;
CREATE INDEX operation_at ON operation (at);

CREATE TABLE change (
  operation INTEGER NOT NULL REFERENCES operation (seq),
  place INTEGER NOT NULL,
  record_table TEXT NOT NULL,
  record TEXT NOT NULL,
  -- The participant whose words are in it, so that erasing a person can find them here too.
  subject TEXT,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  PRIMARY KEY (operation, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_record ON change (record, record_table);
CREATE INDEX change_subject ON change (subject) WHERE subject IS NOT NULL;

CREATE TABLE workbook (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  head TEXT NOT NULL CHECK (json_valid(head)),${stamps}
) STRICT;

CREATE TABLE section (
  id TEXT PRIMARY KEY NOT NULL,
  workbook_id TEXT NOT NULL REFERENCES workbook (id),
  position TEXT NOT NULL,
  title TEXT NOT NULL,${stamps}
) STRICT;
CREATE INDEX section_workbook ON section (workbook_id, position);

CREATE TABLE block (
  id TEXT PRIMARY KEY NOT NULL,
  workbook_id TEXT NOT NULL REFERENCES workbook (id),
  section_id TEXT NOT NULL REFERENCES section (id),
  position TEXT NOT NULL,
  type TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),${stamps}
) STRICT;
CREATE INDEX block_workbook ON block (workbook_id, position);
CREATE INDEX block_section ON block (section_id, position);

CREATE TABLE framework (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  edition TEXT NOT NULL,
  section INTEGER NOT NULL,
  source TEXT NOT NULL,
  licence TEXT NOT NULL,${stamps}
) STRICT;

CREATE TABLE statement_group (
  id TEXT PRIMARY KEY NOT NULL,
  framework_id TEXT NOT NULL REFERENCES framework (id),
  position TEXT NOT NULL,
  stem TEXT NOT NULL,
  stage TEXT NOT NULL,${stamps}
) STRICT;
CREATE INDEX statement_group_framework ON statement_group (framework_id, position);

CREATE TABLE statement (
  id TEXT PRIMARY KEY NOT NULL,
  framework_id TEXT NOT NULL REFERENCES framework (id),
  group_id TEXT NOT NULL REFERENCES statement_group (id),
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  short TEXT NOT NULL,${stamps}
) STRICT;
CREATE INDEX statement_framework ON statement (framework_id, kind, number);
CREATE INDEX statement_in_group ON statement (group_id);

CREATE TABLE scenario (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  about TEXT NOT NULL,
  names TEXT NOT NULL CHECK (json_valid(names)),
  opening TEXT NOT NULL,
  points TEXT NOT NULL CHECK (json_valid(points)),
  question TEXT NOT NULL,
  statements TEXT NOT NULL CHECK (json_valid(statements)),
  source TEXT NOT NULL,${stamps}
) STRICT;

CREATE TABLE edition (
  id TEXT PRIMARY KEY NOT NULL,
  workbook_id TEXT NOT NULL REFERENCES workbook (id),
  number INTEGER NOT NULL,
  issued TEXT NOT NULL,
  hash TEXT NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  UNIQUE (workbook_id, number)
) STRICT;
-- Answers point at it: what was asked can never be reworded afterwards.
CREATE TRIGGER edition_frozen BEFORE UPDATE ON edition BEGIN
  SELECT raise(ABORT, 'an edition is frozen');
END;

CREATE TABLE layout (
  id TEXT PRIMARY KEY NOT NULL,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  audience TEXT NOT NULL,
  preset TEXT NOT NULL,
  paper TEXT NOT NULL,
  pages INTEGER NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields))
) STRICT;
CREATE INDEX layout_edition ON layout (edition_id, audience, preset, paper);

CREATE TABLE cohort (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  programme TEXT NOT NULL,
  retention TEXT NOT NULL CHECK (json_valid(retention)),${stamps}
) STRICT;

CREATE TABLE participant (
  id TEXT PRIMARY KEY NOT NULL,
  cohort_id TEXT NOT NULL REFERENCES cohort (id),
  name TEXT NOT NULL,
  known_as TEXT,
  email TEXT,
  role TEXT,
  setting TEXT,
  preset TEXT,
  note TEXT,${stamps}
) STRICT;
CREATE INDEX participant_cohort ON participant (cohort_id);

CREATE TABLE copy (
  id TEXT PRIMARY KEY NOT NULL,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  layout_id TEXT NOT NULL REFERENCES layout (id),
  participant_id TEXT REFERENCES participant (id),
  name TEXT,
  code TEXT NOT NULL,
  preset TEXT NOT NULL,
  made TEXT NOT NULL,
  UNIQUE (edition_id, code)
) STRICT;
CREATE INDEX copy_layout ON copy (layout_id);
CREATE INDEX copy_participant ON copy (participant_id) WHERE participant_id IS NOT NULL;

CREATE TABLE response (
  -- Orders by when it was written: see newness.ts. The full-text index is read backwards along it, newest first, without sorting.
  newness INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  edition_id TEXT REFERENCES edition (id),
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  source TEXT NOT NULL,
  written TEXT NOT NULL,${stamps}
) STRICT;
CREATE INDEX response_participant ON response (participant_id, written);
CREATE INDEX response_field ON response (field, written);
CREATE INDEX response_edition ON response (edition_id) WHERE edition_id IS NOT NULL;
CREATE INDEX response_deleted ON response (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE response_revision (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL REFERENCES response (id),
  revision INTEGER NOT NULL,
  text TEXT NOT NULL,
  source TEXT NOT NULL,
  written TEXT NOT NULL,
  UNIQUE (response_id, revision)
) STRICT;

CREATE VIRTUAL TABLE response_fts USING fts5 (
  text, content = 'response', content_rowid = 'newness', tokenize = 'unicode61 remove_diacritics 2'
);
-- Deleted words leave the index at once, rather than lying there with a mark against them.
INSERT INTO response_fts (response_fts, rank) VALUES ('secure-delete', 1);
-- The words of the index, in order: how a beginning of a word is found quickly (search.ts). Holds nothing of its own.
CREATE VIRTUAL TABLE response_words USING fts5vocab (response_fts, instance);
CREATE TRIGGER response_indexed AFTER INSERT ON response BEGIN
  INSERT INTO response_fts (rowid, text) VALUES (new.newness, new.text);
END;
CREATE TRIGGER response_reindexed AFTER UPDATE OF newness, text ON response
WHEN old.newness <> new.newness OR old.text <> new.text BEGIN
  INSERT INTO response_fts (response_fts, rowid, text) VALUES ('delete', old.newness, old.text);
  INSERT INTO response_fts (rowid, text) VALUES (new.newness, new.text);
END;
CREATE TRIGGER response_unindexed AFTER DELETE ON response BEGIN
  INSERT INTO response_fts (response_fts, rowid, text) VALUES ('delete', old.newness, old.text);
END;

CREATE TABLE setting (
  id TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE pack (id TEXT PRIMARY KEY NOT NULL, version TEXT NOT NULL, loaded TEXT NOT NULL) STRICT;

-- What was done to personal data and when; never the data.
CREATE TABLE activity (id TEXT PRIMARY KEY NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL CHECK (json_valid(detail))) STRICT;
CREATE INDEX activity_at ON activity (at);

-- People who were erased: a random id and a time, so that an old backup or file does not bring them back.
CREATE TABLE tombstone (id TEXT PRIMARY KEY NOT NULL, at TEXT NOT NULL) STRICT;
`;

export const migrations: readonly Migration[] = [
  { to: 1, run: (db) => db.exec(first) },
  { to: 2, run: (db) => db.exec(cohorts) },
  { to: 3, run: (db) => db.exec(returns) },
  { to: 4, run: (db) => db.exec([review, pictures, scans, resources].join('\n')) },
];

/** The schema that this program reads and writes. */
export const currentSchema = migrations.at(-1)?.to ?? 0;

/** Every statement of the schema, in a fixed order: compared with `schema.sql`, and with a store that has just been opened. */
export function readSchema(db: Database): string {
  const rows = db
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'response_fts_%' AND name NOT LIKE 'sqlite_stat%' ORDER BY type DESC, name`,
    )
    .pluck()
    .all();
  return `${rows.map((sql) => `${sql};`).join('\n\n')}\n`;
}
