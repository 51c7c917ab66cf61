-- The snapshot of id $1 of task $2.
SELECT task_id, version, id, data, checkpoint, created_at FROM asap_snapshots
WHERE task_id = $2 AND id = $1 LIMIT 1
