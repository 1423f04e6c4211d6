-- Messages made by the engine itself, the same at every run: message n belongs to user-day n / 2.6, and that to a user and a
-- day by a hash. 45 of 100 are received. Nothing is drawn at random, so that two runs measure the same data.
-- in:  {first}, {count}: which ones; {users}, {first_day} (ms), {days}
-- out: timestamp (ms), platform, user, direction, id, as texts where a file has texts
SELECT
    {first_day:Int64} + (sipHash64(user_day, 7) % {days:UInt32}) * 86400000 + sipHash64(number, 3) % 86400000 AS timestamp_ms,
    multiIf(user_number % 10 < 6, 'whatsapp', user_number % 10 < 9, 'webchat', 'telegram') AS platform,
    concat('u', toString(user_number)) AS user,
    if(sipHash64(number, 5) % 100 < 45, 'received', 'sent') AS direction,
    concat('m', toString(number)) AS id
FROM
(
    SELECT number, intDiv(number * 10, 26) AS user_day, user_day % {users:UInt64} AS user_number
    FROM numbers({first:UInt64}, {count:UInt64})
)
