INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (task_id, version) DO UPDATE SET
    id = excluded.id, data = excluded.data, checkpoint = excluded.checkpoint, created_at = excluded.created_at
