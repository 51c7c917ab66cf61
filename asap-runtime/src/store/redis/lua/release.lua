-- Gives a leased task back.
--
-- KEYS: record
-- ARGV: what every key begins with, task id, attempt, where to (queue or parked), delay in microseconds, status, then what its
--       record says went wrong, if that is to change
-- Answer: 0 taken, 1 stored, 2 it was given back under this attempt before
local id, attempt, to, delay = ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local place = find(id)
if not place or redis.call('HGET', KEYS[1], 'attempt') ~= attempt then
    return 0
end
if place.state ~= 'leased' then
    return redis.call('HGET', base .. 'place:' .. id, 'released') == attempt and 2 or 0
end
sound(place.queue)
-- The next to take it sees the new version, and no longer that it is new.
local latest = redis.pcall('ZREVRANGE', base .. 'versions:' .. id, 0, 0)
if (latest[1] or '') > place.seen then
    place.lost_leases = 0
end
local time = now()
local state = to == 'parked' and 'parked' or delay > 0 and 'later' or 'ready'
move(id, place, state, later(time, delay))
redis.call('HSET', base .. 'place:' .. id, 'released', attempt)
redis.call('HSET', KEYS[1], 'status', ARGV[6], 'updated_at', stamp(time))
if ARGV[7] then
    redis.call('HSET', KEYS[1], 'error', ARGV[7])
end
ring()
return 1
