-- The hashes of the message keys that have more than one stored copy.
      SELECT cityHash64(bot, platform, user, direction, id) AS key
      FROM messages
      WHERE bot IN {bots:Array(String)}
        AND timestamp >= fromUnixTimestamp64Milli({read_from:Int64}, 'UTC')
        AND timestamp < fromUnixTimestamp64Milli({read_until:Int64}, 'UTC')
-- include: seen.sql
-- slot: whose
      GROUP BY key
      HAVING count() > 1
