-- In front of a script that appends, which follows as the body of a function: it is given its own arguments, without those that
-- append_parts.lua reads.
local given, own = ARGV, tonumber(ARGV[#ARGV])
local ARGV = {}
for at = 1, own do
    ARGV[at] = given[at]
end
