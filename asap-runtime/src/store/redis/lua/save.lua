-- Stores a snapshot over the one of its version, if there is one.
--
-- KEYS: versions, snapshots, parts, spans
-- ARGV: version, snapshot
redis.call('ZCARD', KEYS[1])
redis.call('HLEN', KEYS[2])
sound_parts(KEYS[3], KEYS[4])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('ZADD', KEYS[1], 0, ARGV[1])
settle(KEYS[1], KEYS[2], KEYS[3], KEYS[4])
return 1
