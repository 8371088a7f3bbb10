/*
 * Cohorts as facilitators keep them: settings, seminars, registers, pairs, what was handed out and came back, ratings. What is new on
 * rows that stand already may be missing there, and means the usual thing.
 */

const counted = `
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL`;

export const cohorts = `
ALTER TABLE cohort ADD COLUMN attendance TEXT CHECK (attendance IS NULL OR json_valid(attendance));
ALTER TABLE cohort ADD COLUMN sample INTEGER;

ALTER TABLE participant ADD COLUMN phase TEXT;
ALTER TABLE participant ADD COLUMN status TEXT;
ALTER TABLE participant ADD COLUMN route TEXT;
-- Given once within a cohort: what hidden names are made of.
ALTER TABLE participant ADD COLUMN number INTEGER;

ALTER TABLE copy ADD COLUMN route TEXT;
ALTER TABLE copy ADD COLUMN given TEXT;
ALTER TABLE copy ADD COLUMN file TEXT;

ALTER TABLE response ADD COLUMN state TEXT;
ALTER TABLE response_revision ADD COLUMN state TEXT;
-- One row of the entry grid, read at once.
CREATE INDEX response_cell ON response (participant_id, edition_id, field);

CREATE TABLE organisation (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  phase TEXT,${counted},
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
  note TEXT,${counted},
  deleted_at TEXT
) STRICT;
CREATE INDEX seminar_cohort ON seminar (cohort_id, day);
CREATE INDEX seminar_workbook ON seminar (workbook_id) WHERE workbook_id IS NOT NULL;
CREATE INDEX seminar_edition ON seminar (edition_id) WHERE edition_id IS NOT NULL;

CREATE TABLE attendance (
  id TEXT PRIMARY KEY NOT NULL,
  seminar_id TEXT NOT NULL REFERENCES seminar (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  state TEXT NOT NULL,
  note TEXT,${counted},
  UNIQUE (seminar_id, participant_id)
) STRICT;
CREATE INDEX attendance_participant ON attendance (participant_id);

-- One row a person, so that whoever goes takes nothing of the others along. A row without a seminar holds for the programme.
CREATE TABLE pairing (
  id TEXT PRIMARY KEY NOT NULL,
  cohort_id TEXT NOT NULL REFERENCES cohort (id),
  seminar_id TEXT REFERENCES seminar (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  -- Those who share it work together.
  pair TEXT NOT NULL,
  place INTEGER NOT NULL
) STRICT;
CREATE INDEX pairing_cohort ON pairing (cohort_id, seminar_id);
CREATE INDEX pairing_seminar ON pairing (seminar_id) WHERE seminar_id IS NOT NULL;
CREATE INDEX pairing_participant ON pairing (participant_id);

-- Whether somebody's workbook came back; without a row it is not known.
CREATE TABLE hand_in (
  id TEXT PRIMARY KEY NOT NULL,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  edition_id TEXT NOT NULL REFERENCES edition (id),
  state TEXT NOT NULL,${counted},
  UNIQUE (participant_id, edition_id)
) STRICT;
CREATE INDEX hand_in_edition ON hand_in (edition_id);

CREATE TABLE rating (
  id TEXT PRIMARY KEY NOT NULL,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  statement_id TEXT NOT NULL REFERENCES statement (id),
  occasion TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 5),${counted},
  UNIQUE (participant_id, statement_id, occasion)
) STRICT;
CREATE INDEX rating_statement ON rating (statement_id);

-- How a person mapped a table's columns. The headings themselves are not kept: the id is a hash of them.
CREATE TABLE import_mapping (
  id TEXT PRIMARY KEY NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),${counted}
) STRICT;
`;
