-- name: list
SELECT bot, connector, credentials, connected_at FROM connections

-- Changes nothing where there is no such bot.
-- name: set
INSERT INTO connections (bot, connector, credentials, connected_at)
SELECT bot, :connector, :credentials, :now FROM bots WHERE bot = :bot
ON CONFLICT (bot, connector) DO UPDATE SET credentials = excluded.credentials

-- name: remove
DELETE FROM connections WHERE bot = :bot AND connector = :connector
