-- The highest version of task $1, and, each in a row of its own, the parts that it needs.
WITH latest AS MATERIALIZED (
    SELECT task_id, version, id, data, checkpoint, created_at FROM asap_snapshots
    WHERE task_id = $1 ORDER BY version DESC LIMIT 1
)
SELECT latest.*, NULL::bigint, NULL::bytea, NULL::bytea FROM latest
UNION ALL
SELECT part.task_id, NULL, NULL, NULL, NULL, NULL, part.first, part.id, part.content
FROM latest JOIN asap_parts AS part
    ON part.task_id = $1 AND part.first <= latest.version AND (part.until IS NULL OR part.until >= latest.version)
