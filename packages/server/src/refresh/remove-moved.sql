-- Removes what was copied to another user. What came in since was not, and stays for the next refresh.
-- in:  {bots}; {moved}: the aliases; what seen.sql wants: the rows that were copied
DELETE FROM messages
WHERE bot IN {bots:Array(String)}
  AND user IN {moved:Array(UInt64)}
-- include: seen.sql
