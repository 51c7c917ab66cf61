SELECT task_id, function, status, attempt, result, error, created_at, updated_at,
    parent_task_id, depth, failures, failing_since
FROM asap_tasks WHERE task_id = $1
