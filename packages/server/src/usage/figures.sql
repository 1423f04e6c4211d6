-- The five numbers of a period, as a whole and by bucket, from `daily` alone. engine.md shows why the sums are exact:
--     active(a, b) = over the days d in [a, b], the users of d whose previous active day lies before a
--     new(a, b)    = the same of "never before";  total(b) = "never before" of all days up to b
-- in:  {bot}, {from}, {to}: local days, both included; {granularity}: day, week, month, quarter or year
-- out: platform, span ('platform': all time, to list it; 'period'; 'bucket'), span_from: the span's first day,
--      active, new, received, sent, before: users of all days before {from}
WITH
    (day BETWEEN {from:Date32} AND {to:Date32}) AS inside,
    greatest(
        {from:Date32},
        multiIf(
            {granularity:String} = 'day', day,
            {granularity:String} = 'week', toMonday(day),
            {granularity:String} = 'month', toStartOfMonth(day),
            {granularity:String} = 'quarter', toStartOfQuarter(day),
            toStartOfYear(day)
        )
    ) AS bucket_from
SELECT
    platform,
    span,
    span_from,
    sum(if(span = 'platform', 0, new_users + arraySum((users, last) -> if(last < span_from, users, 0), returning_users, previous))) AS active,
    sum(new_users) AS new,
    sum(daily.received) AS received,
    sum(daily.sent) AS sent,
    sumIf(new_users, day < {from:Date32}) AS before
FROM daily FINAL
ARRAY JOIN
    if(inside, ['platform', 'period', 'bucket'], ['platform']) AS span,
    if(inside, [toDate32('1900-01-01'), {from:Date32}, bucket_from], [toDate32('1900-01-01')]) AS span_from
WHERE bot = {bot:String}
GROUP BY platform, span, span_from
ORDER BY platform, span, span_from
