-- One row per version of a task. Ids are compared by their bytes; data is JSON as it was written, so text.
CREATE TABLE IF NOT EXISTS asap_snapshots (
    task_id text COLLATE "C" NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    id text NOT NULL,
    data text NOT NULL,
    checkpoint boolean NOT NULL,
    created_at timestamptz NOT NULL,
    -- Counts how often the version above this one was removed: an append that began before can tell by it.
    uncovered integer NOT NULL DEFAULT 0,
    PRIMARY KEY (task_id, version)
);

-- One row per task.
CREATE TABLE IF NOT EXISTS asap_tasks (
    task_id text COLLATE "C" NOT NULL PRIMARY KEY,
    function text NOT NULL,
    status text NOT NULL,
    attempt bigint NOT NULL CHECK (attempt > 0),
    result text,
    error text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    -- Which write made the row: after a lost answer its writer finds it, or does not.
    written_by text NOT NULL
);
