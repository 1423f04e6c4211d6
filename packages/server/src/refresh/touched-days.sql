-- The local days on which something came in since the last refresh.
-- in:  {bots}, {since} (ms), the zone's {starts} and {offsets}; what seen.sql wants
-- out: day, messages: how many rows came in
SELECT local_day(timestamp, {starts:Array(Int64)}, {offsets:Array(Int64)}) AS day, count() AS messages
FROM messages
WHERE bot IN {bots:Array(String)} AND received_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
-- include: seen.sql
GROUP BY day
ORDER BY day
