CREATE TRIGGER edition_frozen BEFORE UPDATE ON edition BEGIN
  SELECT raise(ABORT, 'an edition is frozen');
END;

CREATE TRIGGER kept_file_frozen BEFORE UPDATE ON kept_file BEGIN SELECT raise(ABORT, 'a kept file is frozen'); END;

CREATE TRIGGER participant_numbered AFTER INSERT ON participant WHEN new.number IS NOT NULL BEGIN
  INSERT INTO meta (key, value) VALUES ('numbered ' || new.cohort_id, new.number)
    ON CONFLICT (key) DO UPDATE SET value = max(CAST(value AS INTEGER), new.number);
END;

CREATE TRIGGER participant_renumbered AFTER UPDATE OF number, cohort_id ON participant WHEN new.number IS NOT NULL BEGIN
  INSERT INTO meta (key, value) VALUES ('numbered ' || new.cohort_id, new.number)
    ON CONFLICT (key) DO UPDATE SET value = max(CAST(value AS INTEGER), new.number);
END;

CREATE TRIGGER picture_frozen BEFORE UPDATE ON picture BEGIN SELECT raise(ABORT, 'a picture is frozen'); END;

CREATE TRIGGER response_entered AFTER INSERT ON response WHEN new.edition_id IS NOT NULL AND new.deleted_at IS NULL BEGIN
  INSERT INTO entered (participant_id, edition_id, n) VALUES (new.participant_id, new.edition_id, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER response_indexed AFTER INSERT ON response BEGIN
  INSERT INTO response_fts (rowid, text) VALUES (new.newness, new.text);
END;

CREATE TRIGGER response_left AFTER DELETE ON response WHEN old.edition_id IS NOT NULL AND old.deleted_at IS NULL BEGIN
  UPDATE entered SET n = n - 1 WHERE participant_id = old.participant_id AND edition_id = old.edition_id;
  DELETE FROM entered WHERE participant_id = old.participant_id AND edition_id = old.edition_id AND n <= 0;
END;

CREATE TRIGGER response_moved AFTER UPDATE ON response
WHEN old.deleted_at IS NOT new.deleted_at OR old.participant_id <> new.participant_id OR old.edition_id IS NOT new.edition_id BEGIN
  UPDATE entered SET n = n - 1
    WHERE old.deleted_at IS NULL AND participant_id = old.participant_id AND edition_id = old.edition_id;
  DELETE FROM entered WHERE participant_id = old.participant_id AND edition_id = old.edition_id AND n <= 0;
  INSERT INTO entered (participant_id, edition_id, n)
    SELECT new.participant_id, new.edition_id, 1 WHERE new.deleted_at IS NULL AND new.edition_id IS NOT NULL
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER response_reindexed AFTER UPDATE OF newness, text ON response
WHEN old.newness <> new.newness OR old.text <> new.text BEGIN
  INSERT INTO response_fts (response_fts, rowid, text) VALUES ('delete', old.newness, old.text);
  INSERT INTO response_fts (rowid, text) VALUES (new.newness, new.text);
END;

CREATE TRIGGER response_unindexed AFTER DELETE ON response BEGIN
  INSERT INTO response_fts (response_fts, rowid, text) VALUES ('delete', old.newness, old.text);
END;

CREATE TABLE action (
  id TEXT PRIMARY KEY NOT NULL,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  edition_id TEXT REFERENCES edition (id),
  source TEXT,
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  by_when TEXT NOT NULL,
  due TEXT,
  told TEXT NOT NULL,
  outcome TEXT NOT NULL,
  happened TEXT NOT NULL,
  settled TEXT,
  -- A hash of what stood on paper when it was confirmed.
  taken TEXT,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE activity (id TEXT PRIMARY KEY NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL CHECK (json_valid(detail))) STRICT;

CREATE TABLE attendance (
  id TEXT PRIMARY KEY NOT NULL,
  seminar_id TEXT NOT NULL REFERENCES seminar (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  state TEXT NOT NULL,
  note TEXT,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  UNIQUE (seminar_id, participant_id)
) STRICT;

CREATE TABLE block (
  id TEXT PRIMARY KEY NOT NULL,
  workbook_id TEXT NOT NULL REFERENCES workbook (id),
  section_id TEXT NOT NULL REFERENCES section (id),
  position TEXT NOT NULL,
  type TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE calibration (
  id TEXT PRIMARY KEY NOT NULL,
  cohort_id TEXT REFERENCES cohort (id),
  prompt TEXT NOT NULL,
  edition_id TEXT REFERENCES edition (id),
  made TEXT NOT NULL
) STRICT;

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

CREATE TABLE cohort (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  programme TEXT NOT NULL,
  retention TEXT NOT NULL CHECK (json_valid(retention)),
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
, attendance TEXT CHECK (attendance IS NULL OR json_valid(attendance)), sample INTEGER, codes TEXT CHECK (codes IS NULL OR json_valid(codes))) STRICT;

CREATE TABLE copy (
  id TEXT PRIMARY KEY NOT NULL,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  layout_id TEXT NOT NULL REFERENCES layout (id),
  participant_id TEXT REFERENCES participant (id),
  name TEXT,
  code TEXT NOT NULL,
  preset TEXT NOT NULL,
  made TEXT NOT NULL, route TEXT, given TEXT, file TEXT,
  UNIQUE (edition_id, code)
) STRICT;

CREATE TABLE depth_mark (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL REFERENCES response (id),
  calibration_id TEXT REFERENCES calibration (id),
  round INTEGER NOT NULL,
  place INTEGER NOT NULL,
  level INTEGER,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE dismissal (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  other_id TEXT REFERENCES participant (id),
  UNIQUE (kind, key)
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

CREATE TABLE entered (
  participant_id TEXT NOT NULL,
  edition_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (participant_id, edition_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE excerpt (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL REFERENCES response (id),
  made_on INTEGER NOT NULL,
  start INTEGER NOT NULL,
  finish INTEGER NOT NULL,
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE excerpt_tag (
  id TEXT PRIMARY KEY NOT NULL,
  excerpt_id TEXT NOT NULL REFERENCES excerpt (id),
  tag_id TEXT REFERENCES tag (id),
  statement_id TEXT REFERENCES statement (id),
  CHECK ((tag_id IS NULL) <> (statement_id IS NULL)),
  UNIQUE (excerpt_id, tag_id),
  UNIQUE (excerpt_id, statement_id)
) STRICT;

CREATE TABLE framework (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  edition TEXT NOT NULL,
  section INTEGER NOT NULL,
  source TEXT NOT NULL,
  licence TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE hand_in (
  id TEXT PRIMARY KEY NOT NULL,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  edition_id TEXT NOT NULL REFERENCES edition (id),
  state TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  UNIQUE (participant_id, edition_id)
) STRICT;

CREATE TABLE handwriting (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL REFERENCES response (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  edition_id TEXT NOT NULL REFERENCES edition (id),
  field TEXT NOT NULL,
  written TEXT NOT NULL
) STRICT;

CREATE TABLE import_mapping (
  id TEXT PRIMARY KEY NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE kept_file (
  -- SHA-256 of the bytes, hex: a seminar's resources name the file by what it is.
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 64),
  bytes BLOB NOT NULL,
  added TEXT NOT NULL
) STRICT;

CREATE TABLE layout (
  id TEXT PRIMARY KEY NOT NULL,
  edition_id TEXT NOT NULL REFERENCES edition (id),
  audience TEXT NOT NULL,
  preset TEXT NOT NULL,
  paper TEXT NOT NULL,
  pages INTEGER NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields))
) STRICT;

CREATE TABLE memo (
  id TEXT PRIMARY KEY NOT NULL,
  -- What it is about. An answer's and an excerpt's names the person as well, so that it goes with them.
  participant_id TEXT REFERENCES participant (id),
  response_id TEXT REFERENCES response (id),
  excerpt_id TEXT REFERENCES excerpt (id),
  prompt TEXT,
  cohort_id TEXT REFERENCES cohort (id),
  tag_id TEXT REFERENCES tag (id),
  text TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

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

CREATE TABLE organisation (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  phase TEXT,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE pack (id TEXT PRIMARY KEY NOT NULL, version TEXT NOT NULL, loaded TEXT NOT NULL) STRICT;

CREATE TABLE pairing (
  id TEXT PRIMARY KEY NOT NULL,
  cohort_id TEXT NOT NULL REFERENCES cohort (id),
  seminar_id TEXT REFERENCES seminar (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  -- Those who share it work together.
  pair TEXT NOT NULL,
  place INTEGER NOT NULL
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
  note TEXT,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
, phase TEXT, status TEXT, route TEXT, number INTEGER) STRICT;

CREATE TABLE picture (
  -- SHA-256 of the bytes, hex: a block, an edition and a bundle name the picture by what it is.
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 64),
  type TEXT NOT NULL CHECK (type IN ('image/png', 'image/jpeg')),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  added TEXT NOT NULL
) STRICT;

CREATE TABLE rating (
  id TEXT PRIMARY KEY NOT NULL,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  statement_id TEXT NOT NULL REFERENCES statement (id),
  occasion TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 5),
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  UNIQUE (participant_id, statement_id, occasion)
) STRICT;

CREATE TABLE response (
  -- Orders by when it was written: see newness.ts. The full-text index is read backwards along it, newest first, without sorting.
  newness INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  edition_id TEXT REFERENCES edition (id),
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  source TEXT NOT NULL,
  written TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
, state TEXT) STRICT;

CREATE VIRTUAL TABLE response_fts USING fts5 (
  text, content = 'response', content_rowid = 'newness', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE response_revision (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL REFERENCES response (id),
  revision INTEGER NOT NULL,
  text TEXT NOT NULL,
  source TEXT NOT NULL,
  written TEXT NOT NULL, state TEXT,
  UNIQUE (response_id, revision)
) STRICT;

CREATE VIRTUAL TABLE response_words USING fts5vocab (response_fts, instance);

CREATE TABLE return_file (
  id TEXT PRIMARY KEY NOT NULL,
  -- SHA-256 of the bytes.
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  kind TEXT NOT NULL,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  edition_id TEXT NOT NULL REFERENCES edition (id),
  copy_id TEXT REFERENCES copy (id),
  received TEXT NOT NULL,
  -- How many answers were new, changed and so on; never the answers.
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;

CREATE TABLE return_sheet (
  id TEXT PRIMARY KEY NOT NULL,
  read TEXT NOT NULL,
  -- Files that did not fit.
  left_over INTEGER NOT NULL
) STRICT;

CREATE TABLE scan_batch (
  id TEXT PRIMARY KEY NOT NULL,
  started TEXT NOT NULL,
  -- What was dropped, until its pages have been counted.
  paths TEXT CHECK (paths IS NULL OR json_valid(paths))
) STRICT;

CREATE TABLE scan_crop (
  id TEXT PRIMARY KEY NOT NULL,
  -- The page on the desk; null once that has been cleared away.
  page_id TEXT,
  field TEXT NOT NULL,
  participant_id TEXT,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  jpeg BLOB NOT NULL
) STRICT;

CREATE TABLE scan_page (
  id TEXT PRIMARY KEY NOT NULL,
  batch_id TEXT NOT NULL REFERENCES scan_batch (id),
  place INTEGER NOT NULL,
  path TEXT NOT NULL,
  -- SHA-256 of the file, and which of its pages.
  hash TEXT NOT NULL,
  number INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  -- What was seen on it; null until somebody looked.
  look TEXT CHECK (look IS NULL OR json_valid(look)),
  -- What a person reads in its boxes, by field.
  said TEXT CHECK (said IS NULL OR json_valid(said)),
  placed_by TEXT,
  edition_id TEXT,
  layout_id TEXT,
  copy_id TEXT,
  participant_id TEXT,
  page INTEGER,
  boxes INTEGER NOT NULL,
  inked INTEGER NOT NULL,
  blank INTEGER NOT NULL,
  queued INTEGER NOT NULL,
  untyped INTEGER NOT NULL,
  UNIQUE (batch_id, place)
) STRICT;

CREATE TABLE scenario (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  about TEXT NOT NULL,
  names TEXT NOT NULL CHECK (json_valid(names)),
  opening TEXT NOT NULL,
  points TEXT NOT NULL CHECK (json_valid(points)),
  question TEXT NOT NULL,
  statements TEXT NOT NULL CHECK (json_valid(statements)),
  source TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
, setting TEXT CHECK (setting IS NULL OR setting IN ('itt', 'primary', 'secondary')), variant_of TEXT) STRICT;

CREATE TABLE section (
  id TEXT PRIMARY KEY NOT NULL,
  workbook_id TEXT NOT NULL REFERENCES workbook (id),
  position TEXT NOT NULL,
  title TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE seminar (
  id TEXT PRIMARY KEY NOT NULL,
  cohort_id TEXT NOT NULL REFERENCES cohort (id),
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  day TEXT,
  starts TEXT,
  ends TEXT,
  place TEXT,
  workbook_id TEXT REFERENCES workbook (id),
  edition_id TEXT REFERENCES edition (id),
  agenda TEXT NOT NULL CHECK (json_valid(agenda)),
  resources TEXT NOT NULL CHECK (json_valid(resources)),
  note TEXT,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE setting (
  id TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE sheet_copy (
  id TEXT PRIMARY KEY NOT NULL REFERENCES sheet_file (id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE sheet_file (
  id TEXT PRIMARY KEY NOT NULL,
  sheet_id TEXT NOT NULL REFERENCES return_sheet (id),
  arrived TEXT NOT NULL,
  path TEXT NOT NULL,
  -- SHA-256 of the file, and what was read from it; null until it was.
  hash TEXT,
  outcome TEXT CHECK (outcome IS NULL OR json_valid(outcome)),
  decided TEXT CHECK (decided IS NULL OR json_valid(decided)),
  -- Whose it is as far as is known: by the file, or because somebody said so. The name is the one on its cover.
  participant_id TEXT,
  copy_id TEXT,
  name TEXT
) STRICT;

CREATE TABLE star (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL UNIQUE REFERENCES response (id)
) STRICT;

CREATE TABLE statement (
  id TEXT PRIMARY KEY NOT NULL,
  framework_id TEXT NOT NULL REFERENCES framework (id),
  group_id TEXT NOT NULL REFERENCES statement_group (id),
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  short TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE statement_group (
  id TEXT PRIMARY KEY NOT NULL,
  framework_id TEXT NOT NULL REFERENCES framework (id),
  position TEXT NOT NULL,
  stem TEXT NOT NULL,
  stage TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE tag (
  id TEXT PRIMARY KEY NOT NULL,
  parent_id TEXT REFERENCES tag (id),
  position TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  colour INTEGER NOT NULL,
  -- A shape, so that colour is never the only sign.
  mark TEXT NOT NULL,
  statement_id TEXT REFERENCES statement (id),
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE tombstone (id TEXT PRIMARY KEY NOT NULL, at TEXT NOT NULL) STRICT;

CREATE TABLE workbook (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  head TEXT NOT NULL CHECK (json_valid(head)),
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE INDEX action_edition ON action (edition_id) WHERE edition_id IS NOT NULL;

CREATE INDEX action_participant ON action (participant_id);

CREATE INDEX activity_at ON activity (at);

CREATE INDEX attendance_participant ON attendance (participant_id);

CREATE INDEX block_section ON block (section_id, position);

CREATE INDEX block_workbook ON block (workbook_id, position);

CREATE INDEX calibration_cohort ON calibration (cohort_id) WHERE cohort_id IS NOT NULL;

CREATE INDEX calibration_edition ON calibration (edition_id) WHERE edition_id IS NOT NULL;

CREATE INDEX change_record ON change (record, record_table);

CREATE INDEX change_subject ON change (subject) WHERE subject IS NOT NULL;

CREATE INDEX copy_layout ON copy (layout_id);

CREATE INDEX copy_participant ON copy (participant_id) WHERE participant_id IS NOT NULL;

CREATE UNIQUE INDEX depth_mark_drawn ON depth_mark (calibration_id, round, place) WHERE calibration_id IS NOT NULL;

CREATE INDEX depth_mark_response ON depth_mark (response_id);

CREATE UNIQUE INDEX depth_mark_standing ON depth_mark (response_id) WHERE calibration_id IS NULL;

CREATE INDEX dismissal_other ON dismissal (other_id) WHERE other_id IS NOT NULL;

CREATE INDEX dismissal_participant ON dismissal (participant_id);

CREATE INDEX excerpt_response ON excerpt (response_id);

CREATE INDEX excerpt_tag_statement ON excerpt_tag (statement_id, excerpt_id) WHERE statement_id IS NOT NULL;

CREATE INDEX excerpt_tag_tag ON excerpt_tag (tag_id, excerpt_id) WHERE tag_id IS NOT NULL;

CREATE INDEX hand_in_edition ON hand_in (edition_id);

CREATE INDEX handwriting_edition ON handwriting (edition_id);

CREATE INDEX handwriting_participant ON handwriting (participant_id);

CREATE INDEX handwriting_response ON handwriting (response_id);

CREATE INDEX layout_edition ON layout (edition_id, audience, preset, paper);

CREATE INDEX memo_cohort ON memo (cohort_id) WHERE cohort_id IS NOT NULL;

CREATE INDEX memo_excerpt ON memo (excerpt_id) WHERE excerpt_id IS NOT NULL;

CREATE INDEX memo_participant ON memo (participant_id) WHERE participant_id IS NOT NULL;

CREATE INDEX memo_prompt ON memo (prompt) WHERE prompt IS NOT NULL;

CREATE INDEX memo_response ON memo (response_id) WHERE response_id IS NOT NULL;

CREATE INDEX memo_tag ON memo (tag_id) WHERE tag_id IS NOT NULL;

CREATE INDEX operation_about ON operation (about) WHERE about IS NOT NULL;

CREATE INDEX operation_at ON operation (at);

CREATE INDEX operation_history ON operation (scope, state, seq) WHERE state <> 'kept';

CREATE INDEX pairing_cohort ON pairing (cohort_id, seminar_id);

CREATE INDEX pairing_participant ON pairing (participant_id);

CREATE INDEX pairing_seminar ON pairing (seminar_id) WHERE seminar_id IS NOT NULL;

CREATE INDEX participant_cohort ON participant (cohort_id);

CREATE INDEX rating_statement ON rating (statement_id);

CREATE INDEX response_asked ON response (edition_id, field) WHERE edition_id IS NOT NULL;

CREATE INDEX response_cell ON response (participant_id, edition_id, field);

CREATE INDEX response_deleted ON response (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX response_field ON response (field, written);

CREATE INDEX response_participant ON response (participant_id, written, id);

CREATE INDEX return_file_copy ON return_file (copy_id) WHERE copy_id IS NOT NULL;

CREATE INDEX return_file_edition ON return_file (edition_id);

CREATE INDEX return_file_hash ON return_file (hash);

CREATE INDEX return_file_participant ON return_file (participant_id);

CREATE INDEX scan_crop_page ON scan_crop (page_id) WHERE page_id IS NOT NULL;

CREATE INDEX scan_crop_participant ON scan_crop (participant_id) WHERE participant_id IS NOT NULL;

CREATE INDEX scan_page_participant ON scan_page (participant_id) WHERE participant_id IS NOT NULL;

CREATE INDEX scan_page_picture ON scan_page (hash, number);

CREATE INDEX section_workbook ON section (workbook_id, position);

CREATE INDEX seminar_cohort ON seminar (cohort_id, day);

CREATE INDEX seminar_edition ON seminar (edition_id) WHERE edition_id IS NOT NULL;

CREATE INDEX seminar_workbook ON seminar (workbook_id) WHERE workbook_id IS NOT NULL;

CREATE INDEX sheet_file_participant ON sheet_file (participant_id) WHERE participant_id IS NOT NULL;

CREATE INDEX sheet_file_sheet ON sheet_file (sheet_id, arrived, id);

CREATE INDEX statement_framework ON statement (framework_id, kind, number);

CREATE INDEX statement_group_framework ON statement_group (framework_id, position);

CREATE INDEX statement_in_group ON statement (group_id);

CREATE INDEX tag_parent ON tag (parent_id, position);

CREATE INDEX tag_statement ON tag (statement_id) WHERE statement_id IS NOT NULL;
