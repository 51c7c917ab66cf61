-- Appends of several tasks, each of an attempt that has a record, as append.sql: $1 tasks, $2 versions, $3 ids, $4 data,
-- $5 checkpoints, $6 created_at, $7 attempts; $8 and $9 the versions from which and to which something falls out of each window,
-- null where nothing does. Answers the tasks whose version is stored. It waits for no row lock: a task that somebody else has
-- locked is not among them.
WITH fenced AS MATERIALIZED (
    SELECT batch.* FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        AS batch (task_id, version, id, data, checkpoint, created_at, attempt, lowest, highest)
    JOIN asap_tasks AS record ON record.task_id = batch.task_id AND record.attempt = batch.attempt
    FOR NO KEY UPDATE OF record SKIP LOCKED
), headed AS MATERIALIZED (
    SELECT fenced.* FROM fenced, LATERAL (
        SELECT version, uncovered FROM asap_snapshots WHERE asap_snapshots.task_id = fenced.task_id
        ORDER BY version DESC LIMIT 1
        FOR NO KEY UPDATE SKIP LOCKED
    ) AS head
    WHERE head.version = fenced.version - 1 AND head.uncovered = 0
), stored AS (
    INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
    SELECT task_id, version, id, data, checkpoint, created_at FROM headed
    ON CONFLICT DO NOTHING
    RETURNING task_id
), pruned AS (
    DELETE FROM asap_snapshots AS old USING headed
    WHERE headed.lowest IS NOT NULL AND EXISTS (SELECT 1 FROM stored WHERE stored.task_id = headed.task_id)
        AND old.task_id = headed.task_id AND old.version BETWEEN headed.lowest AND headed.highest AND old.version > 2
)
SELECT task_id FROM stored
