-- Narrows a reading of user_days to the users of whom a row is newer than the last refresh.
      AND (bot, platform, user) IN (
          SELECT bot, platform, user
          FROM user_days
          WHERE bot IN {bots:Array(String)} AND version > {done:UInt64}
      )
