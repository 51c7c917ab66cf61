-- What was dropped behind the highest version, $2, is not dropped any more: an append follows that may still refer to it.
UPDATE asap_parts SET until = NULL WHERE task_id = $1 AND until >= $2
