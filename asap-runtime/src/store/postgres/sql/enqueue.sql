-- The append of version 1 that puts its task into a queue: as append_whole.sql. $1 task, $2 id, $3 data, $4 checkpoint,
-- $5 created_at, $6 attempt or null, $7 function, $8 status, $9 attempt of the record, $10 result, $11 error, $12 created_at,
-- $13 updated_at, $14 written_by, $15 parent, $16 depth, $17 failures, $18 failing_since, $19 queue, $20 priority, $21 delay in
-- microseconds.
-- A notification makes commits wait for each other, so there is one only for what is due at once.
WITH fence AS MATERIALIZED (
    SELECT attempt FROM asap_tasks WHERE task_id = $1
    FOR NO KEY UPDATE
), stored AS (
    INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
    SELECT $1, 1, $2, $3, $4, $5
    WHERE ($6 IS NULL OR (SELECT count(*) FROM asap_tasks WHERE task_id = $1)
            = (SELECT count(*) FROM fence WHERE attempt = $6))
        AND (SELECT count(*) FROM fence) >= 0
        AND NOT EXISTS (SELECT 1 FROM asap_snapshots WHERE task_id = $1)
    ON CONFLICT DO NOTHING
    RETURNING version
), recorded AS (
    INSERT INTO asap_tasks (
        task_id, function, status, attempt, result, error, created_at, updated_at, written_by,
        parent_task_id, depth, failures, failing_since, place, queue, priority, due_at, revision)
    SELECT $1, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
        CASE WHEN $21 = 0 THEN 'ready' ELSE 'later' END, $19, $20,
        statement_timestamp() + $21 * interval '1 microsecond', txid_current()
    FROM stored
    ON CONFLICT (task_id) DO UPDATE SET
        function = excluded.function, status = excluded.status, attempt = excluded.attempt,
        result = excluded.result, error = excluded.error, created_at = excluded.created_at,
        updated_at = excluded.updated_at, written_by = excluded.written_by,
        parent_task_id = excluded.parent_task_id, depth = excluded.depth, failures = excluded.failures,
        failing_since = excluded.failing_since,
        place = excluded.place, queue = excluded.queue, priority = excluded.priority, due_at = excluded.due_at,
        worker = NULL, lost_leases = 0, seen = 0, wakeable = false, revision = excluded.revision
    RETURNING tableoid
)
SELECT CASE WHEN $21 = 0 THEN pg_notify('asap_' || tableoid, '')::text END FROM recorded
