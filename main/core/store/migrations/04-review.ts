/* What a facilitator makes of what people wrote: tags, excerpts, memos, stars, depth, actions. */

const counted = `
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  revision INTEGER NOT NULL`;

export const review = `
-- One prompt of one edition is read along it, and whatever the old index was for.
DROP INDEX response_edition;
CREATE INDEX response_asked ON response (edition_id, field) WHERE edition_id IS NOT NULL;
-- Whose an answer is can be told without reading it: what was made of a cohort's answers is found among a million of them.
DROP INDEX response_participant;
CREATE INDEX response_participant ON response (participant_id, written, id);

CREATE TABLE tag (
  id TEXT PRIMARY KEY NOT NULL,
  parent_id TEXT REFERENCES tag (id),
  position TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  colour INTEGER NOT NULL,
  -- A shape, so that colour is never the only sign.
  mark TEXT NOT NULL,
  statement_id TEXT REFERENCES statement (id),${counted},
  deleted_at TEXT
) STRICT;
CREATE INDEX tag_parent ON tag (parent_id, position);
CREATE INDEX tag_statement ON tag (statement_id) WHERE statement_id IS NOT NULL;

-- A span of an answer as it read in one revision. Where it is now is worked out whenever it is read, and is not kept: see anchor.ts.
CREATE TABLE excerpt (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL REFERENCES response (id),
  made_on INTEGER NOT NULL,
  start INTEGER NOT NULL,
  finish INTEGER NOT NULL,
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,${counted}
) STRICT;
CREATE INDEX excerpt_response ON excerpt (response_id);

CREATE TABLE excerpt_tag (
  id TEXT PRIMARY KEY NOT NULL,
  excerpt_id TEXT NOT NULL REFERENCES excerpt (id),
  tag_id TEXT REFERENCES tag (id),
  statement_id TEXT REFERENCES statement (id),
  CHECK ((tag_id IS NULL) <> (statement_id IS NULL)),
  UNIQUE (excerpt_id, tag_id),
  UNIQUE (excerpt_id, statement_id)
) STRICT;
CREATE INDEX excerpt_tag_tag ON excerpt_tag (tag_id, excerpt_id) WHERE tag_id IS NOT NULL;
CREATE INDEX excerpt_tag_statement ON excerpt_tag (statement_id, excerpt_id) WHERE statement_id IS NOT NULL;

CREATE TABLE memo (
  id TEXT PRIMARY KEY NOT NULL,
  -- What it is about. An answer's and an excerpt's names the person as well, so that it goes with them.
  participant_id TEXT REFERENCES participant (id),
  response_id TEXT REFERENCES response (id),
  excerpt_id TEXT REFERENCES excerpt (id),
  prompt TEXT,
  cohort_id TEXT REFERENCES cohort (id),
  tag_id TEXT REFERENCES tag (id),
  text TEXT NOT NULL,${counted},
  deleted_at TEXT
) STRICT;
CREATE INDEX memo_participant ON memo (participant_id) WHERE participant_id IS NOT NULL;
CREATE INDEX memo_response ON memo (response_id) WHERE response_id IS NOT NULL;
CREATE INDEX memo_excerpt ON memo (excerpt_id) WHERE excerpt_id IS NOT NULL;
CREATE INDEX memo_prompt ON memo (prompt) WHERE prompt IS NOT NULL;
CREATE INDEX memo_cohort ON memo (cohort_id) WHERE cohort_id IS NOT NULL;
CREATE INDEX memo_tag ON memo (tag_id) WHERE tag_id IS NOT NULL;

CREATE TABLE star (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL UNIQUE REFERENCES response (id)
) STRICT;

CREATE TABLE calibration (
  id TEXT PRIMARY KEY NOT NULL,
  cohort_id TEXT REFERENCES cohort (id),
  prompt TEXT NOT NULL,
  edition_id TEXT REFERENCES edition (id),
  made TEXT NOT NULL
) STRICT;
CREATE INDEX calibration_cohort ON calibration (cohort_id) WHERE cohort_id IS NOT NULL;
CREATE INDEX calibration_edition ON calibration (edition_id) WHERE edition_id IS NOT NULL;

-- Round 0 is the mark that counts. In a calibration each answer has a row for either round, drawn before it is marked.
CREATE TABLE depth_mark (
  id TEXT PRIMARY KEY NOT NULL,
  response_id TEXT NOT NULL REFERENCES response (id),
  calibration_id TEXT REFERENCES calibration (id),
  round INTEGER NOT NULL,
  place INTEGER NOT NULL,
  level INTEGER,${counted}
) STRICT;
CREATE UNIQUE INDEX depth_mark_standing ON depth_mark (response_id) WHERE calibration_id IS NULL;
CREATE INDEX depth_mark_response ON depth_mark (response_id);
CREATE UNIQUE INDEX depth_mark_drawn ON depth_mark (calibration_id, round, place) WHERE calibration_id IS NOT NULL;

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
  taken TEXT,${counted},
  deleted_at TEXT
) STRICT;
CREATE INDEX action_participant ON action (participant_id);
CREATE INDEX action_edition ON action (edition_id) WHERE edition_id IS NOT NULL;

-- A suggestion that a person turned down, so that it is not made again.
CREATE TABLE dismissal (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  participant_id TEXT NOT NULL REFERENCES participant (id),
  other_id TEXT REFERENCES participant (id),
  UNIQUE (kind, key)
) STRICT;
CREATE INDEX dismissal_participant ON dismissal (participant_id);
CREATE INDEX dismissal_other ON dismissal (other_id) WHERE other_id IS NOT NULL;
`;
