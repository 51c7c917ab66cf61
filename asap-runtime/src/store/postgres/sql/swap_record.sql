-- As add_record.sql, if there is one of attempt $14. Another attempt is a claim: not while a lease is alive (unless it ends
-- the task, and that only if it has not ended before), and it takes the task out of its queue; so does the end of the task.
UPDATE asap_tasks SET
    function = $2, status = $3, attempt = $4, result = $5, error = $6, created_at = $7, updated_at = $8,
    written_by = $9, parent_task_id = $10, depth = $11, failures = $12, failing_since = $13,
    place = CASE WHEN attempt = $4 AND $3 NOT IN ('completed', 'failed', 'cancelled') THEN place END,
    worker = CASE WHEN attempt = $4 AND $3 NOT IN ('completed', 'failed', 'cancelled') THEN worker END
WHERE task_id = $1 AND attempt = $14
    AND (attempt = $4 OR CASE WHEN $3 IN ('completed', 'failed', 'cancelled')
        THEN status NOT IN ('completed', 'cancelled')
        ELSE place IS DISTINCT FROM 'leased' OR due_at <= statement_timestamp() END)
