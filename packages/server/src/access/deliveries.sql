-- name: add
INSERT INTO deliveries (bot, connector, at, what, times)
SELECT bot, :connector, :at, :what, :times FROM bots WHERE bot = :bot

-- Equal deliveries right after one another are one line: a forger, or a lost secret, does not push the others out.
-- name: repeat
UPDATE deliveries SET at = :at, times = times + :times
WHERE id = (SELECT max(id) FROM deliveries WHERE bot = :bot) AND connector = :connector AND what = :what

-- name: trim
DELETE FROM deliveries
WHERE bot = :bot AND id <= (SELECT id FROM deliveries WHERE bot = :bot ORDER BY id DESC LIMIT 1 OFFSET :kept)

-- out: the last ones of a bot, the newest first
-- name: list
SELECT connector, at, what, times FROM deliveries WHERE bot = :bot ORDER BY id DESC LIMIT :most
