-- name: list
SELECT bot, connector, credentials, forward_to, connected_at FROM connections

-- Changes nothing where there is no such bot.
-- name: set
INSERT INTO connections (bot, connector, credentials, forward_to, connected_at)
SELECT bot, :connector, :credentials, :forward_to, :now FROM bots WHERE bot = :bot
ON CONFLICT (bot, connector) DO UPDATE
SET credentials = excluded.credentials, forward_to = excluded.forward_to, connected_at = excluded.connected_at

-- name: remove
DELETE FROM connections WHERE bot = :bot AND connector = :connector
