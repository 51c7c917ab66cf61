-- As parked.sql, from the first: an empty id is one too.
SELECT task_id, queue, priority, place, due_at, worker, lost_leases, wakeable FROM asap_tasks
WHERE place = 'parked' ORDER BY task_id LIMIT $1
