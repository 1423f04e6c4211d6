-- Whether reading from {read_from} is far enough back to know which copies after {day_start} start a message.
-- If a copy from before {read_from} had a say, then a chain of copies, no two neighbours more than 48 hours apart, would
-- lead from there to {day_start}: one of its copies in the first 48 hours that are read, one in the last 48 before the days.
-- Copies are brought together by a hash of their key: two keys of one hash may lead to reading more than is needed.
-- in:  {bots}, {read_from}, {day_start} (ms)
-- out: chains: how many messages have such a pair; with 0 the reading is exact
SELECT count() AS chains
FROM
(
    SELECT 1
    FROM messages
    WHERE bot IN {bots:Array(String)}
      AND timestamp >= fromUnixTimestamp64Milli({read_from:Int64}, 'UTC')
      AND timestamp < fromUnixTimestamp64Milli({day_start:Int64}, 'UTC')
-- slot: whose
    GROUP BY cityHash64(bot, platform, user, direction, id)
    HAVING min(timestamp) <= fromUnixTimestamp64Milli({read_from:Int64} + 172800000, 'UTC')
       AND max(timestamp) >= fromUnixTimestamp64Milli({day_start:Int64} - 172800000, 'UTC')
)
