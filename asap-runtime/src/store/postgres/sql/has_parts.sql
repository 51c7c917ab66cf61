SELECT EXISTS (SELECT 1 FROM asap_parts WHERE task_id = $1)
