-- Appends of several tasks, each as append.sql: $1 tasks, $2 versions, $3 ids, $4 data, $5 checkpoints, $6 created_at, $7 attempts,
-- $8 revisions; $9 and $10 the versions from which and to which something falls out of each window, null where nothing does;
-- $11 whose record gets another revision. Answers the tasks whose version is stored, each with that revision or null. It waits for no
-- row lock: a task that somebody else has locked is not among them.
WITH fenced AS MATERIALIZED (
    SELECT batch.* FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        AS batch (task_id, version, id, data, checkpoint, created_at, attempt, revision, lowest, highest, revises)
    JOIN asap_tasks AS record
        ON record.task_id = batch.task_id AND record.attempt = batch.attempt AND record.revision = batch.revision
    FOR NO KEY UPDATE OF record SKIP LOCKED
), stored AS (
    INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
    SELECT task_id, version, id, data, checkpoint, created_at FROM fenced
    ON CONFLICT DO NOTHING
    RETURNING task_id
), pruning AS MATERIALIZED (
    SELECT fenced.task_id, lowest, highest, revises FROM fenced JOIN stored ON stored.task_id = fenced.task_id
    WHERE lowest IS NOT NULL
), pruned AS (
    DELETE FROM asap_snapshots AS old USING pruning
    WHERE old.task_id = pruning.task_id AND old.version BETWEEN pruning.lowest AND pruning.highest AND old.version > 2
), revised AS (
    UPDATE asap_tasks AS record SET revision = txid_current()
    FROM pruning WHERE record.task_id = pruning.task_id AND pruning.revises
    RETURNING record.task_id, record.revision
)
SELECT stored.task_id, revised.revision FROM stored LEFT JOIN revised ON revised.task_id = stored.task_id
