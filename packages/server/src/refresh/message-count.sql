-- How many messages are stored of some bots.
-- in:  {bots}
SELECT count() AS messages FROM messages WHERE bot IN {bots:Array(String)}
