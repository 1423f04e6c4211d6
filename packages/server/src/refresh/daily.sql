-- day_users and day_hours → daily, for some days.
-- in:  {target}: the table to write; {bots}, {days}, {first_day} and {last_day} of them, {version}
-- law: a day's row is a function of that day's rows alone. A day that is empty now gets zeros, and no hours.
INSERT INTO {target:Identifier} (
    bot, platform, day, received, sent, new_users, returning_after, far_days, far_users,
    first_months, month_users, first_weeks, week_users, hours_received, hours_sent, version
)
WITH
    groupArrayInsertAtIf(0)(users, toUInt32(value - 1), part = 'away' AND users > 0 AND value BETWEEN 1 AND 1100) AS away_for,
    arraySort(groupArrayIf((value, users), part = 'away' AND users > 0 AND value > 1100)) AS far,
    arraySort(groupArrayIf((CAST(value, 'Date32'), users), part = 'month')) AS months,
    arraySort(groupArrayIf((CAST(value, 'Date32'), users), part = 'week')) AS weeks
SELECT
    bot,
    platform,
    day,
    sum(received_by_all) AS received,
    sum(sent_to_all) AS sent,
    sumIf(users, part = 'away' AND value = 0),
    arrayReverse(arrayCumSum(arrayReverse(away_for))),
    far.1,
    far.2,
    months.1,
    months.2,
    weeks.1,
    weeks.2,
    if(received + sent > 0, any(hours.received), []),
    if(received + sent > 0, any(hours.sent), []),
    {version:UInt64}
FROM
(
    SELECT
        bot,
        platform,
        day,
        parts.1 AS part,
        parts.2 AS value,
        countIf(was_active) AS users,
        sumIf(received, part = 'away') AS received_by_all,
        sumIf(sent, part = 'away') AS sent_to_all
    FROM
    (
        WITH
            toDate32('1900-01-01') AS never,
            received > 0 AS was_active,
            if(previous = never, 0, toInt32(day) - toInt32(previous)) AS days_away,
            was_active AND (previous = never OR previous < toStartOfMonth(day)) AS opens_month,
            was_active AND (previous = never OR previous < toMonday(day)) AS opens_week
        SELECT
            bot,
            platform,
            day,
            received,
            sent,
            was_active,
            arrayConcat(
                [('away', days_away)],
                if(opens_month, [('month', toInt32(toStartOfMonth(first)))], []),
                if(opens_week, [('week', toInt32(toMonday(first)))], [])
            ) AS all_parts
        FROM day_users FINAL
        WHERE bot IN {bots:Array(String)}
          AND day BETWEEN {first_day:Date32} AND {last_day:Date32}
          AND day IN {days:Array(Date32)}
    )
    ARRAY JOIN all_parts AS parts
    GROUP BY bot, platform, day, part, value
) AS counted
LEFT JOIN
(
    SELECT bot, platform, day, received, sent
    FROM day_hours FINAL
    WHERE bot IN {bots:Array(String)} AND day IN {days:Array(Date32)}
) AS hours USING (bot, platform, day)
GROUP BY bot, platform, day
