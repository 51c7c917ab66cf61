-- Version $2 of task $1, and, each in a row of its own, the parts that it needs.
WITH found AS MATERIALIZED (
    SELECT task_id, version, id, data, checkpoint, created_at FROM asap_snapshots
    WHERE task_id = $1 AND version = $2
)
SELECT found.*, NULL::bigint, NULL::bytea, NULL::bytea FROM found
UNION ALL
SELECT part.task_id, NULL, NULL, NULL, NULL, NULL, part.first, part.id, part.content
FROM found JOIN asap_parts AS part
    ON part.task_id = $1 AND part.first <= $2 AND (part.until IS NULL OR part.until >= $2)
