-- Narrows a reading of `messages` to the users of whom something came in since the last refresh: only their days can
-- have changed. The primary key skips the others.
      AND (bot, platform, user) IN (
          SELECT bot, platform, user
          FROM messages
          WHERE bot IN {bots:Array(String)} AND received_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
      )
