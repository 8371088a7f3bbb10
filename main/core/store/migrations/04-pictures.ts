/* What a workbook is made of beside its words: pictures, kept once each by the hash of their bytes; variants of scenarios; and how a cohort names the statements. */

export const pictures = `
CREATE TABLE picture (
  -- SHA-256 of the bytes, hex: a block, an edition and a bundle name the picture by what it is.
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 64),
  type TEXT NOT NULL CHECK (type IN ('image/png', 'image/jpeg')),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  added TEXT NOT NULL
) STRICT;
CREATE TRIGGER picture_frozen BEFORE UPDATE ON picture BEGIN SELECT raise(ABORT, 'a picture is frozen'); END;

-- By framework: the number that its area has to this cohort, where that is not the framework's own. {"impl": 4} makes 6d 4d.
ALTER TABLE cohort ADD COLUMN codes TEXT CHECK (codes IS NULL OR json_valid(codes));

ALTER TABLE scenario ADD COLUMN setting TEXT CHECK (setting IS NULL OR setting IN ('itt', 'primary', 'secondary'));
-- The scenario of which it is a variant; that one may be gone, and its variants still belong together.
ALTER TABLE scenario ADD COLUMN variant_of TEXT;
`;
