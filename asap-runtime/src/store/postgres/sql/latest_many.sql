-- The highest versions of several tasks.
SELECT latest.task_id, version, id, data, checkpoint, created_at
FROM unnest($1) AS asked (task_id) CROSS JOIN LATERAL (
    SELECT task_id, version, id, data, checkpoint, created_at FROM asap_snapshots
    WHERE asap_snapshots.task_id = asked.task_id ORDER BY version DESC LIMIT 1
) AS latest
