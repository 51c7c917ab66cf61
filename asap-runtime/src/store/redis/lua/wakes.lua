-- Reads how often a task was woken.
--
-- ARGV: what every key begins with, task id
-- Answer: nothing without a record, or the number
local id = ARGV[2]
return redis.call('EXISTS', ARGV[1] .. 'record:' .. id) == 1 and (redis.call('GET', ARGV[1] .. 'wakes:' .. id) or '0')
