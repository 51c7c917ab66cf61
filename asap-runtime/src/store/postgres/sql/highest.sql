SELECT version FROM asap_snapshots WHERE task_id = $1 ORDER BY version DESC LIMIT 1
