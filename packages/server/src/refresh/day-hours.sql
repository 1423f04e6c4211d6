-- messages → day_hours, for some days of all users: writes the rows that are not what `messages` says now.
-- in:  {bots}, {days}, {read_from}, {read_until}, the zone's {starts} and {offsets}, {version}; what seen.sql wants
-- law: order of arrival does not matter; running it twice writes nothing the second time
INSERT INTO day_hours (bot, platform, day, received, sent, version)
SELECT bot, platform, day, sumForEach(counted_received), sumForEach(counted_sent), {version:UInt64}
FROM
(
    SELECT
        bot,
        platform,
        day,
        groupArrayInsertAt(0, 24)(received, hour) AS counted_received,
        groupArrayInsertAt(0, 24)(sent, hour) AS counted_sent,
        CAST([], 'Array(UInt64)') AS stored_received,
        CAST([], 'Array(UInt64)') AS stored_sent
    FROM
    (
        WITH fromUnixTimestamp64Milli(instant, 'UTC') AS moment
        SELECT
            bot,
            platform,
            local_day(moment, {starts:Array(Int64)}, {offsets:Array(Int64)}) AS day,
            local_hour(moment, {starts:Array(Int64)}, {offsets:Array(Int64)}) AS hour,
            countIf(direction = 'received') AS received,
            countIf(direction = 'sent') AS sent
        FROM
        (
-- include: counted-messages.sql
        )
        WHERE day IN {days:Array(Date32)}
        GROUP BY bot, platform, day, hour
    )
    GROUP BY bot, platform, day
    UNION ALL
    SELECT bot, platform, day, [], [], received, sent
    FROM day_hours FINAL
    WHERE bot IN {bots:Array(String)} AND day IN {days:Array(Date32)}
)
GROUP BY bot, platform, day
HAVING sumForEach(counted_received) != sumForEach(stored_received) OR sumForEach(counted_sent) != sumForEach(stored_sent)
