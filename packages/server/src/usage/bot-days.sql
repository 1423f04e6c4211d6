-- The first and last local day on which each bot has a message.
-- in:  {bots}
-- out: bot, first_day, last_day
SELECT bot, min(day) AS first_day, max(day) AS last_day
FROM daily FINAL
WHERE bot IN {bots:Array(String)} AND received + sent > 0
GROUP BY bot
