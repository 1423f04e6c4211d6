-- Who writes to a bot at this moment, from `messages`, by the rule that counts a message once.
-- in:  {bots}: one bot; {from}, {until} (excluded, ms): the last minutes; {recent_from} (ms): where the last few of them begin;
--      {read_from} (ms): far enough back for copies; what seen.sql and unmoved.sql want
-- out: platform, span ('all': the whole time; 'recent': since {recent_from}; 'minute'), span_from (ms): of a minute its start,
--      users: those who wrote; received, sent; and a span 'unsure' where copies from before {read_from} may have a say, by the
--      same test as reaching-back.sql: a copy in the first 48 hours that are read, and one in the last 48 before {from}
-- law: a message is in the span in which its earliest copy lies; order of arrival does not matter
-- Only messages of which a copy lies in these minutes are read, so all are grouped by their key: counted-messages.sql,
-- which first looks for those that need it, reads the same days four times.
SELECT
    platform,
    part.1 AS span,
    part.2 AS span_from,
    uniqExactIf(user, direction = 'received') AS users,
    countIf(direction = 'received') AS received,
    countIf(direction = 'sent') AS sent
FROM
(
    SELECT
        platform,
        user,
        direction,
        countIf(timestamp <= fromUnixTimestamp64Milli({read_from:Int64} + 172800000, 'UTC')) > 0
            AND countIf(timestamp BETWEEN fromUnixTimestamp64Milli({from:Int64} - 172800000, 'UTC')
                AND fromUnixTimestamp64Milli({from:Int64} - 1, 'UTC')) > 0 AS is_unsure,
-- include: ../refresh/message-starts.sql
    FROM messages
    WHERE bot IN {bots:Array(String)}
      AND timestamp >= fromUnixTimestamp64Milli({read_from:Int64}, 'UTC')
      AND timestamp < fromUnixTimestamp64Milli({until:Int64}, 'UTC')
-- include: ../refresh/seen.sql
-- include: ../refresh/unmoved.sql
-- slot: whose
    GROUP BY bot, platform, user, direction, id
)
ARRAY JOIN arrayConcat(
    if(is_unsure, [('unsure', {from:Int64})], []),
    if(instant >= {from:Int64}, [('all', {from:Int64}), ('minute', intDiv(instant, 60000) * 60000)], []),
    if(instant >= {recent_from:Int64}, [('recent', {recent_from:Int64})], [])
) AS part
GROUP BY platform, span, span_from
