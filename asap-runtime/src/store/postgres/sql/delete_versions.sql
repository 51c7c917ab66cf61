DELETE FROM asap_snapshots WHERE task_id = $1
