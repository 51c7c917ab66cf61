-- The compare-and-swap append of a task that runs: of an attempt that is in its record, behind a version that nothing was removed
-- above of. The record is locked before the highest version, as whoever deletes does.
-- $1 task, $2 version, $3 id, $4 data, $5 checkpoint, $6 created_at, $7 attempt.
INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
SELECT $1, $2, $3, $4, $5, $6
FROM (
    SELECT task_id FROM asap_tasks WHERE task_id = $1 AND attempt = $7
    FOR NO KEY UPDATE
) AS record, LATERAL (
    SELECT version, uncovered FROM asap_snapshots WHERE task_id = record.task_id
    ORDER BY version DESC LIMIT 1
    FOR NO KEY UPDATE
) AS head
WHERE head.version = $2 - 1 AND head.uncovered = 0
