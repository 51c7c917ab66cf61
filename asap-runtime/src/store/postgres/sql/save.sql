-- Stores a version of a task that has no parts; no row if it has some.
INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT 1 FROM asap_parts WHERE task_id = $1)
ON CONFLICT (task_id, version) DO UPDATE SET
    id = excluded.id, data = excluded.data, checkpoint = excluded.checkpoint, created_at = excluded.created_at
