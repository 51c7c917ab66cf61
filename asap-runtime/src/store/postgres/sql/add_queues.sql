-- The rows that are locked: $1 names.
INSERT INTO asap_queues (name) SELECT name FROM unnest($1) AS asked (name) ORDER BY name
ON CONFLICT DO NOTHING
