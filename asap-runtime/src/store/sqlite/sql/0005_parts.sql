-- Pieces of large values, each named by its content: needed by the versions of a task from `first` to `until`, or by all from
-- `first` while there is no `until`.
CREATE TABLE IF NOT EXISTS asap_parts (
    task_id TEXT NOT NULL,
    first INTEGER NOT NULL,
    id BLOB NOT NULL,
    until INTEGER,
    content BLOB NOT NULL,
    PRIMARY KEY (task_id, first, id)
) WITHOUT ROWID;

-- What goes when the versions that need it have gone; what the start has stays with it.
CREATE INDEX IF NOT EXISTS asap_parts_dropped ON asap_parts (task_id, until) WHERE until IS NOT NULL AND first > 1;

INSERT INTO asap_schema (version) VALUES (4);
