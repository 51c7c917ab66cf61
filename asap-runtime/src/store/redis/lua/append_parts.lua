-- Behind a script that appends, which stands in front as the function `append`: what it changes about parts.
--
-- KEYS: as of that script, then parts and spans
-- ARGV: as of that script, then the version, the one before it, 1 if versions may fall out of a window, how many parts are added, then
--       each of them with its name, then the names of those that are dropped, then how many arguments stand in front of all that
-- Answer: as of that script
sound_parts(KEYS[5], KEYS[6])
local done = append()
if done ~= 1 then
    return done
end
local parts, spans = KEYS[5], KEYS[6]
local version, before, window = given[own + 1], given[own + 2], given[own + 3]
local behind = own + 5 + 2 * tonumber(given[own + 4])
local old, new = {}, {}
for at = own + 5, behind - 1, 2 * SOME do
    redis.call('HSET', parts, unpack(given, at, math.min(at + 2 * SOME, behind) - 1))
end
for at = own + 5, behind - 1, 2 do
    new[#new + 1] = span(given[at], OPEN)
end
for at = behind, #given - 1 do
    local member = span(given[at], OPEN)
    if redis.call('ZSCORE', spans, member) then
        old[#old + 1] = member
        new[#new + 1] = span(given[at], before)
    end
end
each('ZREM', spans, old)
add_spans(spans, new)
if window == '1' then
    local start = '0000000000000000001'
    local lowest = redis.call('ZRANGEBYLEX', KEYS[1], '(' .. start, '+', 'LIMIT', 0, 1)[1]
    -- What the start brought stays with it, unless somebody has deleted it.
    for class = 0, lowest and (redis.call('ZSCORE', KEYS[1], start) and 0 or 1) or -1 do
        local gone = redis.call('ZRANGEBYLEX', spans, '[' .. class, '(' .. class .. lowest)
        if gone[1] then
            local keys = {}
            for at, member in ipairs(gone) do
                keys[at] = string.sub(member, 21)
            end
            each('HDEL', parts, keys)
            redis.call('ZREMRANGEBYLEX', spans, '[' .. class, '(' .. class .. lowest)
        end
    end
end
return done
