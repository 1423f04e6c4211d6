-- The days of other copies of a message of which a copy came in since the last refresh. An earlier copy that comes late
-- moves the message to its own day, and so changes the day where the message was counted until now.
-- Copies are brought together by a hash of their key: two keys of one hash add a day, which is recounted to the same result.
-- in:  {bots}, {since} (ms), {read_from}, {read_until}: where to look; the zone's {starts} and {offsets}; what
--      seen.sql wants
-- out: day
SELECT DISTINCT arrayJoin(days) AS day
FROM
(
    SELECT groupUniqArray(local_day(timestamp, {starts:Array(Int64)}, {offsets:Array(Int64)})) AS days
    FROM messages
    WHERE bot IN {bots:Array(String)}
      AND timestamp >= fromUnixTimestamp64Milli({read_from:Int64}, 'UTC')
      AND timestamp < fromUnixTimestamp64Milli({read_until:Int64}, 'UTC')
-- include: seen.sql
-- slot: whose
    GROUP BY cityHash64(bot, platform, user, direction, id)
    HAVING length(days) > 1 AND max(received_at) > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
)
