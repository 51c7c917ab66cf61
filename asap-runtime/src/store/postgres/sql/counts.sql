SELECT queue,
    count(*) FILTER (WHERE place IN ('ready', 'later')),
    count(*) FILTER (WHERE place = 'leased'),
    count(*) FILTER (WHERE place = 'parked')
FROM asap_tasks WHERE place IS NOT NULL GROUP BY queue ORDER BY queue
