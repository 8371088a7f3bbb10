/* Files that are kept with a seminar, and the numbers that people are known by when names are hidden. */

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
`;
