-- Narrows a reading to the messages of which a copy lies in the last minutes. The users let the primary key skip others.
-- in:  {from}, {until} (excluded, ms)
      AND (bot, platform, user) IN (
          SELECT bot, platform, user
          FROM messages
          WHERE bot IN {bots:Array(String)}
            AND timestamp >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
            AND timestamp < fromUnixTimestamp64Milli({until:Int64}, 'UTC')
      )
      AND cityHash64(bot, platform, user, direction, id) IN (
          SELECT cityHash64(bot, platform, user, direction, id)
          FROM messages
          WHERE bot IN {bots:Array(String)}
            AND timestamp >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
            AND timestamp < fromUnixTimestamp64Milli({until:Int64}, 'UTC')
      )
