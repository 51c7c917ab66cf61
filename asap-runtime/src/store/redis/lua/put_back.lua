-- Puts a task back that is parked, or that has failed while it was in a queue.
--
-- KEYS: record
-- ARGV: what every key begins with, task id
-- Answer: 1 if it was one of these
local id = ARGV[2]
local place = find(id)
local failed = redis.call('HGET', KEYS[1], 'status') == 'failed'
if not place or not (place.state == 'parked' or place.state == 'out' and failed) then
    return 0
end
sound(place.queue)
place.lost_leases = 0
move(id, place, 'ready', now())
ring()
return 1
