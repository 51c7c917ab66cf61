SELECT task_id, version, id, data, checkpoint, created_at FROM asap_snapshots
WHERE task_id = $1 ORDER BY version DESC LIMIT 1
