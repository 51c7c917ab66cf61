-- Reads the first message about a topic from a position on.
--
-- ARGV: what every key begins with, task id, topic with its length in front (10 digits), position (16 digits)
-- Answer: nothing, or position, id and row of the message; a row that is nothing is missing
local id, topic = ARGV[2], ARGV[3]
-- A colon is behind all digits.
local first = redis.call('ZRANGEBYLEX', ARGV[1] .. 'mail:' .. id, '[' .. topic .. ARGV[4], '(' .. topic .. ':', 'LIMIT', 0, 1)[1]
if not first then
    return false
end
local message = string.sub(first, #topic + 17)
return { string.sub(first, #topic + 1, #topic + 16), message, redis.call('HGET', ARGV[1] .. 'messages:' .. id, message) }
