/*
 * Paper that came home. A batch and its pages are a desk to work at: what was read and nobody has accepted yet, which is no part of any
 * operation. What was cut out of a page moves from the desk to the answer that it belongs to by being named there; its picture stays where
 * it is.
 */

export const scans = `
CREATE TABLE scan_batch (
  id TEXT PRIMARY KEY NOT NULL,
  started TEXT NOT NULL,
  -- What was dropped, until its pages have been counted.
  paths TEXT CHECK (paths IS NULL OR json_valid(paths))
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
CREATE INDEX scan_page_picture ON scan_page (hash, number);
CREATE INDEX scan_page_participant ON scan_page (participant_id) WHERE participant_id IS NOT NULL;

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
CREATE INDEX scan_crop_page ON scan_crop (page_id) WHERE page_id IS NOT NULL;
CREATE INDEX scan_crop_participant ON scan_crop (participant_id) WHERE participant_id IS NOT NULL;

-- Handwriting that is kept with an answer, typed or not. Its id is that of its picture.
CREATE TABLE handwriting (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL REFERENCES response (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  edition_id TEXT NOT NULL REFERENCES edition (id),
  field TEXT NOT NULL,
  written TEXT NOT NULL
) STRICT;
CREATE INDEX handwriting_response ON handwriting (response_id);
CREATE INDEX handwriting_participant ON handwriting (participant_id);
CREATE INDEX handwriting_edition ON handwriting (edition_id);

-- Files that came back and were read, with what was decided about each: the same kind of desk, and there is one.
CREATE TABLE return_sheet (
  id TEXT PRIMARY KEY NOT NULL,
  read TEXT NOT NULL,
  -- Files that did not fit.
  left_over INTEGER NOT NULL
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
CREATE INDEX sheet_file_sheet ON sheet_file (sheet_id, arrived, id);
CREATE INDEX sheet_file_participant ON sheet_file (participant_id) WHERE participant_id IS NOT NULL;

-- The bytes of a file that lay where things only pass through, so that its pages can be shown tomorrow.
CREATE TABLE sheet_copy (
  id TEXT PRIMARY KEY NOT NULL REFERENCES sheet_file (id),
  bytes BLOB NOT NULL
) STRICT;
`;
