-- Who came, stayed away and came back, in the whole period and by bucket, from `daily` alone. On a day, the users who had not
-- been active since some day before are those who were never active and those away for longer: one element to look up. With
-- c, the first day of the span before [a, b]:
--     active(a, b) = over the days in [a, b], the users of the day who had not been active since a
--     absent(a, b) = the same, not since c: the new and the reactivated ones; the others of the active ones are returning
-- in:  {bot}, {from}, {to}: local days, both included; {granularity}: day, week, month, quarter or year;
--      {period_before}, {bucket_before}: c of the period and of its first bucket
-- out: platform, span ('platform': all time, to list it; 'period'; 'bucket'), span_from: the span's first day, active,
--      absent, before: active users of the span before, new, received, sent
SELECT
    platform,
    part.1 AS span,
    part.2 AS span_from,
    sum(part.3) AS active,
    sum(part.4) AS absent,
    sum(part.5) AS before,
    sumIf(new_users, part.6) AS new,
    sumIf(days.received, part.6) AS received,
    sumIf(days.sent, part.6) AS sent
FROM
(
    WITH
        (date) -> multiIf(
            {granularity:String} = 'day', date,
            {granularity:String} = 'week', toMonday(date),
            {granularity:String} = 'month', toStartOfMonth(date),
            {granularity:String} = 'quarter', toStartOfQuarter(date),
            toStartOfYear(date)
        ) AS start_of,
        (since) -> new_users + returning_after[toInt32(day) - toInt32(since) + 1]
            + arraySum((days, users) -> if(days > toInt32(day) - toInt32(since), users, 0), far_days, far_users)
            AS not_since,
        start_of(day) AS whole_from,
        multiIf(
            {granularity:String} = 'day', day + 1,
            {granularity:String} = 'week', whole_from + 7,
            {granularity:String} = 'month', addMonths(whole_from, 1),
            {granularity:String} = 'quarter', addMonths(whole_from, 3),
            addMonths(whole_from, 12)
        ) AS next_from,
        greatest({from:Date32}, whole_from) AS bucket_from,
        if(bucket_from = {from:Date32}, {bucket_before:Date32}, start_of(bucket_from - 1)) AS before_from,
        toUInt64(0) AS none
    SELECT
        platform,
        day,
        received,
        sent,
        new_users,
        arrayFilter(
            part -> part.7,
            [
                ('platform', toDate32('1900-01-01'), none, none, none, true, true),
                (
                    'period',
                    {from:Date32},
                    not_since({from:Date32}),
                    not_since({period_before:Date32}),
                    none,
                    true,
                    day BETWEEN {from:Date32} AND {to:Date32}
                ),
                (
                    'bucket',
                    bucket_from,
                    not_since(bucket_from),
                    not_since(before_from),
                    none,
                    true,
                    day BETWEEN {from:Date32} AND {to:Date32}
                ),
                -- What is active before a span is not in it: the same day is of one span and of the span before another.
                (
                    'period',
                    {from:Date32},
                    none,
                    none,
                    not_since({period_before:Date32}),
                    false,
                    day >= {period_before:Date32} AND day < {from:Date32}
                ),
                (
                    'bucket',
                    {from:Date32},
                    none,
                    none,
                    not_since({bucket_before:Date32}),
                    false,
                    day >= {bucket_before:Date32} AND day < {from:Date32}
                ),
                -- A whole week, month, … is the span before the next, even where the period begins within it.
                (
                    'bucket',
                    next_from,
                    none,
                    none,
                    not_since(whole_from),
                    false,
                    next_from > {from:Date32} AND next_from <= {to:Date32}
                )
            ]
        ) AS parts
    FROM daily FINAL
    WHERE bot = {bot:String}
) AS days
ARRAY JOIN parts AS part
GROUP BY platform, span, span_from
ORDER BY platform, span, span_from
SETTINGS max_threads = 1
