/*
 * What came home: one row for each file that a person accepted. The file itself is not kept; its hash knows it again. The name is what
 * somebody called it, and often their own, so the row goes with the person.
 */

export const returns = `
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
CREATE INDEX return_file_hash ON return_file (hash);
CREATE INDEX return_file_participant ON return_file (participant_id);
CREATE INDEX return_file_edition ON return_file (edition_id);
CREATE INDEX return_file_copy ON return_file (copy_id) WHERE copy_id IS NOT NULL;
`;
