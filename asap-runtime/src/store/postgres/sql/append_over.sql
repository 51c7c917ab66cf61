-- As append.sql, and the versions from $9 to $10 fall out of the window: those that are above the start and above version 2, whose
-- removal uncovers the start. $11 whether the record gets another revision; answers it, or null, if the version was stored.
WITH stored AS (
    INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
    SELECT $1, $2, $3, $4, $5, $6
    FROM asap_tasks WHERE task_id = $1 AND attempt = $7 AND revision = $8
    FOR NO KEY UPDATE
    RETURNING version
), pruned AS (
    DELETE FROM asap_snapshots
    WHERE task_id = $1 AND version BETWEEN $9 AND $10 AND version > 2 AND EXISTS (SELECT 1 FROM stored)
), revised AS (
    UPDATE asap_tasks SET revision = txid_current()
    WHERE task_id = $1 AND $11 AND EXISTS (SELECT 1 FROM stored)
    RETURNING revision
)
SELECT (SELECT revision FROM revised) FROM stored
