-- As append.sql, and the versions from $8 to $9 fall out of the window: those that are above the start and above version 2, whose
-- removal uncovers the start.
WITH stored AS (
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
    RETURNING version
), pruned AS (
    DELETE FROM asap_snapshots
    WHERE task_id = $1 AND version BETWEEN $8 AND $9 AND version > 2 AND EXISTS (SELECT 1 FROM stored)
)
SELECT 1 FROM stored
