-- Counts a wake of task $1, and brings it back if it is suspended. Its row is locked since before this statement. Answers whether it is
-- working by it.
WITH woken AS (
    UPDATE asap_tasks SET
        wakes = wakes + 1,
        place = CASE WHEN place = 'suspended' OR (place = 'later' AND wakeable) THEN 'ready' ELSE place END,
        due_at = CASE WHEN place = 'suspended' OR (place = 'later' AND wakeable) THEN statement_timestamp() ELSE due_at END,
        status = CASE WHEN status = 'input_required' AND place IS DISTINCT FROM 'parked' THEN 'working' ELSE status END,
        updated_at = CASE
            WHEN status = 'input_required' AND place IS DISTINCT FROM 'parked' THEN statement_timestamp()
            ELSE updated_at END
    FROM (
        SELECT status = 'input_required' AND place IS DISTINCT FROM 'parked' AS waits FROM asap_tasks WHERE task_id = $1
    ) AS before
    WHERE task_id = $1
    RETURNING tableoid, waits
)
SELECT pg_notify('asap_' || tableoid, '')::text, waits FROM woken
