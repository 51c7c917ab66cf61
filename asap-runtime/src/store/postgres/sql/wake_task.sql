-- Counts a wake of task $1, and brings it back if it is suspended.
WITH woken AS (
    UPDATE asap_tasks SET
        wakes = wakes + 1,
        place = CASE WHEN place = 'suspended' OR (place = 'later' AND wakeable) THEN 'ready' ELSE place END,
        due_at = CASE WHEN place = 'suspended' OR (place = 'later' AND wakeable) THEN statement_timestamp() ELSE due_at END,
        status = CASE WHEN status = 'input_required' AND place IS DISTINCT FROM 'parked' THEN 'working' ELSE status END,
        updated_at = CASE
            WHEN status = 'input_required' AND place IS DISTINCT FROM 'parked' THEN statement_timestamp()
            ELSE updated_at END
    WHERE task_id = $1
    RETURNING tableoid
)
SELECT pg_notify('asap_' || tableoid, '')::text FROM woken
