-- Of the copies of one message key, grouped: the instants (ms) at which a message starts, a row each.
-- The copies are walked in time order; the first starts a message, and so does each that comes more than 48 hours
-- (172,800,000 ms) after the one that started the last.
    arrayJoin(
        arrayFold(
            (starts, copy) -> if(empty(starts) OR copy - starts[-1] > 172800000, arrayPushBack(starts, copy), starts),
            arraySort(groupUniqArray(toUnixTimestamp64Milli(timestamp))),
            CAST([], 'Array(Int64)')
        )
    ) AS instant
