-- The highest version; no append follows it until the transaction ends.
SELECT version FROM asap_snapshots WHERE task_id = $1 ORDER BY version DESC LIMIT 1
FOR NO KEY UPDATE
