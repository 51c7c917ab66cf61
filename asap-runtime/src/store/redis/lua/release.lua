-- Gives a leased task back.
--
-- KEYS: record
-- ARGV: what every key begins with, task id, attempt, where to (queue, parked, suspended, or until: suspended too, but with a
--       delay), delay in microseconds, status, how often it was woken when it last looked (empty: it is not suspended), then what
--       its record says went wrong, if that is to change
-- Answer: 0 taken, 1 stored, 2 it was given back under this attempt before, 3 stored, and it is working since it was woken
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
local state, status = delay > 0 and 'later' or 'ready', ARGV[6]
if to == 'parked' then
    state = 'parked'
elseif to ~= 'queue' then
    if (redis.call('GET', base .. 'wakes:' .. id) or '0') == ARGV[7] then
        state = to == 'suspended' and 'suspended' or 'later'
    else
        -- As if it was woken now.
        state, delay = 'ready', 0
        status = status == 'input_required' and 'working' or status
    end
end
place.wakeable = to == 'until'
move(id, place, state, later(time, delay))
redis.call('HSET', base .. 'place:' .. id, 'released', attempt)
redis.call('HSET', KEYS[1], 'status', status, 'updated_at', stamp(time))
if ARGV[8] then
    redis.call('HSET', KEYS[1], 'error', ARGV[8])
end
ring()
return status ~= ARGV[6] and 3 or 1
