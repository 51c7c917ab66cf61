-- Appends version 1 with its record, and puts the task into a queue.
--
-- KEYS: versions, snapshots, record, tasks
-- ARGV: what every key begins with, task id, snapshot, bytes of it up to the end of its id, attempt (empty: any), queue,
--       priority, delay in microseconds, then the names and values of the record
-- Answer: as of append.lua
local FIRST = '0000000000000000001'
local id, snapshot, queue = ARGV[2], ARGV[3], ARGV[6]
if redis.call('ZCARD', KEYS[1]) > 0 then
    local there = redis.call('HGET', KEYS[2], FIRST)
    if there then
        local length = tonumber(ARGV[4])
        return string.sub(there, 1, length) == string.sub(snapshot, 1, length) and 2 or 0
    end
    return 3
end
local attempt = redis.call('HGET', KEYS[3], 'attempt')
if ARGV[5] ~= '' and attempt and attempt ~= ARGV[5] then
    return 0
end
redis.call('HLEN', KEYS[2])
redis.call('SCARD', KEYS[4])
sound(queue)
local old = find(id)
if old then
    sound(old.queue)
end
redis.call('HSET', KEYS[2], FIRST, snapshot)
redis.call('ZADD', KEYS[1], 0, FIRST)
redis.call('SADD', KEYS[4], id)
redis.call('DEL', KEYS[3])
redis.call('HSET', KEYS[3], unpack(ARGV, 9))
if old then
    forget(id)
end
local delay = tonumber(ARGV[8])
put(id, {
    queue = queue, priority = tonumber(ARGV[7]), state = delay > 0 and 'later' or 'ready', due = later(now(), delay),
    worker = '', lost_leases = 0, seen = ''
})
ring()
return 1
