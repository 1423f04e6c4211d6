-- Who came, stayed away and came back, in the whole period and by bucket, from `daily` alone. On a day, the users who had not
-- been active since some day before are those who were never active and those away for longer: one element to look up. With
-- c, the first day of the span before [a, b]:
--     active(a, b) = over the days in [a, b], the users of the day who had not been active since a
--     absent(a, b) = the same, not since c: the new and the reactivated ones; the others of the active ones are returning
-- in:  {bot}; as days since 1970: {from}, {to}, both included; {wholes}: where the weeks, months, … of the period begin, clipped
--      by nothing, from the one before the first, and {nexts}: where those after each begin; {period_before}: c of the period
-- out: platform, span ('platform': all time, to list it; 'period'; 'bucket'), span_from: the span's first day likewise, active,
--      absent, before: active users of the span before, new, received, sent
-- Measured with two years of three platforms: 20 ms of processor time, of which the engine takes most to read the statement, not the
-- days. Hence the arrays: with the calendar in the statement, it was 28.
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
        toInt32(day) AS number,
-- include: active-since.sql
        roundDown(number, {wholes:Array(Int32)}) AS whole_from,
        transform(whole_from, {wholes:Array(Int32)}, {nexts:Array(Int32)}) AS next_from,
        greatest({from:Int32}, whole_from) AS bucket_from,
        if(
            bucket_from = {from:Int32},
            {wholes:Array(Int32)}[1],
            transform(bucket_from, {nexts:Array(Int32)}, {wholes:Array(Int32)})
        ) AS before_from,
        number BETWEEN {from:Int32} AND {to:Int32} AS is_in,
        toUInt64(0) AS none
    SELECT
        platform,
        received,
        sent,
        new_users,
        arrayFilter(
            part -> part.7,
            [
                ('platform', 0, none, none, none, true, true),
                (
                    'period',
                    {from:Int32},
                    active_since({from:Int32}),
                    active_since({period_before:Int32}),
                    none,
                    true,
                    is_in
                ),
                (
                    'bucket',
                    bucket_from,
                    active_since(bucket_from),
                    active_since(before_from),
                    none,
                    true,
                    is_in
                ),
                -- What is active before a span is not in it: the same day is of one span and of the span before another.
                (
                    'period',
                    {from:Int32},
                    none,
                    none,
                    active_since({period_before:Int32}),
                    false,
                    number >= {period_before:Int32} AND number < {from:Int32}
                ),
                (
                    'bucket',
                    {from:Int32},
                    none,
                    none,
                    active_since({wholes:Array(Int32)}[1]),
                    false,
                    number >= {wholes:Array(Int32)}[1] AND number < {from:Int32}
                ),
                -- A whole week, month, … is the span before the next, even where the period begins within it.
                (
                    'bucket',
                    next_from,
                    none,
                    none,
                    active_since(whole_from),
                    false,
                    next_from > {from:Int32} AND next_from <= {to:Int32}
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
