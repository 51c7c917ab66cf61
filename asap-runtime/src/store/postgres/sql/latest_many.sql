-- The highest versions of several tasks that are still of the attempts that were just given, one row for each: $1 tasks, $2 attempts.
-- Who has waited for longer than its lease is not told where another has come to meanwhile.
SELECT asked.task_id, latest.version, latest.id, latest.data, latest.checkpoint, latest.created_at
FROM unnest($1, $2) AS asked (task_id, attempt)
JOIN asap_tasks AS record ON record.task_id = asked.task_id AND record.attempt = asked.attempt
LEFT JOIN LATERAL (
    SELECT version, id, data, checkpoint, created_at FROM asap_snapshots
    WHERE asap_snapshots.task_id = asked.task_id ORDER BY version DESC LIMIT 1
) AS latest ON true
