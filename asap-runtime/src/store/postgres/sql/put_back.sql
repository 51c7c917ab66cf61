-- Puts a task back that is parked or has failed: $1 task, $2 written_by.
WITH put AS (
    UPDATE asap_tasks SET
        place = 'ready', due_at = statement_timestamp(), lost_leases = 0, worker = NULL, written_by = $2
    WHERE task_id = $1 AND (place = 'parked' OR (place IS NULL AND queue IS NOT NULL AND status = 'failed'))
    RETURNING tableoid
)
SELECT pg_notify('asap_' || tableoid, '')::text FROM put
