-- Changes a task's past: deletes versions, adds others and writes the record.
--
-- KEYS: versions, snapshots, record, tasks, parts, spans
-- ARGV: what every key begins with, task id, expected attempt (empty: there must be no record), the version that must be the highest
--       (empty: none may be there; `any`), the version above which all are deleted (empty: none), 1 if a task is parked that has left
--       its queue, how many versions are added, then each of them with its snapshot, then the names and values of the record
-- Answer: 0 taken, 1 stored
local id, expected, highest, keep = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
if expected == '' then
    if redis.call('EXISTS', KEYS[3]) == 1 then
        return 0
    end
elseif redis.call('HGET', KEYS[3], 'attempt') ~= expected then
    return 0
end
local place = find(id)
if place then
    if place.state == 'leased' and place.due > now() then
        return 0
    end
    sound(place.queue)
end
if highest ~= 'any' and (redis.call('ZREVRANGE', KEYS[1], 0, 0)[1] or '') ~= highest then
    return 0
end
local last = 7 + 2 * tonumber(ARGV[7])
if keep ~= '' then
    if not redis.call('ZSCORE', KEYS[1], keep) then
        return 0
    end
else
    for at = 8, last, 2 do
        if redis.call('ZSCORE', KEYS[1], ARGV[at]) then
            return 0
        end
    end
end
-- What could fail for the type of a key fails here, before the first write: a script is not rolled back.
redis.call('HLEN', KEYS[2])
redis.call('SCARD', KEYS[4])
sound_parts(KEYS[5], KEYS[6])
if keep ~= '' then
    for _, version in ipairs(redis.call('ZRANGEBYLEX', KEYS[1], '(' .. keep, '+')) do
        redis.call('HDEL', KEYS[2], version)
    end
    redis.call('ZREMRANGEBYLEX', KEYS[1], '(' .. keep, '+')
end
for at = 8, last, 2 do
    redis.call('HSET', KEYS[2], ARGV[at], ARGV[at + 1])
    redis.call('ZADD', KEYS[1], 0, ARGV[at])
end
settle(KEYS[1], KEYS[2], KEYS[5], KEYS[6])
redis.call('SADD', KEYS[4], id)
redis.call('DEL', KEYS[3])
redis.call('HSET', KEYS[3], unpack(ARGV, last + 1))
if place then
    place.lost_leases = 0
    if place.state == 'leased' then
        move(id, place, 'ready', place.due)
    elseif place.state == 'suspended' or place.state == 'later' and place.wakeable then
        move(id, place, 'ready', now())
    elseif place.state == 'out' and ARGV[6] == '1' then
        move(id, place, 'parked', now())
    else
        move(id, place, place.state, place.due)
    end
end
return 1
