-- The compare-and-swap append of a task that runs.
-- $1 task, $2 version, $3 id, $4 data, $5 checkpoint, $6 created_at, $7 attempt or null.
WITH fence AS MATERIALIZED (
    SELECT attempt FROM asap_tasks WHERE task_id = $1 AND $7 IS NOT NULL
    FOR NO KEY UPDATE
), head AS MATERIALIZED (
    SELECT uncovered FROM asap_snapshots WHERE task_id = $1 AND version = $2 - 1
    FOR NO KEY UPDATE
)
INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
SELECT $1, $2, $3, $4, $5, $6
WHERE (SELECT count(*) FROM asap_tasks WHERE task_id = $1 AND $7 IS NOT NULL)
        = (SELECT count(*) FROM fence WHERE attempt = $7)
    AND ($2 = 1 OR (SELECT uncovered FROM head)
        = (SELECT uncovered FROM asap_snapshots WHERE task_id = $1 AND version = $2 - 1))
    AND NOT EXISTS (SELECT 1 FROM asap_snapshots WHERE task_id = $1 AND version >= $2)
ON CONFLICT DO NOTHING
