-- The messages of a period by weekday and hour, from `daily` alone.
-- in:  {bot}, {from}, {to}: local days, both included
-- out: platform, weekday (1: Monday), received and sent: for each of 24 hours; empty where no such day has messages
SELECT
    platform,
    toDayOfWeek(day) AS weekday,
    sumForEach(hours_received) AS received,
    sumForEach(hours_sent) AS sent
FROM daily FINAL
WHERE bot = {bot:String} AND day BETWEEN {from:Date32} AND {to:Date32}
GROUP BY platform, weekday
SETTINGS max_threads = 1
