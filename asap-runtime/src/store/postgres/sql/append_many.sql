-- Appends of several tasks, each of an attempt that has a record: $1 tasks, $2 versions, $3 ids, $4 data,
-- $5 checkpoints, $6 created_at, $7 attempts; $8 how many of the newest stay in each. Answers the tasks whose
-- version is stored. It waits for no row lock: a task that somebody else has locked is not among them.
WITH fenced AS MATERIALIZED (
    SELECT batch.* FROM unnest($1, $2, $3, $4, $5, $6, $7)
        AS batch (task_id, version, id, data, checkpoint, created_at, attempt)
    JOIN asap_tasks AS record ON record.task_id = batch.task_id AND record.attempt = batch.attempt
    FOR NO KEY UPDATE OF record SKIP LOCKED
), headed AS MATERIALIZED (
    SELECT fenced.*, head.uncovered FROM fenced
    JOIN asap_snapshots AS head ON head.task_id = fenced.task_id AND head.version = fenced.version - 1
    FOR NO KEY UPDATE OF head SKIP LOCKED
), stored AS (
    INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
    SELECT headed.task_id, headed.version, headed.id, headed.data, headed.checkpoint, headed.created_at FROM headed
    JOIN asap_snapshots AS head ON head.task_id = headed.task_id AND head.version = headed.version - 1
        AND head.uncovered = headed.uncovered
    WHERE NOT EXISTS (
        SELECT 1 FROM asap_snapshots AS later
        WHERE later.task_id = headed.task_id AND later.version >= headed.version)
    ON CONFLICT DO NOTHING
    RETURNING task_id, version
), pruned AS (
    DELETE FROM asap_snapshots AS old USING stored
    WHERE old.task_id = stored.task_id AND old.version = stored.version - $8 AND old.version > 1
    RETURNING old.task_id, old.version
), uncovered AS (
    UPDATE asap_snapshots AS start SET uncovered = start.uncovered + 1 FROM pruned
    WHERE pruned.version = 2 AND start.task_id = pruned.task_id AND start.version = 1
)
SELECT task_id FROM stored
