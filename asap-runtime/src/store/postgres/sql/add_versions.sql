-- Adds versions to task $1 that are not there: $2 versions, $3 ids, $4 data, $5 checkpoints, $6 created_at.
INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
SELECT $1, version, id, data, checkpoint, created_at
FROM unnest($2, $3, $4, $5, $6) AS added (version, id, data, checkpoint, created_at)
ON CONFLICT DO NOTHING
