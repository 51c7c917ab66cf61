SELECT task_id, queue, priority, place, due_at, worker, lost_leases, wakeable FROM asap_tasks
WHERE task_id = $1 AND place IS NOT NULL
