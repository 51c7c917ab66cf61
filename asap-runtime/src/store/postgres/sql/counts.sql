SELECT queue,
    count(*) FILTER (WHERE place = 'ready' OR (place = 'later' AND NOT wakeable)),
    count(*) FILTER (WHERE place = 'leased'),
    count(*) FILTER (WHERE place = 'suspended' OR (place = 'later' AND wakeable)),
    count(*) FILTER (WHERE place = 'parked'),
    min(due_at) FILTER (WHERE place = 'ready' OR (place = 'later' AND NOT wakeable))
FROM asap_tasks WHERE place IS NOT NULL GROUP BY queue ORDER BY queue
