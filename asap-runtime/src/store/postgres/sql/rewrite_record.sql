-- As swap_record.sql, but the task stays in its queue: not while a lease is alive, one that has run out ends, one that is suspended looks again, and $15 says whether
-- a task is parked that has left its queue.
UPDATE asap_tasks SET
    function = $2, status = $3, attempt = $4, result = $5, error = $6, created_at = $7, updated_at = $8,
    written_by = $9, parent_task_id = $10, depth = $11, failures = $12, failing_since = $13, worker = NULL, lost_leases = 0,
    revision = txid_current(),
    place = CASE
        WHEN place IN ('leased', 'suspended') OR (place = 'later' AND wakeable) THEN 'ready'
        WHEN place IS NULL AND queue IS NOT NULL AND $15 THEN 'parked'
        ELSE place END,
    due_at = CASE WHEN place = 'suspended' OR (place = 'later' AND wakeable) THEN statement_timestamp() ELSE due_at END
WHERE task_id = $1 AND attempt = $14
    AND (place IS DISTINCT FROM 'leased' OR due_at <= statement_timestamp())
