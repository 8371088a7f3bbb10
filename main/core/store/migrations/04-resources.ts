/* Files that are kept with a seminar; the numbers that people are known by when names are hidden; and how much of a workbook is entered. */

export const resources = `
CREATE TABLE kept_file (
  -- SHA-256 of the bytes, hex: a seminar's resources name the file by what it is.
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 64),
  bytes BLOB NOT NULL,
  added TEXT NOT NULL
) STRICT;
CREATE TRIGGER kept_file_frozen BEFORE UPDATE ON kept_file BEGIN SELECT raise(ABORT, 'a kept file is frozen'); END;

-- The highest number that a participant of a cohort ever had, under "numbered" and the cohort's id. Past the journal: a name that
-- somebody was read out under is nobody else's, whether they were erased or their coming was undone.
INSERT INTO meta (key, value) SELECT 'numbered ' || cohort_id, max(number) FROM participant WHERE number IS NOT NULL GROUP BY cohort_id;
CREATE TRIGGER participant_numbered AFTER INSERT ON participant WHEN new.number IS NOT NULL BEGIN
  INSERT INTO meta (key, value) VALUES ('numbered ' || new.cohort_id, new.number)
    ON CONFLICT (key) DO UPDATE SET value = max(CAST(value AS INTEGER), new.number);
END;
CREATE TRIGGER participant_renumbered AFTER UPDATE OF number, cohort_id ON participant WHEN new.number IS NOT NULL BEGIN
  INSERT INTO meta (key, value) VALUES ('numbered ' || new.cohort_id, new.number)
    ON CONFLICT (key) DO UPDATE SET value = max(CAST(value AS INTEGER), new.number);
END;

-- How many places of an edition are entered for somebody: counted as answers come and go, since a cohort of ten years has a million.
CREATE TABLE entered (
  participant_id TEXT NOT NULL,
  edition_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (participant_id, edition_id)
) STRICT, WITHOUT ROWID;
INSERT INTO entered (participant_id, edition_id, n)
  SELECT participant_id, edition_id, count(*) FROM response WHERE edition_id IS NOT NULL AND deleted_at IS NULL GROUP BY participant_id, edition_id;
CREATE TRIGGER response_entered AFTER INSERT ON response WHEN new.edition_id IS NOT NULL AND new.deleted_at IS NULL BEGIN
  INSERT INTO entered (participant_id, edition_id, n) VALUES (new.participant_id, new.edition_id, 1) ON CONFLICT DO UPDATE SET n = n + 1;
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
`;
