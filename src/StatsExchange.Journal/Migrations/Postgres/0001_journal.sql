-- SPDX-License-Identifier: Apache-2.0
-- Times are microseconds since 1970-01-01T00:00:00Z; digests and hashes are 32 bytes of SHA-256. Texts are compared byte by byte.

-- The primary key is the fence: two writers can never both win a seq, whether or not they hold the lock below.
-- The position is dense from 1 in order of commit, over all streams; a hole is damage.
CREATE TABLE entries (
    stream        text COLLATE "C" NOT NULL,
    seq           bigint           NOT NULL CHECK (seq > 0),
    position      bigint           NOT NULL UNIQUE CHECK (position > 0),
    kind          text COLLATE "C" NOT NULL,
    actor         text COLLATE "C" NOT NULL,
    time          bigint           NOT NULL,
    body          bytea            NOT NULL,
    blocks        bytea            NOT NULL CHECK (octet_length(blocks) % 32 = 0), -- digests one after the other, in order
    previous_hash bytea            NOT NULL CHECK (octet_length(previous_hash) = 32),
    hash          bytea            NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (stream, seq)
);

-- Kept for ever, so that a retry is safe for ever. The checksum finds a changed column of the row.
CREATE TABLE commands (
    stream     text COLLATE "C" NOT NULL,
    actor      text COLLATE "C" NOT NULL,
    request_id text COLLATE "C" NOT NULL,
    content    bytea            NOT NULL CHECK (octet_length(content) = 32),
    first_seq  bigint           NOT NULL,
    last_seq   bigint           NOT NULL CHECK (last_seq >= first_seq),
    receipt    bytea            NOT NULL,
    checksum   bytea            NOT NULL CHECK (octet_length(checksum) = 32),
    UNIQUE (stream, actor, request_id),
    UNIQUE (stream, first_seq),
    FOREIGN KEY (stream, first_seq) REFERENCES entries (stream, seq),
    FOREIGN KEY (stream, last_seq) REFERENCES entries (stream, seq)
);

CREATE TABLE blocks (
    digest bytea NOT NULL PRIMARY KEY CHECK (octet_length(digest) = 32),
    bytes  bytea NOT NULL
);

-- Columns of numbers hardly shrink, and trying costs more than storing them.
ALTER TABLE blocks ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- One row for each block that any entry refers to, naming the first entry that did; all references stand in entries.blocks.
CREATE TABLE block_references (
    digest bytea            NOT NULL PRIMARY KEY REFERENCES blocks (digest),
    stream text COLLATE "C" NOT NULL,
    seq    bigint           NOT NULL,
    FOREIGN KEY (stream, seq) REFERENCES entries (stream, seq)
);

CREATE TABLE staged_blocks (
    upload_id text COLLATE "C" NOT NULL,
    digest    bytea            NOT NULL REFERENCES blocks (digest),
    time      bigint           NOT NULL,
    PRIMARY KEY (upload_id, digest)
);

CREATE INDEX staged_blocks_by_digest ON staged_blocks (digest);
CREATE INDEX staged_blocks_by_time ON staged_blocks (time);

-- A cache: it can always be folded again from the entries.
CREATE TABLE saved_states (
    stream   text COLLATE "C" NOT NULL PRIMARY KEY,
    seq      bigint           NOT NULL,
    hash     bytea            NOT NULL CHECK (octet_length(hash) = 32),
    format   integer          NOT NULL,
    body     bytea            NOT NULL,
    checksum bytea            NOT NULL CHECK (octet_length(checksum) = 32),
    FOREIGN KEY (stream, seq) REFERENCES entries (stream, seq)
);

ALTER TABLE saved_states ALTER COLUMN body SET STORAGE EXTERNAL;

