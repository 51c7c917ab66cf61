-- Which call sent a message: $1 task, $2 id.
SELECT sent_by FROM asap_messages WHERE task_id = $1 AND id = $2
