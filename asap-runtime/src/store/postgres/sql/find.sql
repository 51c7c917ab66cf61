-- The snapshot of id $1; there is no index for it, which would cost each append.
SELECT task_id, version, id, data, checkpoint, created_at FROM asap_snapshots WHERE id = $1 LIMIT 1
