-- name: list
SELECT bot, name, timezone FROM bots ORDER BY bot

-- name: create
INSERT INTO bots (bot, name, timezone, created_at)
SELECT :bot, :name, :timezone, :now WHERE NOT EXISTS (SELECT 1 FROM deletions WHERE bot = :bot)
ON CONFLICT DO NOTHING

-- name: update
UPDATE bots SET name = coalesce(:name, name), timezone = coalesce(:timezone, timezone) WHERE bot = :bot

-- name: remove
DELETE FROM bots WHERE bot = :bot

-- name: begin_deletion
INSERT INTO deletions (bot) VALUES (:bot)

-- name: deletions
SELECT bot FROM deletions ORDER BY bot

-- name: end_deletion
DELETE FROM deletions WHERE bot = :bot