-- Advisory locks are of the database, journals of a schema.
CREATE FUNCTION journal_key(name text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT hashtextextended(current_schema() || '/' || name, 0)
$$;

-- Appends a group of requests in the transaction of the calling statement, and tells what became of each. The lock is held
-- until that transaction is committed, so positions become visible in their order. Each statement of the function sees what
-- was committed before it, so all of them see what the last holder of the lock did: the isolation must be READ COMMITTED.
-- A request has an element in each of the first eight arrays, an entry in each of the others, entries in order of requests.
CREATE FUNCTION journal_append(
    streams text[],
    expected_seqs bigint[],
    entry_counts integer[],
    command_actors text[], -- null for no command
    command_ids text[],
    command_contents bytea[],
    command_receipts bytea[],
    command_checksums bytea[],
    entry_kinds text[],
    entry_actors text[],
    entry_times bigint[],
    entry_bodies bytea[],
    entry_blocks bytea[],
    entry_previous_hashes bytea[],
    entry_hashes bytea[])
RETURNS TABLE (
    request_number integer,
    outcome text,
    head_seq bigint, -- of conflict and rejected
    head_time bigint,
    head_hash bytea,
    known_actor text, -- of known
    known_id text,
    known_content bytea,
    known_first_seq bigint,
    known_last_seq bigint,
    known_receipt bytea,
    known_checksum bytea,
    missing_seq bigint, -- of missing
    missing_digest bytea)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    requested text;
    first_entry integer := 1;
    last_entry integer;
    new_seq bigint;
    last_position bigint;
    digest_to_refer bytea;
    is_written boolean := false;
BEGIN
    PERFORM pg_advisory_xact_lock(journal_key('append'));
    FOR this_request IN 1 .. cardinality(streams) LOOP
        request_number := this_request;
        requested := streams[this_request];
        last_entry := first_entry + entry_counts[this_request] - 1;
        missing_seq := NULL;
        missing_digest := NULL;
        <<one_request>>
        BEGIN
            SELECT c.actor, c.request_id, c.content, c.first_seq, c.last_seq, c.receipt, c.checksum
            INTO known_actor, known_id, known_content, known_first_seq, known_last_seq, known_receipt, known_checksum
            FROM commands c
            WHERE c.stream = requested AND c.actor = command_actors[this_request] AND c.request_id = command_ids[this_request];
            IF FOUND THEN
                outcome := 'known';
                EXIT one_request;
            END IF;

            SELECT h.last_seq, h.last_time, h.last_hash INTO head_seq, head_time, head_hash FROM journal_head(requested) h;
            IF head_seq <> expected_seqs[this_request] THEN
                outcome := 'conflict';
                EXIT one_request;
            END IF;

            IF entry_previous_hashes[first_entry] <> head_hash OR entry_times[first_entry] < head_time THEN
                outcome := 'rejected';
                EXIT one_request;
            END IF;

            FOR entry_number IN first_entry .. last_entry LOOP
                FOR block_number IN 0 .. octet_length(entry_blocks[entry_number]) / 32 - 1 LOOP
                    digest_to_refer := substring(entry_blocks[entry_number] FROM block_number * 32 + 1 FOR 32);
                    IF NOT EXISTS (SELECT FROM blocks b WHERE b.digest = digest_to_refer) THEN
                        outcome := 'missing';
                        missing_seq := head_seq + 1 + entry_number - first_entry;
                        missing_digest := digest_to_refer;
                        EXIT one_request;
                    END IF;
                END LOOP;
            END LOOP;

            SELECT coalesce(max(e.position), 0) INTO last_position FROM entries e;
            FOR entry_number IN first_entry .. last_entry LOOP
                new_seq := head_seq + 1 + entry_number - first_entry;
                INSERT INTO entries (stream, seq, position, kind, actor, time, body, blocks, previous_hash, hash)
                VALUES (
                    requested, new_seq, last_position + 1 + entry_number - first_entry,
                    entry_kinds[entry_number], entry_actors[entry_number], entry_times[entry_number], entry_bodies[entry_number],
                    entry_blocks[entry_number], entry_previous_hashes[entry_number], entry_hashes[entry_number]);
                FOR block_number IN 0 .. octet_length(entry_blocks[entry_number]) / 32 - 1 LOOP
                    digest_to_refer := substring(entry_blocks[entry_number] FROM block_number * 32 + 1 FOR 32);
                    INSERT INTO block_references (digest, stream, seq) VALUES (digest_to_refer, requested, new_seq)
                    ON CONFLICT DO NOTHING;
                END LOOP;
            END LOOP;

            IF command_actors[this_request] IS NOT NULL THEN
                INSERT INTO commands (stream, actor, request_id, content, first_seq, last_seq, receipt, checksum)
                VALUES (
                    requested, command_actors[this_request], command_ids[this_request], command_contents[this_request],
                    head_seq + 1, new_seq, command_receipts[this_request], command_checksums[this_request]);
            END IF;

            outcome := 'appended';
            is_written := true;
        EXCEPTION WHEN unique_violation THEN
            -- Somebody wrote without the lock.
            outcome := 'conflict';
            SELECT h.last_seq, h.last_time, h.last_hash INTO head_seq, head_time, head_hash FROM journal_head(requested) h;
        END;
        RETURN NEXT;
        first_entry := last_entry + 1;
    END LOOP;
    IF is_written THEN
        PERFORM pg_notify(current_schema() || '_committed', '');
    END IF;
END
$$;

CREATE FUNCTION journal_head(stream_name text) RETURNS TABLE (last_seq bigint, last_time bigint, last_hash bytea)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RETURN QUERY SELECT e.seq, e.time, e.hash FROM entries e WHERE e.stream = stream_name ORDER BY e.seq DESC LIMIT 1;
    IF NOT FOUND THEN
        RETURN QUERY SELECT 0::bigint, 0::bigint, decode(repeat('00', 32), 'hex');
    END IF;
END
$$;

-- Blocks with different digests in ascending order, so that two uploads never wait for each other in a circle. Uploads run
-- beside each other and beside appends, but never beside a sweep.
CREATE FUNCTION journal_stage(upload text, digests bytea[], contents bytea[], staged_at bigint) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(journal_key('sweep'));
    INSERT INTO blocks (digest, bytes) SELECT * FROM unnest(digests, contents) ON CONFLICT DO NOTHING;
    INSERT INTO staged_blocks (upload_id, digest, time) SELECT upload, staged.digest, staged_at FROM unnest(digests) AS staged (digest)
    ON CONFLICT (upload_id, digest) DO UPDATE SET time = excluded.time;
END
$$;

-- Forgets up to at_most stagings. Beside a sweep nothing is staged and nothing appended, so that no block is removed between
-- being found and being referred to.
CREATE FUNCTION journal_sweep(staged_before bigint, at_most integer) RETURNS TABLE (forgotten bigint, removed bigint)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    swept bytea[];
BEGIN
    PERFORM pg_advisory_xact_lock(journal_key('sweep'));
    PERFORM pg_advisory_xact_lock(journal_key('append'));
    WITH deleted AS (
        DELETE FROM staged_blocks s
        USING (SELECT upload_id, digest FROM staged_blocks WHERE time < staged_before ORDER BY time LIMIT at_most) old
        WHERE s.upload_id = old.upload_id AND s.digest = old.digest
        RETURNING s.digest)
    SELECT array_agg(DISTINCT deleted.digest), count(*) INTO swept, forgotten FROM deleted;
    DELETE FROM blocks b
    WHERE b.digest = ANY (swept)
      AND NOT EXISTS (SELECT FROM block_references r WHERE r.digest = b.digest)
      AND NOT EXISTS (SELECT FROM staged_blocks s WHERE s.digest = b.digest);
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN NEXT;
END
$$;
