-- messages → user_days, for some days: writes the rows whose counts are not what `messages` says now.
-- in:  {bots}, {days}, {first_day} and {last_day} of them, {read_from}, {read_until}, the zone's {starts} and {offsets}, {version}
-- law: order of arrival does not matter; running it twice writes nothing the second time
INSERT INTO user_days (bot, platform, user, day, received, sent, previous, version)
SELECT bot, platform, user, day, sum(counted_received), sum(counted_sent), max(stored_previous), {version:UInt64}
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
        0 AS stored_sent,
        toDate32('1900-01-01') AS stored_previous
    FROM
    (
-- include: counted-messages.sql
    )
    WHERE day IN {days:Array(Date32)}
    GROUP BY bot, platform, user, day
    UNION ALL
    SELECT bot, platform, user, day, 0, 0, received, sent, previous
    FROM user_days FINAL
    WHERE bot IN {bots:Array(String)}
      AND day BETWEEN {first_day:Date32} AND {last_day:Date32}
      AND day IN {days:Array(Date32)}
-- slot: whose
)
GROUP BY bot, platform, user, day
HAVING sum(counted_received) != sum(stored_received) OR sum(counted_sent) != sum(stored_sent)
