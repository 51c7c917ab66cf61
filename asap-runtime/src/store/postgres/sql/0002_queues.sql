-- A task's place in a queue. `place` is null (in none), 'ready', 'later' (due_at says when), 'leased' (due_at says until
-- when) or 'parked'. All times are the server's.
ALTER TABLE asap_tasks
    ADD COLUMN place text,
    -- Stays when the task leaves its queue, for a task that is put back; so does the priority.
    ADD COLUMN queue text COLLATE "C",
    ADD COLUMN priority integer NOT NULL DEFAULT 0,
    ADD COLUMN due_at timestamptz,
    ADD COLUMN worker text,
    ADD COLUMN lost_leases integer NOT NULL DEFAULT 0,
    -- The version at which it was taken last.
    ADD COLUMN seen bigint NOT NULL DEFAULT 0;

CREATE INDEX asap_ready ON asap_tasks (queue, priority DESC, due_at, task_id) WHERE place = 'ready';
CREATE INDEX asap_timed ON asap_tasks (due_at) WHERE place IN ('later', 'leased');
CREATE INDEX asap_leased ON asap_tasks (queue) WHERE place = 'leased';
CREATE INDEX asap_parked ON asap_tasks (task_id) WHERE place = 'parked';

-- The queues with limits. Who takes from one has its row locked, so that limits hold for everybody together.
CREATE TABLE asap_queues (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    -- When the rate allows the next start; at any time, if null.
    next_start timestamptz
);
