-- Deletes one version, and with the last one the task's record and place.
--
-- KEYS: versions, snapshots, record, tasks, parts, spans
-- ARGV: what every key begins with, task id, version
-- Answer: 1 if it was there
redis.call('HLEN', KEYS[2])
redis.call('SCARD', KEYS[4])
sound_parts(KEYS[5], KEYS[6])
local place = find(ARGV[2])
if place then
    sound(place.queue)
end
if redis.call('ZREM', KEYS[1], ARGV[3]) == 0 then
    return 0
end
redis.call('HDEL', KEYS[2], ARGV[3])
settle(KEYS[1], KEYS[2], KEYS[5], KEYS[6])
if redis.call('EXISTS', KEYS[1]) == 0 then
    redis.call('DEL', KEYS[3])
    redis.call('SREM', KEYS[4], ARGV[2])
    forget_mail(ARGV[2])
    if place then
        forget(ARGV[2])
    end
end
return 1
