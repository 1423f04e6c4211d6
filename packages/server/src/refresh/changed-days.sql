-- The days of which a row of day_users or day_hours is newer than the last refresh: their `daily` rows are to be made again.
-- in:  {bots}, {done}
-- out: day, rows: how many are newer
SELECT day, count() AS rows
FROM
(
    SELECT day FROM day_users WHERE bot IN {bots:Array(String)} AND version > {done:UInt64}
    UNION ALL
    SELECT day FROM day_hours WHERE bot IN {bots:Array(String)} AND version > {done:UInt64}
)
GROUP BY day
ORDER BY day
