-- What the protocol's table has no room for: one row per task. Other programs ignore tables they do not know.
CREATE TABLE IF NOT EXISTS asap_tasks (
    task_id TEXT NOT NULL PRIMARY KEY,
    function TEXT NOT NULL,
    status TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    result TEXT,
    error TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) WITHOUT ROWID;

-- The version of the asap_ tables. `user_version` belongs to the protocol's package, which leaves it at 0.
CREATE TABLE IF NOT EXISTS asap_schema (
    version INTEGER NOT NULL PRIMARY KEY
);

INSERT OR IGNORE INTO asap_schema (version) VALUES (1);
