-- Deletes a task whole.
--
-- KEYS: versions, snapshots, record, tasks, parts, spans
-- ARGV: what every key begins with, task id
-- Answer: 1 if anything was there
local place = find(ARGV[2])
redis.call('SCARD', KEYS[4])
if place then
    sound(place.queue)
    forget(ARGV[2])
end
local listed = redis.call('SREM', KEYS[4], ARGV[2])
local deleted = redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
redis.call('DEL', KEYS[5], KEYS[6])
forget_mail(ARGV[2])
return listed + deleted > 0 and 1 or 0
