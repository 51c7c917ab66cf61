DELETE FROM asap_parts WHERE task_id = $1
