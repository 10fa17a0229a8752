-- Times are microseconds since 1970-01-01T00:00:00Z; digests and hashes are 32 bytes of SHA-256.

-- The primary key is the fence: two writers can never both win a seq.
-- The position is dense from 1 in order of commit, over all streams; a hole is damage.
CREATE TABLE entries (
    stream        TEXT    NOT NULL,
    seq           INTEGER NOT NULL CHECK (seq > 0),
    position      INTEGER NOT NULL UNIQUE CHECK (position > 0),
    kind          TEXT    NOT NULL,
    actor         TEXT    NOT NULL,
    time          INTEGER NOT NULL,
    body          BLOB    NOT NULL,
    blocks        BLOB    NOT NULL CHECK (length(blocks) % 32 = 0), -- digests one after the other, in order
    previous_hash BLOB    NOT NULL CHECK (length(previous_hash) = 32),
    hash          BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (stream, seq)
) STRICT;

-- Kept for ever, so that a retry is safe for ever. The checksum finds a changed column of the row.
CREATE TABLE commands (
    stream     TEXT    NOT NULL,
    actor      TEXT    NOT NULL,
    request_id TEXT    NOT NULL,
    content    BLOB    NOT NULL CHECK (length(content) = 32),
    first_seq  INTEGER NOT NULL,
    last_seq   INTEGER NOT NULL CHECK (last_seq >= first_seq),
    receipt    BLOB    NOT NULL,
    checksum   BLOB    NOT NULL CHECK (length(checksum) = 32),
    UNIQUE (stream, actor, request_id),
    UNIQUE (stream, first_seq),
    FOREIGN KEY (stream, first_seq) REFERENCES entries (stream, seq),
    FOREIGN KEY (stream, last_seq) REFERENCES entries (stream, seq)
) STRICT;

CREATE TABLE blocks (
    digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    bytes  BLOB NOT NULL
) STRICT;

-- One row for each block that any entry refers to, naming the first entry that did; all references stand in entries.blocks.
CREATE TABLE block_references (
    digest BLOB    NOT NULL PRIMARY KEY REFERENCES blocks (digest),
    stream TEXT    NOT NULL,
    seq    INTEGER NOT NULL,
    FOREIGN KEY (stream, seq) REFERENCES entries (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_blocks (
    upload_id TEXT    NOT NULL,
    digest    BLOB    NOT NULL REFERENCES blocks (digest),
    time      INTEGER NOT NULL,
    PRIMARY KEY (upload_id, digest)
) STRICT, WITHOUT ROWID;

CREATE INDEX staged_blocks_by_digest ON staged_blocks (digest);
CREATE INDEX staged_blocks_by_time ON staged_blocks (time);

-- A cache: it can always be folded again from the entries.
CREATE TABLE saved_states (
    stream   TEXT    NOT NULL PRIMARY KEY,
    seq      INTEGER NOT NULL,
    hash     BLOB    NOT NULL CHECK (length(hash) = 32),
    format   INTEGER NOT NULL,
    body     BLOB    NOT NULL,
    checksum BLOB    NOT NULL CHECK (length(checksum) = 32),
    FOREIGN KEY (stream, seq) REFERENCES entries (stream, seq)
) STRICT;
