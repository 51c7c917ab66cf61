-- The compare-and-swap append of a task that runs: of an attempt that is in its record.
-- $1 task, $2 version, $3 id, $4 data, $5 checkpoint, $6 created_at, $7 attempt.
WITH fence AS MATERIALIZED (
    SELECT attempt FROM asap_tasks WHERE task_id = $1
    FOR NO KEY UPDATE
), head AS MATERIALIZED (
    SELECT uncovered FROM asap_snapshots WHERE task_id = $1 AND version = $2 - 1
    FOR NO KEY UPDATE
)
INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
SELECT $1, $2, $3, $4, $5, $6
WHERE (SELECT attempt FROM fence) = $7
    AND (SELECT uncovered FROM head)
        = (SELECT uncovered FROM asap_snapshots WHERE task_id = $1 AND version = $2 - 1)
    AND NOT EXISTS (SELECT 1 FROM asap_snapshots WHERE task_id = $1 AND version >= $2)
ON CONFLICT DO NOTHING
