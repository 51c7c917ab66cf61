SELECT wakes FROM asap_tasks WHERE task_id = $1
