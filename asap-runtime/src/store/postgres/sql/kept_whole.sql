-- The lowest version above the start that append_whole.sql leaves.
kept AS MATERIALIZED (
    SELECT coalesce((
        SELECT min(version) FROM asap_snapshots WHERE task_id = $1 AND version > coalesce((
            SELECT version FROM asap_snapshots WHERE task_id = $1 AND version > 1
            ORDER BY version DESC LIMIT 1 OFFSET $8 - 1), 1)), $2) AS lowest
    WHERE $8 IS NOT NULL
)
