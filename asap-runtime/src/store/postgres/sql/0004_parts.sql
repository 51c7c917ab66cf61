-- Pieces of large values, each named by its content: needed by the versions of a task from `first` to `until`, or by all from
-- `first` on while `until` is null.
CREATE TABLE asap_parts (
    task_id text COLLATE "C" NOT NULL,
    first bigint NOT NULL CHECK (first > 0),
    id bytea NOT NULL,
    until bigint,
    -- Needed by version 1, which every window leaves: not among those that a window takes along.
    of_start boolean NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (task_id, first, id)
);

-- The server's own compression takes longer than all else about a part; a layer in front of the store may have compressed it.
ALTER TABLE asap_parts ALTER COLUMN content SET STORAGE EXTERNAL;

-- What goes when the versions that need it have gone.
CREATE INDEX asap_dropped ON asap_parts (task_id, until) WHERE until IS NOT NULL AND NOT of_start;
