DELETE FROM asap_snapshots WHERE task_id = $1 AND version > $2
