SELECT attempt, written_by FROM asap_tasks WHERE task_id = $1
