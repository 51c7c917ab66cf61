-- As swap_record.sql, but the task stays in its queue: not while a lease is alive, one that has run out ends, and $11 says whether
-- a task is parked that has left its queue.
UPDATE asap_tasks SET
    function = $2, status = $3, attempt = $4, result = $5, error = $6, created_at = $7, updated_at = $8,
    written_by = $9, worker = NULL, lost_leases = 0,
    place = CASE
        WHEN place = 'leased' THEN 'ready'
        WHEN place IS NULL AND queue IS NOT NULL AND $11 THEN 'parked'
        ELSE place END
WHERE task_id = $1 AND attempt = $10
    AND (place IS DISTINCT FROM 'leased' OR due_at <= statement_timestamp())
