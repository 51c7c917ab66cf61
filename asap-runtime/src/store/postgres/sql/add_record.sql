INSERT INTO asap_tasks (task_id, function, status, attempt, result, error, created_at, updated_at, written_by,
    parent_task_id, depth, failures, failing_since, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, txid_current())
ON CONFLICT (task_id) DO NOTHING
