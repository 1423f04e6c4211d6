-- name: list
SELECT id, bot, scope, origins, hash, created_at, last_used_at FROM keys ORDER BY created_at, id

-- name: create
INSERT INTO keys (id, bot, scope, origins, hash, created_at)
SELECT :id, bot, :scope, :origins, :hash, :now FROM bots WHERE bot = :bot

-- name: revoke
DELETE FROM keys WHERE id = :id

-- name: used
UPDATE keys SET last_used_at = :now WHERE id = :id
