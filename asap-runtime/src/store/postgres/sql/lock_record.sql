SELECT attempt FROM asap_tasks WHERE task_id = $1 FOR UPDATE
