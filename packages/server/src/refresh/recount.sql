-- messages → user_days, for some days of some users: writes the rows whose counts are not what `messages` says now.
-- in:  {bots}, {days}, {read_from}, {read_until}, the zone's {starts} and {offsets}, {version}; the users of whose-recent.sql
-- law: order of arrival does not matter; running it twice writes nothing the second time
INSERT INTO user_days (bot, platform, user, day, received, sent, version)
SELECT bot, platform, user, day, sum(counted_received), sum(counted_sent), {version:UInt64}
FROM
(
    SELECT
        bot,
        platform,
        user,
        local_day(fromUnixTimestamp64Milli(instant, 'UTC'), {starts:Array(Int64)}, {offsets:Array(Int64)}) AS day,
        countIf(direction = 'received') AS counted_received,
        countIf(direction = 'sent') AS counted_sent,
        0 AS stored_received,
        0 AS stored_sent
    FROM
    (
-- include: counted-messages.sql
    )
    WHERE day IN {days:Array(Date32)}
    GROUP BY bot, platform, user, day
    UNION ALL
    -- The newest versions by argMax: FINAL would take twenty times as long to find the rows of a few users.
    SELECT bot, platform, user, day, 0, 0, argMax(received, version), argMax(sent, version)
    FROM user_days
    WHERE bot IN {bots:Array(String)}
      AND day IN {days:Array(Date32)}
-- slot: whose
    GROUP BY bot, platform, user, day
)
GROUP BY bot, platform, user, day
HAVING sum(counted_received) != sum(stored_received) OR sum(counted_sent) != sum(stored_sent)
