-- Reads every record at one instant.
--
-- KEYS: tasks
-- ARGV: what a record's key begins with, in front of the task id
-- Answer: for each task its id, and the names and values of its record or the text of an error
local found = {}
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
    local record = redis.pcall('HGETALL', ARGV[1] .. id)
    found[#found + 1] = { id, record.err or record }
end
return found
