-- The append with all that it may carry, of any task: as append.sql, $7 may be null; $8 how many of the newest stay or null,
-- $9 function or null for no record, $10 status, $11 attempt, $12 result, $13 error, $14 created_at, $15 updated_at,
-- $16 written_by, $17 parent, $18 depth, $19 failures, $20 failing_since. Answers, if it was stored,
-- the lowest version above the start before it, how many there were, and the record's revision now, null if it was not there before, or was
-- changed while the statement waited for it, and so may be that of changes which the statement has not seen; and whether it is a new one.
WITH fence AS MATERIALIZED (
    SELECT attempt, revision FROM asap_tasks WHERE task_id = $1
    FOR NO KEY UPDATE
), head AS MATERIALIZED (
    SELECT uncovered FROM asap_snapshots WHERE task_id = $1 AND version = $2 - 1
    FOR NO KEY UPDATE
), stored AS (
    INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
    SELECT $1, $2, $3, $4, $5, $6
    WHERE ($7 IS NULL OR (SELECT count(*) FROM asap_tasks WHERE task_id = $1)
            = (SELECT count(*) FROM fence WHERE attempt = $7))
        AND (SELECT count(*) FROM fence) >= 0
        AND ($2 = 1 OR (SELECT uncovered FROM head)
            = (SELECT uncovered FROM asap_snapshots WHERE task_id = $1 AND version = $2 - 1))
        AND NOT EXISTS (SELECT 1 FROM asap_snapshots WHERE task_id = $1 AND version >= $2)
    ON CONFLICT DO NOTHING
    RETURNING version
), recorded AS (
    INSERT INTO asap_tasks (task_id, function, status, attempt, result, error, created_at, updated_at, written_by,
        parent_task_id, depth, failures, failing_since, revision)
    SELECT $1, $9, $10, $11, $12, $13, $14, $15, $16, $17, coalesce($18, 0), coalesce($19, 0), $20, txid_current()
    WHERE $9 IS NOT NULL AND EXISTS (SELECT 1 FROM stored)
    ON CONFLICT (task_id) DO UPDATE SET
        function = excluded.function, status = excluded.status, attempt = excluded.attempt,
        result = excluded.result, error = excluded.error, created_at = excluded.created_at,
        updated_at = excluded.updated_at, written_by = excluded.written_by,
        parent_task_id = excluded.parent_task_id, depth = excluded.depth, failures = excluded.failures,
        failing_since = excluded.failing_since, revision = excluded.revision
    RETURNING revision
), pruned AS (
    DELETE FROM asap_snapshots
    WHERE task_id = $1 AND version > 1 AND $8 IS NOT NULL AND EXISTS (SELECT 1 FROM stored)
        AND version <= (
            SELECT version FROM asap_snapshots WHERE task_id = $1 AND version > 1
            ORDER BY version DESC LIMIT 1 OFFSET $8 - 1)
    RETURNING version
), uncovered AS (
    UPDATE asap_snapshots SET uncovered = uncovered + 1
    WHERE task_id = $1 AND version = 1 AND EXISTS (SELECT 1 FROM pruned WHERE version = 2)
), revised AS (
    UPDATE asap_tasks SET revision = txid_current()
    WHERE task_id = $1 AND $9 IS NULL AND EXISTS (SELECT 1 FROM pruned)
    RETURNING revision
)
SELECT
    (SELECT min(version) FROM asap_snapshots WHERE task_id = $1 AND version > 1 AND $8 IS NOT NULL),
    (SELECT count(*) FROM asap_snapshots WHERE task_id = $1 AND version > 1 AND $8 IS NOT NULL),
    (SELECT coalesce((SELECT revision FROM recorded), (SELECT revision FROM revised), fence.revision)
        FROM fence WHERE fence.revision = (SELECT revision FROM asap_tasks WHERE task_id = $1)),
    EXISTS (SELECT 1 FROM recorded) OR EXISTS (SELECT 1 FROM revised)
FROM stored
