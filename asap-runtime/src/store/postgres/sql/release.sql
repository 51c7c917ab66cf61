-- Gives a leased task back: $1 task, $2 attempt, $3 place, $4 delay in microseconds, $5 status, $6 error or null, $7 written_by,
-- $8 wakes or null: if it has been woken more often, it is as if it was woken now. Answers whether its status is another than $5 for it.
WITH released AS (
    UPDATE asap_tasks SET
        place = CASE WHEN wakes <> $8 THEN 'ready' ELSE $3 END,
        due_at = statement_timestamp() + CASE WHEN wakes <> $8 THEN 0 ELSE $4 END * interval '1 microsecond',
        status = CASE WHEN wakes <> $8 AND $5 = 'input_required' THEN 'working' ELSE $5 END,
        wakeable = $8 IS NOT NULL,
        error = coalesce($6, error), updated_at = statement_timestamp(), worker = NULL, written_by = $7,
        -- The next to take it sees the new version, and no longer that it is new.
        lost_leases = CASE
            WHEN coalesce((SELECT max(version) FROM asap_snapshots WHERE task_id = $1), 0) > seen THEN 0
            ELSE lost_leases END
    WHERE task_id = $1 AND attempt = $2 AND place = 'leased'
    RETURNING tableoid, place, status
)
SELECT CASE WHEN place = 'ready' THEN pg_notify('asap_' || tableoid, '')::text END, status <> $5 FROM released
