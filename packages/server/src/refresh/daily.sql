-- day_users → daily, for some days.
-- in:  {target}: the table to write; {bots}, {days}, {first_day} and {last_day} of them, {version}
-- law: a day's row is a function of that day's rows of day_users alone. A day that is empty now gets zeros.
INSERT INTO {target:Identifier} (bot, platform, day, received, sent, new_users, returning_after, far_days, far_users, version)
WITH
    groupArrayInsertAtIf(0)(users, toUInt32(days_away - 1), users > 0 AND days_away BETWEEN 1 AND 1100) AS away_for,
    arraySort(groupArrayIf((days_away, users), users > 0 AND days_away > 1100)) AS far
SELECT
    bot,
    platform,
    day,
    sum(received_by_all),
    sum(sent_to_all),
    sumIf(users, days_away = 0),
    arrayReverse(arrayCumSum(arrayReverse(away_for))),
    far.1,
    far.2,
    {version:UInt64}
FROM
(
    SELECT
        bot,
        platform,
        day,
        if(previous = toDate32('1900-01-01'), 0, toInt32(day) - toInt32(previous)) AS days_away,
        countIf(received > 0) AS users,
        sum(received) AS received_by_all,
        sum(sent) AS sent_to_all
    FROM day_users FINAL
    WHERE bot IN {bots:Array(String)}
      AND day BETWEEN {first_day:Date32} AND {last_day:Date32}
      AND day IN {days:Array(Date32)}
    GROUP BY bot, platform, day, previous
)
GROUP BY bot, platform, day
