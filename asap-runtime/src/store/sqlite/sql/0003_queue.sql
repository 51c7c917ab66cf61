-- A task's place in a queue. `place` is null (in none), 'ready', 'later' (due_at says when), 'leased' (due_at says until when) or
-- 'parked'; times are microseconds since 1970 (UTC), so that they compare as numbers.
ALTER TABLE asap_tasks ADD COLUMN place TEXT;
ALTER TABLE asap_tasks ADD COLUMN queue TEXT;
ALTER TABLE asap_tasks ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
ALTER TABLE asap_tasks ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE asap_tasks ADD COLUMN worker TEXT;
ALTER TABLE asap_tasks ADD COLUMN lost_leases INTEGER NOT NULL DEFAULT 0;
-- The version at which it was taken last.
ALTER TABLE asap_tasks ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;

CREATE INDEX asap_tasks_ready ON asap_tasks (queue, priority DESC, due_at, task_id) WHERE place = 'ready';
CREATE INDEX asap_tasks_timed ON asap_tasks (due_at) WHERE place IN ('later', 'leased');
CREATE INDEX asap_tasks_leased ON asap_tasks (queue) WHERE place = 'leased';
CREATE INDEX asap_tasks_parked ON asap_tasks (task_id) WHERE place = 'parked';

-- When the next task of a queue with a rate may start.
CREATE TABLE asap_queues (
    name TEXT NOT NULL PRIMARY KEY,
    next_start INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO asap_schema (version) VALUES (2);
