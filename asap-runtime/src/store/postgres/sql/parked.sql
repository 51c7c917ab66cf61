-- $1 the task behind which they begin, $2 how many.
SELECT task_id, queue, priority, place, due_at, worker, lost_leases, wakeable FROM asap_tasks
WHERE place = 'parked' AND task_id > $1 ORDER BY task_id LIMIT $2
