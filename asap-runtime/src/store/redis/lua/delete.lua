-- Deletes a task whole.
--
-- KEYS: versions, snapshots, record, tasks
-- ARGV: task id
-- Answer: 1 if anything was there
local listed = redis.call('SREM', KEYS[4], ARGV[1])
local deleted = redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
return listed + deleted > 0 and 1 or 0
