-- Pieces of large values, each named by its content: needed by the versions of a task from `first` on, and once it was dropped up
-- to `until`. The content is never written again: that a part was dropped stands beside it.
CREATE TABLE IF NOT EXISTS asap_parts (
    number INTEGER PRIMARY KEY,
    task_id TEXT NOT NULL,
    first INTEGER NOT NULL,
    id BLOB NOT NULL,
    content BLOB NOT NULL
);

CREATE UNIQUE INDEX IF NOT EXISTS asap_parts_of_task ON asap_parts (task_id, first, id);

-- Those of the start stay with it while it is stored, and so are not among those that a window takes along.
CREATE TABLE IF NOT EXISTS asap_dropped_parts (
    task_id TEXT NOT NULL,
    of_start INTEGER NOT NULL,
    until INTEGER NOT NULL,
    first INTEGER NOT NULL,
    id BLOB NOT NULL,
    PRIMARY KEY (task_id, of_start, until, first, id)
) WITHOUT ROWID;

INSERT INTO asap_schema (version) VALUES (4);
