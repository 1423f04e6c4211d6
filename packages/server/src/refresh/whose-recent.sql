-- Narrows a reading to the users, in a slice of them, of whom something came in since the last refresh: only their days
-- can have changed. The primary key skips the others.
      AND user BETWEEN {first_user:UInt64} AND {last_user:UInt64}
      AND (bot, platform, user) IN (
          SELECT bot, platform, user
          FROM messages
          WHERE bot IN {bots:Array(String)}
            AND received_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
-- include: seen.sql
            AND user BETWEEN {first_user:UInt64} AND {last_user:UInt64}
      )
