-- Stores a snapshot over the one of its version, if there is one.
--
-- KEYS: versions, snapshots
-- ARGV: version, snapshot
redis.call('ZCARD', KEYS[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[1], 0, ARGV[1])
return 1
