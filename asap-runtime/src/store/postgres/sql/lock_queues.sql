-- In one order, whoever asks.
SELECT name FROM asap_queues WHERE name = ANY ($1) ORDER BY name FOR NO KEY UPDATE
