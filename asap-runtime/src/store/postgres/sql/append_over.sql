-- The append into a full window without gaps: as append.sql; $8 how many of the newest stay.
WITH fence AS MATERIALIZED (
    SELECT attempt FROM asap_tasks WHERE task_id = $1
    FOR NO KEY UPDATE
), head AS MATERIALIZED (
    SELECT uncovered FROM asap_snapshots WHERE task_id = $1 AND version = $2 - 1
    FOR NO KEY UPDATE
), stored AS (
    INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
    SELECT $1, $2, $3, $4, $5, $6
    WHERE (SELECT attempt FROM fence) = $7
        AND (SELECT uncovered FROM head)
            = (SELECT uncovered FROM asap_snapshots WHERE task_id = $1 AND version = $2 - 1)
        AND NOT EXISTS (SELECT 1 FROM asap_snapshots WHERE task_id = $1 AND version >= $2)
    ON CONFLICT DO NOTHING
    RETURNING version
), pruned AS (
    DELETE FROM asap_snapshots
    WHERE task_id = $1 AND version = $2 - $8 AND version > 1 AND EXISTS (SELECT 1 FROM stored)
    RETURNING version
), uncovered AS (
    UPDATE asap_snapshots SET uncovered = uncovered + 1
    WHERE task_id = $1 AND version = 1 AND EXISTS (SELECT 1 FROM pruned WHERE version = 2)
)
SELECT 1 FROM stored
