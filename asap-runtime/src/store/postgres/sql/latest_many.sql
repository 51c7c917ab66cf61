-- The highest versions of several tasks that are still of the attempts that were just given, one row for each with the record's
-- revision, and then, each in a row of its own, the parts that these need: $1 tasks, $2 attempts.
-- Who has waited for longer than its lease is not told where another has come to meanwhile.
WITH latest AS MATERIALIZED (
    SELECT asked.task_id, latest.version, latest.id, latest.data, latest.checkpoint, latest.created_at, record.revision
    FROM unnest($1, $2) AS asked (task_id, attempt)
    JOIN asap_tasks AS record ON record.task_id = asked.task_id AND record.attempt = asked.attempt
    LEFT JOIN LATERAL (
        SELECT version, id, data, checkpoint, created_at FROM asap_snapshots
        WHERE asap_snapshots.task_id = asked.task_id ORDER BY version DESC LIMIT 1
    ) AS latest ON true
)
SELECT task_id, version, id, data, checkpoint, created_at, NULL::bigint, NULL::bytea, NULL::bytea, revision FROM latest
UNION ALL
SELECT part.task_id, NULL, NULL, NULL, NULL, NULL, part.first, part.id, part.content, NULL
FROM latest JOIN asap_parts AS part
    ON part.task_id = latest.task_id AND part.first <= latest.version
        AND (part.until IS NULL OR part.until >= latest.version)
