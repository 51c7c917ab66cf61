-- Stores a version of a task that has no parts, and answers whether it has a record; no row if it has parts. The record is locked
-- first, as by an append.
WITH revised AS (
    UPDATE asap_tasks SET revision = txid_current() WHERE task_id = $1
    RETURNING task_id
), saved AS (
    INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
    SELECT $1, $2, $3, $4, $5, $6
    WHERE (SELECT count(*) FROM revised) >= 0 AND NOT EXISTS (SELECT 1 FROM asap_parts WHERE task_id = $1)
    ON CONFLICT (task_id, version) DO UPDATE SET
        id = excluded.id, data = excluded.data, checkpoint = excluded.checkpoint, created_at = excluded.created_at
    RETURNING version
)
SELECT EXISTS (SELECT 1 FROM revised) FROM saved
