-- Extends leases.
--
-- ARGV: what every key begins with, lease in microseconds, then for each task its id and the attempt
-- Answer: for each task 1 if it is leased under this attempt, else 0
local held, ends = {}, later(now(), ARGV[2])
redis.call('ZCARD', base .. 'timed')
for at = 3, #ARGV, 2 do
    local id = ARGV[at]
    local place = find(id)
    local holds = place and place.state == 'leased'
        and redis.call('HGET', base .. 'record:' .. id, 'attempt') == ARGV[at + 1]
    if holds then
        redis.call('HSET', base .. 'place:' .. id, 'due', digits(ends))
        redis.call('ZADD', base .. 'timed', digits(ends), id)
    end
    held[#held + 1] = holds and 1 or 0
end
return held
