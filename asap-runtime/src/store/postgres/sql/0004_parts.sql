-- Pieces of large values, each named by its content: needed by the versions of a task from `first` to `until`, or by all from
-- `first` on while `until` is null.
CREATE TABLE asap_parts (
    task_id text COLLATE "C" NOT NULL,
    first bigint NOT NULL CHECK (first > 0),
    id bytea NOT NULL,
    until bigint,
    content bytea NOT NULL,
    PRIMARY KEY (task_id, first, id)
);

-- The server's own compression takes longer than all else about a part; a layer in front of the store may have compressed it.
ALTER TABLE asap_parts ALTER COLUMN content SET STORAGE EXTERNAL;

-- What goes when the versions that need it have gone. Those of the start stay with it.
CREATE INDEX asap_dropped ON asap_parts (task_id, until) WHERE until IS NOT NULL AND first > 1;
