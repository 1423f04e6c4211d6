-- The platforms on which a bot has messages: those that an answer lists, also where a period has nothing of them.
-- in:  {bot}
-- out: platform
-- One whose every message was erased or moved away has only zeros left, and is not listed.
SELECT platform
FROM daily FINAL
WHERE bot = {bot:String}
GROUP BY platform
HAVING sum(received + sent) > 0
