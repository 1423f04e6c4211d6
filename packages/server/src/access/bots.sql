-- name: list
SELECT bot, name, timezone FROM bots ORDER BY bot

-- name: create
INSERT INTO bots (bot, name, timezone, created_at) VALUES (:bot, :name, :timezone, :now) ON CONFLICT DO NOTHING

-- name: update
UPDATE bots SET name = coalesce(:name, name), timezone = coalesce(:timezone, timezone) WHERE bot = :bot

-- name: remove
DELETE FROM bots WHERE bot = :bot
