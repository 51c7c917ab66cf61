-- Gives a leased task back: $1 task, $2 attempt, $3 place, $4 delay in microseconds, $5 status, $6 error or null, $7 written_by.
WITH released AS (
    UPDATE asap_tasks SET
        place = $3, due_at = statement_timestamp() + $4 * interval '1 microsecond', status = $5,
        error = coalesce($6, error), updated_at = statement_timestamp(), worker = NULL, written_by = $7,
        -- The next to take it sees the new version, and no longer that it is new.
        lost_leases = CASE
            WHEN coalesce((SELECT max(version) FROM asap_snapshots WHERE task_id = $1), 0) > seen THEN 0
            ELSE lost_leases END
    WHERE task_id = $1 AND attempt = $2 AND place = 'leased'
    RETURNING tableoid
)
SELECT CASE WHEN $3 = 'ready' THEN pg_notify('asap_' || tableoid, '')::text END FROM released
