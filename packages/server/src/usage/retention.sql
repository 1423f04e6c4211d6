-- Who of the users that were new in one week or month was active in another, from `daily` alone.
--     users(c, b) = over the days d in b, the users whose first active day in b is d and whose first of all lies in c
-- Each user of b has one first active day in it, so that nobody is counted twice.
-- in:  {bot}, {from}, {to}: local days, both included, whole weeks or months; {granularity}: week or month;
--      {cohorts} and {cohort_users}: the columns of it
-- out: platform, bucket and cohort: first days of them, users
SELECT
    platform,
    if({granularity:String} = 'week', toMonday(day), toStartOfMonth(day)) AS bucket,
    cohort,
    sum(users) AS users
FROM daily FINAL
ARRAY JOIN {cohorts:Identifier} AS cohort, {cohort_users:Identifier} AS users
WHERE bot = {bot:String} AND day BETWEEN {from:Date32} AND {to:Date32} AND cohort >= {from:Date32}
GROUP BY platform, bucket, cohort
SETTINGS max_threads = 1
