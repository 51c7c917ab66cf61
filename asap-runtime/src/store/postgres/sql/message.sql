-- $1 task, $2 topic, $3 the position behind which it is.
SELECT task_id, position, topic, id, value, sent_at FROM asap_messages
WHERE task_id = $1 AND topic = $2 AND position > $3 ORDER BY position LIMIT 1
