DELETE FROM asap_tasks
WHERE task_id = $1 AND NOT EXISTS (SELECT 1 FROM asap_snapshots WHERE task_id = $1)
