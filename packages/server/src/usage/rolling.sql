-- The active users of the 7 and 28 days that end with a day, from `daily` alone. The 28 days up to t count each user on the first
-- of them on which the user was active, so each of these days adds to t its users who had not been active since t - 27.
-- in:  {bot}, {from}, {wholes}, {nexts} as in lifecycle.sql; {last}: the last day that takes part
-- out: platform, bucket: its first day likewise, daily and reach: over the bucket's days, the active users of each, and of the 28 days
--      up to each, added up; rolling7 and rolling28: of the days up to the bucket's last, or up to {last}
-- Where {last} lies before {from}, the bucket is {from} and has no days that could be added up.
WITH
    roundDown(until, {wholes:Array(Int32)}) AS whole_from,
    until = least({last:Int32}, transform(whole_from, {wholes:Array(Int32)}, {nexts:Array(Int32)}) - 1) AS is_end
SELECT
    platform,
    greatest({from:Int32}, whole_from) AS bucket,
    sumIf(active_of_1, until >= {from:Int32}) AS daily,
    sumIf(active_of_28, until >= {from:Int32}) AS reach,
    sumIf(active_of_7, is_end) AS rolling7,
    sumIf(active_of_28, is_end) AS rolling28
FROM
(
    SELECT
        platform,
        toInt32(day) + later AS until,
        sumIf(always + away_at_all, later = 0) AS active_of_1,
        sumIf(always + since_7, later < 7) AS active_of_7,
        sum(always + since_28) AS active_of_28
    FROM
    (
        SELECT
            platform,
            day,
            new_users + toUInt64(arraySum(far_users)) AS always,
            returning_after[1] AS away_at_all,
            arrayReverse(arrayResize(returning_after, 7)) AS away_7,
            arrayReverse(arrayResize(returning_after, 28)) AS away_28
        FROM daily FINAL
        WHERE bot = {bot:String} AND toInt32(day) BETWEEN least({from:Int32}, {last:Int32}) - 27 AND {last:Int32}
    )
    ARRAY JOIN range(28) AS later, away_28 AS since_28, arrayResize(away_7, 28) AS since_7
    WHERE until BETWEEN least({from:Int32}, {last:Int32}) AND {last:Int32}
    GROUP BY platform, until
)
GROUP BY platform, bucket
ORDER BY platform, bucket
SETTINGS max_threads = 1
