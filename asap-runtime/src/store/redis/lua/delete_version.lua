-- Deletes one version, and with the last one the task's record.
--
-- KEYS: versions, snapshots, record, tasks
-- ARGV: version, task id
-- Answer: 1 if it was there
redis.call('HLEN', KEYS[2])
redis.call('SCARD', KEYS[4])
if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then
    return 0
end
redis.call('HDEL', KEYS[2], ARGV[1])
if redis.call('EXISTS', KEYS[1]) == 0 then
    redis.call('DEL', KEYS[3])
    redis.call('SREM', KEYS[4], ARGV[2])
end
return 1
