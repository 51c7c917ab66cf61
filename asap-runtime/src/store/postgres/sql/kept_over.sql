-- The lowest version above the start that append_over.sql leaves.
kept AS MATERIALIZED (
    SELECT coalesce((
        SELECT version FROM asap_snapshots
        WHERE task_id = $1 AND version > 1 AND (version NOT BETWEEN $9 AND $10 OR version = 2)
        ORDER BY version LIMIT 1), $2) AS lowest
    WHERE $9 IS NOT NULL
)
