-- Locks the tasks whose time has come; bounded, so that a long absence does not make one transaction of everything.
SELECT task_id FROM asap_tasks
WHERE place IN ('later', 'leased') AND due_at <= statement_timestamp()
ORDER BY due_at LIMIT 1000
FOR NO KEY UPDATE SKIP LOCKED
