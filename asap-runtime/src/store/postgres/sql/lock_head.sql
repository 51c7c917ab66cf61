-- As lock_latest.sql, with the data.
SELECT version, data FROM asap_snapshots WHERE task_id = $1 ORDER BY version DESC LIMIT 1
FOR NO KEY UPDATE
