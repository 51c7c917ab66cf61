-- Lists the parked tasks by their ids.
--
-- ARGV: what every key begins with, the least id as ZRANGEBYLEX has it, how many at most
-- Answer: for each task its id and its place as HMGET answers it
local found = {}
for _, id in ipairs(redis.call('ZRANGEBYLEX', ARGV[1] .. 'parked', ARGV[2], '+', 'LIMIT', 0, ARGV[3])) do
    found[#found + 1] = { id, redis.call('HMGET', ARGV[1] .. 'place:' .. id,
        'queue', 'priority', 'state', 'due', 'worker', 'lost_leases', 'wakeable') }
end
return found
