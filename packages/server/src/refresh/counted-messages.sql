-- The messages that count, each once, at the instant at which it counts (metrics.md, "When are two messages one?").
-- in:  {bots}, {read_from} and {read_until} (excluded): the stored copies to look at
-- out: bot, platform, user, direction, instant (ms)
-- The copies of one message are walked in time order; the first starts a message, and so does each that comes more than
-- 48 hours (172,800,000 ms) after the one that started the last.
-- TRAP: a copy before {read_from} can own one after it. Callers read far enough back (reaching-back.sql).
SELECT
    bot,
    platform,
    user,
    direction,
    arrayJoin(
        if(
            length(copies) = 1,
            copies,
            arrayFold(
                (starts, copy) -> if(empty(starts) OR copy - starts[-1] > 172800000, arrayPushBack(starts, copy), starts),
                arraySort(copies),
                CAST([], 'Array(Int64)')
            )
        )
    ) AS instant
FROM
(
    SELECT bot, platform, user, direction, id, groupUniqArray(toUnixTimestamp64Milli(timestamp)) AS copies
    FROM messages
    WHERE bot IN {bots:Array(String)}
      AND timestamp >= fromUnixTimestamp64Milli({read_from:Int64}, 'UTC')
      AND timestamp < fromUnixTimestamp64Milli({read_until:Int64}, 'UTC')
-- slot: whose
    GROUP BY bot, platform, user, direction, id
)
