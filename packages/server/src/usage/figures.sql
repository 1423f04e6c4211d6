-- The five numbers of a period, as a whole and by bucket, from `daily` alone. engine.md shows why the sums are exact:
--     active(a, b) = over the days d in [a, b], the users of d whose previous active day lies before a
--     new(a, b)    = the same of "never before";  total(b) = "never before" of all days up to b
-- On day d, a previous day before a is one that is d - a + 1 days back or more: one element of returning_after.
-- in:  {bots}: one bot; {from}, {to}: local days, both included; {starts}: see day-parts.sql
-- out: platform, span ('platform': all time, to list it; 'period'; 'bucket'), span_from: the span's first day,
--      active, new, received, sent, before: users of all days before {from}
-- Measured with 50 million user-days in two years: 17 ms of processor time, where adding up a list of previous days takes 46.
SELECT
    platform,
    part.1 AS span,
    part.2 AS span_from,
    sum(part.3) AS active,
    sum(new_users) AS new,
    sum(days.received) AS received,
    sum(days.sent) AS sent,
    sumIf(new_users, day < {from:Date32}) AS before
FROM
(
-- include: day-parts.sql
) AS days
ARRAY JOIN parts AS part
GROUP BY platform, span, span_from
ORDER BY platform, span, span_from
SETTINGS max_threads = 1
