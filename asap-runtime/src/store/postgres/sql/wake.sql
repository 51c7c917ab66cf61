-- Makes those of the tasks $1 ready whose time has come. One whose lease ran out has lost it, and is parked if these are $2 without
-- a new version. The tasks were locked before this statement, so what it sees of their versions is the newest.
-- Answers the tasks, each with its status before if it is parked.
UPDATE asap_tasks AS task SET
    place = CASE WHEN lost.is_last THEN 'parked' ELSE 'ready' END,
    lost_leases = lost.leases,
    status = CASE WHEN lost.is_last THEN 'input_required' ELSE status END,
    error = CASE WHEN lost.is_last THEN
        'parked: ' || lost.leases || ' leases in a row ran out at version ' || lost.version
            || '; the last worker was `' || coalesce(worker, '') || '`'
        ELSE error END,
    updated_at = CASE WHEN lost.is_last THEN statement_timestamp() ELSE updated_at END
FROM (
    SELECT due.task_id, due.status AS before, found.version, found.leases, due.place = 'leased' AND found.leases >= $2 AS is_last
    FROM unnest($1) AS asked (task_id)
    JOIN asap_tasks AS due ON due.task_id = asked.task_id
    CROSS JOIN LATERAL (
        SELECT version, CASE
            WHEN due.place <> 'leased' THEN due.lost_leases
            WHEN version > due.seen THEN 1
            ELSE due.lost_leases + 1
        END AS leases
        FROM (SELECT coalesce((
            SELECT version FROM asap_snapshots AS latest WHERE latest.task_id = due.task_id
            ORDER BY version DESC LIMIT 1), 0) AS version) AS head
    ) AS found
) AS lost
WHERE task.task_id = lost.task_id AND place IN ('later', 'leased') AND due_at <= statement_timestamp()
RETURNING task.task_id, CASE WHEN is_last THEN before END
