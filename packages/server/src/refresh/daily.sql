-- day_users and day_hours → daily, for some days.
-- in:  {target}: the table to write; {bots}, {days}, {first_day} and {last_day} of them, {version}
-- law: a day's row is a function of that day's rows alone. A day that is empty now gets zeros, and no hours.
-- What is alike is counted by sorting: measured on 77,000 rows of 200 days, 0.06 s, where grouping by day and value takes 0.19.
INSERT INTO {target:Identifier} (
    bot, platform, day, received, sent, new_users, returning_after, far_days, far_users,
    first_months, month_users, first_weeks, week_users, hours_received, hours_sent, version
)
WITH
    arrayMap(away -> toUInt32(away - 1), arrayCompact(near)) AS places,
    arrayReduce('groupArrayInsertAt(0)', run_lengths(near), places) AS away_for
SELECT
    bot,
    platform,
    day,
    received_by_all,
    sent_to_all,
    never_before,
    arrayReverse(arrayCumSum(arrayReverse(away_for))),
    arrayCompact(far),
    run_lengths(far),
    arrayCompact(months),
    run_lengths(months),
    arrayCompact(weeks),
    run_lengths(weeks),
    if(received_by_all + sent_to_all > 0, hours.received, []),
    if(received_by_all + sent_to_all > 0, hours.sent, []),
    {version:UInt64}
FROM
(
    WITH
        toDate32('1900-01-01') AS never,
        received > 0 AND previous != never AS returned,
        toInt32(day) - toInt32(previous) AS away,
        received > 0 AND (previous = never OR previous < toStartOfMonth(day)) AS opens_month,
        received > 0 AND (previous = never OR previous < toMonday(day)) AS opens_week
    SELECT
        bot,
        platform,
        day,
        sum(received) AS received_by_all,
        sum(sent) AS sent_to_all,
        countIf(received > 0 AND previous = never) AS never_before,
        arraySort(groupArrayIf(away, returned AND away <= 1100)) AS near,
        arraySort(groupArrayIf(away, returned AND away > 1100)) AS far,
        arraySort(groupArrayIf(toInt32(toStartOfMonth(first)), opens_month)) AS months,
        arraySort(groupArrayIf(toInt32(toMonday(first)), opens_week)) AS weeks
    FROM day_users FINAL
    WHERE bot IN {bots:Array(String)}
      AND day BETWEEN {first_day:Date32} AND {last_day:Date32}
      AND day IN {days:Array(Date32)}
    GROUP BY bot, platform, day
) AS counted
LEFT JOIN
(
    SELECT bot, platform, day, received, sent
    FROM day_hours FINAL
    WHERE bot IN {bots:Array(String)} AND day IN {days:Array(Date32)}
) AS hours USING (bot, platform, day)
