-- A task $1 and its parent $2, in one order, whoever asks.
SELECT task_id FROM asap_tasks WHERE task_id IN ($1, $2) ORDER BY task_id FOR NO KEY UPDATE
