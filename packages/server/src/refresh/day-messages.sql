-- About how many messages some days have: what was counted until the last refresh.
-- in:  {bots}, {days}
-- out: day, messages
SELECT day, sum(received + sent) AS messages
FROM daily FINAL
WHERE bot IN {bots:Array(String)} AND day IN {days:Array(Date32)}
GROUP BY day
