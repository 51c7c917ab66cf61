-- Stores a message for a task, and wakes it.
--
-- ARGV: what every key begins with, task id, topic, message id, value, what this call is known by
-- Answer: 0 there is a message of this id, 1 stored, now or by an earlier try of this call, 2 there is no record, 3 stored, and the task is
--         working by that, or the status of a task that has ended
local id, topic, message = ARGV[2], ARGV[3], ARGV[4]
local record, rows, order = base .. 'record:' .. id, base .. 'messages:' .. id, base .. 'mail:' .. id
if redis.call('EXISTS', record) == 0 then
    return 2
end
local own = '{"sent_by":"' .. ARGV[6] .. '"'
local there = redis.call('HGET', rows, message)
if there then
    return string.sub(there, 1, #own) == own and 1 or 0
end
local status = redis.call('HGET', record, 'status')
if status == 'completed' or status == 'cancelled' then
    return status
end
local place = sleeper(id)
redis.call('ZCARD', order)
local position, woke = wake(id, place)
redis.call('HSET', rows, message, own .. ',"sent_at":"' .. stamp(now()) .. '"}\n' .. ARGV[5])
redis.call('ZADD', order, 0, string.format('%010.0f', #topic) .. topic .. string.format('%016.0f', position) .. message)
return woke and 3 or 1
